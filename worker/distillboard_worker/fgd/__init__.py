"""Focal and Global Distillation (FGD, arXiv 2111.11837): the loss of one pyramid level, pure torch."""

from distillboard_worker.fgd.attention import channel_attention, spatial_attention
from distillboard_worker.fgd.loss import FGDLoss, FGDTerms
from distillboard_worker.fgd.masks import Masks, MaskScale, box_masks

__all__ = ["FGDLoss", "FGDTerms", "MaskScale", "Masks", "box_masks", "channel_attention", "spatial_attention"]
