"""One attempt at one run, from the claim to the last report: nothing of it outlives ``supervise``."""

import logging
import threading
import time
from dataclasses import dataclass
from enum import Enum

from distillboard.contracts.leases import Claim

from distillboard_worker import deaths
from distillboard_worker.api import Api, AwayError, LeaseLostError
from distillboard_worker.cache import Cache
from distillboard_worker.downloads import Downloads
from distillboard_worker.folders import RunFolder
from distillboard_worker.inputs import DOWNLOADS, prepare
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.lease import Lease
from distillboard_worker.patience import Backoff, patiently
from distillboard_worker.reporting import EndState, RunFailed, SpoolReporter
from distillboard_worker.settings import WorkerSettings
from distillboard_worker.shipping import Shipper
from distillboard_worker.slots import Slot
from distillboard_worker.spare import Spare, Trainer, TrainerStartError
from distillboard_worker.spool import is_ended, mend_end

logger = logging.getLogger(__name__)

GLANCE = 0.1
"""Seconds between two looks at a training."""
START_SECONDS = 300.0
"""How long a trainer may take to import everything."""
GRACE_SECONDS = 5.0
"""How long a trainer may take to leave after its end was reported, and a stopping worker waits for an absent API."""
FIRST_STEPS = 3
"""Steps after which a training is under way, and the next trainer may warm up beside it."""


class Why(Enum):
    """Why an attempt is ended from outside."""

    LOST = "its lease is over"
    CANCELLED = "somebody cancelled it"
    RELEASED = "this worker stops"
    PAUSED = "somebody paused it, and its newest checkpoint was handed in"
    OFFLINE = "the API has been away for too long"


class Interrupted(Exception):  # noqa: N818 - not an error
    """The attempt ends before its training has begun."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def supervise(api: Api, settings: WorkerSettings, spare: Spare, claim: Claim, stopping: threading.Event) -> None:
    """Train ``claim`` in a process of its own and report everything.

    Args:
        api: The API's client.
        settings: The worker's.
        spare: Gives the trainer process of the slot.
        claim: What to train.
        stopping: Set when the worker stops: the run goes back to its queue.
    """
    with (
        RunFolder(settings.work_dir, f"{claim.run}-{claim.attempt}") as folder,
        Cache(settings.cache_dir, settings.cache_limit_bytes) as cache,
        Lease(api, claim) as lease,
    ):
        attempt = _Attempt(api, settings, lease, Places(folder, cache), stopping)
        logger.info("run %s (%s): attempt %d in %s", claim.run, claim.name, claim.attempt, folder.path)
        try:
            attempt.train(spare)
            attempt.deliver()
        except LeaseLostError as error:
            lease.lose(error)
        except AwayError as error:
            logger.error("run %s: not everything was sent, it lies in %s: %s", claim.run, folder.path, error)  # noqa: TRY400
        spare.prepare(gentle=False)


@dataclass(frozen=True)
class Places:
    """Where an attempt keeps its files: its own, and what it shares with other runs."""

    folder: RunFolder
    cache: Cache


class _Attempt:
    def __init__(
        self, api: Api, settings: WorkerSettings, lease: Lease, places: Places, stopping: threading.Event
    ) -> None:
        self._api = api
        self._settings = settings
        self._lease = lease
        self._folder, self._cache = places.folder, places.cache
        self._stopping = stopping
        self._spool = self._folder.path / "spool.jsonl"
        self._shipper = Shipper(api, lease, self._spool, self._folder.path)
        self._backoff = Backoff()
        self._next_shipping = 0.0
        self._checkpoints = 0

    def train(self, spare: Spare) -> None:
        """Start the training and see it to its end, however it ends; the spool then says how."""
        kills = deaths.out_of_memory_kills()
        try:
            here = {"ranks": self._ranks(spare.slot), "mirror_dir": self._settings.mirrors}
            job = self._prepare().model_copy(update=here)
            trainer = self._start(spare, job)
        except RunFailed as failure:
            self._say("failed", failure.code, failure.reason)
        except TrainerStartError as error:
            self._say("failed", "trainer_cannot_start", str(error))
        except Interrupted as interruption:
            self._say_stopped(interruption.why)
        else:
            why, status = self._watch(trainer, spare)
            if is_ended(self._spool):
                return
            if why is None:
                self._say("failed", *deaths.explain(status, job.log, kills))
            else:
                self._say_stopped(why)

    def deliver(self) -> None:
        """Send what is left, give the run back if it was only interrupted, and clear up."""
        if self._why() is Why.LOST:
            return
        patiently(self._shipper.ship, self._gives_up, self._stopping)
        if not self._shipper.ended:
            patiently(lambda: self._api.release(self._lease.claim), self._gives_up, self._stopping)
        self._folder.keep = self._shipper.failed or self._shipper.refused > 0

    def _prepare(self) -> TrainerJob:
        downloads = Downloads(
            self._cache.folder / DOWNLOADS,
            self._settings.weight_sources,
            limit=self._settings.weight_limit_bytes,
            interrupted=self._is_interrupted,
            tell=self._tell,
        )
        try:
            return patiently(
                lambda: prepare(self._api, self._lease.claim, self._folder.path, self._cache, downloads),
                lambda: self._why() is not None,
                self._stopping,
            )
        except AwayError:
            raise Interrupted(self._why() or Why.OFFLINE) from None

    def _is_interrupted(self) -> bool:
        """Asked often while weights are downloaded: what was said meanwhile goes out, too."""
        self._ship_when_due()
        return self._why() is not None

    def _tell(self, message: str) -> None:
        with SpoolReporter(self._spool) as reporter:
            reporter.log(message)

    def _ranks(self, slot: Slot) -> int:
        """Processes that train the run: one for each GPU that it asks for."""
        if slot.device.kind == "cpu":
            return self._settings.cpu_ranks
        return max(1, self._lease.claim.spec.resources.gpus)

    def _start(self, spare: Spare, job: TrainerJob) -> Trainer:
        """A trainer that has the job; a spare that died while it stood by is no reason to fail."""
        try:
            return self._begin(spare.take(), job)
        except TrainerStartError as error:
            logger.warning("run %s: another trainer, because %s", self._lease.claim.run, error)
            return self._begin(spare.take(), job)

    def _begin(self, trainer: Trainer, job: TrainerJob) -> Trainer:
        try:
            self._await_ready(trainer)
            trainer.begin(job)
        except (TrainerStartError, Interrupted):
            trainer.close()
            raise
        return trainer

    def _await_ready(self, trainer: Trainer) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not trainer.ready(GLANCE):
            if why := self._why():
                raise Interrupted(why)
            if time.monotonic() > deadline:
                raise TrainerStartError(f"the trainer process was not ready within {START_SECONDS:.0f} s")

    def _watch(self, trainer: Trainer, spare: Spare) -> tuple[Why | None, int]:
        """Stay with a training until its process is gone: why it was stopped, if it was, and its exit status."""
        why: Why | None = None
        deadline: float | None = None
        try:
            while not trainer.ended_within(GLANCE) and (deadline is None or time.monotonic() < deadline):
                self._ship_when_due()
                if self._shipper.steps >= FIRST_STEPS:
                    spare.prepare(gentle=True)
                if why is None and (why := self._why()) is not None:
                    deadline = time.monotonic() + self._stop(trainer, why)
                if self._shipper.ended and deadline is None:
                    deadline = time.monotonic() + GRACE_SECONDS
        finally:
            status = trainer.close()
        return why, status

    def _stop(self, trainer: Trainer, why: Why) -> float:
        """Ask a training to stop; the seconds it is given for that."""
        logger.info("run %s stops: %s", self._lease.claim.run, why.value)
        if why is Why.LOST:
            return 0
        trainer.process.terminate()
        return self._settings.stop_seconds

    def _ship_when_due(self) -> None:
        now = time.monotonic()
        if now < self._next_shipping or self._lease.lost:
            return
        try:
            self._shipper.ship()
            self._backoff.succeeded()
        except AwayError as error:
            logger.warning(
                "run %s: the API does not take reports, the training goes on: %s", self._lease.claim.run, error
            )
            self._backoff.failed()
        except LeaseLostError as error:
            self._lease.lose(error)
        self._next_shipping = time.monotonic() + self._backoff.pause

    def _why(self) -> Why | None:
        if self._shipper.ended:
            return None
        if self._lease.lost:
            return Why.LOST
        if self._lease.stop_requested:
            return Why.CANCELLED
        if self._stopping.is_set():
            return Why.RELEASED
        if self._may_pause():
            return Why.PAUSED
        return Why.OFFLINE if self._lease.silence > self._settings.offline_limit_seconds else None

    def _may_pause(self) -> bool:
        """Whether a checkpoint was handed in since somebody asked for a pause: it costs nothing then."""
        if not self._lease.pause_requested:
            self._checkpoints = self._shipper.checkpoints
        return self._shipper.checkpoints > self._checkpoints

    def _gives_up(self) -> bool:
        limit = GRACE_SECONDS if self._stopping.is_set() else self._settings.offline_limit_seconds
        return self._lease.lost or self._lease.silence > limit

    def _say_stopped(self, why: Why) -> None:
        if why is Why.CANCELLED:
            self._say("cancelled")

    def _say(self, state: EndState, code: str | None = None, reason: str | None = None) -> None:
        mend_end(self._spool)
        with SpoolReporter(self._spool) as reporter:
            reporter.state(state, code, reason)
