"""The inner loops of `loops`, as numba compiles them, over maps in either layout; imported only where numba is.

Planes are maps `(N, C, L)`, pixels maps `(N, L, C)` (channels last). A tile of cells goes by twice, second time from
the cache. Arguments mean the same everywhere; of the tiles of all images a loop takes those from `first` to `last`:

- keys `(2, C)`: context keys of student and teacher; masks `(2, N, L)`: foreground and background
- sharpness `(1,)`: times the teacher's sum of magnitudes it is the exponent of its spatial attention
- cells `(4, N, L)`, written: sums over channels of |S|, |T|, key . S and key . T
- sums `(N, 8, C)`, added to: exp(key . S) S, exp(key . T) T, d, d^2, both masks times attention times d^2, |S|, |T|
- peaks `(N, 6)`, updated: the largest exponents of three softmaxes so far, by which sums are scaled, and their sums
- by_channel `(N, 6, C)`: rank, offset, sign, gradient of the student's and the teacher's context, the student's key
- by_cell `(4, N, L)`: rank, sign, weights of the student's and of the teacher's context
- means `(N, 3)`: what both softmaxes subtract from their weights' gradients, and the factor of d
- result: map, written, the student's gradient; by_keys `(2, C)`, added to: both keys' gradients
- scratch: rows of a tile's length
"""

import math
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba.extending import register_jitable

F = TypeVar("F", bound=Callable[..., Any])
_inner = cast("Callable[[F], F]", register_jitable)

PLANE_TILE = 256
"""Cells at once: two tiles of 256 channels are half of a second-level cache of 1 MiB."""

PIXEL_TILE = 32
"""Cells at once: two tiles of 256 channels are 64 KiB."""


def reduce_planes(
    student: Any, teacher: Any, keys: Any, masks: Any, sharpness: Any, cells: Any, sums: Any, peaks: Any, scratch: Any,
    first: Any, last: Any,
) -> None:  # fmt: skip
    """Sum up two maps, weighted by softmaxes whose largest exponents are only known at the end."""
    tiles = (student.shape[2] + PLANE_TILE - 1) // PLANE_TILE
    for unit in range(first, last):
        image, start = unit // tiles, unit % tiles * PLANE_TILE
        stop = min(start + PLANE_TILE, student.shape[2])
        total = sums[image]
        _survey_planes(student, keys[0], image, start, stop, cells[0], cells[2], total[6])
        _survey_planes(teacher, keys[1], image, start, stop, cells[1], cells[3], total[7])
        _weigh(image, start, stop, masks, sharpness[0], cells, total, peaks[image], scratch)
        _collect_planes(student, teacher, image, start, stop, total, scratch)


def reduce_pixels(
    student: Any, teacher: Any, keys: Any, masks: Any, sharpness: Any, cells: Any, sums: Any, peaks: Any, scratch: Any,
    first: Any, last: Any,
) -> None:  # fmt: skip
    """As `reduce_planes`."""
    tiles = (student.shape[1] + PIXEL_TILE - 1) // PIXEL_TILE
    for unit in range(first, last):
        image, start = unit // tiles, unit % tiles * PIXEL_TILE
        stop = min(start + PIXEL_TILE, student.shape[1])
        total = sums[image]
        _survey_pixels(student, keys[0], image, start, stop, cells[0], cells[2], total[6])
        _survey_pixels(teacher, keys[1], image, start, stop, cells[1], cells[3], total[7])
        _weigh(image, start, stop, masks, sharpness[0], cells, total, peaks[image], scratch)
        _collect_pixels(student, teacher, image, start, stop, total, scratch)


def slope_planes(
    student: Any, teacher: Any, by_channel: Any, by_cell: Any, means: Any, result: Any, by_keys: Any, scratch: Any,
    first: Any, last: Any,
) -> None:  # fmt: skip
    """Write the student's gradient, and add to both keys' gradients."""
    channels, tiles = student.shape[1], (student.shape[2] + PLANE_TILE - 1) // PLANE_TILE
    for unit in range(first, last):
        image, start = unit // tiles, unit % tiles * PLANE_TILE
        stop = min(start + PLANE_TILE, student.shape[2])
        table, square, size = by_channel[image], means[image, 2], stop - start
        rank, sign, pool = by_cell[0, image, start:stop], by_cell[1, image, start:stop], by_cell[2, image, start:stop]
        own, foreign = scratch[0], scratch[1]
        _through_softmax(student, table[3], pool, means[image, 0], image, start, stop, own)
        _through_softmax(teacher, table[4], by_cell[3, image, start:stop], means[image, 1], image, start, stop, foreign)
        for c in range(channels):
            s, t, out = student[image, c, start:stop], teacher[image, c, start:stop], result[image, c, start:stop]
            weight, offset, signed, context, key = table[0, c], table[1, c], table[2, c], table[3, c], table[5, c]
            by_own, by_foreign = np.float32(0), np.float32(0)
            for i in range(size):
                sloped = signed + sign[i]
                sloped = sloped if s[i] > 0 else (-sloped if s[i] < 0 else np.float32(0))
                moved = offset + sloped + context * pool[i] + key * own[i]
                out[i] = (s[i] - t[i]) * (weight * rank[i] + square) + moved
                by_own += own[i] * s[i]
                by_foreign += foreign[i] * t[i]
            by_keys[0, c] += by_own
            by_keys[1, c] += by_foreign


def slope_pixels(
    student: Any, teacher: Any, by_channel: Any, by_cell: Any, means: Any, result: Any, by_keys: Any, _: Any,
    first: Any, last: Any,
) -> None:  # fmt: skip
    """As `slope_planes`."""
    count, channels = student.shape[1:]
    tiles = (count + PIXEL_TILE - 1) // PIXEL_TILE
    for unit in range(first, last):
        image, start = unit // tiles, unit % tiles * PIXEL_TILE
        table, square = by_channel[image], means[image, 2]
        weights, offsets, signs, contexts, counters, key = table[0], table[1], table[2], table[3], table[4], table[5]
        by_own, by_foreign = by_keys[0], by_keys[1]
        for i in range(start, min(start + PIXEL_TILE, count)):
            s, t, out = student[image, i], teacher[image, i], result[image, i]
            own, foreign = np.float32(0), np.float32(0)
            for c in range(channels):
                own += contexts[c] * s[c]
                foreign += counters[c] * t[c]
            rank, sign, pool = by_cell[0, image, i], by_cell[1, image, i], by_cell[2, image, i]
            own, foreign = pool * (own - means[image, 0]), by_cell[3, image, i] * (foreign - means[image, 1])
            for c in range(channels):
                sloped = signs[c] + sign
                sloped = sloped if s[c] > 0 else (-sloped if s[c] < 0 else np.float32(0))
                moved = offsets[c] + sloped + contexts[c] * pool + key[c] * own
                out[c] = (s[c] - t[c]) * (weights[c] * rank + square) + moved
            for c in range(channels):
                by_own[c] += own * s[c]
                by_foreign[c] += foreign * t[c]


@_inner
def _survey_planes(
    feature: Any, key: Any, image: Any, start: Any, stop: Any, cells: Any, dots: Any, across: Any
) -> None:
    magnitudes, dot, size = cells[image, start:stop], dots[image, start:stop], stop - start
    for i in range(size):
        magnitudes[i] = dot[i] = 0
    for c in range(feature.shape[1]):
        row, weight, total = feature[image, c, start:stop], key[c], np.float32(0)
        for i in range(size):
            magnitude = abs(row[i])
            magnitudes[i] += magnitude
            dot[i] += weight * row[i]
            total += magnitude
        across[c] += total


@_inner
def _survey_pixels(
    feature: Any, key: Any, image: Any, start: Any, stop: Any, cells: Any, dots: Any, across: Any
) -> None:
    for i in range(start, stop):
        row, total, dot = feature[image, i], np.float32(0), np.float32(0)
        for c in range(feature.shape[2]):
            magnitude = abs(row[c])
            across[c] += magnitude
            total += magnitude
            dot += key[c] * row[c]
        cells[image, i], dots[image, i] = total, dot


@_inner
def _weigh(
    image: Any, start: Any, stop: Any, masks: Any, sharpness: Any, cells: Any, total: Any, peak: Any, scratch: Any
) -> None:
    """Weights of a tile's cells into `scratch`: of both contexts, foreground and background."""
    theirs, own, foreign = cells[1, image, start:stop], cells[2, image, start:stop], cells[3, image, start:stop]
    fore, back, size = masks[0, image, start:stop], masks[1, image, start:stop], stop - start
    high, higher, highest = peak[0], peak[1], peak[2]
    for i in range(size):
        high, higher, highest = max(high, own[i]), max(higher, foreign[i]), max(highest, theirs[i] * sharpness)
    _lift(peak, 0, high, total[0:1])
    _lift(peak, 1, higher, total[1:2])
    _lift(peak, 2, highest, total[4:6])
    for i in range(size):
        scratch[0, i], scratch[1, i] = math.exp(own[i] - high), math.exp(foreign[i] - higher)
        attended = math.exp(theirs[i] * sharpness - highest)
        scratch[2, i], scratch[3, i] = attended * fore[i], attended * back[i]
        peak[3] += scratch[0, i]
        peak[4] += scratch[1, i]
        peak[5] += attended


@_inner
def _lift(peak: Any, softmax: Any, high: Any, rows: Any) -> None:
    """Scale a softmax's sums to a larger exponent."""
    if high > peak[softmax]:
        fade = np.float32(math.exp(peak[softmax] - high))
        peak[softmax] = high
        peak[3 + softmax] *= fade
        for row in range(rows.shape[0]):
            for c in range(rows.shape[1]):
                rows[row, c] *= fade


@_inner
def _collect_planes(student: Any, teacher: Any, image: Any, start: Any, stop: Any, total: Any, scratch: Any) -> None:
    pool, other, inside, outside = scratch[0], scratch[1], scratch[2], scratch[3]
    zero = np.float32(0)
    for c in range(student.shape[1]):
        s, t = student[image, c, start:stop], teacher[image, c, start:stop]
        own, foreign, offset, squares, foreground, background = zero, zero, zero, zero, zero, zero
        for i in range(stop - start):
            d = s[i] - t[i]
            square = d * d
            own += pool[i] * s[i]
            foreign += other[i] * t[i]
            offset += d
            squares += square
            foreground += inside[i] * square
            background += outside[i] * square
        total[0, c] += own
        total[1, c] += foreign
        total[2, c] += offset
        total[3, c] += squares
        total[4, c] += foreground
        total[5, c] += background


@_inner
def _collect_pixels(student: Any, teacher: Any, image: Any, start: Any, stop: Any, total: Any, scratch: Any) -> None:
    """Three loops, for compilers check every pair of rows for overlap and give up at too many."""
    channels = student.shape[2]
    own, foreign, offset, squares, foreground, background = total[0], total[1], total[2], total[3], total[4], total[5]
    for i in range(stop - start):
        s, t = student[image, start + i], teacher[image, start + i]
        pool, other, inside, outside = scratch[0, i], scratch[1, i], scratch[2, i], scratch[3, i]
        for c in range(channels):
            own[c] += pool * s[c]
            foreign[c] += other * t[c]
        for c in range(channels):
            d = s[c] - t[c]
            offset[c] += d
            squares[c] += d * d
        for c in range(channels):
            d = s[c] - t[c]
            foreground[c] += inside * d * d
            background[c] += outside * d * d


@_inner
def _through_softmax(
    feature: Any, by_context: Any, pool: Any, mean: Any, image: Any, start: Any, stop: Any, by_key: Any
) -> None:
    size = stop - start
    for i in range(size):
        by_key[i] = 0
    for c in range(feature.shape[1]):
        row, weight = feature[image, c, start:stop], by_context[c]
        for i in range(size):
            by_key[i] += weight * row[i]
    for i in range(size):
        by_key[i] = pool[i] * (by_key[i] - mean)
