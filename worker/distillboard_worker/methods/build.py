"""From the method of a job spec to the module that computes it."""

from collections.abc import Sequence

from distillboard.contracts.peers import CWD, FBKD, MGD, MSE, PKD, CanKD, Peer
from distillboard.contracts.spec import FGD, Method, NoDistillation

from distillboard_worker.methods.base import Distillation, LevelChannels
from distillboard_worker.methods.cankd import CrossAttention
from distillboard_worker.methods.cwd import ChannelDivergence
from distillboard_worker.methods.fbkd import AttentionGuided
from distillboard_worker.methods.fgd import FGDMethod
from distillboard_worker.methods.levelwise import LevelLoss, Levelwise
from distillboard_worker.methods.mgd import MaskedGeneration
from distillboard_worker.methods.mse import FeatureMSE
from distillboard_worker.methods.pkd import PearsonLoss


def build_method(method: Method, levels: Sequence[LevelChannels], seed: int = 0) -> Distillation | None:
    """Build the module of a method, on the CPU, without touching the global random state.

    Args:
        method: The method of a job spec.
        levels: The levels to distil.
        seed: Seed of what a peer of FGD draws: its parameters, and the masks of MGD.

    Returns:
        The module, or None for the control, which has nothing to compute.
    """
    match method:
        case NoDistillation():
            return None
        case FGD():
            return FGDMethod(method, levels)
        case _:
            return Levelwise(method.name, levels, lambda level: _level_loss(method, level, seed), seed)


def _level_loss(method: Peer, level: LevelChannels, seed: int) -> LevelLoss:
    match method:
        case MSE():
            return FeatureMSE(method, level)
        case PKD():
            return PearsonLoss(method, level)
        case MGD():
            return MaskedGeneration(method, level, seed)
        case CWD():
            return ChannelDivergence(method, level)
        case CanKD():
            return CrossAttention(method, level)
        case FBKD():
            return AttentionGuided(method, level)
