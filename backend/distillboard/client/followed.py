"""Following runs from a script: wait until they have ended, read and follow their logs."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import Literal

from rich.console import Console

from distillboard.contracts.runs import LogLine, LogPage, RunView
from distillboard.contracts.states import ENDED

from .follow import showing
from .live import Bell, Patience
from .organised import OrganisedRuns

LogLevel = Literal["debug", "info", "warning", "error"]


class FollowedRuns(OrganisedRuns):
    """What can be seen of runs while they go on."""

    def get(self, run: str) -> RunView:
        """A run as it stands now."""
        return self._transport.get(f"/runs/{run}", RunView)

    def wait(
        self,
        run: str,
        *,
        timeout: float | None = None,
        interval: float = 1.0,
        on_update: Callable[[RunView], None] | None = None,
        progress: bool = False,
    ) -> RunView:
        """Wait until a run has ended; how it ended is in ``state``.

        The live stream says when it changed; where there is none, it is looked at again and again. A server that is
        away meanwhile is waited for, up to five minutes.

        Args:
            run: Id of the run.
            timeout: Seconds after which to give up.
            interval: Shortest time between two looks, in seconds; that it has ended is seen at once.
            on_update: Called with the run at every look: at first, and when it changed.
            progress: Show it meanwhile: a bar on a terminal, a line at every epoch elsewhere.

        Raises:
            TimeoutError: the run has not ended within ``timeout``.
            Unreachable: the server does not answer.
        """
        return self.wait_all([run], timeout=timeout, interval=interval, on_update=on_update, progress=progress)[0]

    def wait_all(
        self,
        runs: Collection[str],
        *,
        timeout: float | None = None,
        interval: float = 1.0,
        on_update: Callable[[RunView], None] | None = None,
        progress: bool = False,
    ) -> list[RunView]:
        """Wait until every run has ended; see ``wait``."""
        if progress:
            with showing(Console()) as show:
                told = [show] if on_update is None else [show, on_update]
                return self._wait(runs, timeout, interval, told)
        return self._wait(runs, timeout, interval, [] if on_update is None else [on_update])

    def _wait(
        self,
        runs: Collection[str],
        timeout: float | None,
        interval: float,
        told: Sequence[Callable[[RunView], None]],
    ) -> list[RunView]:
        deadline = None if timeout is None else time.monotonic() + timeout
        patiently = Patience(deadline)
        ended: dict[str, RunView] = {}
        due = set(runs)
        with Bell(self._transport, due) as bell:
            while True:
                for run in [run for run in dict.fromkeys(runs) if run in due and run not in ended]:
                    view = patiently(partial(self.get, run))
                    for tell in told:
                        tell(view)
                    if view.state in ENDED:
                        ended[run] = view
                if len(ended) == len(set(runs)):
                    return [ended[run] for run in runs]
                if deadline is not None and time.monotonic() > deadline:
                    waiting = ", ".join(run for run in runs if run not in ended)
                    raise TimeoutError(f"after {timeout:g} s these runs have not ended: {waiting}")
                due = bell.wait(interval, deadline)

    def logs(  # noqa: PLR0913 - what a log can be asked for
        self,
        run: str,
        *,
        after: int | None = None,
        limit: int = 1000,
        tail: int | None = None,
        level: LogLevel | None = None,
        search: str | None = None,
        at: float | None = None,
    ) -> LogPage:
        """Log lines of a run, in the order they were accepted.

        Args:
            run: Id of the run.
            after: Index of the first line.
            limit: At most this many.
            tail: The last lines, whatever ``after`` says.
            level: Only this level and graver ones.
            search: Only lines that hold this, in capitals or not.
            at: Lines before and after this moment, in seconds since 1970; all of them, whatever is searched for.
        """
        wanted = {"after": after, "limit": limit, "tail": tail, "level": level, "search": search, "at": at}
        return self._transport.get(f"/runs/{run}/logs", LogPage, wanted)

    def follow_logs(
        self,
        run: str,
        *,
        tail: int = 100,
        interval: float = 1.0,
        level: LogLevel | None = None,
        search: str | None = None,
    ) -> Iterator[LogLine]:
        """The last log lines of a run, then new ones as they come, each once, until it has ended.

        The live stream says when there are new ones, else they are asked for every ``interval`` seconds. A server that
        is away meanwhile is waited for, up to five minutes. ``level`` and ``search`` as for ``logs``.
        """
        patiently = Patience()
        sought = partial(self.logs, run, level=level, search=search)
        with Bell(self._transport, [run], lines=True) as bell:
            page = patiently(partial(sought, tail=tail))
            while True:
                yield from page.lines
                has_ended = patiently(partial(self.get, run)).state in ENDED
                page = patiently(partial(sought, after=page.next))
                if has_ended and not page.lines:
                    return
                if not page.lines:
                    bell.wait(interval)
