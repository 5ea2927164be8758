"""Columns of numbers as bytes: what a folded curve is made of.

A byte that says the form, then the numbers. Whole numbers are kept as their differences, in as few bytes as the largest
needs: steps at equal distances take 17 bytes, however many they are. Doubles that a float can hold are kept as floats,
which is what a training computes in. Bytes of a kind (signs and exponents, low bits) are put side by side, and zlib
sees those that are worth it: on the others, which are noise, it would spend ninety percent of its time for nothing.
"""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from .points import Floats, Ints

_EVEN, _UNEVEN, _SAME, _SINGLE, _DOUBLE = range(1, 6)
_TWO = struct.Struct("<qq")
_LEVEL = 1
_NOISE_BITS = 7.0
"""Entropy of a byte above which packing it saves less than an eighth."""
_SAMPLE = 2048
"""Bytes of a plane by which it is judged."""
_WIDTHS = ("<u1", "<u2", "<u4", "<u8")
MICROSECONDS = 1e6


class ColumnError(ValueError):
    """Stored bytes are not a column that this version can read."""


def pack_ints(numbers: Ints) -> bytes:
    """Whole numbers, best when they grow evenly; at least one, and no two neighbours 2**63 apart."""
    gaps = np.diff(numbers)
    least = int(gaps.min()) if len(gaps) else 0
    head = _TWO.pack(int(numbers[0]), least)
    rest = (gaps - least).astype("<u8")
    most = int(rest.max(initial=0))
    if most == 0:
        return bytes([_EVEN]) + head
    width = next(place for place, kind in enumerate(_WIDTHS) if most <= np.iinfo(kind).max)
    return bytes([_UNEVEN]) + head + bytes([width]) + _squeezed(rest.astype(_WIDTHS[width]))


def unpack_ints(data: bytes, count: int) -> Ints:
    """The numbers of ``pack_ints``.

    Raises:
        ColumnError: the bytes are something else.
    """
    first, least = _TWO.unpack_from(data, 1)
    if data[0] == _EVEN:
        return int(first) + int(least) * np.arange(count, dtype=np.int64)
    if data[0] != _UNEVEN:
        raise _unknown(data)
    numbers = np.empty(count, np.int64)
    numbers[0] = first
    numbers[1:] = _restored(data[2 + _TWO.size :], _WIDTHS[data[1 + _TWO.size]], count - 1)
    numbers[1:] += least
    numbers.cumsum(out=numbers)
    return numbers


def pack_times(times: Floats) -> bytes:
    """Seconds, to the microsecond."""
    return pack_ints(np.rint(times * MICROSECONDS).astype(np.int64))


def unpack_times(data: bytes, count: int) -> Floats:
    """The seconds of ``pack_times``."""
    times: Floats = unpack_ints(data, count) / MICROSECONDS
    return times


def pack_floats(numbers: Floats) -> bytes:
    """Doubles, bit by bit, at least one."""
    bits = numbers.view(np.int64)
    if (bits == bits[0]).all():
        return bytes([_SAME]) + numbers[:1].astype("<f8").tobytes()
    with np.errstate(over="ignore"):
        singles = numbers.astype("<f4")
    if (singles.astype(np.float64).view(np.int64) == bits).all():
        return bytes([_SINGLE]) + _squeezed(singles)
    return bytes([_DOUBLE]) + _squeezed(numbers.astype("<f8", copy=False))


def unpack_floats(data: bytes, count: int) -> Floats:
    """The numbers of ``pack_floats``.

    Raises:
        ColumnError: the bytes are something else.
    """
    if data[0] == _SAME:
        return np.full(count, np.frombuffer(data, "<f8", 1, 1)[0])
    if data[0] not in {_SINGLE, _DOUBLE}:
        raise _unknown(data)
    kind = "<f4" if data[0] == _SINGLE else "<f8"
    return _restored(data[1:], kind, count).astype(np.float64, copy=False)


def _squeezed(column: NDArray[np.generic]) -> bytes:
    """A byte that says which bytes of the little-endian numbers are packed, those that are not, and those that are."""
    planes = np.ascontiguousarray(np.ascontiguousarray(column).view(np.uint8).reshape(-1, column.dtype.itemsize).T)
    packed = (_bits(planes) < _NOISE_BITS).tolist()
    mask = sum(1 << place for place, is_packed in enumerate(packed) if is_packed)
    noise = b"".join(plane.tobytes() for plane, is_packed in zip(planes, packed, strict=True) if not is_packed)
    rest = b"".join(plane.tobytes() for plane, is_packed in zip(planes, packed, strict=True) if is_packed)
    return bytes([mask]) + noise + zlib.compress(rest, _LEVEL)


def _restored(data: bytes, kind: str, count: int) -> NDArray[np.generic]:
    width, mask = np.dtype(kind).itemsize, data[0]
    noisy = (width - mask.bit_count()) * count
    noise, rest = memoryview(data)[1:], zlib.decompress(memoryview(data)[1 + noisy :])
    whole = np.empty((count, width), np.uint8)
    at = {True: 0, False: 0}
    for place in range(width):  # plane by plane is four times faster than a transposed copy
        is_packed = bool(mask >> place & 1)
        whole[:, place] = np.frombuffer(rest if is_packed else noise, np.uint8, count, at[is_packed])
        at[is_packed] += count
    return whole.reshape(-1).view(kind)


def _bits(planes: NDArray[np.uint8]) -> Floats:
    """Entropy of a byte of each plane, in bits, were each drawn alone; of long planes that of an even sample."""
    count = len(planes)
    sample = planes[:, :: max(1, planes.shape[1] // _SAMPLE)]
    places = sample + 256 * np.arange(count).reshape(-1, 1)
    shares = np.bincount(places.reshape(-1), minlength=256 * count).reshape(count, 256) / sample.shape[1]
    with np.errstate(divide="ignore", invalid="ignore"):
        bits: Floats = -np.nansum(shares * np.log2(shares), axis=1)
    return bits


def _unknown(data: bytes) -> ColumnError:
    return ColumnError(f"a column is stored in form {data[0]}, which this server does not read")
