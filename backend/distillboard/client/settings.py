"""What the client reads from the environment, where an argument does not say it."""

import os
from pathlib import Path

DEFAULT_URL = "http://127.0.0.1:8000"
DEFAULT_LIMIT = 256 * 2**20


def server_url(given: str | None = None) -> str:
    """Address of the server."""
    return given or os.environ.get("DISTILLBOARD_URL") or DEFAULT_URL


def token_or_none(given: str | None = None) -> str | None:
    """Bearer token, where there is one."""
    return given or os.environ.get("DISTILLBOARD_TOKEN")


def spool_folder() -> Path:
    """Where reports wait while the server is away."""
    given = os.environ.get("DISTILLBOARD_SPOOL")
    if given:
        return Path(given)
    state = os.environ.get("XDG_STATE_HOME")
    return (Path(state) if state else Path.home() / ".local" / "state") / "distillboard" / "spool"


def spool_limit() -> int:
    """Most bytes of reports that wait for one run."""
    return int(os.environ.get("DISTILLBOARD_SPOOL_LIMIT_BYTES") or DEFAULT_LIMIT)
