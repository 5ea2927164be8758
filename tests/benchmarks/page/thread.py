"""The main thread of a page, in its own processor time: what other work on the machine does not lengthen."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

_PARTS = {"TaskDuration": "all", "ScriptDuration": "script", "LayoutDuration": "layout", "RecalcStyleDuration": "style"}
_SETTLE_MS = 4000
_IDLE_MS = 6000


class MainThread:
    """Milliseconds that the main thread worked between two looks, less what it does when nothing happens."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.wait_for_timeout(_SETTLE_MS)
        start = self._look()
        page.wait_for_timeout(_IDLE_MS)
        self._idle = {name: value / _IDLE_MS for name, value in self._since(start).items()}

    def spent(self, work: Callable[[], None], milliseconds: float) -> dict[str, float]:
        """What is spent on ``work`` and on all that follows from it within this time after it."""
        began, start = time.monotonic(), self._look()
        work()
        self._page.wait_for_timeout(milliseconds)
        spent = self._since(start)
        elapsed = (time.monotonic() - began) * 1000
        return {name: value - self._idle[name] * elapsed for name, value in spent.items()}

    def _since(self, start: dict[str, float]) -> dict[str, float]:
        end = self._look()
        return {name: (end[name] - start[name]) * 1000 for name in start}

    def _look(self) -> dict[str, float]:
        known = {one["name"]: one["value"] for one in self._session.send("Performance.getMetrics")["metrics"]}
        return {short: known[name] for name, short in _PARTS.items()}
