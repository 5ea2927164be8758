"""The other processes of a training on several devices: started by the trainer, and gone with it."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable

from distillboard_worker.jobs import TrainerJob

GLANCE = 0.5
"""Seconds between two looks at the other processes."""
PATIENCE = 10.0
"""Seconds until rank 0 has noticed by itself that another rank is gone, which it does unless it waits inside NCCL."""


class Ranks:
    """Ranks 1 and up of a job, in the trainer's own process group: whoever kills that leaves none.

    Start it in the thread that trains: on Linux the processes are killed when that thread ends.

    Args:
        job: Rank 0's job.
        engine: Module with `train(job, reporter)`.
        stuck: Called in a thread with a sentence when a rank has died and the training is still waiting for it.
    """

    def __init__(self, job: TrainerJob, engine: str, stuck: Callable[[str], None]) -> None:
        self._stuck = stuck
        self._closing = threading.Event()
        self._processes = [_start(job.of_rank(rank), engine) for rank in range(1, job.ranks)]
        self._watch = threading.Thread(target=self._watch_all, name="ranks", daemon=True)
        self._watch.start()

    def dead(self, patience: float = 0.0) -> str | None:
        """A sentence about a rank that ended by an error, waiting up to `patience` seconds for one that is dying."""
        for rank, process in enumerate(self._processes, 1):
            with contextlib.suppress(subprocess.TimeoutExpired):
                if status := process.wait(patience):
                    return f"Rank {rank} of {len(self._processes) + 1} ended with status {status}; the log says why."
        return None

    def join(self) -> None:
        """Wait until all have done their part."""
        for process in self._processes:
            process.wait()

    def close(self) -> None:
        """End those that are left."""
        self._closing.set()
        for process in self._processes:
            process.kill()
            process.wait()
        self._watch.join()

    def _watch_all(self) -> None:
        while not self._closing.wait(GLANCE):
            if (sentence := self.dead()) and not self._closing.wait(PATIENCE):
                self._stuck(sentence)
                return


def _start(job: TrainerJob, engine: str) -> "subprocess.Popen[bytes]":
    job.run_dir.mkdir(exist_ok=True)
    arguments = [sys.executable, "-m", "distillboard_worker.rank", "--parent", str(os.getpid()), "--engine", engine]
    process = subprocess.Popen(arguments, stdin=subprocess.PIPE)
    if process.stdin is not None:
        process.stdin.write(job.model_dump_json().encode())
        process.stdin.close()
    return process
