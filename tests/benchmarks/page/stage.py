"""What is measured on: an embedded stack with seeded runs, and browsers with empty profiles."""

import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from distillboard.server.db import Database, make_engine
from distillboard.up.stack import running_stack, settings_from
from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from support.browsers import FLAGS, find_browser
from support.seeding import seed_runs

PATIENCE = 120_000
METRICS = 20
_MOST_EVENTS = 500
DESKTOP = (1440, 900)


@dataclass
class Stage:
    """A running stack and the browser's driver.

    Attributes:
        url: Where the page is.
        chromium: The browser's program.
        playwright: Its driver.
        seeded: Ids of the seeded runs, oldest first.
        api: Requests to the interface.
    """

    url: str
    chromium: str
    playwright: Playwright
    seeded: list[str]
    api: httpx.Client

    @contextmanager
    def page(self, size: tuple[int, int] = DESKTOP) -> Iterator[Page]:
        """A page of a browser of its own, with nothing in its cache."""
        with tempfile.TemporaryDirectory() as profile:
            context = self.context(profile, size)
            context.set_default_timeout(PATIENCE)
            yield context.pages[0]
            context.close()

    def context(self, profile: str, size: tuple[int, int]) -> BrowserContext:
        """A browser with this profile."""
        return self.playwright.chromium.launch_persistent_context(
            profile,
            executable_path=self.chromium,
            args=list(FLAGS),
            base_url=self.url,
            viewport={"width": size[0], "height": size[1]},
        )

    def new_run(self, name: str) -> str:
        """Id of a new run that a script of one's own reports."""
        answer = self.api.post("/runs", json={"engine": "external", "name": name})
        return str(answer.raise_for_status().json()["id"])

    def report(self, run: str, points: dict[int, dict[str, float]], start: float) -> None:
        """Send metrics by step, a second a step from ``start``, in batches."""
        events = [
            {"type": "metrics", "step": step, "time": start + step, "values": values} for step, values in points.items()
        ]
        for first in range(0, len(events), _MOST_EVENTS):
            body = {"batch": str(uuid.uuid4()), "events": events[first : first + _MOST_EVENTS]}
            self.api.post(f"/runs/{run}/events", json=body).raise_for_status()


@contextmanager
def staged(runs: int) -> Iterator[Stage]:
    """A stack with that many seeded runs, on a free port and in a folder that goes with it.

    Raises:
        SystemExit: there is no Chromium.
    """
    chromium = find_browser()
    if chromium is None:
        raise SystemExit("no Chromium: install it (apt-get install chromium) or name one with DISTILLBOARD_CHROMIUM")
    with (
        tempfile.TemporaryDirectory() as home,
        running_stack(settings_from(home=Path(home), port=0)) as stack,
        sync_playwright() as playwright,
        httpx.Client(base_url=f"{stack.url}/api/v1", timeout=120, trust_env=False) as api,
    ):
        engine = make_engine(f"sqlite:///{next(stack.home.rglob('distillboard.sqlite3'))}")
        with Database(engine).writing() as session:
            seeded = seed_runs(session, runs, metrics=METRICS)
        engine.dispose()
        yield Stage(stack.url, chromium, playwright, seeded, api)


def now() -> float:
    """Seconds since 1970."""
    return time.time()
