"""Between a script and its run: a bounded buffer, a sender in the background, and the disk while the server is away."""

import logging
import os
import threading
import time
import weakref
from pathlib import Path

from distillboard.client.errors import DistillboardError, SpoolFull, Unreachable
from distillboard.contracts.events import Event, LogEvent, StateEvent

from .courier import Courier
from .events import ArtifactLine, EventReporter
from .target import Envelope, Target
from .waiting import Waiting, items

logger = logging.getLogger(__name__)

MOST_IN_MEMORY = 10_000
"""Events kept in memory; more go to disk at once."""
EAGER = 1000
"""Events at which the sender does not wait for its interval."""
LONGEST_PAUSE = 10.0
ENVELOPE = "run.json"


class Pipe(EventReporter):
    """Takes events at once and sends them when it can.

    Args:
        target: The run.
        folder: Where reports lie while the server is away.
        limit: Most bytes there.
        interval: Seconds between two sendings.
        strict: Hand faults to the next caller; otherwise they are logged, and what cannot be kept is counted.
    """

    _said: list[Event | ArtifactLine]
    _thread: threading.Thread | None
    _error: Exception | None
    _halted: bool
    _closed: bool

    def __init__(self, target: Target, folder: Path, *, limit: int, interval: float, strict: bool) -> None:
        super().__init__()
        self.target = target
        self.owner = os.getpid()
        self._folder, self._limit, self._interval, self._strict = folder, limit, interval, strict
        self._lost = 0
        self._renew(folder)
        _LIVE.add(self)

    @property
    def folder(self) -> Path:
        """Where reports of this process lie while the server is away."""
        return self._waiting.folder

    @property
    def stop_requested(self) -> bool:
        """Whether somebody cancelled the run."""
        return super().stop_requested or self._courier.stop_requested

    def flush(self, timeout: float) -> None:
        """Wait until the server has everything.

        Raises:
            Unreachable: not within ``timeout`` seconds; everything is kept and sent later.
            DistillboardError: something was refused.
        """
        deadline = time.monotonic() + timeout
        with self._changed:
            self._start()
            self._urgent += 1
            self._wake.set()
            try:
                while self._said or len(self._waiting):
                    self._raise_error()
                    if not self._changed.wait(max(0.0, deadline - time.monotonic())):
                        raise Unreachable(self._away_message(timeout))
                self._raise_error()
            finally:
                self._urgent -= 1

    def close(self, patience: float) -> bool:
        """Send what is left, or keep it on disk; whether the server has everything.

        Raises:
            DistillboardError: something was refused, as ``flush``.
        """
        try:
            self.flush(patience)
        except Unreachable:
            return False
        finally:
            self._end()
        return True

    def _end(self) -> None:
        with self._changed:
            self._closed = True
            self._wake.set()
            self._gather()
            if len(self._waiting):
                self._seal()
                self._waiting.store(beyond_limit=True)
        if self._thread is None:
            self.target.close()
        elif not len(self._waiting):
            self._thread.join()
        if not len(self._waiting):
            clear_up(self.folder)
        _LIVE.discard(self)

    def _put(self, line: Event | ArtifactLine) -> None:
        try:
            if not isinstance(line, StateEvent):
                self._make_room()
            self._tell_losses()
            self._keep(line)
        except DistillboardError as error:
            if self._strict:
                raise
            if not self._lost:
                logger.warning("reports are not kept from here on: %s", error)
            self._lost += 1

    def _make_room(self) -> None:
        """Let a full buffer out to disk; the end of a run is taken even where no room is left."""
        with self._changed:
            if len(self._said) + self._waiting.events_in_memory >= MOST_IN_MEMORY:
                self._gather()
                self._seal()
                self._waiting.store()

    def _keep(self, line: Event | ArtifactLine) -> None:
        with self._changed:
            self._raise_error()
            if self._closed:
                raise DistillboardError("this run's reporter is closed: nothing can be reported any more")
            self._said.append(line)
            self._start()
            eager = len(self._said) >= EAGER
        if eager:
            self._wake.set()

    def _tell_losses(self) -> None:
        if self._lost:
            told = f"{self._lost} reports are missing here: they could not be kept while the server was away"
            self._lost = 0
            self._keep(LogEvent(type="log", time=time.time(), level="warning", message=told))

    def _raise_error(self) -> None:
        error, self._error = self._error, self._error if self._halted else None
        if error is not None:
            raise error

    def _gather(self) -> None:
        for item in items(self._said, self.folder):
            self._waiting.add(item)
        self._said.clear()

    def _start(self) -> None:
        if self._thread is None and not self._halted:
            self._thread = threading.Thread(target=self._run, name="distillboard-reporter", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        try:
            self._send_until_closed()
        finally:
            self.target.close()

    def _send_until_closed(self) -> None:
        pause, said_away = self._interval, False
        while not self._closed:
            self._wake.wait(min(pause, 0.3) if self._urgent else pause)
            self._wake.clear()
            try:
                self._courier.ship()
                pause, said_away = self._interval, False
                self._hand_over(self._courier.refused, halt=False)
                self._courier.refused = None
            except Unreachable as error:
                self._step_aside(error, quiet=said_away)
                pause, said_away = min(2 * pause, LONGEST_PAUSE), True
            except DistillboardError as error:
                self._hand_over(error, halt=True)
                return
            except Exception as error:  # noqa: BLE001 - whatever it is, the next caller gets it
                fault = DistillboardError(f"reports cannot be sent: {type(error).__name__}: {error}")
                fault.__cause__ = error
                self._hand_over(fault, halt=True)
                return

    def _step_aside(self, error: Unreachable, *, quiet: bool) -> None:
        """Nobody knows for how long the server is away: what is in memory goes to disk."""
        if not quiet:
            logger.warning("%s Reports wait in %s.", error, self.folder)
        with self._changed:
            if self._closed:
                return  # everything was put to disk by whoever closed it
            try:
                self._gather()
                self._seal()
                self._waiting.store()
            except SpoolFull as full:
                logger.warning("%s", full)

    def _hand_over(self, error: Exception | None, *, halt: bool) -> None:
        if error is None:
            return
        with self._changed:
            self._error, self._halted = error, self._halted or halt
            self._changed.notify_all()

    def _seal(self) -> None:
        """Write down whose reports these are, for whoever sends them after this process."""
        letter = Envelope(
            url=self.target.url,
            key=self.target.key,
            spec=self.target.spec,
            run=self.target.run,
            resume_from=self.target.resume_from,
            pid=os.getpid(),
        )
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            partial = self.folder / f"{ENVELOPE}.partial"  # the process may end while this is written
            partial.write_text(letter.model_dump_json(), encoding="utf-8")
            partial.replace(self.folder / ENVELOPE)
        except OSError as error:
            raise SpoolFull(f"reports cannot be kept in {self.folder}: {error}") from error

    def _away_message(self, timeout: float) -> str:
        return (
            f"{self.target.url} did not take every report within {timeout:g} s: {len(self._waiting)} batches wait"
            f" in {self.folder}"
        )

    def _renew(self, folder: Path) -> None:
        """Everything that a process has for itself."""
        self._changed = threading.Condition(threading.RLock())
        self._wake = threading.Event()
        self._said = []
        self._waiting = Waiting(folder, self._limit)
        self._courier = Courier(self.target, self._waiting, self._changed, self._gather)
        self._thread = None
        self._error = None
        self._halted = self._closed = False
        self._urgent = 0

    def before_fork(self) -> None:
        """Hold the buffer still while the process is copied."""
        self._changed.acquire()

    def after_fork_in_parent(self) -> None:
        """Go on."""
        self._changed.release()

    def after_fork_in_child(self) -> None:
        """What the parent has said is the parent's to send; the child reports to the same run by itself."""
        self._renew(self._folder / f"process-{os.getpid()}")
        self.target.reopen()


def clear_up(folder: Path) -> None:
    """Remove a folder whose reports were all sent; what was refused stays there."""
    (folder / ENVELOPE).unlink(missing_ok=True)
    _remove_if_empty(folder / "files")
    _remove_if_empty(folder)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


_LIVE: weakref.WeakSet[Pipe] = weakref.WeakSet()


def _each(action: str) -> None:
    for pipe in sorted(_LIVE, key=id):
        getattr(pipe, action)()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=lambda: _each("before_fork"),
        after_in_parent=lambda: _each("after_fork_in_parent"),
        after_in_child=lambda: _each("after_fork_in_child"),
    )
