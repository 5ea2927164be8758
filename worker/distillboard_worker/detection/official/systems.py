"""The authors' 15 configs: which detectors, weights and schedules each one joins, and what was published for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from distillboard_worker.detection.official import departures as why
from distillboard_worker.detection.official import schedules
from distillboard_worker.detection.official.schedules import Section

_P2_TO_P5 = ["P2", "P3", "P4", "P5"]
_P3_TO_P7 = ["P3", "P4", "P5", "P6", "P7"]
_ANCHORS: Section = {
    "temperature": 0.5, "alpha": 1e-3, "beta": 5e-4, "gamma": 5e-4, "lambda": 5e-6, "levels": _P3_TO_P7,
}  # fmt: skip
_TWO_STAGE: Section = {
    "temperature": 0.5, "alpha": 5e-5, "beta": 2.5e-5, "gamma": 5e-5, "lambda": 5e-7, "levels": _P2_TO_P5,
}  # fmt: skip
_POINTS: Section = {
    "temperature": 0.5, "alpha": 1.6e-3, "beta": 8e-4, "gamma": 8e-4, "lambda": 8e-6, "levels": _P3_TO_P7,
}  # fmt: skip
_FCOS: Section = _POINTS | {"temperature": 0.8}
_SOLO: Section = _ANCHORS | {"levels": _P2_TO_P5}
_YOLOX: Section = {
    "temperature": 0.5, "alpha": 2e-3, "beta": 1e-3, "gamma": 1e-3, "lambda": 1e-5, "levels": ["P3", "P4", "P5"],
}  # fmt: skip


@dataclass(frozen=True)
class System:
    """One official config.

    Attributes:
        original: The authors' file below `configs/distillers/fgd`.
        teacher: Model of the catalogue.
        student: Model of the catalogue.
        method: FGD's levels, weights and temperature.
        schedule: Schedule of student and control.
        inherit: Whether the student starts with the teacher's neck and head.
        distilled: Published metrics of the distilled student.
        source: Where they are stated.
        departures: What differs from the original.
        baseline: Published metrics of the student alone, where they are not the zoo's.
    """

    original: str
    teacher: str
    student: str
    method: Section
    schedule: Section
    inherit: bool
    distilled: Mapping[str, float]
    source: str
    departures: tuple[str, ...]
    baseline: Mapping[str, float] = field(default_factory=dict)


_README = "the authors' README"

SYSTEMS: dict[str, System] = {
    "retinanet-x101-r50": System(
        "fgd_retina_rx101_64x4d_distill_retina_r50_fpn_2x_coco",
        "retinanet-x101-coco",
        "retinanet-r50-coco",
        _ANCHORS,
        schedules.ONE_STAGE,
        inherit=True,
        distilled={"bbox_mAP": 0.407},
        source="the paper's table 3, with inheriting (40.4 without), and the authors' README",
        departures=(why.MASKS_SINCE,),
    ),
    "retinanet-r101-r50": System(
        "fgd_retina_r101_fpn_2x_distill_retina_r50_fpn_2x_coco",
        "retinanet-r101-coco",
        "retinanet-r50-coco",
        _ANCHORS,
        schedules.ONE_STAGE,
        inherit=True,
        distilled={"bbox_mAP": 0.397},
        source="the paper's table 2, with inheriting (39.6 without)",
        departures=(why.MASKS_SINCE,),
    ),
    "retinanet-x101-r101": System(
        "fgd_retina_rx101_64x4d_distill_retina_r101_fpn_2x_coco",
        "retinanet-x101-coco",
        "retinanet-r101-coco",
        _ANCHORS,
        schedules.ONE_STAGE,
        inherit=True,
        distilled={"bbox_mAP": 0.417},
        source=_README,
        departures=(why.MASKS_SINCE,),
    ),
    "faster-rcnn-r101-r50": System(
        "fgd_faster_rcnn_r101_fpn_2x_distill_faster_rcnn_r50_fpn_2x_coco",
        "faster-rcnn-r101-coco",
        "faster-rcnn-r50-coco",
        _TWO_STAGE,
        schedules.TWO_STAGE,
        inherit=True,
        distilled={"bbox_mAP": 0.405},
        source="the paper's table 2, with inheriting (40.4 without)",
        departures=(why.MASKS_SINCE,),
    ),
    "faster-rcnn-cascade-x101-r50": System(
        "fgd_cascade_mask_rcnn_rx101_32x4d_distill_faster_rcnn_r50_fpn_2x_coco",
        "cascade-mask-rcnn-x101-coco",
        "faster-rcnn-r50-coco",
        _TWO_STAGE,
        schedules.TWO_STAGE,
        inherit=False,
        distilled={"bbox_mAP": 0.42},
        source="the paper's table 3 and the authors' README",
        departures=(why.MASKS_SINCE, why.DEAD_HEADS),
    ),
    "faster-rcnn-cascade-x101-r101": System(
        "fgd_cascade_mask_rcnn_rx101_32x4d_distill_faster_rcnn_r101_fpn_2x_coco",
        "cascade-mask-rcnn-x101-coco",
        "faster-rcnn-r101-coco",
        _TWO_STAGE,
        schedules.TWO_STAGE,
        inherit=False,
        distilled={"bbox_mAP": 0.441},
        source=_README,
        departures=(why.MASKS_SINCE, why.DEAD_HEADS),
    ),
    "mask-rcnn-cascade-x101-r50": System(
        "fgd_cascade_mask_rcnn_rx101_32x4d_distill_mask_rcnn_r50_fpn_2x_coco",
        "cascade-mask-rcnn-x101-coco",
        "mask-rcnn-r50-coco",
        _TWO_STAGE,
        schedules.TWO_STAGE,
        inherit=False,
        distilled={"bbox_mAP": 0.421, "segm_mAP": 0.378},
        source="the paper's table 3 and the authors' README",
        departures=(why.MASKS_SINCE, why.DEAD_HEADS),
    ),
    "mask-rcnn-r101-r50": System(
        "fgd_mask_rcnn_r101_fpn_distill_mask_rcnn_r50_fpn_2x_coco",
        "mask-rcnn-r101-coco",
        "mask-rcnn-r50-coco",
        _TWO_STAGE,
        schedules.TWO_STAGE,
        inherit=True,
        distilled={},
        source="no result published",
        departures=(why.UNPUBLISHED,),
    ),
    "reppoints-x101-r50": System(
        "fgd_reppoints_rx101_64x4d_distill_reppoints_r50_fpn_2x_coco",
        "reppoints-x101-coco",
        "reppoints-r50-coco",
        _POINTS,
        schedules.ONE_STAGE,
        inherit=True,
        distilled={"bbox_mAP": 0.42},
        source="the paper's table 3, with inheriting (41.3 without), and the authors' README",
        departures=(why.MASKS_SINCE, why.REPPOINTS_NAME),
    ),
    "reppoints-x101-r101": System(
        "fgd_reppoints_rx101_64x4d_distill_reppoints_r101_fpn_2x_coco",
        "reppoints-x101-coco",
        "reppoints-r101-coco",
        _POINTS,
        schedules.ONE_STAGE,
        inherit=True,
        distilled={"bbox_mAP": 0.438},
        source=_README,
        departures=(why.MASKS_SINCE, why.REPPOINTS_NAME),
    ),
    "reppoints-r101-r50": System(
        "fgd_reppoints_r101_fpn_distill_reppoints_r50_fpn_2x_coco",
        "reppoints-r101-coco",
        "reppoints-r50-coco",
        _POINTS,
        schedules.ONE_STAGE,
        inherit=True,
        distilled={},
        source="no result published",
        departures=(why.UNPUBLISHED,),
    ),
    "fcos-r101-r50": System(
        "fgd_fcos_r101_distill_fcos_r50_2x_coco",
        "fcos-r101-coco",
        "fcos-r50-coco",
        _FCOS,
        schedules.FCOS,
        inherit=True,
        distilled={"bbox_mAP": 0.427},
        source="the paper's table 2, with inheriting (42.1 without), and the authors' README",
        departures=(
            why.MASKS_SINCE,
            why.FCOS_CONFIG,
            why.FCOS_MEANS,
            why.FCOS_BACKBONE,
            why.FCOS_BASELINE,
            why.FCOS_TEMPERATURE,
        ),
        baseline={"bbox_mAP": 0.385},
    ),
    "gfl-r101-r50": System(
        "fgd_gfl_r101_distill_gfl_r50_fpn_1x_coco",
        "gfl-r101-coco",
        "gfl-r50-coco",
        _ANCHORS,
        schedules.SHORT,
        inherit=True,
        distilled={"bbox_mAP": 0.435},
        source=_README,
        departures=(why.GFL_EPOCHS,),
    ),
    "solo-r101-r50": System(
        "fgd_solo_r101_ms_distill_solo_r50_coco",
        "solo-r101-coco",
        "solo-r50-coco",
        _SOLO,
        schedules.SHORT,
        inherit=True,
        distilled={"segm_mAP": 0.36},
        source=_README,
        departures=(why.SOLO_TEACHER, why.SOLO_HISTORY),
    ),
    "yolox-l-m": System(
        "fgd_yoloxl_distill_yoloxm_coco",
        "yolox-l-coco",
        "yolox-m-coco",
        _YOLOX,
        schedules.YOLOX,
        inherit=False,
        distilled={"bbox_mAP": 0.466},
        source="the README of the authors' branch yolox",
        departures=(
            why.YOLOX_AUGMENTATION,
            why.YOLOX_AVERAGE,
            why.YOLOX_SIZES,
            why.YOLOX_AREA,
            why.YOLOX_TEACHER,
            why.YOLOX_BATCH,
            why.YOLOX_STUDENT,
        ),
        baseline={"bbox_mAP": 0.459},
    ),
}
"""The authors' configs by the end of their recipe's name: detector, teacher, student."""
