"""Checks a user's detector where it is registered: its config becomes data, its checkpoint must fit."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from distillboard.contracts.catalogue import CheckFinding, CheckReport, ModelDocument, Weights

from distillboard_worker.resolving import ConfigUnreadableError, plain, resolve

__all__ = ["check_model", "plain", "without_weights"]


def check_model(
    name: str, config: Path, checkpoint: Path | None, classes: Sequence[str] | None = None
) -> tuple[ModelDocument, CheckReport]:
    """Resolve an MMDetection config to plain data, build the model, and compare the checkpoint with it.

    A Python config is executed by MMEngine, in a process of its own on its owner's machine; what leaves it is data.

    Args:
        name: What the model will be called.
        config: MMDetection config (.py, .json, .yaml), or a file that holds a model dict only.
        checkpoint: Its weights; None for a model that starts from random ones.
        classes: Class names in the order of the labels; the config's own when left out.

    Returns:
        The document to register, and what was found; the report holds errors where the model cannot be used.
    """
    report = CheckReport(checked_by="command line")
    try:
        resolved = resolve(config)
    except ConfigUnreadableError as error:
        _add(report, "config", f"{config} cannot be read: {error}", "is it an MMDetection config?")
        return _document(name, {}, classes or ["unknown"], None), report
    if resolved.imports:
        message = f"it imports {', '.join(resolved.imports)}: a worker runs no code that a config brings"
        _add(report, "custom_imports", message, "describe the model with types that MMDetection registers itself")
    named = list(classes or resolved.classes)
    if not named:
        _add(report, "classes", "the config names no classes", "name them with --classes a,b,c")
    description = resolved.model if isinstance(resolved.model, Mapping) else {}
    document = _document(name, dict(description), named or ["unknown"], checkpoint)
    return document if resolved.imports else _measured(document, checkpoint, report), report


def _measured(document: ModelDocument, checkpoint: Path | None, report: CheckReport) -> ModelDocument:
    """Build the model and compare its checkpoint; findings go into the report."""
    from distillboard_worker.detection.building import ModelRefusedError, build_model  # noqa: PLC0415
    from distillboard_worker.detection.checkpoints import CheckpointError, compare, load_state  # noqa: PLC0415

    try:
        model = build_model(document)
    except ModelRefusedError as error:
        _add(report, "config", str(error), None)
        return document
    if checkpoint is not None:
        try:
            comparison = compare(load_state(checkpoint), model)
        except CheckpointError as error:
            _add(report, "checkpoint", str(error), "give the file that MMEngine saved")
        else:
            if not comparison.fits:
                _add(report, "checkpoint", comparison.sentence(), "is it the checkpoint of this config?")
    parameters = sum(parameter.numel() for parameter in model.parameters() if parameter.requires_grad)
    report.facts["parameters"] = parameters
    return document.model_copy(update={"parameters": parameters})


def _document(name: str, description: dict[str, Any], classes: Sequence[str], checkpoint: Path | None) -> ModelDocument:
    return ModelDocument(
        name=name,
        title=name,
        family=str(description.get("type", "")).lower(),
        config=without_weights(description),
        classes=list(classes),
        weights=Weights() if checkpoint is not None else None,
    )


def without_weights(value: Any) -> Any:
    """A model dict without the addresses of pretrained parts: the checkpoint is what counts."""
    if isinstance(value, dict):
        loads = isinstance(value.get("init_cfg"), dict) and "checkpoint" in value["init_cfg"]
        kept = {key: one for key, one in value.items() if key != "pretrained" and not (loads and key == "init_cfg")}
        return {key: without_weights(one) for key, one in kept.items()}
    return [without_weights(one) for one in value] if isinstance(value, list) else value


def _add(report: CheckReport, field: str, message: str, hint: str | None) -> None:
    report.findings.append(CheckFinding(severity="error", field=field, message=message, hint=hint))
