"""Building from data: what is no data, no registered type or a loader is refused before anything is built."""

import pytest
import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard_worker.detection.building import ModelRefusedError, build_config, build_model, check_config
from mmengine.config import Config
from mmengine.utils import get_installed_path
from worker.detection.detectors import faster_rcnn, retinanet


def document(config):
    return ModelDocument(name="tiny", config=config, classes=["a", "b", "c"])


@pytest.mark.parametrize("config", [retinanet(), faster_rcnn()])
def test_builds_a_detector(config):
    assert type(build_model(document(config))).__name__ == config["type"]


def test_building_leaves_the_description_and_the_random_state_as_they_were():
    config = retinanet()
    torch.manual_seed(1)
    before = torch.get_rng_state()
    build_model(document(config))
    assert config == retinanet()
    assert torch.equal(torch.get_rng_state(), before)


def test_the_seed_decides_the_constructors_numbers():
    def weight(seed):
        return build_config(retinanet(), seed).backbone.conv1.weight

    assert torch.equal(weight(1), weight(1))
    assert not torch.equal(weight(1), weight(2))


@pytest.mark.parametrize(
    "name",
    [
        "subprocess.getoutput",
        "os.system",
        "mmdet.RetinaNet",
        "torch.nn.Linear",
        "__import__('os')",
        "",
        None,
        1,
        ["nms"],
    ],
)
def test_a_type_is_a_plain_name(name):
    with pytest.raises(ModelRefusedError, match=r"config\.backbone\.type"):
        check_config(retinanet() | {"backbone": {"type": name}})


def test_a_dotted_type_is_not_executed(tmp_path):
    marker = tmp_path / "it_ran"
    with pytest.raises(ModelRefusedError, match="plain name"):
        build_model(document({"type": "subprocess.getoutput", "cmd": f"touch {marker}"}))
    assert not marker.exists()


def test_an_operator_is_not_evaluated(tmp_path):
    marker = tmp_path / "it_ran"
    config = retinanet()
    config["test_cfg"]["nms"]["type"] = f"open({str(marker)!r}, 'w')"
    with pytest.raises(ModelRefusedError, match=r"config\.test_cfg\.nms\.type"):
        build_model(document(config))
    assert not marker.exists()


def test_an_unknown_type_is_told_with_the_nearest():
    with pytest.raises(ModelRefusedError, match=r"config\.neck\.type is FPM.*nearest are.*FPN"):
        check_config(retinanet() | {"neck": {"type": "FPM"}})


@pytest.mark.parametrize(
    "name", ["KnowledgeDistillationSingleStageDetector", "LAD", "CameraMotionCompensation", "Pretrained", "Distiller"]
)
def test_types_that_load_or_run_are_refused(name):
    with pytest.raises(ModelRefusedError, match="runs or reads"):
        check_config({"type": "RetinaNet", "backbone": [{"init_cfg": {"type": name}}]})


@pytest.mark.parametrize(
    "key", ["_delete_", "_base_", "_scope_", "custom_imports", "pretrained", "teacher_config", "checkpoint"]
)
def test_fields_that_name_code_or_files_are_refused(key):
    with pytest.raises(ModelRefusedError, match=rf"config\.backbone\.{key}"):
        check_config({"type": "RetinaNet", "backbone": {"type": "ResNet", key: "https://x/y.pth"}})


@pytest.mark.parametrize("value", [print, object(), {1: 2}, torch.ones(1), {"a": {3}}])
def test_only_data_is_taken(value):
    with pytest.raises(ModelRefusedError, match=r"config\.neck"):
        check_config({"type": "RetinaNet", "neck": {"a": value}})


def test_wrong_arguments_and_parts_are_said():
    with pytest.raises(ModelRefusedError, match=r"cannot build RetinaNet.*unexpected keyword argument"):
        build_config(retinanet() | {"colour": "red"})
    with pytest.raises(ModelRefusedError, match="a part: a model is a whole detector"):
        build_config({"type": "FPN", "in_channels": [8], "out_channels": 8, "num_outs": 1})


def test_the_zoo_passes_once_its_weights_are_left_out():
    folder = f"{get_installed_path('mmdet')}/.mim/configs"
    for name in ZOO:
        check_config(without_weights(Config.fromfile(f"{folder}/{name}.py").to_dict()["model"]))


ZOO = [
    "retinanet/retinanet_r50_fpn_2x_coco", "retinanet/retinanet_x101-64x4d_fpn_1x_coco",
    "faster_rcnn/faster-rcnn_r50_fpn_2x_coco", "mask_rcnn/mask-rcnn_r50_fpn_2x_coco",
    "cascade_rcnn/cascade-mask-rcnn_x101-32x4d_fpn_ms-3x_coco", "fcos/fcos_r50-caffe_fpn_gn-head_ms-640-800-2x_coco",
    "reppoints/reppoints-moment_r50_fpn-gn_head-gn_2x_coco", "gfl/gfl_r50_fpn_ms-2x_coco",
    "solo/solo_r50_fpn_3x_coco", "yolox/yolox_l_8xb8-300e_coco",
]  # fmt: skip


def without_weights(config):
    if isinstance(config, dict):
        items = {key: without_weights(value) for key, value in config.items() if key != "pretrained"}
        return {key: value for key, value in items.items() if not (key == "init_cfg" and value.get("checkpoint"))}
    return [without_weights(one) for one in config] if isinstance(config, list | tuple) else config
