"""The files a run needs, brought to this machine and checked before a trainer starts."""

import hashlib
import logging
import os
from pathlib import Path

from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.leases import Claim

import distillboard_worker
from distillboard_worker.api import Api, RefusedError
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import RunFailed

logger = logging.getLogger(__name__)

PACKAGED = Path(distillboard_worker.__file__).parent / "weights"


def prepare(api: Api, claim: Claim, run_dir: Path, cache_dir: Path) -> TrainerJob:
    """Make the job of ``claim``: download what is missing, check what is there.

    Raises:
        RunFailed: a file is missing or not what it should be.
        AwayError: the API does not answer; what was downloaded is kept, so call again.
    """
    cache_dir.mkdir(parents=True, exist_ok=True)
    own = claim.spec.student.weights == "own"
    return TrainerJob(
        claim=claim,
        run_dir=run_dir,
        cache_dir=cache_dir,
        teacher_weights=None if claim.teacher is None else _weights(api, claim.teacher, cache_dir),
        student_weights=_weights(api, claim.student, cache_dir) if own else None,
        resume_from=None if claim.resume is None else _resume(api, claim, run_dir, claim.resume.artifact),
    )


def _weights(api: Api, model: ModelDocument, cache_dir: Path) -> Path:
    if model.weights is not None and model.weights.package is not None:
        return _packaged(model, model.weights.package, model.weights.sha256)
    if model.weights is not None and model.weights.digest is not None:
        return _uploaded(api, model, model.weights.digest, cache_dir)
    raise RunFailed("weights_missing", f"Model '{model.name}' has no weights: register it with a checkpoint.")


def _packaged(model: ModelDocument, name: str, sha256: str | None) -> Path:
    path = PACKAGED / Path(name).name
    if not path.is_file():
        raise RunFailed("weights_missing", f"This worker has no file '{name}' for model '{model.name}': update it.")
    if sha256 is not None and _digest(path) != sha256:
        raise RunFailed("weights_damaged", f"The file '{name}' of model '{model.name}' is not the one it should be.")
    return path


def _uploaded(api: Api, model: ModelDocument, digest: str, cache_dir: Path) -> Path:
    path = cache_dir / "blobs" / digest
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
