"""Sending a spool to the API: in order, each batch under an id of its own, so that sending twice changes nothing."""

import hashlib
import logging
import time
from pathlib import Path

from distillboard.client.reporting.delivery import batch_id, deliver
from distillboard.contracts.events import Event, EventBatch, LogEvent, MetricsEvent, StateEvent, as_tables

from distillboard_worker.api import Api, RefusedError
from distillboard_worker.lease import Lease
from distillboard_worker.reporting import ArtifactLine, shortened
from distillboard_worker.spool import Portion, Spool, Upload

logger = logging.getLogger(__name__)


class Shipper:
    """Takes the spool of one attempt to the API.

    Args:
        api: The API's client.
        lease: The claim that the reports belong to; hears of every answer.
        spool: What the trainer writes.
        folder: Where reports that the API refuses are kept.
    """

    def __init__(self, api: Api, lease: Lease, spool: Path, folder: Path) -> None:
        self.ended = False
        """Whether the API knows how the run ended."""
        self.failed = False
        """Whether it ended badly."""
        self.refused = 0
        self.checkpoints = 0
        """Checkpoints that the API has."""
        self.steps = 0
        """Last step that a metric was reported for."""
        self._api = api
        self._lease = lease
        self._spool = Spool(spool)
        self._folder = folder
        self._pending: Portion | Upload | None = None

    def ship(self) -> None:
        """Send everything that is there.

        Raises:
            AwayError: the API does not answer; call again later, nothing is lost.
            LeaseLostError: the API will never take a report of this attempt again.
        """
        # What was sent without an answer is sent again exactly as it was: the id of a batch stands for its content.
        while (part := self._pending or self._spool.peek()) is not None:
            self._pending = part
            self._send(part)
            self._spool.advance(part.end)
            self._pending = None

    def _send(self, part: Portion | Upload) -> None:
        if isinstance(part, Upload):
            self._upload(part.artifact)
            return
        # A training that was stopped without anybody's wish to cancel it was interrupted: another attempt goes on.
        events = [event for event in part.events if self._lease.stop_requested or not _is_cancelled(event)]
        if events:
            self._deliver(events, f"{part.start}:{part.end}:{len(events)}")

    def _deliver(self, events: list[Event], identity: str) -> None:
        deliver(events, identity, self._post, RefusedError, self._set_aside)

    def _post(self, events: list[Event], identity: str) -> None:
        batch = batch_id(f"{self._lease.claim.token}:{identity}")
        answer = self._api.events(self._lease.claim, EventBatch(batch=batch, events=as_tables(events)))
        self._lease.answered(stop_requested=answer.stop_requested, pause_requested=answer.pause_requested)
        ends = [event for event in events if isinstance(event, StateEvent)]
        self.ended = self.ended or bool(ends)
        if self.ended:
            self._lease.finish()
        self.failed = self.failed or any(event.state == "failed" for event in ends)
        self.steps = max([self.steps, *(event.step for event in events if isinstance(event, MetricsEvent))])

    def _set_aside(self, event: Event, identity: str, error: Exception) -> None:
        self.refused += 1
        place = self._folder / "refused.jsonl"
        with place.open("a") as file:
            file.write(event.model_dump_json(exclude_none=True) + "\n")
        logger.error("run %s: a report was refused and kept in %s: %s", self._lease.claim.run, place, error)
        if isinstance(event, StateEvent) and (event.code or event.reason):
            self._deliver([StateEvent(type="state", time=event.time, state=event.state)], f"{identity}:bare")
        elif isinstance(event, StateEvent):
            self.ended = True  # nothing shorter can be said; the lease runs out
        elif self.refused == 1:
            told = shortened(f"A report of the training was refused and is missing here: {error}", 2000)
            self._deliver([LogEvent(type="log", time=time.time(), level="warning", message=told)], f"{identity}:told")

    def _upload(self, artifact: ArtifactLine) -> None:
        if artifact.kind == "resume" and not artifact.path.exists():
            return  # a newer one follows: a training keeps few of them
        try:
            self._put(artifact)
        except (OSError, RefusedError) as error:
            self.refused += 1
            logger.error("run %s: artifact %s was not uploaded: %s", self._lease.claim.run, artifact.name, error)  # noqa: TRY400
            told = shortened(f"The file {artifact.name} could not be stored: {error}", 2000)
            event = LogEvent(type="log", time=time.time(), level="error", message=told)
            self._deliver([event], f"artifact:{artifact.name}:{self.refused}")

    def _put(self, artifact: ArtifactLine) -> None:
        with artifact.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        about = artifact.model_dump(include={"kind", "step", "epoch", "value"})
        self._api.put_artifact(self._lease.claim, artifact.name, artifact.path, digest, **about)
        self._lease.answered()
        self.checkpoints += artifact.kind == "resume"
        if artifact.epoch is not None:
            artifact.path.unlink()  # one of many checkpoints: a long training would fill the disk


def _is_cancelled(event: Event) -> bool:
    return isinstance(event, StateEvent) and event.state == "cancelled"
