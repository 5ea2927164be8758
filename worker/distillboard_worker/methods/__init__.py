"""Distillation methods behind one interface: what compares a student's pyramid with its teacher's."""

from distillboard_worker.methods.base import Distillation, Ground, LevelChannels, LevelTerms
from distillboard_worker.methods.build import build_method
from distillboard_worker.methods.fgd import FGDMethod

__all__ = ["Distillation", "FGDMethod", "Ground", "LevelChannels", "LevelTerms", "build_method"]
