"""Rows for server tests: a small catalogue and the runs that use it."""

from typing import Any

from distillboard.contracts.catalogue import CheckReport, DatasetDocument, ModelDocument, Recipe, Weights
from distillboard.contracts.leases import ClaimRequest, Device
from distillboard.server.catalogue import service as catalogue
from distillboard.server.runs.models import Run
from distillboard.server.runs.submission import submit
from sqlalchemy.orm import Session

CLASSES = ["disk", "star"]

SPEC: dict[str, Any] = {"dataset": "toys", "student": {"model": "small"}}
"""The smallest training spec over the catalogue of ``create_catalogue``."""

RECIPES = {"quick": Recipe(name="quick", spec={**SPEC, "schedule": {"epochs": 2, "batch_size": 4}})}


def model_document(name: str = "small", **fields: Any) -> ModelDocument:
    return ModelDocument(**{"name": name, "config": {"type": "RetinaNet"}, "classes": CLASSES, **fields})


def dataset_document(name: str = "toys", **fields: Any) -> DatasetDocument:
    return DatasetDocument(**{"name": name, "builtin": "shapes", "classes": CLASSES, **fields})


def create_catalogue(session: Session) -> None:
    """A data set ``toys``, a student ``small`` without weights, a teacher ``big`` with weights and mAP 0.6."""
    fine = CheckReport(checked_by="test")
    weights = Weights(package="big.pth")
    teacher = model_document("big", weights=weights, results={"toys": {"bbox_mAP": 0.6}})
    catalogue.keep(session, "dataset", dataset_document(), fine)
    catalogue.keep(session, "model", model_document(), fine)
    catalogue.keep(session, "model", teacher, fine)


def create_run(session: Session, **changes: Any) -> Run:
    """A queued run of the smallest spec; ``changes`` lie over it."""
    if catalogue.repository.newest(session, "dataset", "toys") is None:
        create_catalogue(session)
    return submit(session, RECIPES, {**SPEC, **changes})


def create_external_run(session: Session, **fields: Any) -> Run:
    """A run that a script of one's own reports to."""
    return submit(session, RECIPES, {"engine": "external", **fields})


def claim_request(worker: str = "worker-1", kind: str = "cpu", count: int = 1) -> ClaimRequest:
    return ClaimRequest(worker=worker, slot=0, device=Device(kind=kind, count=count))
