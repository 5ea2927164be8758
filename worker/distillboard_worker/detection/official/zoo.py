"""MMDetection's model zoo, as its package carries it: configs as plain data, addresses of weights, stated metrics."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from distillboard.contracts.catalogue import Weights
from mmengine.config import Config
from mmengine.utils import get_installed_path

from distillboard_worker.registration import plain, without_weights

_METRICS = {"Object Detection": ("bbox_mAP", "box AP"), "Instance Segmentation": ("segm_mAP", "mask AP")}


def zoo_config(name: str) -> dict[str, Any]:
    """A config of the zoo, resolved to plain data.

    Args:
        name: Its path below the zoo's configs, as `retinanet/retinanet_r50_fpn_2x_coco`.
    """
    resolved: dict[str, Any] = plain(Config.fromfile(str(_folder() / "configs" / f"{name}.py")).to_dict())
    return resolved


def zoo_model(name: str) -> dict[str, Any]:
    """The model dict of a config of the zoo, without the addresses of pretrained parts."""
    model: dict[str, Any] = without_weights(zoo_config(name)["model"])
    return model


def zoo_weights(name: str) -> Weights | None:
    """The checkpoint that the zoo states for a config, with the beginning of its sha256, if there is one."""
    address = _entry(name).get("Weights")
    return None if address is None else weights_at(address)


def zoo_results(name: str) -> dict[str, float]:
    """COCO metrics of 0 to 1 that the zoo states for a config's weights."""
    found: dict[str, float] = {}
    for result in _entry(name).get("Results", ()):
        if result["Task"] in _METRICS:
            key, stated = _METRICS[result["Task"]]
            found[key] = round(result["Metrics"][stated] / 100, 4)
    return found


def weights_at(address: str) -> Weights:
    """Weights by address; zoo files are named `<name>-<beginning of their sha256>.pth`."""
    return Weights(package=None, digest=None, sha256=None, url=address, sha256_prefix=Path(address).stem[-8:])


def _entry(name: str) -> dict[str, Any]:
    return _entries(name.partition("/")[0]).get(f"configs/{name}.py", {})


@cache
def _entries(family: str) -> dict[str, dict[str, Any]]:
    text = (_folder() / "configs" / family / "metafile.yml").read_text(encoding="utf-8")
    return {model["Config"]: model for model in yaml.safe_load(text)["Models"]}


def _folder() -> Path:
    return Path(get_installed_path("mmdet")) / ".mim"
