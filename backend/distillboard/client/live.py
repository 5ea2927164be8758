"""The live stream as a bell: it says which runs may have changed, so that nobody has to look again and again."""

import json
import socket
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx

from distillboard.contracts.states import ENDED

from .errors import Unreachable
from .transport import Transport

T = TypeVar("T")

AWAY_SECONDS = 300.0
"""How long a server that was there is waited for, e.g. while it is started again."""
_CLOSING_SECONDS = 1.0
"""How long a connection that is being made keeps whoever leaves."""
_AGAIN_SECONDS = 1.0
"""Between a lost connection and the next."""
_SILENCE_SECONDS = 40.0
"""A stream pings every 15 seconds; one that is silent for longer is lost."""
_BACKSTOP_SECONDS = 15.0
"""How long a stream is trusted that says nothing."""


class Bell:
    """Hears of changes of some runs while the block lasts, in a thread of its own.

    A lost connection is made again and goes on after the last message (``Last-Event-ID``). Where there is no stream to
    be had, and while there is none, it rings whenever the interval is over: the same loop polls then.

    Args:
        transport: To the server; with an HTTP client that was given, whose network nobody knows, it never streams.
        runs: Ids of the runs in question.
        lines: Whether their log lines are heard too.
    """

    def __init__(self, transport: Transport, runs: Collection[str], *, lines: bool = False) -> None:
        self._transport = transport
        self._runs = frozenset(runs)
        self._named = ",".join(runs) if lines else ""
        self._news = threading.Condition()
        self._changed: set[str] = set()
        self._urgent = False
        self._looked = 0.0
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None
        self._socket: socket.socket | None = None
        self._last: str | None = None
        self.open = False
        """Whether changes are told right now."""

    def __enter__(self) -> Self:
        if self._transport.given is None:
            self._thread = threading.Thread(target=self._listen, name="distillboard-stream", daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed.set()
        self._hang_up()
        if self._thread is not None:
            self._thread.join(_CLOSING_SECONDS)

    def wait(self, interval: float, deadline: float | None = None) -> set[str]:
        """Wait until some of the runs may have changed, and say which; all of them when nobody can tell.

        Two answers are at least ``interval`` seconds apart, but that a run has ended is said at once.
        """
        with self._news:
            longest = _BACKSTOP_SECONDS if self.open else interval
            self._news.wait_for(lambda: bool(self._changed), _until(deadline, longest))
            rest = self._looked + interval - time.monotonic()
            self._news.wait_for(lambda: self._urgent, _until(deadline, rest))
            found = self._changed or set(self._runs)
            self._changed, self._urgent, self._looked = set(), False, time.monotonic()
            return found

    def _ring(self, runs: Collection[str], *, at_once: bool = False) -> None:
        with self._news:
            self._changed |= self._runs & set(runs)
            self._urgent |= at_once
            self._news.notify_all()

    def _listen(self) -> None:
        worth_trying = True
        while worth_trying and not self._closed.is_set():
            try:
                worth_trying = self._read()
            except (httpx.TransportError, OSError):
                worth_trying = True
            except RuntimeError:  # so httpx says that its client was closed
                if not self._closed.is_set():
                    raise
            if self.open:
                self.open = False
                self._ring(self._runs)
            self._closed.wait(_AGAIN_SECONDS)

    def _read(self) -> bool:
        """Read one connection to its end; whether another is worth trying."""
        headers = {"Accept": "text/event-stream"} | ({"Last-Event-ID": self._last} if self._last else {})
        with self._transport.stream("/stream", {"runs": self._named}, headers, _SILENCE_SECONDS) as answer:
            if answer.is_error or not answer.headers.get("content-type", "").startswith("text/event-stream"):
                return answer.is_server_error
            self._socket = answer.extensions["network_stream"].get_extra_info("socket")
            for message in _messages(answer.iter_lines()):
                if self._closed.is_set():
                    return False
                self._take(message)
            return True

    def _take(self, message: dict[str, str]) -> None:
        if not self.open:
            self.open = True
            self._ring(self._runs, at_once=True)
        if message.get("event") in ("run", "logs"):
            about = json.loads(message["data"])["run"]
            run = about if isinstance(about, str) else about["id"]
            if run in self._runs:
                self._ring([run], at_once=_has_ended(about))
        self._last = message.get("id", self._last)

    def _hang_up(self) -> None:
        """End a read that waits; the thread ends with it."""
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:  # its server was quicker
                return


class Patience:
    """Repeats calls while a server that was there is away."""

    def __init__(self, deadline: float | None = None) -> None:
        self._deadline = deadline
        self._heard: float | None = None

    def __call__(self, call: Callable[[], T]) -> T:
        """The call's result.

        Raises:
            Unreachable: the server never answered, or was away for ``AWAY_SECONDS`` or until the deadline.
        """
        while True:
            try:
                found = call()
            except Unreachable:
                now = time.monotonic()
                over = self._deadline is not None and now > self._deadline
                if over or self._heard is None or now > self._heard + AWAY_SECONDS:
                    raise
            else:
                self._heard = time.monotonic()
                return found


def _until(deadline: float | None, seconds: float) -> float:
    """Seconds to wait: no longer than to the deadline."""
    left = seconds if deadline is None else min(seconds, deadline - time.monotonic())
    return max(0.0, left)


def _messages(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """The fields of every message; comments are none."""
    fields: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(":")
            fields |= {name: value.removeprefix(" ")} if name else {}
        elif fields:
            yield fields
            fields = {}


def _has_ended(run: str | dict[str, Any]) -> bool:
    return isinstance(run, dict) and run["state"] in ENDED
