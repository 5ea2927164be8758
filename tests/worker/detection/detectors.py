"""Small detectors as data: real MMDetection models that build and run in a second."""

from typing import Any

import torch
from mmdet.structures import DetDataSample
from mmengine.structures import InstanceData

NORM = {"type": "BN", "requires_grad": True}
PREPROCESSOR = {
    "type": "DetDataPreprocessor",
    "mean": [123.675, 116.28, 103.53],
    "std": [58.395, 57.12, 57.375],
    "bgr_to_rgb": True,
    "pad_size_divisor": 32,
}


def _backbone(base: int) -> dict[str, Any]:
    return {"type": "ResNet", "depth": 18, "base_channels": base, "num_stages": 4, "norm_cfg": NORM, "style": "pytorch"}


def retinanet(*, base: int = 8, channels: int = 16, classes: int = 3) -> dict[str, Any]:
    """A RetinaNet with levels P3 to P7."""
    widths = [base * 2**stage for stage in range(4)]
    return {
        "type": "RetinaNet",
        "data_preprocessor": PREPROCESSOR,
        "backbone": _backbone(base),
        "neck": {
            "type": "FPN", "in_channels": widths, "out_channels": channels, "start_level": 1,
            "add_extra_convs": "on_input", "num_outs": 5,
        },
        "bbox_head": {
            "type": "RetinaHead", "num_classes": classes, "in_channels": channels, "stacked_convs": 1,
            "feat_channels": channels,
            "anchor_generator": {
                "type": "AnchorGenerator", "octave_base_scale": 4, "scales_per_octave": 1, "ratios": [1.0],
                "strides": [8, 16, 32, 64, 128],
            },
            "bbox_coder": {"type": "DeltaXYWHBBoxCoder"},
            "loss_cls": {"type": "FocalLoss", "use_sigmoid": True},
            "loss_bbox": {"type": "L1Loss"},
        },
        "train_cfg": {
            "assigner": {"type": "MaxIoUAssigner", "pos_iou_thr": 0.5, "neg_iou_thr": 0.4, "min_pos_iou": 0},
            "sampler": {"type": "PseudoSampler"}, "allowed_border": -1, "pos_weight": -1, "debug": False,
        },
        "test_cfg": {
            "nms_pre": 100, "min_bbox_size": 0, "score_thr": 0.0, "nms": {"type": "nms", "iou_threshold": 0.5},
            "max_per_img": 10,
        },
    }  # fmt: skip


def fcos(*, base: int = 8, channels: int = 16, classes: int = 3) -> dict[str, Any]:
    """An FCOS with levels P3 to P7; it counts its positive points over all ranks, and its batch statistics rest."""
    widths = [base * 2**stage for stage in range(4)]
    return {
        "type": "FCOS",
        "data_preprocessor": PREPROCESSOR,
        "backbone": _backbone(base),
        "neck": {
            "type": "FPN", "in_channels": widths, "out_channels": channels, "start_level": 1,
            "add_extra_convs": "on_output", "num_outs": 5, "relu_before_extra_convs": True,
        },
        "bbox_head": {
            "type": "FCOSHead", "num_classes": classes, "in_channels": channels, "stacked_convs": 1,
            "feat_channels": channels, "strides": [8, 16, 32, 64, 128], "norm_cfg": None,
            "loss_cls": {"type": "FocalLoss", "use_sigmoid": True},
            "loss_bbox": {"type": "IoULoss"},
            "loss_centerness": {"type": "CrossEntropyLoss", "use_sigmoid": True},
        },
        "test_cfg": {
            "nms_pre": 100, "min_bbox_size": 0, "score_thr": 0.0, "nms": {"type": "nms", "iou_threshold": 0.5},
            "max_per_img": 10,
        },
    }  # fmt: skip


def faster_rcnn(*, base: int = 8, channels: int = 16, classes: int = 3) -> dict[str, Any]:
    """A Faster R-CNN with levels P2 to P5, and P6 pooled."""
    widths = [base * 2**stage for stage in range(4)]
    coder = {"type": "DeltaXYWHBBoxCoder"}
    assigner = {"type": "MaxIoUAssigner", "pos_iou_thr": 0.5, "neg_iou_thr": 0.5, "min_pos_iou": 0.5}
    sampler = {"type": "RandomSampler", "num": 32, "pos_fraction": 0.5}
    proposals = {"nms_pre": 100, "max_per_img": 20, "nms": {"type": "nms", "iou_threshold": 0.7}, "min_bbox_size": 0}
    return {
        "type": "FasterRCNN",
        "data_preprocessor": PREPROCESSOR,
        "backbone": _backbone(base),
        "neck": {"type": "FPN", "in_channels": widths, "out_channels": channels, "num_outs": 5},
        "rpn_head": {
            "type": "RPNHead", "in_channels": channels, "feat_channels": channels,
            "anchor_generator": {
                "type": "AnchorGenerator", "scales": [8], "ratios": [1.0], "strides": [4, 8, 16, 32, 64],
            },
            "bbox_coder": coder,
            "loss_cls": {"type": "CrossEntropyLoss", "use_sigmoid": True},
            "loss_bbox": {"type": "L1Loss"},
        },
        "roi_head": {
            "type": "StandardRoIHead",
            "bbox_roi_extractor": {
                "type": "SingleRoIExtractor", "out_channels": channels, "featmap_strides": [4, 8, 16, 32],
                "roi_layer": {"type": "RoIAlign", "output_size": 7, "sampling_ratio": 0},
            },
            "bbox_head": {
                "type": "Shared2FCBBoxHead", "in_channels": channels, "fc_out_channels": 32, "roi_feat_size": 7,
                "num_classes": classes, "bbox_coder": coder,
                "loss_cls": {"type": "CrossEntropyLoss", "use_sigmoid": False}, "loss_bbox": {"type": "L1Loss"},
            },
        },
        "train_cfg": {
            "rpn": {
                "assigner": assigner | {"neg_iou_thr": 0.3}, "sampler": sampler | {"add_gt_as_proposals": False},
                "allowed_border": -1, "pos_weight": -1, "debug": False,
            },
            "rpn_proposal": proposals,
            "rcnn": {"assigner": assigner, "sampler": sampler, "pos_weight": -1, "debug": False},
        },
        "test_cfg": {
            "rpn": proposals,
            "rcnn": {"score_thr": 0.0, "nms": {"type": "nms", "iou_threshold": 0.5}, "max_per_img": 10},
        },
    }  # fmt: skip


def batch(sizes: tuple[tuple[int, int], ...] = ((96, 128), (128, 100)), *, seed: int = 0) -> dict[str, Any]:
    """Images of several sizes with two boxes each, as a data loader hands them to a preprocessor."""
    generator = torch.Generator().manual_seed(seed)
    inputs = [torch.randint(0, 256, (3, *size), generator=generator, dtype=torch.uint8) for size in sizes]
    return {"inputs": inputs, "data_samples": [_sample(*size) for size in sizes]}


def _sample(height: int, width: int) -> DetDataSample:
    boxes = torch.tensor([[8.0, 10.0, 40.0, 50.0], [width / 2, height / 3, width - 4.0, height - 8.0]])
    facts = {"img_shape": (height, width), "ori_shape": (height, width), "scale_factor": (1.0, 1.0), "img_id": 0}
    sample = DetDataSample(metainfo=facts)
    sample.gt_instances = InstanceData(bboxes=boxes, labels=torch.tensor([0, 2]))
    sample.ignored_instances = InstanceData(bboxes=boxes[:0], labels=torch.tensor([], dtype=torch.long))
    return sample
