"""The inner loops of `loops`, as numba reads them: no call, no allocation, the innermost one over cells in a row.

Each works off the tiles `first` to `last` of all images and adds to sums of its own. `s` and `t` are a channel's cells
in the student's and the teacher's map.
"""

from typing import Any

TILE = 1024
"""Cells at once: their sums stay in the first-level cache while the channels go by."""


def survey(feature: Any, key: Any, spatial: Any, keys: Any, channel: Any, first: Any, last: Any) -> None:
    """Add |F| to the cells' and the channels' sums, and `key . F` to the keys."""
    _, channels, cells = feature.shape
    tiles = (cells + TILE - 1) // TILE
    for unit in range(first, last):
        image, start = unit // tiles, unit % tiles * TILE
        size = min(TILE, cells - start)
        means, dots = spatial[image, start : start + size], keys[image, start : start + size]
        for c in range(channels):
            row, weight, total = feature[image, c, start : start + size], key[c], key[c] * 0
            for i in range(size):
                magnitude = abs(row[i])
                means[i] += magnitude
                dots[i] += weight * row[i]
                total += magnitude
            channel[image, c] += total


def collect(
    student: Any, teacher: Any, pool: Any, other: Any, inside: Any, outside: Any, sums: Any, first: Any, last: Any
) -> None:
    """Add to six sums a channel: both contexts, d, d^2, and d^2 by both masks."""
    _, channels, cells = student.shape
    tiles = (cells + TILE - 1) // TILE
    for unit in range(first, last):
        image, start = unit // tiles, unit % tiles * TILE
        size = min(TILE, cells - start)
        mine, theirs = pool[image, start : start + size], other[image, start : start + size]
        fore, back = inside[image, start : start + size], outside[image, start : start + size]
        for c in range(channels):
            s, t = student[image, c, start : start + size], teacher[image, c, start : start + size]
            zero = s[0] * 0
            own, foreign, offset, squares, foreground, background = zero, zero, zero, zero, zero, zero
            for i in range(size):
                d = s[i] - t[i]
                square = d * d
                own += mine[i] * s[i]
                foreign += theirs[i] * t[i]
                offset += d
                squares += square
                foreground += fore[i] * square
                background += back[i] * square
            row = sums[image, 6 * c : 6 * c + 6]
            row[0] += own
            row[1] += foreign
            row[2] += offset
            row[3] += squares
            row[4] += foreground
            row[5] += background


def project(
    student: Any, teacher: Any, by_student: Any, by_teacher: Any, mine: Any, theirs: Any, _: Any, first: Any, last: Any
) -> None:
    """Add to each cell the channels of both maps, by coefficients."""
    _images, channels, cells = student.shape
    tiles = (cells + TILE - 1) // TILE
    for unit in range(first, last):
        image, start = unit // tiles, unit % tiles * TILE
        size = min(TILE, cells - start)
        own, foreign = mine[image, start : start + size], theirs[image, start : start + size]
        for c in range(channels):
            s, t = student[image, c, start : start + size], teacher[image, c, start : start + size]
            a, b = by_student[image, c], by_teacher[image, c]
            for i in range(size):
                own[i] += a * s[i]
                foreign[i] += b * t[i]


def slope(
    student: Any, teacher: Any, by_channel: Any, rank: Any, sign: Any, pool: Any, mine: Any, theirs: Any,
    result: Any, keys: Any, first: Any, last: Any,
) -> None:  # fmt: skip
    """Write the student's gradient, and add to both keys' gradients."""
    _, channels, cells = student.shape
    tiles = (cells + TILE - 1) // TILE
    for unit in range(first, last):
        image, start = unit // tiles, unit % tiles * TILE
        size = min(TILE, cells - start)
        by_rank, by_sign = rank[image, start : start + size], sign[image, start : start + size]
        by_pool = pool[image, start : start + size]
        own, foreign = mine[image, start : start + size], theirs[image, start : start + size]
        for c in range(channels):
            s, t = student[image, c, start : start + size], teacher[image, c, start : start + size]
            out = result[image, c, start : start + size]
            row = by_channel[image, 6 * c : 6 * c + 6]
            weight, square, offset, signed, context, key = row[0], row[1], row[2], row[3], row[4], row[5]
            zero = weight * 0
            by_own, by_foreign = zero, zero
            for i in range(size):
                sloped = signed + by_sign[i]
                sloped = sloped if s[i] > 0 else (-sloped if s[i] < 0 else zero)
                out[i] = (
                    (s[i] - t[i]) * (weight * by_rank[i] + square)
                    + offset + sloped + context * by_pool[i] + key * own[i]
                )  # fmt: skip
                by_own += own[i] * s[i]
                by_foreign += foreign[i] * t[i]
            keys[c, 0] += by_own
            keys[c, 1] += by_foreign
