"""Which of a run's checkpoints are kept: the best, the last, every so many epochs."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from distillboard.contracts.spec import Keep

from .models import Artifact

Role = Literal["best", "last"]


def fallen_out(spec: Mapping[str, Any], checkpoints: Sequence[Artifact]) -> list[Artifact]:
    """The checkpoints that a run's spec does not keep; none of an external run, which says itself what it sends.

    Args:
        spec: The run's.
        checkpoints: Those of the run that belong to an epoch, in the order they were made.
    """
    if spec.get("engine") != "mmdet" or not checkpoints:
        return []
    keep = Keep.model_validate(spec.get("evaluation", {}).get("keep", {}))
    kept = {artifact.name for artifact in by_value(checkpoints)[: keep.best]}
    if keep.last:
        kept.add(checkpoints[-1].name)
    if keep.every is not None:
        kept |= {artifact.name for artifact in checkpoints if artifact.epoch and artifact.epoch % keep.every == 0}
    return [artifact for artifact in checkpoints if artifact.name not in kept]


def roles(checkpoints: Sequence[Artifact]) -> dict[str, list[Role]]:
    """Which checkpoint is the best and which the last, by its name."""
    found: dict[str, list[Role]] = {}
    for artifact in by_value(checkpoints)[:1]:
        found.setdefault(artifact.name, []).append("best")
    for artifact in checkpoints[-1:]:
        found.setdefault(artifact.name, []).append("last")
    return found


def by_value(checkpoints: Sequence[Artifact]) -> list[Artifact]:
    """The measured ones, the largest value first; of equal ones the earlier."""
    return sorted((one for one in checkpoints if one.value is not None), key=lambda one: -float(one.value or 0))
