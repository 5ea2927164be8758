"""A checkpoint beside the model that it is for: keys, shapes, classes."""

from collections.abc import Iterator
from typing import Any

from distillboard.contracts.catalogue import ModelDocument
from torch import nn

from distillboard_worker.detection.checkpoints import CheckpointMismatchError, Comparison, StateDict, compare
from distillboard_worker.detection.preflight.findings import Part

_SHOWN = 5
_CLASS_LAYERS = ("cls", "class")


def note_fit(part: Part, model: nn.Module, state: StateDict, document: ModelDocument) -> None:
    """Note how a checkpoint fits a model; nothing is loaded.

    Args:
        part: The check that this is.
        model: The detector, or the part of it that the file is for.
        state: The file's tensors.
        document: The detector's description.

    Raises:
        CheckpointMismatchError: A tensor of the model is missing from the file or has another shape.
    """
    comparison = compare(state, model)
    part.facts |= _counts(comparison, len(state))
    if not comparison.fits:
        part.hint = _hint(comparison, document)
        raise CheckpointMismatchError(f"The checkpoint of '{document.name}' does not fit it: {comparison.sentence()}")
    if comparison.unexpected:
        hint = "harmless where a file holds more than the detector, as averaged weights; else it is another model's"
        part.warn(f"The checkpoint of '{document.name}' fits it, but {comparison.sentence()}.", hint)
    else:
        part.message = f"The checkpoint of '{document.name}' fits it: all {len(state)} tensors are used."


def _counts(comparison: Comparison, tensors: int) -> dict[str, Any]:
    return {
        "tensors": tensors,
        "missing": len(comparison.missing),
        "unexpected": len(comparison.unexpected),
        "reshaped": len(comparison.reshaped),
        "missing_names": list(comparison.missing[:_SHOWN]),
        "unexpected_names": list(comparison.unexpected[:_SHOWN]),
        "reshaped_names": [name for name, *_ in comparison.reshaped[:_SHOWN]],
    }


def _hint(comparison: Comparison, document: ModelDocument) -> str | None:
    """What to change about a checkpoint that does not fit."""
    in_file = _classes_in(comparison, len(document.classes))
    if in_file is not None:
        return (
            f"the file was trained for {in_file} classes, model '{document.name}' has {len(document.classes)}: register"
            " the checkpoint with a model of its own classes"
        )
    if comparison.missing and comparison.unexpected:
        return (
            f"the file is another architecture's than '{document.name}': register it with the model it was trained as"
        )
    return None


def _classes_in(comparison: Comparison, classes: int) -> int | None:
    """For how many classes the file was trained, where only layers that tell classes apart have another size."""
    counts = set()
    for name, found, own in comparison.reshaped:
        if not any(word in name.lower() for word in _CLASS_LAYERS) or found[1:] != own[1:]:
            return None
        counts.add(_scaled(found[0], own[0], classes))
    return counts.pop() if len(counts) == 1 and not comparison.missing else None


def _scaled(found: int, own: int, classes: int) -> int | None:
    """One output a class and anchor, or one more for the background."""
    if found * classes % own == 0:
        return found * classes // own
    return found - 1 if own == classes + 1 else None


def class_counts(model: nn.Module) -> set[int]:
    """How many classes the heads of a detector tell apart; an RPN, which tells objects from background, aside."""
    return set(_counts_of(model))


def _counts_of(model: nn.Module) -> Iterator[int]:
    for name, module in model.named_modules():
        count = getattr(module, "num_classes", None)
        if isinstance(count, int) and name.endswith("_head") and not name.startswith("rpn_head"):
            yield count
