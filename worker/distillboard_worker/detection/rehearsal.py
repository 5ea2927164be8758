"""A training step of a toy before the first job: what is imported, compiled or cached on first use is there then."""

import gc

import numpy as np
import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.spec import FGD
from mmdet.structures import DetDataSample
from mmengine.structures import InstanceData

from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.distiller import Distiller

_SIDE = 64
_STRIDES = [8, 16]
_TOY = {
    "type": "RetinaNet",
    "data_preprocessor": {"type": "DetDataPreprocessor"},
    "backbone": {"type": "ResNet", "depth": 18, "base_channels": 4, "out_indices": [1, 2]},
    "neck": {"type": "FPN", "in_channels": [8, 16], "out_channels": 8, "num_outs": 2},
    "bbox_head": {
        "type": "RetinaHead",
        "num_classes": 1,
        "in_channels": 8,
        "feat_channels": 8,
        "stacked_convs": 1,
        "anchor_generator": {"type": "AnchorGenerator", "ratios": [1.0], "scales": [4], "strides": _STRIDES},
        "bbox_coder": {"type": "DeltaXYWHBBoxCoder"},
        "loss_cls": {"type": "FocalLoss", "use_sigmoid": True},
        "loss_bbox": {"type": "L1Loss"},
    },
    "train_cfg": {
        "assigner": {"type": "MaxIoUAssigner", "pos_iou_thr": 0.5, "neg_iou_thr": 0.4, "min_pos_iou": 0},
        "sampler": {"type": "PseudoSampler"},
        "allowed_border": -1,
        "pos_weight": -1,
    },
    "test_cfg": {
        "nms_pre": 100,
        "min_bbox_size": 0,
        "score_thr": 0.0,
        "nms": {"type": "nms", "iou_threshold": 0.5},
        "max_per_img": 10,
    },
}


def rehearse() -> None:
    """Distil a toy for one step and predict with it, on the CPU, leaving the random generators to be seeded."""
    toy = ModelDocument(name="toy", config=_TOY, classes=["thing"])
    distiller = Distiller(build_model(toy), build_model(toy), FGD())
    optimizer = torch.optim.AdamW(distiller.parameters())
    inputs, sample = torch.rand(1, 3, _SIDE, _SIDE), _sample()
    loss, _ = distiller.parse_losses(distiller(inputs, [sample], mode="loss"))
    loss.backward()
    torch.nn.utils.clip_grad_norm_(distiller.parameters(), 1.0)
    optimizer.step()
    distiller.eval()
    with torch.no_grad():
        distiller(inputs, [sample], mode="predict")
    gc.collect()
    # The data sets collect garbage when they are loaded; without this every collection walks all that was imported.
    gc.freeze()


def _sample() -> DetDataSample:
    """One box in one image."""
    size = (_SIDE, _SIDE)
    facts = {
        "img_shape": size,
        "ori_shape": size,
        "batch_input_shape": size,
        "pad_shape": size,
        "scale_factor": np.ones(2),
    }
    boxes, labels = torch.tensor([[8.0, 8.0, 40.0, 40.0]]), torch.tensor([0])
    sample = DetDataSample(metainfo=facts)
    sample.gt_instances = InstanceData(bboxes=boxes, labels=labels)
    return sample
