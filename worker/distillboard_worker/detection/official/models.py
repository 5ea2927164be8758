"""The detectors of the paper at full size: which config of the zoo each one is, and what differs from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.validation import merge_spec
from mmdet.datasets import CocoDataset

from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.official.zoo import weights_at, zoo_model, zoo_results, zoo_weights

DATASET = "coco"
CLASSES = tuple(CocoDataset.METAINFO["classes"])
_R50 = "https://download.pytorch.org/models/resnet50-0676ba61.pth"
_R101 = "https://download.pytorch.org/models/resnet101-63fe2227.pth"
_R50_CAFFE = "https://download.openmmlab.com/pretrain/third_party/resnet50_caffe-788b5fa3.pth"


@dataclass(frozen=True)
class Detector:
    """One full-size detector.

    Attributes:
        title: What lists call it.
        family: Detector family.
        zoo: Config of the zoo.
        backbone: Address of the ImageNet weights that it starts from as a student, if any.
        changes: What is laid over the config's model; it is then another model, without the zoo's weights.
        about: What one should know of it.
    """

    title: str
    family: str
    zoo: str
    backbone: str | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""


_FCOS_TRICKS = {
    "data_preprocessor": {"mean": [103.53, 116.28, 123.675]},
    "bbox_head": {
        "norm_on_bbox": True,
        "centerness_on_reg": False,
        "dcn_on_last_conv": False,
        "center_sampling": True,
        "conv_bias": True,
        "loss_bbox": {"type": "GIoULoss", "loss_weight": 1.0},
    },
    "test_cfg": {"nms": {"type": "nms", "iou_threshold": 0.6}},
}
_DCN = "ResNeXt-101 32x4d with deformable convolution in stages 3 to 5."

DETECTORS: dict[str, Detector] = {
    "retinanet-x101-coco": Detector(
        "RetinaNet X101-64x4d", "retinanet", "retinanet/retinanet_x101-64x4d_fpn_1x_coco", about="ResNeXt-101 64x4d."
    ),
    "retinanet-r101-coco": Detector("RetinaNet R101", "retinanet", "retinanet/retinanet_r101_fpn_2x_coco", _R101),
    "retinanet-r50-coco": Detector("RetinaNet R50", "retinanet", "retinanet/retinanet_r50_fpn_2x_coco", _R50),
    "cascade-mask-rcnn-x101-coco": Detector(
        "Cascade Mask R-CNN X101-32x4d DCN",
        "cascade-mask-rcnn",
        "dcn/cascade-mask-rcnn_x101-32x4d-dconv-c3-c5_fpn_1x_coco",
        about=_DCN,
    ),
    "faster-rcnn-r101-coco": Detector(
        "Faster R-CNN R101", "faster-rcnn", "faster_rcnn/faster-rcnn_r101_fpn_2x_coco", _R101
    ),
    "faster-rcnn-r50-coco": Detector(
        "Faster R-CNN R50", "faster-rcnn", "faster_rcnn/faster-rcnn_r50_fpn_2x_coco", _R50
    ),
    "mask-rcnn-r101-coco": Detector("Mask R-CNN R101", "mask-rcnn", "mask_rcnn/mask-rcnn_r101_fpn_2x_coco", _R101),
    "mask-rcnn-r50-coco": Detector("Mask R-CNN R50", "mask-rcnn", "mask_rcnn/mask-rcnn_r50_fpn_2x_coco", _R50),
    "reppoints-x101-coco": Detector(
        "RepPoints X101-32x4d DCN",
        "reppoints",
        "reppoints/reppoints-moment_x101-dconv-c3-c5_fpn-gn_head-gn_2x_coco",
        about=_DCN,
    ),
    "reppoints-r101-coco": Detector(
        "RepPoints R101", "reppoints", "reppoints/reppoints-moment_r101_fpn-gn_head-gn_2x_coco", _R101
    ),
    "reppoints-r50-coco": Detector(
        "RepPoints R50", "reppoints", "reppoints/reppoints-moment_r50_fpn-gn_head-gn_2x_coco", _R50
    ),
    "fcos-r101-coco": Detector("FCOS R101", "fcos", "fcos/fcos_r101-caffe_fpn_gn-head_ms-640-800-2x_coco"),
    "fcos-r50-coco": Detector(
        "FCOS R50 with tricks",
        "fcos",
        "fcos/fcos_r50-caffe_fpn_gn-head_1x_coco",
        _R50_CAFFE,
        _FCOS_TRICKS,
        "Centre sampling, distances in strides, GIoU, biases in the head; the zoo has neither config nor weights.",
    ),
    "gfl-r101-coco": Detector("GFL R101", "gfl", "gfl/gfl_r101_fpn_ms-2x_coco", _R101),
    "gfl-r50-coco": Detector("GFL R50", "gfl", "gfl/gfl_r50_fpn_1x_coco", _R50),
    "solo-r101-coco": Detector(
        "SOLO R101",
        "solo",
        "solo/solo_r50_fpn_1x_coco",
        _R101,
        {"backbone": {"depth": 101}},
        "Nobody has published weights of it: the recipe coco-teacher-solo-r101 trains them.",
    ),
    "solo-r50-coco": Detector("SOLO R50", "solo", "solo/solo_r50_fpn_1x_coco", _R50),
    "yolox-l-coco": Detector("YOLOX-l", "yolox", "yolox/yolox_l_8xb8-300e_coco"),
    "yolox-m-coco": Detector(
        "YOLOX-m", "yolox", "yolox/yolox_m_8xb8-300e_coco", about="The zoo has its config and no weights."
    ),
}


def model_documents() -> list[ModelDocument]:
    """The catalogue's documents of the full-size detectors."""
    return [_document(name, detector) for name, detector in DETECTORS.items()]


def _document(name: str, detector: Detector) -> ModelDocument:
    own = bool(detector.changes)
    results = {} if own else zoo_results(detector.zoo)
    document = ModelDocument(
        name=name,
        title=detector.title,
        family=detector.family,
        config=merge_spec(zoo_model(detector.zoo), detector.changes),
        classes=list(CLASSES),
        weights=None if own else zoo_weights(detector.zoo),
        backbone_weights=None if detector.backbone is None else weights_at(detector.backbone),
        parameters=None,
        results={DATASET: results} if results else {},
        about=" ".join(filter(None, [detector.about, _origin(detector)])),
    )
    return document.model_copy(update={"parameters": _trainable(document)})


def _origin(detector: Detector) -> str:
    changed = " with changes" if detector.changes else ""
    return f"MMDetection's {detector.zoo}{changed}."


def _trainable(document: ModelDocument) -> int:
    with torch.device("meta"):
        model = build_model(document)
    return sum(parameter.numel() for parameter in model.parameters() if parameter.requires_grad)
