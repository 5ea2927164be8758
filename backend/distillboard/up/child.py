"""One program of the stack: its log, its health, its restarts."""

import logging
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from distillboard.kit.processes import Program, Spawner, end_group
from distillboard.kit.waiting import wait_until

from .errors import StackError

logger = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
WELL_AFTER = 60.0
"""Seconds without a crash after which the next one is again the first."""
LARGEST_LOG = 10 << 20


@dataclass
class Child:
    """A program that is kept running.

    Args:
        name: What people call it.
        arguments: How to start it.
        environment: Its whole environment.
        log: Where it prints to.
        healthy: Whether the process with this id does its work.
        patience: Seconds it may take to stop.
    """

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    healthy: Callable[[int], bool]
    patience: float
    process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)
    _pause: float = field(default=FIRST_PAUSE, init=False)
    _started: float = field(default=0.0, init=False)
    _restart_at: float | None = field(default=None, init=False)
    _log_start: int = field(default=0, init=False)

    def start(self, spawner: Spawner) -> None:
        """Start it, without waiting for its health."""
        self._restart_at = None
        self._started = time.monotonic()
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as output:
            self._log_start = output.tell()
            program = Program(self.arguments, self.environment, stdout=output, stderr=subprocess.STDOUT)
            self.process = spawner.start(program)

    def wait_healthy(self, seconds: float) -> None:
        """Wait until it does its work.

        Raises:
            StackError: it died, or took too long.
        """
        wait_until(lambda: not self.alive or self._does_its_work(), seconds)
        if not self.alive:
            raise StackError(f"{self.name} ended with status {self._status()} while it started.{self._last_words()}")
        if not self._does_its_work():
            raise StackError(f"{self.name} was not ready within {seconds:.0f} s.{self._last_words()}")

    def tend(self, spawner: Spawner) -> None:
        """Start it again when it died: soon the first time, later when it dies again and again."""
        now = time.monotonic()
        if self.alive:
            return
        if self._restart_at is None:
            self._pause = FIRST_PAUSE if now - self._started > WELL_AFTER else self._pause
            self._restart_at = now + self._pause
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
            wait = self._restart_at - now
            logger.warning(
                "%s ended with status %s and is started again in %.0f s.%s",
                self.name, self._status(), wait, self._last_words(),
            )  # fmt: skip
        elif now >= self._restart_at:
            self.start(spawner)

    def stop(self, patience: float | None = None) -> None:
        """Ask it to end, wait, and kill it with its group when it does not."""
        if self.process is not None:
            end_group(self.process, self.patience if patience is None else patience)

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None

    def _does_its_work(self) -> bool:
        return self.process is not None and self.healthy(self.process.pid)

    def _status(self) -> int | None:
        return None if self.process is None else self.process.poll()

    def _last_words(self, lines: int = 5) -> str:
        with self.log.open("rb") as file:
            file.seek(self._log_start)
            said = file.read().decode(errors="replace").strip().splitlines()
        words = "".join(f"\n  {line}" for line in said[-lines:])
        return f" Its last words ({self.log}):{words}" if words else f" It said nothing ({self.log})."
