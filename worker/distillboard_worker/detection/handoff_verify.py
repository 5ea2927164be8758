"""The exported student evaluated once more, as a plain model, and compared with what the training measured last."""

import math
from collections.abc import Mapping
from typing import Any

import torch
from mmengine.model import BaseModel

from distillboard_worker.detection.errors import ExportDiffers
from distillboard_worker.reporting import Reporter, Stopped

TOLERANCE = {"cpu": 1e-6, "cuda": 1e-4}
"""How far two evaluations of the same weights may lie apart in mAP. A GPU may choose another kernel for a layer, and a
score that moves by a rounding error can change places with its neighbour."""
TOLERANCE_SHARED = 1e-3
"""The same where several processes had evaluated together: their batches were others, and so was the padding."""
_COMPARED = ("bbox_mAP", "segm_mAP")


@torch.no_grad()
def evaluate(model: BaseModel, loader: Any, evaluator: Any, reporter: Reporter) -> dict[str, float]:
    """Measure a model on val as MMEngine's own loop does, without the training's hooks.

    Args:
        model: The exported student, on the device of the training.
        loader: All of val.
        evaluator: MMEngine's, with the training's metrics.
        reporter: Knows whether somebody wants the run to stop.

    Returns:
        The evaluator's metrics by name.

    Raises:
        Stopped: A stop was requested.
    """
    model.eval()
    for batch in loader:
        evaluator.process(data_samples=model.val_step(batch), data_batch=batch)
        if reporter.stop_requested:
            raise Stopped("stopped while the exported student was evaluated")
    metrics: dict[str, float] = evaluator.evaluate(len(loader.dataset))
    return metrics


def check_same(found: Mapping[str, float], expected: Mapping[str, float], tolerance: float) -> None:
    """See that two evaluations came to the same mAP, of boxes and of masks where there are any.

    Args:
        found: Metrics of the exported student, 0 to 1.
        expected: Metrics of the training's last evaluation.
        tolerance: How far they may lie apart.

    Raises:
        ExportDiffers: They lie further apart.
    """
    for name in _COMPARED:
        if name in expected and not _close(found[name], expected[name], tolerance):
            raise ExportDiffers(
                f"The exported student reaches {name} {found[name]:.6f} in plain MMDetection, the training's last"
                f" evaluation came to {expected[name]:.6f}: more than {tolerance:g} apart. The file is kept, but it is"
                " not the student that was measured; look for state that the model keeps outside of its weights."
            )


def _close(one: float, other: float, tolerance: float) -> bool:
    nothing_to_find = math.isnan(one) and math.isnan(other)
    return nothing_to_find or abs(one - other) <= tolerance
