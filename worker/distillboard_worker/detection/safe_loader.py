"""Puts the safe reader where MMEngine's own loader is, so that no checkpoint is ever unpickled."""

from pathlib import Path
from typing import Any, NoReturn

import torch
from mmengine.logging import HistoryBuffer
from mmengine.runner.checkpoint import CheckpointLoader

from distillboard_worker.detection.checkpoints import CheckpointError, load_training_state
from distillboard_worker.detection.standins import History


def install_safe_loader() -> None:
    """Replace every loader of MMEngine's: local files go through the safe reader, addresses are refused.

    Covers `load_from`, `resume`, `Runner.load_checkpoint`, `init_cfg` of type `Pretrained` and the backbones that load
    their own weights: all of them ask `CheckpointLoader`. Calling it again changes nothing.
    """
    schemes = list(CheckpointLoader._schemes)  # MMEngine lists its loaders nowhere else
    CheckpointLoader.register_scheme(prefixes=[one for one in schemes if one], loader=load_from_elsewhere, force=True)
    CheckpointLoader.register_scheme(prefixes="", loader=load_from_disk, force=True)


def load_from_disk(filename: str, map_location: Any = None) -> dict[str, Any]:
    """Read a local checkpoint for MMEngine, which wants its own class for curves.

    Args:
        filename: A local path.
        map_location: A device, or None for the CPU.

    Raises:
        CheckpointError: The file is missing or refused, or `map_location` is code.
    """
    if callable(map_location):
        raise CheckpointError("a checkpoint is mapped to a device by name, not by a function")
    if "://" in filename:
        load_from_elsewhere(filename)
    content: dict[str, Any] = _revived(load_training_state(Path(filename)), map_location or "cpu")
    return content


def load_from_elsewhere(filename: str, map_location: Any = None) -> NoReturn:  # noqa: ARG001 - MMEngine's signature
    """Refuse an address.

    Raises:
        CheckpointError: Always.
    """
    raise CheckpointError(
        f"{filename} is not a local file: weights are given to a model as its checkpoint, not by address"
    )


def _revived(value: Any, device: Any) -> Any:
    if isinstance(value, dict):
        return {key: _revived(one, device) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_revived(one, device) for one in value)
    if isinstance(value, History):
        return HistoryBuffer(value.values, value.counts, value.max_length)
    return value.to(device) if isinstance(value, torch.Tensor) else value
