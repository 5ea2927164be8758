"""The size of an image by its file's first bytes: JPEG, PNG, WebP, BMP, GIF; no pixel is decoded."""

import struct
from dataclasses import dataclass
from typing import IO

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length."""
_ORIENTATION = 0x0112
_LYING = frozenset({5, 6, 7, 8})
_MOST_SEGMENTS = 1000
_HEAD = 32


class HeaderError(ValueError):
    """A file that is no image of a known kind."""


@dataclass(frozen=True)
class Size:
    """An image's size in pixels.

    Attributes:
        width: As a loader sees it that turns images by their EXIF tag, as MMDetection's does.
        turned: Whether the file holds it lying, and the tag says to put it upright.
    """

    width: int
    height: int
    turned: bool = False


def read_size(file: IO[bytes]) -> Size:
    """The size that a file states.

    Raises:
        HeaderError: it is no image, or one of another kind.
        OSError: it cannot be read.
    """
    head = file.read(_HEAD)
    try:
        size = _of(head, file)
    except (struct.error, IndexError) as error:
        raise HeaderError("it is cut off") from error
    if size.width <= 0 or size.height <= 0:
        raise HeaderError("its size is zero")
    return size


def _of(head: bytes, file: IO[bytes]) -> Size:
    if head.startswith(b"\xff\xd8"):
        file.seek(2)
        return _jpeg(file)
    if head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR":
        return Size(*struct.unpack(">II", head[16:24]))
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _webp(head)
    if head[:2] == b"BM":
        width, height = struct.unpack("<ii", head[18:26])
        return Size(width, abs(height))
    if head[:6] in {b"GIF87a", b"GIF89a"}:
        return Size(*struct.unpack("<HH", head[6:10]))
    raise HeaderError("it is no JPEG, PNG, WebP, BMP or GIF")


def _webp(head: bytes) -> Size:
    kind = head[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", head[26:30])
        return Size(width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L":
        (bits,) = struct.unpack("<I", head[21:25])
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8X":
        return Size(int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1)
    raise HeaderError("it is a WebP of an unknown kind")


def _jpeg(file: IO[bytes]) -> Size:
    """Walk over a JPEG's segments up to the frame that states the size; an orientation comes before it."""
    turned = False
    for _ in range(_MOST_SEGMENTS):
        marker = _marker(file)
        if marker in _JPEG_BARE:
            continue
        (length,) = struct.unpack(">H", file.read(2))
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">xHH", file.read(5))
            return Size(height, width, turned=True) if turned else Size(width, height)
        if marker == 0xE1:
            turned = _is_turned(file.read(max(0, length - 2))) or turned
        else:
            file.seek(max(0, length - 2), 1)
    raise HeaderError("it states no size")


def _marker(file: IO[bytes]) -> int:
    if file.read(1) != b"\xff":
        raise HeaderError("it is a damaged JPEG")
    while (byte := file.read(1)) == b"\xff":
        continue
    return byte[0]


def _is_turned(segment: bytes) -> bool:
    """Whether an EXIF segment says that width and height change places; a faulty one says nothing."""
    if not segment.startswith(b"Exif\x00\x00"):
        return False
    tiff = segment[6:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return False
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for index in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * index)
            if tag == _ORIENTATION:
                return value in _LYING
    except struct.error:
        return False
    return False
