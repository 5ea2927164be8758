"""From the method of a job spec to the module that computes it."""

from collections.abc import Sequence

from distillboard.contracts.spec import FGD, Method, NoDistillation

from distillboard_worker.methods.base import Distillation, LevelChannels
from distillboard_worker.methods.fgd import FGDMethod


def build_method(method: Method, levels: Sequence[LevelChannels]) -> Distillation | None:
    """Build the module of a method, on the CPU, without touching the global random state.

    Args:
        method: The method of a job spec.
        levels: The levels to distil.

    Returns:
        The module, or None for the control, which has nothing to compute.
    """
    match method:
        case FGD():
            return FGDMethod(method, levels)
        case NoDistillation():
            return None
