"""The walks of `passes` as loops for fp32 maps on CPUs: each reads both maps from memory once, in either layout.

The tiles of all images are shared out to as many threads as torch uses; each thread adds to sums of its own.
"""

import contextlib
import mmap
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

import torch
from torch import Tensor

from distillboard_worker.fgd.attention import attention
from distillboard_worker.fgd.passes import Guides, Slopes, Sums

Layout = Literal["planes", "pixels"]

_CUBE, _TABLE, _LIST, _RANGE = "float32[:, :, ::1]", "float32[:, ::1]", "float32[::1]", "int64, int64"
_REDUCE = f"void({_CUBE}, {_CUBE}, {_TABLE}, {_CUBE}, {_LIST}, {_CUBE}, {_CUBE}, {_TABLE}, {_TABLE}, {_RANGE})"
_SLOPE = f"void({_CUBE}, {_CUBE}, {_CUBE}, {_CUBE}, {_TABLE}, {_CUBE}, {_TABLE}, {_TABLE}, {_RANGE})"
_MAPPED = 1 << 25
"""Bytes from which the C library gives memory back to the kernel each time it is freed."""

_LEAST = 1 << 17
"""Elements of a map that are worth a further thread: handing work over costs some 50 us."""


@cache
def available() -> bool:
    """Whether numba is there to compile them; without it plain torch computes the same, only slower."""
    return find_spec("numba") is not None


def serves(feature: Tensor) -> bool:
    """Whether the loops take this map: a real one (tracing has others), fp32, on the CPU."""
    return type(feature) is Tensor and feature.device.type == "cpu" and feature.dtype == torch.float32 and available()


def prepare() -> None:
    """Compile all loops, from numba's cache on disk where there is one, so that no training waits for it."""
    for layout in ("planes", "pixels"):
        _loop("reduce", layout)
        _loop("slope", layout)


def reduce(student: Tensor, teacher: Tensor, guides: Guides) -> Sums:
    """As `passes.reduce`."""
    images, channels, count = student.shape
    layout, student, teacher = _laid_out(student, teacher)
    keys = torch.stack((guides.student_key, guides.teacher_key))
    masks = torch.stack((guides.foreground, guides.background))
    cells = torch.empty(4, images, count)
    sharpness = torch.full((1,), 1 / (guides.temperature * channels))
    threads, bounds = _shares(layout, images, channels, count)
    sums, peaks = torch.zeros(threads, images, 8, channels), torch.zeros(threads, images, 6)
    peaks[..., :3] = -torch.inf
    scratch = torch.empty(threads, 4, _tile(layout))
    run_loop(_loop("reduce", layout), bounds, (student, teacher, keys, masks, sharpness, cells), (sums, peaks, scratch))
    return _merged(cells, sums, peaks, guides.temperature)


def gradient(student: Tensor, teacher: Tensor, slopes: Slopes) -> tuple[Tensor, Tensor, Tensor]:
    """As `passes.gradient`."""
    images, channels, count = student.shape
    layout, student, teacher = _laid_out(student, teacher)
    contexts = slopes.student_context, slopes.teacher_context
    key = slopes.student_key.expand(images, -1)
    by_channel = torch.stack((slopes.rank_channel, slopes.offset, slopes.sign_channel, *contexts, key), dim=1)
    by_cell = torch.stack((slopes.rank_cell, slopes.sign_cell, slopes.student_pool, slopes.teacher_pool))
    means = torch.stack((slopes.student_mean, slopes.teacher_mean, slopes.square.expand(images)), dim=1)
    result = _blank(student)
    threads, bounds = _shares(layout, images, channels, count)
    keys, scratch = torch.zeros(threads, 2, channels), torch.empty(threads, 2, _tile(layout))
    run_loop(_loop("slope", layout), bounds, (student, teacher, by_channel, by_cell, means, result), (keys, scratch))
    mine, theirs = keys.sum(dim=0)
    return result if layout == "planes" else result.transpose(1, 2), mine.clone(), theirs.clone()


def _laid_out(student: Tensor, teacher: Tensor) -> tuple[Layout, Tensor, Tensor]:
    """The layout of the student's map, and both maps in it."""
    last = student.transpose(1, 2)
    if last.is_contiguous() and not student.is_contiguous():
        return "pixels", last, teacher.transpose(1, 2).contiguous()
    return "planes", student.contiguous(), teacher.contiguous()


def _blank(like: Tensor) -> Tensor:
    """An uninitialised tensor, a large one in large pages: asking for small ones costs as much time as the loop."""
    if like.nbytes < _MAPPED or not hasattr(mmap, "MADV_HUGEPAGE"):
        return torch.empty_like(like)
    pages = mmap.mmap(-1, like.nbytes, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    with contextlib.suppress(OSError):  # a kernel without large pages
        pages.madvise(mmap.MADV_HUGEPAGE)
    return torch.frombuffer(pages, dtype=like.dtype).view(like.shape)


def _merged(cells: Tensor, sums: Tensor, peaks: Tensor, temperature: float) -> Sums:
    """Bring the threads' sums, which are scaled by their own largest exponents, together."""
    _, _, channels = sums.shape[1:]
    count = cells.shape[2]
    fade = torch.exp(peaks[..., :3] - peaks[..., :3].amax(dim=0))
    scale = fade / (fade * peaks[..., 3:]).sum(dim=0)
    scale[..., 2] *= count
    weighted = sums[:, :, :6].clone()
    weighted[:, :, :2] *= scale[..., :2, None]
    weighted[:, :, 4:] *= scale[..., 2:, None]
    own, foreign, offset, squares, foreground, background = weighted.sum(dim=0).unbind(dim=1)
    channel, teacher_channel = (sums[:, :, 6:].sum(dim=0) / count).unbind(dim=1)
    spatial, teacher_spatial = cells[:2] / channels
    mine, theirs = torch.softmax(cells[2:], dim=2)
    return Sums(
        spatial, channel, teacher_channel, attention(teacher_spatial, temperature), mine, theirs, own, foreign,
        offset, squares, foreground, background,
    )  # fmt: skip


def _shares(layout: Layout, images: int, channels: int, count: int) -> tuple[int, list[int]]:
    """How many threads, and the tiles at which their shares begin and end."""
    units = images * -(-count // _tile(layout))
    threads = max(1, min(torch.get_num_threads(), units, images * channels * count // _LEAST))
    return threads, [units * index // threads for index in range(threads + 1)]


def run_loop(loop: Callable[..., None], bounds: list[int], common: tuple[Tensor, ...], own: tuple[Tensor, ...]) -> None:
    """Run a loop over all tiles; each thread has its own row of the tensors `own`."""
    arrays = [tensor.contiguous().numpy() for tensor in common]
    jobs = [
        (*arrays, *(tensor[index].numpy() for tensor in own), *bounds[index : index + 2])
        for index in range(len(bounds) - 1)
    ]
    if len(jobs) == 1:
        loop(*jobs[0])
    else:
        list(_pool(len(jobs)).map(lambda job: loop(*job), jobs))


@cache
def _pool(threads: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads, thread_name_prefix="fgd")


def _kernels() -> Any:
    return import_module("distillboard_worker.fgd.kernels")  # it needs numba, which is optional and slow to import


def _tile(layout: Layout) -> int:
    kernels = _kernels()
    return int(kernels.PLANE_TILE if layout == "planes" else kernels.PIXEL_TILE)


@cache
def _loop(name: Literal["reduce", "slope"], layout: Layout) -> Callable[..., None]:
    import numba  # noqa: PLC0415 - as above

    loop, signature = getattr(_kernels(), f"{name}_{layout}"), _REDUCE if name == "reduce" else _SLOPE
    # Sums may be reordered, which vectors need; NaN and infinity must survive, which full fast maths does not promise.
    options: dict[str, Any] = {"nopython": True, "nogil": True, "fastmath": {"reassoc", "contract", "nsz"}}
    try:
        return numba.jit(signature, cache=True, **options)(loop)  # type: ignore[no-any-return]
    except RuntimeError:  # no folder for the cache can be written
        return numba.jit(signature, **options)(loop)  # type: ignore[no-any-return]
