"""The files a run needs, brought to this machine and checked before a trainer starts."""

import hashlib
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from distillboard.contracts.catalogue import ModelDocument, Weights
from distillboard.contracts.leases import Claim

import distillboard_worker
from distillboard_worker.api import Api, RefusedError
from distillboard_worker.cache import Cache
from distillboard_worker.datasets import Shipments, with_local_files
from distillboard_worker.downloads import Downloads
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import RunFailed

logger = logging.getLogger(__name__)

DOWNLOADS = "downloads"
"""Folder of the cache that holds weights by address."""
PACKAGED = Path(distillboard_worker.__file__).parent / "weights"


def prepare(api: Api, claim: Claim, run_dir: Path, cache: Cache, downloads: Downloads | None = None) -> TrainerJob:
    """Make the job of ``claim``: download what is missing, check what is there.

    Args:
        api: Where uploaded files and checkpoints are.
        claim: The claimed run.
        run_dir: Folder of this attempt.
        cache: What all runs of this worker share; it has to be open until the training has ended.
        downloads: What fetches weights by address; from the model zoos into the cache when left out.

    Raises:
        RunFailed: a file is missing or not what it should be.
        AwayError: the API does not answer, or a download was interrupted; what was downloaded is kept, so call again.
    """
    cache.folder.mkdir(parents=True, exist_ok=True)
    downloads = downloads or Downloads(cache.folder / DOWNLOADS)
    files = _Files(api, cache, downloads)
    shipments = Shipments(api, cache, downloads.leave_off_if_asked)
    job = TrainerJob(
        claim=with_local_files(claim, shipments),
        run_dir=run_dir,
        cache_dir=cache.folder,
        teacher_weights=_teacher(files, claim),
        student_weights=_student(files, claim),
        resume_from=None if claim.resume is None else _resume(api, claim, run_dir, claim.resume.artifact),
    )
    cache.make_room()
    return job


@dataclass(frozen=True)
class _Files:
    api: Api
    cache: Cache
    downloads: Downloads


def _teacher(files: _Files, claim: Claim) -> Path | None:
    """The teacher's weights where the training looks at them: a control may name a teacher, and does not need it."""
    if claim.teacher is None or (claim.spec.method.name == "none" and not claim.spec.student.inherit):
        return None
    return _weights(files, claim.teacher, claim.teacher.weights)


def _student(files: _Files, claim: Claim) -> Path | None:
    student, start = claim.student, claim.spec.student.weights
    if start == "random":
        return None
    return _weights(files, student, student.weights if start == "own" else student.backbone_weights)


def _weights(files: _Files, model: ModelDocument, weights: Weights | None) -> Path:
    if weights is not None and weights.package is not None:
        return _packaged(model, weights.package, weights.sha256)
    if weights is not None and weights.digest is not None:
        return _uploaded(files.api, model, weights.digest, files.cache)
    if weights is not None and weights.path is not None:
        return _by_path(model, Path(weights.path), weights.sha256)
    if weights is not None and weights.url is not None:
        return files.downloads.fetch(model.name, weights)
    raise RunFailed("weights_missing", f"Model '{model.name}' has no weights: register it with a checkpoint.")


def _packaged(model: ModelDocument, name: str, sha256: str | None) -> Path:
    path = PACKAGED / Path(name).name
    if not path.is_file():
        raise RunFailed("weights_missing", f"This worker has no file '{name}' for model '{model.name}': update it.")
    if sha256 is not None and _digest(path) != sha256:
        raise RunFailed("weights_damaged", f"The file '{name}' of model '{model.name}' is not the one it should be.")
    return path


def _by_path(model: ModelDocument, path: Path, sha256: str | None) -> Path:
    if not path.is_file():
        raise RunFailed("weights_missing", f"The weights of model '{model.name}' are not at {path} on this worker.")
    if sha256 is not None and _digest(path) != sha256:
        message = f"The file {path} is not the one that model '{model.name}' was registered with: register it again."
        raise RunFailed("weights_damaged", message)
    return path


def _uploaded(api: Api, model: ModelDocument, digest: str, cache: Cache) -> Path:
    path = cache.file(digest)
    if path.is_file():
        return path
    try:
        found = _download(api, f"/blobs/{digest}", path)
    except RefusedError as error:
        raise RunFailed("weights_missing", f"The weights of model '{model.name}' cannot be had: {error}") from error
    if found != digest:
        path.unlink()
        raise RunFailed(
            "weights_damaged", f"The weights of model '{model.name}' came with another content than stated."
        )
    return path


def _resume(api: Api, claim: Claim, run_dir: Path, artifact: str) -> Path:
    path = run_dir / "resume-from.pth"
    try:
        _download(api, f"/runs/{claim.run}/artifacts/{artifact}", path)
    except RefusedError as error:
        raise RunFailed("resume_missing", f"The checkpoint to go on from cannot be had: {error}") from error
    return path


def _download(api: Api, address: str, path: Path) -> str:
    """Fetch to a partial name, rename, and return the sha256 of what came."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        api.fetch(address, partial)
        digest = _digest(partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return digest


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
