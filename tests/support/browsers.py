"""The Chromium that tests and benchmarks drive, and how it is started."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str | None:
    """The browser named by DISTILLBOARD_CHROMIUM, else the first one on the path."""
    named = os.environ.get("DISTILLBOARD_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)
