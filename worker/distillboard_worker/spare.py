"""Trainer processes, and one per slot that stands by warm: it has imported everything and waits for a job."""

import contextlib
import json
import logging
import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Literal, cast

from distillboard.kit.processes import Program, Spawner, kill_group

from distillboard_worker.jobs import TrainerJob
from distillboard_worker.slots import Slot
from distillboard_worker.trainer import ENGINE

logger = logging.getLogger(__name__)

DEFAULTS = {"OPENBLAS_NUM_THREADS": "1"}
"""What a trainer's environment says unless the worker's does: NumPy's own threads would keep the warm-up's niceness."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


class TrainerStartError(Exception):
    """A trainer process could not come up; the message says why."""


class Trainer:
    """A trainer process, from its start to its end.

    Args:
        spawner: Starts the process from a thread that lives as long as the worker.
        slot: Decides the device it sees.
        folder: Where its complaints go until it has a job.
        engine: Module that trains.
        gentle: Warm up with less claim to the processor than trainings have.
    """

    def __init__(self, spawner: Spawner, slot: Slot, folder: Path, engine: str = ENGINE, *, gentle: bool) -> None:
        self._complaints = folder / f"trainer-{slot.index}.log"
        self._ready = False
        folder.mkdir(parents=True, exist_ok=True)
        arguments = [sys.executable, "-m", "distillboard_worker.trainer", "--parent", str(os.getpid())]
        arguments += ["--engine", engine, *(["--gentle"] if gentle else [])]
        environment = {**DEFAULTS, **os.environ, "CUDA_DEVICE_ORDER": "PCI_BUS_ID", **slot.environment}
        with self._complaints.open("wb") as complaints:
            program = Program(arguments, environment, subprocess.PIPE, subprocess.PIPE, complaints)
            self.process = spawner.start(program)
        self._stdin = cast("IO[bytes]", self.process.stdin)
        self._stdout = cast("IO[bytes]", self.process.stdout)

    def ready(self, timeout: float = 0) -> bool:
        """Whether it is warm, waiting up to ``timeout`` seconds for it.

        Raises:
            TrainerStartError: it died or said that it cannot start.
        """
        if not self._ready and select.select([self._stdout], [], [], timeout)[0]:
            self._read_answer(self._stdout.readline())
        return self._ready

    def begin(self, job: TrainerJob) -> None:
        """Hand it the job.

        Raises:
            TrainerStartError: it is gone.
        """
        try:
            self._stdin.write(job.model_dump_json().encode() + b"\n")
            self._stdin.flush()
        except BrokenPipeError:
            raise TrainerStartError(self._death()) from None

    def close(self) -> int:
        """Kill whatever is left of it and its children; the exit status is negative for a signal."""
        status = kill_group(self.process)
        self._stdout.close()
        with contextlib.suppress(BrokenPipeError):
            self._stdin.close()
        return status

    def ended_within(self, seconds: float) -> bool:
        """Wait up to ``seconds`` for its end."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process.poll() is None

    def _read_answer(self, line: bytes) -> None:
        answer = json.loads(line) if line else {"ready": False, "reason": self._death()}
        if not answer["ready"]:
            raise TrainerStartError(answer["reason"])
        self._ready = True

    def _death(self) -> str:
        status = self.close()
        lines = self._complaints.read_text(errors="replace").strip().splitlines()
        last = lines[-1] if lines else "it said nothing"
        return f"the trainer process ended with status {status} before it had a job: {last}"


class Spare:
    """The trainer that stands by for one slot."""

    def __init__(self, spawner: Spawner, slot: Slot, folder: Path, engine: str = ENGINE) -> None:
        self.slot = slot
        self._spawner = spawner
        self._folder = folder
        self._engine = engine
        self._lock = threading.Lock()
        self._trainer: Trainer | None = None
        self._wanted = False
        self._pause = FIRST_PAUSE
        self._not_before = 0.0

    def prepare(self, *, gentle: bool) -> None:
        """Have one warm up, unless one stands by or warms up already; ``gentle`` beside a training of this slot."""
        with self._lock:
            self._wanted = True
            if self._trainer is None:
                self._trainer = self._start(gentle=gentle)

    def take(self) -> Trainer:
        """The one that stands by, or a new one; it may still be warming up."""
        with self._lock:
            trainer, self._trainer, self._wanted = self._trainer, None, False
        if trainer is not None and trainer.alive:
            return trainer
        if trainer is not None:
            trainer.close()
        return self._start(gentle=False)

    def tend(self) -> None:
        """Replace one that died, more patiently each time."""
        with self._lock:
            if self._trainer is not None and self._state_of(self._trainer) == "dead":
                self._trainer.close()
                self._trainer = None
                self._not_before = time.monotonic() + self._pause
                self._pause = min(2 * self._pause, LONGEST_PAUSE)
            if self._wanted and self._trainer is None and time.monotonic() >= self._not_before:
                self._trainer = self._start(gentle=True)

    @property
    def warm(self) -> bool:
        """Whether a trainer stands by that has imported everything."""
        with self._lock:
            return self._trainer is not None and self._state_of(self._trainer) == "warm"

    def close(self) -> None:
        """End the one that stands by."""
        with self._lock:
            self._wanted = False
            if self._trainer is not None:
                self._trainer.close()
                self._trainer = None

    def _state_of(self, trainer: Trainer) -> Literal["cold", "warm", "dead"]:
        try:
            warm = trainer.ready()
        except TrainerStartError as error:
            logger.warning("slot %d has no warm trainer: %s", self.slot.index, error)
            return "dead"
        if warm and trainer.alive:
            self._pause = FIRST_PAUSE
            return "warm"
        return "cold" if trainer.alive else "dead"

    def _start(self, *, gentle: bool) -> Trainer:
        return Trainer(self._spawner, self.slot, self._folder, self._engine, gentle=gentle)
