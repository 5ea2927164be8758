"""The levels of a detector's feature pyramid: where they are made, their strides and channels."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import torch
from distillboard.contracts.names import level_name
from torch import Tensor, nn

from distillboard_worker.detection.recording import record

_PROBE_SIZE = 256
"""Side of the probe image in pixels: stride 256 is the coarsest level that it can tell."""


class LevelError(ValueError):
    """A pyramid does not have the level that is asked for, or none that fits the other pyramid."""


class Level(NamedTuple):
    """One level of a pyramid.

    Attributes:
        name: `P<log2 stride>`.
        path: Module whose output it is, as `neck.fpn_convs.0.conv`, or `neck:0` for one of several outputs.
        stride: Input pixels a cell.
        channels: Channels of the map.
    """

    name: str
    path: str
    stride: int
    channels: int


class LevelPair(NamedTuple):
    """A level of the student and the teacher's level of the same name: of the same stride, unless modules are named."""

    student: Level
    teacher: Level


def pyramid(model: nn.Module, images: Tensor) -> Sequence[Tensor]:
    """Run backbone and neck, nothing else: `(N, 3, H, W)` to one `(N, C, h, w)` a level."""
    features: Sequence[Tensor] = model.get_submodule("backbone")(images)
    if hasattr(model, "neck"):
        features = model.get_submodule("neck")(features)
    return features


def find_levels(model: nn.Module) -> list[Level]:
    """Find the pyramid's levels by one forward pass of a small blank image.

    Levels are taken where the official code takes them: at the raw convolution of FPN's output (before its
    normalisation), at the output convolution of YOLOX's neck, else at the neck's outputs. Pooled extra levels, such as
    P6 of Faster R-CNN, are not levels: they hold nothing that the level below does not.

    Args:
        model: A detector with `backbone` and maybe `neck`. Batch statistics, modes and random state stay as they are.

    Returns:
        Levels from fine to coarse.

    Raises:
        LevelError: Nothing in it makes a pyramid.
    """
    if not hasattr(model, "backbone"):
        raise LevelError(f"{type(model).__name__} has no backbone, so it has no pyramid to distil")
    maps, outputs = _probe(model, _candidates(model))
    if not maps:
        top = "neck" if hasattr(model, "neck") else "backbone"
        maps = {f"{top}:{index}": output for index, output in enumerate(outputs)}
    levels: dict[int, Level] = {}
    for path, output in maps.items():
        stride = stride_of(output)
        levels.setdefault(stride, Level(level_name(stride), path, stride, output.shape[1]))
    return [levels[stride] for stride in sorted(levels)]


def maps_at(model: nn.Module, paths: Sequence[str]) -> dict[str, Tensor]:
    """What named modules put out for a small blank image, as `find_levels` shows it one.

    Raises:
        UnknownModuleError: A path leads to no module.
    """
    return _probe(model, paths)[0]


def stride_of(probed: Tensor) -> int:
    """Input pixels a cell of a map that the probe image gave."""
    return round(_PROBE_SIZE / probed.shape[-1])


def _probe(model: nn.Module, paths: Sequence[str]) -> tuple[dict[str, Tensor], Sequence[Tensor]]:
    """Recorded outputs by path, and the pyramid's own outputs."""
    weight = next(model.parameters())
    images = torch.zeros(1, 3, _PROBE_SIZE, _PROBE_SIZE, device=weight.device, dtype=weight.dtype)
    with _evaluating(model), torch.no_grad(), record(model, paths) as maps:
        outputs = pyramid(model, images)
    return maps, outputs


def pair_levels(
    student: Sequence[Level], teacher: Sequence[Level], wanted: Sequence[str] | None = None
) -> list[LevelPair]:
    """Match levels by stride.

    Args:
        student: The student's levels.
        teacher: The teacher's levels.
        wanted: Names of the levels to distil; all that both have when left out.

    Raises:
        LevelError: A wanted level is missing, or there is none in common; the message lists what exists.
    """
    mine, theirs = ({level.name: level for level in levels} for levels in (student, teacher))
    names = [name for name in mine if name in theirs] if wanted is None else list(dict.fromkeys(wanted))
    missing = [name for name in names if name not in mine or name not in theirs]
    if missing or not names:
        problem = f"level {', '.join(missing)} is missing" if missing else "no stride in common"
        raise LevelError(
            f"{problem}: the student has {_listing(mine)}; the teacher has {_listing(theirs)}; choose method.levels"
            " among those of both, or name the modules of a level in method.modules"
        )
    return [LevelPair(mine[name], theirs[name]) for name in names]


def _listing(levels: Mapping[str, Level]) -> str:
    return ", ".join(f"{level.name} (stride {level.stride})" for level in levels.values()) or "none"


def _candidates(model: nn.Module) -> list[str]:
    """Paths of the modules that make a known neck's outputs, in the order of its outputs."""
    modules = dict(model.named_modules())
    for container, tail in (("neck.pafpn_convs", ""), ("neck.fpn_convs", ".conv"), ("neck.out_convs", "")):
        count = len(list(modules[container].children())) if container in modules else 0
        paths = [f"{container}.{index}{tail}" for index in range(count)]
        if paths and all(path in modules for path in paths):
            return paths
    return []


@contextmanager
def _evaluating(model: nn.Module) -> Iterator[None]:
    """Evaluation mode for the time of a block, then every module's own mode again."""
    modes = {module: module.training for module in model.modules()}
    for module in modes:
        module.training = False
    try:
        yield
    finally:
        for module, mode in modes.items():
            module.training = mode
