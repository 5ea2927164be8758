"""The passes of `passes` as loops for fp32 maps on CPUs: each reads the maps once and makes no map but the gradient.

A tile is a run of cells that stays in the first-level cache while the channels go by. The tiles of all images are
shared out to as many threads as torch uses, and each thread adds to sums of its own.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from typing import Any

import torch
from torch import Tensor

from distillboard_worker.fgd import kernels
from distillboard_worker.fgd.passes import Slopes, Sums, Survey, Weights

_MAP, _TABLE, _LIST = "float32[:, :, ::1]", "float32[:, ::1]", "float32[::1]"
_RANGE = "int64, int64"


@cache
def available() -> bool:
    """Whether numba is there to compile them; without it plain torch computes the same, only slower."""
    return find_spec("numba") is not None


def serves(feature: Tensor) -> bool:
    """Whether the loops take this map: a real one (tracing has others), fp32, on the CPU."""
    return type(feature) is Tensor and feature.device.type == "cpu" and feature.dtype == torch.float32 and available()


def prepare() -> None:
    """Compile all loops, from numba's cache on disk where there is one, so that no training waits for it."""
    for compile_one in (_surveyed, _collected, _projected, _sloped):
        compile_one()


def survey(feature: Tensor, key: Tensor) -> Survey:
    """As `passes.survey`."""
    images, channels, cells = feature.shape
    spatial, keys = torch.zeros(images, cells), torch.zeros(images, cells)
    channel = _share(_surveyed(), images, cells, (images, channels), feature, key, spatial, keys)
    return Survey(spatial.div_(channels), channel.div_(cells), keys)


def collect(student: Tensor, teacher: Tensor, weights: Weights) -> Sums:
    """As `passes.collect`."""
    images, channels, cells = student.shape
    sums = _share(_collected(), images, cells, (images, channels * 6), student, teacher, *weights)
    return Sums(*sums.view(images, channels, 6).unbind(dim=2))


def project(student: Tensor, teacher: Tensor, by_student: Tensor, by_teacher: Tensor) -> tuple[Tensor, Tensor]:
    """As `passes.project`."""
    images, _, cells = student.shape
    mine, theirs = torch.zeros(images, cells), torch.zeros(images, cells)
    _share(_projected(), images, cells, (1, 1), student, teacher, by_student, by_teacher, mine, theirs)
    return mine, theirs


def gradient(student: Tensor, teacher: Tensor, slopes: Slopes) -> tuple[Tensor, Tensor, Tensor]:
    """As `passes.gradient`."""
    images, channels, cells = student.shape
    result = torch.empty_like(student)
    by_channel = torch.stack(
        (
            slopes.rank_channel, slopes.square.expand_as(slopes.offset), slopes.offset, slopes.sign_channel,
            slopes.context, slopes.key.expand_as(slopes.offset),
        ),
        dim=2,
    ).flatten(1)  # fmt: skip
    by_cell = (slopes.rank_cell, slopes.sign_cell, slopes.pool, slopes.student_keys, slopes.teacher_keys)
    keys = _share(_sloped(), images, cells, (channels, 2), student, teacher, by_channel, *by_cell, result)
    return result, keys[:, 0].clone(), keys[:, 1].clone()


def _share(loop: Callable[..., None], images: int, cells: int, sums: tuple[int, int], *tensors: Tensor) -> Tensor:
    """Run a loop over all tiles in torch's number of threads; returns the sum of the threads' sums."""
    arrays = [tensor.detach().contiguous().numpy() for tensor in tensors]
    units = images * -(-cells // kernels.TILE)
    threads = min(torch.get_num_threads(), units)
    totals = torch.zeros(threads, *sums)
    bounds = [units * index // threads for index in range(threads + 1)]
    jobs = [(*arrays, total.numpy(), *bounds[index : index + 2]) for index, total in enumerate(totals)]
    if threads == 1:
        loop(*jobs[0])
    else:
        list(_pool(threads).map(lambda job: loop(*job), jobs))
    return totals.sum(dim=0)


@cache
def _pool(threads: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads, thread_name_prefix="fgd")


def _compiled(loop: Callable[..., None], *types: str) -> Callable[..., None]:
    import numba  # noqa: PLC0415 - optional, and slow to import

    signature = f"void({', '.join(types)}, {_TABLE}, {_RANGE})"
    # Sums may be reordered, which vectors need; NaN and infinity must survive, which full fast maths does not promise.
    options: dict[str, Any] = {"nopython": True, "nogil": True, "fastmath": {"reassoc", "contract", "nsz"}}
    try:
        return numba.jit(signature, cache=True, **options)(loop)  # type: ignore[no-any-return]
    except RuntimeError:  # no folder for the cache can be written
        return numba.jit(signature, **options)(loop)  # type: ignore[no-any-return]


@cache
def _surveyed() -> Callable[..., None]:
    return _compiled(kernels.survey, _MAP, _LIST, _TABLE, _TABLE)


@cache
def _collected() -> Callable[..., None]:
    return _compiled(kernels.collect, _MAP, _MAP, *[_TABLE] * 4)


@cache
def _projected() -> Callable[..., None]:
    return _compiled(kernels.project, _MAP, _MAP, *[_TABLE] * 4)


@cache
def _sloped() -> Callable[..., None]:
    return _compiled(kernels.slope, _MAP, _MAP, *[_TABLE] * 6, _MAP)
