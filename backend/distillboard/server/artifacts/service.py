"""Artifacts of runs, and blobs that no run names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from sqlalchemy.orm import Session

from distillboard.contracts.runs import ArtifactView
from distillboard.contracts.states import ENDED, RunState

from ..db import Database
from ..errors import Conflict, NotFound, RequestError, Unavailable
from ..kit.base import utc_now
from ..leases import service as leases
from ..runs import repository as runs
from ..runs.models import Run
from ..settings import Settings
from . import repository
from .models import Artifact, Blob
from .naming import check_name
from .repository import Filter
from .retention import fallen_out, roles
from .sending import Stored
from .store import Incoming, Store

T = TypeVar("T")

UNNAMED_FOR = timedelta(days=1)
"""How long bytes wait for a name, once all of them are there."""
_TRIES = 5


@dataclass(frozen=True)
class Place:
    """Under what name a run keeps a file, and what it is."""

    run_id: str
    name: str
    kind: str
    step: int | None
    epoch: int | None = None
    value: float | None = None


class _TakenAway(Exception):  # noqa: N818 - not an error: it is done again
    """Staged bytes were collected before their row was written."""


class Shelf:
    """Keeps uploads: each call is a transaction of its own, so that none is open while bytes travel."""

    def __init__(self, database: Database, store: Store, settings: Settings) -> None:
        self._database = database
        self.store = store
        self._settings = settings

    def admit(self, place: Place, token: str | None) -> None:
        """Refuse an upload before its bytes are sent.

        Raises:
            Invalid: ``invalid_name``.
            NotFound: there is no such run.
            StaleLease, Conflict: the run does not take it (any more).
        """
        check_name(place.name)
        with self._database.writing() as session:
            self._holder(session, place.run_id, token)

    def keep(self, incoming: Incoming, digest: str, place: Place, token: str | None) -> ArtifactView:
        """Give finished bytes a name in a run; what had that name before is replaced."""

        def write(session: Session) -> tuple[ArtifactView, set[str]]:
            run = self._holder(session, place.run_id, token)
            self._store_blob(session, incoming, digest, pinned=False)
            return _named(session, run, place, repository.blob(session, digest))

        view, unused = self._landed(incoming, digest, write)
        self.collect(unused)
        return view

    def name(self, digest: str, place: Place, token: str | None) -> ArtifactView:
        """Give bytes that are there a name in a run.

        Raises:
            Invalid: ``invalid_name``.
            NotFound: there is no such run, or ``unknown_blob``.
            StaleLease, Conflict: the run does not take it (any more).
        """
        check_name(place.name)
        with self._database.writing() as session:
            run = self._holder(session, place.run_id, token)
            view, unused = _named(session, run, place, repository.blob(session, digest, locked=True))
        self.collect(unused)
        return view

    def keep_blob(self, incoming: Incoming, digest: str, *, pinned: bool = True) -> None:
        """Keep finished bytes; pinned ones stay though no run names them."""
        self._landed(incoming, digest, lambda session: self._store_blob(session, incoming, digest, pinned=pinned))

    def has(self, digest: str, *, pin: bool = False) -> bool:
        """Whether bytes are there, in the record and in the store; they are pinned then, if asked for."""
        with self._database.reading() as session:
            found = repository.find_blob(session, digest)
        if found is None or self.store.size(digest) != found.size:
            return False
        if pin and not found.pinned:
            with self._database.writing() as session:
                repository.pin(session, digest)
        return True

    def delete(self, run_id: str, name: str, token: str | None) -> None:
        """Take a file from a run.

        Raises:
            NotFound: ``unknown_run``, ``unknown_artifact``.
            StaleLease: the run is being trained, and this is not its holder's token.
        """
        with self._database.writing() as session:
            run = runs.locked(session, run_id)
            if RunState(run.state) is RunState.RUNNING:
                leases.holder(session, run_id, token)
            artifact = _get(session, run_id, name)
            session.delete(artifact)
            runs.touch(session, run)
        self.collect([artifact.digest])

    def collect(self, digests: Iterable[str]) -> None:
        """Delete bytes that no run names any more, such as the resume checkpoint before the last."""
        for digest in digests:
            with self._database.writing() as session:
                if repository.delete_unused(session, digest):
                    self.store.remove(digest)

    def collect_unnamed(self) -> None:
        """Delete bytes that were uploaded a day ago or earlier and never got a name."""
        with self._database.reading() as session:
            unnamed = repository.unnamed_before(session, utc_now() - UNNAMED_FOR)
        self.collect(unnamed)

    def _holder(self, session: Session, run_id: str, token: str | None) -> Run:
        run = leases.holder(session, run_id, token)
        if RunState(run.state) in ENDED:
            raise Conflict("run_ended", f"run '{run.name}' is {run.state}: it takes no more files")
        leases.renew(run, self._settings)
        return run

    def _landed(self, incoming: Incoming, digest: str, write: Callable[[Session], T]) -> T:
        """Bytes into the store and rows into the record, both or neither."""
        try:
            for _ in range(_TRIES):
                self.store.stage(incoming, digest)
                try:
                    with self._database.writing() as session:
                        return write(session)
                except _TakenAway:
                    continue
            raise Unavailable("store_unavailable", "the store loses what it is given: try again later")
        except RequestError:
            self._unstage(digest, incoming.size)
            raise
        finally:
            incoming.discard()

    def _store_blob(self, session: Session, incoming: Incoming, digest: str, *, pinned: bool) -> None:
        """The row before the bytes: on its key it waits for a collector that is deleting the same digest."""
        repository.add_blob(session, digest, incoming.size, pinned=pinned)
        if not self.store.adopt(incoming, digest):
            raise _TakenAway

    def _unstage(self, digest: str, size: int) -> None:
        """Take away staged bytes that got no row; a row of somebody else's is waited for."""
        with self._database.writing() as session:
            if repository.add_blob(session, digest, size, pinned=False) and repository.delete_unused(session, digest):
                self.store.remove(digest)


def _named(session: Session, run: Run, place: Place, blob: Blob) -> tuple[ArtifactView, set[str]]:
    """Write the row of a name; the digests that this run does not need under it any more."""
    artifact = repository.find(session, place.run_id, place.name)
    unused: set[str] = set()
    if artifact is None:
        artifact = Artifact(run_id=place.run_id, name=place.name)
        session.add(artifact)
    else:
        unused.add(artifact.digest)
    artifact.digest, artifact.size = blob.digest, blob.size
    artifact.kind, artifact.step, artifact.epoch, artifact.value = place.kind, place.step, place.epoch, place.value
    artifact.attempt, artifact.created = run.attempt, utc_now()
    session.flush()
    unused |= _thin_out(session, run)
    runs.touch(session, run)
    return view_of(artifact), unused


def _thin_out(session: Session, run: Run) -> set[str]:
    """Take from a run the checkpoints that its spec does not keep; their digests."""
    fallen = fallen_out(run.spec, repository.checkpoints(session, run.id))
    for artifact in fallen:
        session.delete(artifact)
    session.flush()
    return {artifact.digest for artifact in fallen}


def view_of(artifact: Artifact) -> ArtifactView:
    """A row as readers see it."""
    return ArtifactView.model_validate(artifact, from_attributes=True)


def listed(session: Session, run_id: str, chosen: Filter) -> list[ArtifactView]:
    """A run's artifacts by name; the best and the last checkpoint say so."""
    runs.get(session, run_id)
    found = roles(repository.checkpoints(session, run_id))
    views = [view_of(row) for row in repository.of_run(session, run_id, chosen)]
    return [view.model_copy(update={"roles": found.get(view.name, [])}) for view in views]


def locate(session: Session, store: Store, run_id: str, name: str) -> Stored:
    """The bytes of a run's artifact.

    Raises:
        NotFound: ``unknown_run``, ``unknown_artifact``, or ``bytes_missing`` when the store lost them.
    """
    runs.get(session, run_id)
    return _stored(store, _get(session, run_id, name).digest)


def locate_blob(session: Session, store: Store, digest: str) -> Stored:
    """The bytes of a blob.

    Raises:
        NotFound: ``unknown_blob``, or ``bytes_missing`` when the store lost them.
    """
    return _stored(store, repository.blob(session, digest).digest)


def content(session: Session, store: Store, run_id: str, name: str) -> bytes:
    """A small file of a run, whole.

    Raises:
        NotFound: as ``locate``.
    """
    found = locate(session, store, run_id, name)
    return b"".join(store.read(found.digest, 0, found.size))


def _get(session: Session, run_id: str, name: str) -> Artifact:
    artifact = repository.find(session, run_id, name)
    if artifact is None:
        raise NotFound("unknown_artifact", f"run '{run_id}' has no artifact of this name")
    return artifact


def _stored(store: Store, digest: str) -> Stored:
    size = store.size(digest)
    if size is None:
        raise NotFound("bytes_missing", f"the store has lost the bytes with sha256 {digest}")
    return Stored(store, digest, size)
