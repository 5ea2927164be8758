"""Starting processes that cannot outlive the one that started them, and ending them."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from . import tether

Stream = int | IO[bytes] | None


@dataclass(frozen=True)
class Program:
    """What to start: a session of its own, tied to the life of its starter."""

    arguments: Sequence[str]
    environment: Mapping[str, str] | None = None
    stdin: Stream = subprocess.DEVNULL
    stdout: Stream = None
    stderr: Stream = None
    folder: Path | None = None

    def start(self) -> "subprocess.Popen[bytes]":
        """Start it from this thread: on Linux it is killed when this *thread* ends."""
        return subprocess.Popen(
            [*_tether(), *self.arguments],
            env=None if self.environment is None else dict(self.environment),
            stdin=self.stdin,
            stdout=self.stdout,
            stderr=self.stderr,
            cwd=self.folder,
            start_new_session=True,
        )


class Spawner:
    """One thread that starts programs for all others, because Linux ties a child to the thread that made it."""

    def __init__(self) -> None:
        self._wishes: queue.SimpleQueue[tuple[Program, Future[subprocess.Popen[bytes]]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="spawner", daemon=True)
        self._thread.start()

    def start(self, program: Program) -> "subprocess.Popen[bytes]":
        """Start ``program``; whoever asked may end, the program lives on.

        Raises:
            OSError: the program cannot be started.
        """
        answer: Future[subprocess.Popen[bytes]] = Future()
        self._wishes.put((program, answer))
        return answer.result()

    def close(self) -> None:
        """End the thread; on Linux that kills whatever it started and still runs."""
        self._wishes.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (wish := self._wishes.get()) is not None:
            program, answer = wish
            try:
                answer.set_result(program.start())
            except OSError as error:
                answer.set_exception(error)


def end_group(process: "subprocess.Popen[bytes]", patience: float) -> int:
    """Ask a session leader to end, and kill its whole group when it has not within ``patience`` seconds.

    Returns:
        Its exit status, negative for a signal.
    """
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(patience)
    return kill_group(process)


def kill_group(process: "subprocess.Popen[bytes]") -> int:
    """Kill a session leader and everything in its group, and wait for it.

    Returns:
        Its exit status, negative for a signal.
    """
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait()


def _tether() -> list[str]:
    return [sys.executable, "-I", "-S", tether.__file__, str(os.getpid())]
