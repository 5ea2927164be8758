"""Curves that lie over one axis: what a fold takes out of batches and segments, and puts together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from .grids import Grid
from .points import Floats, Ints, Points, join, key_starts


@dataclass(frozen=True)
class Axis:
    """Where the values of a piece lie, all of shape (R,): as in ``Points``, and the revision that brought each."""

    steps: Ints
    times: Floats
    epochs: Floats
    revisions: Ints

    def __len__(self) -> int:
        return len(self.steps)

    def same_as(self, other: "Axis") -> bool:
        """Whether every number is the same."""
        return (
            np.array_equal(self.revisions, other.revisions)
            and np.array_equal(self.steps, other.steps)
            and np.array_equal(self.times, other.times)
            and np.array_equal(self.epochs, other.epochs, equal_nan=True)
        )


@dataclass(frozen=True)
class Piece:
    """Values of several keys over one axis, in the order they were accepted: by key, each of shape (R,)."""

    axis: Axis
    values: Mapping[int, Floats]

    def __len__(self) -> int:
        return len(self.axis) * len(self.values)


def of_batches(batches: Sequence[tuple[int, Points | Grid]]) -> Iterator[Piece]:
    """The pieces of batches, each with its revision; what comes first of a key was accepted first."""
    for kind, group in groupby(batches, _kind):
        some = list(group)
        if kind:
            yield _of_grids([(revision, grid) for revision, grid in some if isinstance(grid, Grid)])
        else:
            yield from _of_points([(revision, points) for revision, points in some if isinstance(points, Points)])


def _kind(batch: tuple[int, Points | Grid]) -> bytes:
    """The keys of a grid, so that neighbours with the same ones become one piece; nothing for other batches."""
    return batch[1].slots.tobytes() if isinstance(batch[1], Grid) else b""


def _of_grids(batches: Sequence[tuple[int, Grid]]) -> Piece:
    grids = [grid for _, grid in batches]
    axis = _one_after_another(
        [Axis(grid.steps, grid.times, grid.epochs, np.full(len(grid.steps), revision)) for revision, grid in batches]
    )
    columns = np.ascontiguousarray(np.concatenate([grid.values for grid in grids]).T)
    return Piece(axis, dict(zip(grids[0].slots.tolist(), columns, strict=True)))


def _of_points(batches: Sequence[tuple[int, Points]]) -> list[Piece]:
    points = join([some for _, some in batches])
    revisions = np.repeat([revision for revision, _ in batches], [len(some) for _, some in batches])
    order = np.argsort(points.slots, kind="stable")
    points, revisions = points.take(order), revisions[order]
    starts = key_starts(points)
    bounds = [*starts.tolist(), len(points)]
    found: list[tuple[Axis, dict[int, Floats]]] = []
    alike: dict[tuple[int, ...], list[int]] = {}
    for slot, first, end in zip(points.slots[starts].tolist(), bounds[:-1], bounds[1:], strict=True):
        one = points.between(first, end)
        axis = Axis(one.steps, one.times, one.epochs, revisions[first:end])
        candidates = alike.setdefault(_sketch(axis), [])
        place = next((place for place in candidates if found[place][0].same_as(axis)), None)
        if place is None:
            place = len(found)
            found.append((axis, {}))
            candidates.append(place)
        found[place][1][slot] = one.values
    return [Piece(axis, values) for axis, values in found]


def _sketch(axis: Axis) -> tuple[int, ...]:
    """A few numbers that are the same for axes that are."""
    return (len(axis), *(int(column[place]) for column in (axis.steps, axis.revisions) for place in (0, -1)))


def put_together(pieces: Sequence[Piece]) -> list[Piece]:
    """As few pieces as hold the same: keys that lie in the same pieces share an axis in the end too."""
    places: dict[int, list[int]] = {}
    for place, piece in enumerate(pieces):
        for slot in piece.values:
            places.setdefault(slot, []).append(place)
    together: dict[tuple[int, ...], list[int]] = {}
    for slot, own in places.items():
        together.setdefault(tuple(own), []).append(slot)
    return [_joined([pieces[place] for place in own], slots) for own, slots in together.items()]


def _joined(pieces: Sequence[Piece], slots: Sequence[int]) -> Piece:
    axis = _one_after_another([piece.axis for piece in pieces])
    return Piece(axis, {slot: np.concatenate([piece.values[slot] for piece in pieces]) for slot in sorted(slots)})


def _one_after_another(axes: Sequence[Axis]) -> Axis:
    return Axis(
        np.concatenate([one.steps for one in axes]),
        np.concatenate([one.times for one in axes]),
        np.concatenate([one.epochs for one in axes]),
        np.concatenate([one.revisions for one in axes]),
    )
