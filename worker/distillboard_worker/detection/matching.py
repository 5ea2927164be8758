"""Which level of the teacher teaches which of the student: by stride, unless the method names modules."""

from collections.abc import Sequence

from distillboard.contracts.distilled import Distilled
from torch import nn

from distillboard_worker.detection.levels import (
    Level,
    LevelError,
    LevelPair,
    find_levels,
    maps_at,
    pair_levels,
    stride_of,
)
from distillboard_worker.detection.recording import UnknownModuleError, parse_output

_MOST_RESIZED = 2
"""A student's map is resized to the teacher's within one octave; beyond it the two do not show the same things."""
_MAP_DIMENSIONS = 4


def match_levels(student: nn.Module, teacher: nn.Module, method: Distilled) -> list[LevelPair]:
    """Find the levels of both pyramids and pair them.

    A module that `method.modules` names takes the place of the one found by stride, or adds a level. A student's module
    has the stride of the level that it is named under; a teacher's may have half or twice that, then the student's map
    is resized to it.

    Args:
        student: A detector with its backbone and maybe a neck.
        teacher: Another.
        method: Says the levels, all in common when left out, and the modules.

    Raises:
        LevelError: A level or a module that is not there, that makes no feature map, or whose stride does not fit; the
            sentence names what to change.
    """
    modules = method.modules or {}
    if stray := [name for name in modules if method.levels is not None and name not in method.levels]:
        raise LevelError(
            f"method.modules names {', '.join(stray)}, which method.levels leaves out; name it in both or in neither"
        )
    mine = _with_named(student, "student", {name: pair.student for name, pair in modules.items()})
    theirs = _with_named(teacher, "teacher", {name: pair.teacher for name, pair in modules.items()})
    wanted = method.levels or _wanted(mine, theirs, list(modules))
    pairs = pair_levels(mine, theirs, wanted)
    for pair in pairs:
        _check_strides(pair)
    return pairs


def _wanted(mine: Sequence[Level], theirs: Sequence[Level], named: Sequence[str]) -> list[str]:
    """All levels in common and all that modules are named for, from fine to coarse."""
    both = {level.name for level in mine} & {level.name for level in theirs}
    return sorted(both.union(named), key=_number)


def _with_named(model: nn.Module, whose: str, paths: dict[str, str | None]) -> list[Level]:
    found = {level.name: level for level in find_levels(model)}
    found |= {name: _level_at(model, whose, name, path) for name, path in paths.items() if path is not None}
    return sorted(found.values(), key=lambda level: _number(level.name))


def _number(name: str) -> int:
    return int(name.removeprefix("P"))


def _level_at(model: nn.Module, whose: str, name: str, path: str) -> Level:
    """The output of a named module as a level."""
    field = f"method.modules.{name}.{whose}"
    top = parse_output(path)[0].partition(".")[0]
    if top not in ("backbone", "neck"):
        raise LevelError(f"{field} is '{path}': features come from modules of the backbone or the neck")
    try:
        output = maps_at(model, [path]).get(path)
    except (UnknownModuleError, IndexError) as error:
        raise LevelError(f"{field} is '{path}': {error}") from error
    if output is None:
        raise LevelError(f"{field} is '{path}', a module that no image goes through; name another")
    shape = getattr(output, "shape", None)
    if shape is None or len(shape) != _MAP_DIMENSIONS:
        what = "several outputs, choose one as 'path:index'" if shape is None else "no feature map; name a convolution"
        raise LevelError(f"{field} is '{path}', which puts out {what}")
    return Level(name, path, stride_of(output), int(shape[1]))


def _check_strides(pair: LevelPair) -> None:
    mine, theirs = pair
    if mine.stride != 2 ** _number(mine.name):
        raise LevelError(
            f"method.modules.{mine.name}.student is '{mine.path}' of stride {mine.stride}, and {mine.name} means stride"
            f" {2 ** _number(mine.name)}; name it under the level of its stride"
        )
    if max(mine.stride, theirs.stride) > _MOST_RESIZED * min(mine.stride, theirs.stride):
        raise LevelError(
            f"at level {mine.name} the student's '{mine.path}' has stride {mine.stride} and the teacher's"
            f" '{theirs.path}' stride {theirs.stride}; name a module of the teacher with stride {mine.stride},"
            f" {mine.stride // 2} or {mine.stride * 2} in method.modules.{mine.name}.teacher"
        )
