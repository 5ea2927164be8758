"""The student alone as a checkpoint that plain MMDetection loads."""

from pathlib import Path
from typing import Any

import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.leases import Claim
from mmengine.model import BaseModel
from mmengine.runner import Runner

from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import load_state
from distillboard_worker.detection.errors import ExportDiffers


def export_student(student: BaseModel, document: ModelDocument, meta: dict[str, Any], path: Path) -> BaseModel:
    """Write the student's checkpoint and load it into a freshly built model.

    Args:
        student: The trained student.
        document: Its description, for the fresh one.
        meta: Plain data about the run, kept in the file.
        path: Where it goes; written under a partial name, then renamed.

    Returns:
        The fresh model, on the CPU, as anybody gets it who loads the file.

    Raises:
        ExportDiffers: The fresh model has other keys or shapes than the checkpoint.
    """
    partial = path.with_suffix(".partial")
    write_student(student, meta, partial)
    fresh = build_model(document)
    try:
        fresh.load_state_dict(load_state(partial), strict=True)
    except RuntimeError as error:
        raise ExportDiffers(f"The exported student does not load in plain MMDetection: {error}") from error
    partial.replace(path)
    return fresh


def write_student(student: BaseModel, meta: dict[str, Any], path: Path) -> None:
    """Write the student's checkpoint: the same student and meta are the same bytes, whatever the file is called."""
    state = {name: tensor.detach().cpu().contiguous() for name, tensor in student.state_dict().items()}
    with path.open("wb") as file:  # torch writes a path's name into the file, an open file's it does not know
        torch.save({"state_dict": state, "meta": meta}, file)


def describe(claim: Claim, runner: Runner) -> dict[str, Any]:
    """What a checkpoint says about itself: the run, how far it was, its classes and its spec."""
    return {
        "run": claim.run,
        "step": runner.iter,
        "epoch": runner.epoch,
        "dataset_meta": {"classes": list(claim.dataset.classes)},
        "spec": claim.spec.model_dump(mode="json", by_alias=True),
    }
