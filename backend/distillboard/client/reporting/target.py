"""The run that a script reports to: made when the server can be reached, and only once."""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

from distillboard.client.errors import Refused, Unreachable
from distillboard.client.transport import Transport
from distillboard.contracts.base import Closed
from distillboard.contracts.events import Event, EventBatch, EventsAccepted, ProgressEvent, as_tables
from distillboard.contracts.leases import LeaseAnswer
from distillboard.contracts.projects import Resumed
from distillboard.contracts.runs import ArtifactView, RunCreated, RunView

from .events import ArtifactLine

T = TypeVar("T")

_LATER = {408, 425, 429}
"""Refusals that pass by themselves."""


class Envelope(Closed):
    """Whose reports lie in a folder; the token is not among it."""

    url: str
    key: str
    """Idempotency key of the run's creation: whoever sends it again makes no second run."""
    spec: dict[str, Any]
    run: str | None = None
    resume_from: int | None = None
    pid: int


class Target:
    """One external run on a server.

    Args:
        connect: Opens a connection; a forked process opens one of its own.
        key: Idempotency key under which the run is made.
        spec: What it is made of.
        run: Its id, where it exists already.
        resume_from: The step such a run goes on from, if it is another attempt of it.
    """

    def __init__(
        self,
        connect: Callable[[], Transport],
        key: str,
        spec: dict[str, Any],
        run: str | None = None,
        resume_from: int | None = None,
    ) -> None:
        self.key, self.spec, self.run = key, spec, run
        self.resume_from = resume_from
        self._connect = connect
        self._transport = connect()
        self.url = self._transport.url

    def reopen(self) -> None:
        """Leave the connection to the process this one was forked from, and open another."""
        self._transport = self._connect()

    def close(self) -> None:
        """Close the connection, if it is this object's own."""
        if self._transport.given is None:
            self._transport.close()

    def open(self) -> None:
        """Make the run, or see that the one that was named exists.

        Raises:
            Unreachable, Refused: as ``create``.
        """
        self.create()
        _patient(lambda: self._transport.get(f"/runs/{self.run}", RunView))

    def create(self) -> str:
        """The run's id; makes the run if that has not happened yet.

        Raises:
            Unreachable: the server is away; call again later.
            Refused: the server does not take such a run.
        """
        if self.run is None:
            self.run = _patient(lambda: self._transport.post("/runs", RunCreated, key=self.key, json=self.spec).id)
        elif self.resume_from is not None:
            body = {"step": self.resume_from}
            _patient(lambda: self._transport.post(f"/runs/{self.run}/resume", Resumed, json=body))
            self.resume_from = None
        return self.run

    def heartbeat(self) -> LeaseAnswer:
        """Say that the script is there, though it has nothing to report.

        Raises:
            Unreachable, Refused: as ``create``.
        """
        run = self.create()
        return _patient(lambda: self._transport.post(f"/runs/{run}/heartbeat", LeaseAnswer))

    def post(self, events: list[Event], batch: str) -> EventsAccepted:
        """Send events under a batch id; sending the same again changes nothing."""
        run = self.create()
        body = EventBatch(batch=batch, events=condensed(events)).model_dump_json(exclude_none=True).encode()
        return _patient(lambda: self._transport.send(f"/runs/{run}/events", EventsAccepted, body, key=batch))

    def upload(self, line: ArtifactLine) -> ArtifactView:
        """Send a file.

        Raises:
            OSError: it cannot be read.
        """
        run = self.create()
        with line.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        about = line.model_dump(include={"kind", "step", "epoch", "value"})
        return _patient(
            lambda: self._transport.put_file(f"/runs/{run}/artifacts/{line.name}", line.path, digest, about)
        )


def condensed(events: list[Event]) -> list[Event]:
    """The same in fewer bytes: rows of the same metrics as tables, and of all that says how far a run is the newest."""
    newest = max((place for place, event in enumerate(events) if isinstance(event, ProgressEvent)), default=None)
    kept = [event for place, event in enumerate(events) if place == newest or not isinstance(event, ProgressEvent)]
    return as_tables(kept)


def _patient(call: Callable[[], T]) -> T:
    """A call whose passing refusals count as absence."""
    try:
        return call()
    except Refused as error:
        if error.status >= 500 or error.status in _LATER:
            raise Unreachable(str(error)) from error
        raise
