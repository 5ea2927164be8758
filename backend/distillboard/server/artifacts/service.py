"""Artifacts of runs, and blobs that no run names."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from distillboard.contracts.runs import ArtifactView
from distillboard.contracts.states import ENDED, RunState

from ..db import Database
from ..errors import Conflict, NotFound
from ..kit.base import utc_now
from ..leases import service as leases
from ..runs import repository as runs
from ..runs.models import Run
from ..settings import Settings
from . import repository
from .models import Artifact
from .naming import check_name
from .repository import Filter
from .store import FolderStore, Upload


@dataclass(frozen=True)
class Place:
    """Under what name a run keeps a file, and what it is."""

    run_id: str
    name: str
    kind: str
    step: int | None


class Shelf:
    """Keeps uploads: each call is a transaction of its own, so that none is open while bytes travel."""

    def __init__(self, database: Database, store: FolderStore, settings: Settings) -> None:
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

    def keep(self, upload: Upload, digest: str, place: Place, token: str | None) -> ArtifactView:
        """Give finished bytes a name in a run; what had that name before is replaced."""
        try:
            with self._database.writing() as session:
                run = self._holder(session, place.run_id, token)
                self._store_blob(session, upload, digest, pinned=False)
                artifact, replaced = _named(session, place, digest)
                artifact.kind, artifact.step, artifact.size = place.kind, place.step, upload.size
                artifact.attempt, artifact.created = run.attempt, utc_now()
                session.flush()
                runs.touch(session, run)
                view = view_of(artifact)
        finally:
            upload.discard()
        if replaced is not None:
            self._collect(replaced)
        return view

    def keep_blob(self, upload: Upload, digest: str) -> None:
        """Keep finished bytes that something outside runs names by their digest."""
        try:
            with self._database.writing() as session:
                self._store_blob(session, upload, digest, pinned=True)
        finally:
            upload.discard()

    def _holder(self, session: Session, run_id: str, token: str | None) -> Run:
        run = leases.holder(session, run_id, token)
        if RunState(run.state) in ENDED:
            raise Conflict("run_ended", f"run '{run.name}' is {run.state}: it takes no more files")
        leases.renew(run, self._settings)
        return run

    def _store_blob(self, session: Session, upload: Upload, digest: str, *, pinned: bool) -> None:
        """The row before the bytes: on its key it waits for a collector that is deleting the same digest."""
        repository.add_blob(session, digest, upload.size, pinned=pinned)
        self.store.adopt(upload, digest)

    def _collect(self, digest: str) -> None:
        """Delete bytes that no run names any more, such as the resume checkpoint before the last."""
        with self._database.writing() as session:
            if repository.delete_unused(session, digest):
                self.store.remove(digest)


def _named(session: Session, place: Place, digest: str) -> tuple[Artifact, str | None]:
    """The row of this name with its new digest, and the digest it had when that was another."""
    artifact = repository.find(session, place.run_id, place.name)
    if artifact is None:
        artifact = Artifact(run_id=place.run_id, name=place.name, digest=digest)
        session.add(artifact)
        return artifact, None
    replaced = artifact.digest
    artifact.digest = digest
    return artifact, replaced if replaced != digest else None


def view_of(artifact: Artifact) -> ArtifactView:
    """A row as readers see it."""
    return ArtifactView.model_validate(artifact, from_attributes=True)


def listed(session: Session, run_id: str, chosen: Filter) -> list[ArtifactView]:
    """A run's artifacts by name."""
    runs.get(session, run_id)
    return [view_of(row) for row in repository.of_run(session, run_id, chosen)]


def locate(session: Session, store: FolderStore, run_id: str, name: str) -> tuple[str, Path]:
    """Digest and file of a run's artifact.

    Raises:
        NotFound: ``unknown_run``, ``unknown_artifact``, or ``bytes_missing`` when the store lost them.
    """
    runs.get(session, run_id)
    artifact = repository.find(session, run_id, name)
    if artifact is None:
        raise NotFound("unknown_artifact", f"run '{run_id}' has no artifact of this name")
    return artifact.digest, _file(store, artifact.digest)


def locate_blob(session: Session, store: FolderStore, digest: str) -> Path:
    """File of a blob.

    Raises:
        NotFound: ``unknown_blob``, or ``bytes_missing`` when the store lost them.
    """
    return _file(store, repository.blob(session, digest).digest)


def _file(store: FolderStore, digest: str) -> Path:
    path = store.path(digest)
    if not path.is_file():
        raise NotFound("bytes_missing", f"the store has lost the bytes with sha256 {digest}")
    return path
