"""Builds detectors from plain data, after every type in it was looked up in MMDetection's registries."""

import re
from collections.abc import Mapping
from copy import deepcopy
from difflib import get_close_matches
from functools import cache
from typing import Any

import mmengine.registry
from distillboard.contracts.catalogue import ModelDocument
from mmdet import registry
from mmengine.config import ConfigDict
from mmengine.model import BaseModel
from mmengine.registry import DefaultScope

from distillboard_worker.detection.randomness import isolated
from distillboard_worker.detection.safe_loader import install_safe_loader

_NAME = re.compile(r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")
_FUNCTIONS = frozenset({"nms", "soft_nms", "RoIAlign", "RoIPool"})
"""Operators that MMDetection takes by name from `mmcv.ops`."""
_LOADERS = frozenset({
    "AppearanceFreeLink", "ATSSVLFusionHead", "BertModel", "CameraMotionCompensation", "Distiller",
    "KnowledgeDistillationSingleStageDetector", "LAD", "Pretrained",
})  # fmt: skip
"""Registered types that run or read what their arguments name: code, files, addresses."""
_FIELDS = frozenset({"custom_imports", "custom_hooks", "pretrained", "teacher_config", "teacher_ckpt", "checkpoint"})
"""Fields that name code, files or addresses."""
_TUPLES = frozenset({"basesize_ratio_range", "order"})
"""Fields of SSD's anchors and CARAFE's pyramid."""


class ModelRefusedError(ValueError):
    """A model description that is not built; the message names the place in it and what to change."""


def build_model(document: ModelDocument, seed: int = 0) -> BaseModel:
    """Build a detector from its document, without its weights.

    Args:
        document: A model of the catalogue.
        seed: Of the constructors' random numbers; the global random state stays as it is.

    Returns:
        The detector on the CPU, with the initial values of its constructors.

    Raises:
        ModelRefusedError: See `check_config`; or MMDetection cannot build it.
    """
    return build_config(document.config, seed)


def build_config(config: Mapping[str, Any], seed: int = 0) -> BaseModel:
    """Build a detector from an MMDetection model dict; raises as `build_model`."""
    check_config(config)
    install_safe_loader()
    try:
        with DefaultScope.overwrite_default_scope("mmdet"), isolated(seed):
            model = registry.MODELS.build(ConfigDict(_with_tuples(config)))
    except (TypeError, KeyError, AssertionError, ValueError, AttributeError, IndexError) as error:
        reason = str(error) or type(error).__name__
        raise ModelRefusedError(f"MMDetection cannot build {config.get('type')}: {reason}") from error
    if not isinstance(model, BaseModel):
        raise ModelRefusedError(f"config.type is {config.get('type')}, which is a part: a model is a whole detector")
    return model


def _with_tuples(value: Any) -> Any:
    """A copy with tuples where MMDetection insists on them: JSON has lists only."""
    if isinstance(value, Mapping):
        return {
            key: tuple(one) if key in _TUPLES and isinstance(one, list) else _with_tuples(one)
            for key, one in value.items()
        }
    return [_with_tuples(one) for one in value] if isinstance(value, list) else deepcopy(value)


def check_config(config: Any, path: str = "config") -> None:
    """Check that a model description is data of registered types only.

    Args:
        config: A model dict as JSON holds it.
        path: What to call it in messages.

    Raises:
        ModelRefusedError: A type is no name of a registered class, or runs or reads what it is given; a field names
            code or files; a value is not plain data.
    """
    if isinstance(config, Mapping):
        for key, value in config.items():
            _check_field(key, value, path)
            if key != "type":
                check_config(value, f"{path}.{key}")
    elif isinstance(config, list | tuple):
        for index, value in enumerate(config):
            check_config(value, f"{path}[{index}]")
    elif not isinstance(config, str | int | float | bool | None):
        raise ModelRefusedError(f"{path} is a {type(config).__name__}: a model description holds plain data only")


def _check_field(key: Any, value: Any, path: str) -> None:
    if not isinstance(key, str):
        raise ModelRefusedError(f"{path} has the key {key!r}: keys are strings")
    if key.startswith("_"):
        raise ModelRefusedError(f"{path}.{key} is refused: write the model out, without inheritance and scopes")
    if key == "type":
        _check_type(value, f"{path}.type")
    elif key in _FIELDS and value is not None:
        raise ModelRefusedError(f"{path}.{key} is refused: give weights to the model as its checkpoint")


def _check_type(name: Any, path: str) -> None:
    if not isinstance(name, str) or _NAME.match(name) is None:
        raise ModelRefusedError(f"{path} is {name!r}: a type is the plain name of a registered class, as 'RetinaNet'")
    if name in _LOADERS:
        raise ModelRefusedError(f"{path} is {name}, which runs or reads what its arguments name; leave it out")
    if name not in _registered():
        near = ", ".join(get_close_matches(name, _registered(), n=2, cutoff=0.4)) or "none"
        raise ModelRefusedError(f"{path} is {name}, which MMDetection does not know; the nearest are {near}")


@cache
def _registered() -> frozenset[str]:
    """Names of what a model may consist of."""
    registry.MODELS.import_from_location()
    registry.TASK_UTILS.import_from_location()
    sources = (
        registry.MODELS, registry.TASK_UTILS, mmengine.registry.MODELS, mmengine.registry.TASK_UTILS,
        mmengine.registry.WEIGHT_INITIALIZERS,
    )  # fmt: skip
    return _FUNCTIONS.union(*(source.module_dict for source in sources)) - _LOADERS
