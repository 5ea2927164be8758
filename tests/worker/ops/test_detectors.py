"""MMDetection's detectors take a training step and predict with these operators."""

from pathlib import Path
from typing import Any

import mmdet
import pytest
import torch
from mmdet.registry import MODELS
from mmdet.structures import DetDataSample
from mmdet.structures.mask import BitmapMasks
from mmdet.utils import register_all_modules
from mmengine.config import Config
from mmengine.structures import InstanceData

CONFIGS = Path(mmdet.__file__).parent / ".mim/configs"
SIZE = 96
DETECTORS = {
    "retinanet": "retinanet/retinanet_r50_fpn_1x_coco.py",
    "faster_rcnn": "faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py",
    "mask_rcnn": "mask_rcnn/mask-rcnn_r50_fpn_1x_coco.py",
    "reppoints": "reppoints/reppoints-moment_r50_fpn_1x_coco.py",
    "cascade_mask_rcnn_dcn": "dcn/cascade-mask-rcnn_r50-dconv-c3-c5_fpn_1x_coco.py",
    "faster_rcnn_dcnv2": "dcnv2/faster-rcnn_r50-mdconv-c3-c5_fpn_1x_coco.py",
}


@pytest.fixture(autouse=True)
def _one_thread() -> Any:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    yield
    torch.set_num_threads(threads)


def smaller(node: Any) -> None:
    """A ResNet of 4 channels, and as many proposals as a small image needs."""
    if not isinstance(node, dict):
        for child in node if isinstance(node, list | tuple) else ():
            smaller(child)
        return
    node.pop("init_cfg", None)
    if node.get("type") == "ResNet":
        node.update(base_channels=4, depth=50, frozen_stages=-1, norm_cfg={"type": "BN", "requires_grad": True})
    if "in_channels" in node and node.get("type", "").endswith("FPN"):
        node["in_channels"] = [16, 32, 64, 128]
    for name, most in (("nms_pre", 50), ("max_per_img", 20), ("num", 16)):
        if isinstance(node.get(name), int):
            node[name] = most
    for child in node.values():
        smaller(child)


def build(name: str) -> Any:
    register_all_modules()
    model = Config.fromfile(CONFIGS / DETECTORS[name]).model
    smaller(model)
    return MODELS.build(model)


def batch() -> dict[str, Any]:
    sample = DetDataSample(metainfo={"img_shape": (SIZE, SIZE), "ori_shape": (SIZE, SIZE), "scale_factor": (1.0, 1.0)})
    boxes = torch.tensor([[8.0, 10, 50, 60], [40, 30, 90, 80]])
    masks = torch.zeros(2, SIZE, SIZE, dtype=torch.uint8)
    for mask, (left, top, right, bottom) in zip(masks, boxes.int().tolist(), strict=True):
        mask[top:bottom, left:right] = 1
    sample.gt_instances = InstanceData(
        bboxes=boxes, labels=torch.tensor([0, 3]), masks=BitmapMasks(masks.numpy(), SIZE, SIZE)
    )
    sample.ignored_instances = InstanceData(bboxes=torch.zeros(0, 4), labels=torch.zeros(0, dtype=torch.long))
    return {"inputs": [torch.randint(0, 255, (3, SIZE, SIZE), dtype=torch.uint8)], "data_samples": [sample]}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", DETECTORS)
def test_detector_trains_a_step_and_predicts(name: str) -> None:
    """The warnings are MMDetection's and torch's own."""
    detector = build(name).train()
    data = detector.data_preprocessor(batch(), training=True)
    loss, _ = detector.parse_losses(detector.loss(data["inputs"], data["data_samples"]))
    loss.backward()
    gradients = [weight.grad for weight in detector.parameters() if weight.grad is not None]
    assert loss.isfinite()
    assert len(gradients) > 50
    assert all(gradient.isfinite().all() for gradient in gradients)
    with torch.no_grad():
        (found,) = detector.eval().test_step(batch())
    assert found.pred_instances.bboxes.shape[1:] == (4,)
