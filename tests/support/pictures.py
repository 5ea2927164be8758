"""Small images as bytes, and data sets in COCO format made of them."""

import json
import struct
import zlib
from pathlib import Path
from typing import Any


def png(width: int = 100, height: int = 50) -> bytes:
    """A black image."""
    rows = zlib.compress(b"".join(b"\x00" + b"\x00" * width for _ in range(height)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def jpeg_head(width: int, height: int, orientation: int | None = None) -> bytes:
    """The beginning of a JPEG, up to where its size stands."""
    exif = b""
    if orientation is not None:
        tiff = b"II*\x00\x08\x00\x00\x00\x01\x00" + struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0) + b"\x00" * 4
        exif = _segment(0xE1, b"Exif\x00\x00" + tiff)
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    return b"\xff\xd8" + _segment(0xE0, b"JFIF\x00" + b"\x00" * 9) + exif + _segment(0xC2, frame)


def coco(**changes: Any) -> dict[str, Any]:
    """A sound data set of one image."""
    return {
        "images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 50}],
        "categories": [{"id": 1, "name": "disk"}, {"id": 2, "name": "star"}],
        "annotations": [
            {"id": 1, "image_id": 1, "category_id": 1, "bbox": [0, 0, 10, 10]},
            {"id": 2, "image_id": 1, "category_id": 2, "bbox": [90, 40, 10.4, 10]},
        ],
        **changes,
    }


def write_split(folder: Path, name: str, content: Any, images: tuple[str, ...] = ("a.png",)) -> Path:
    """Write images and an annotation file; gives the latter."""
    for image in images:
        (folder / image).write_bytes(png())
    file = folder / f"{name}.json"
    file.write_text(json.dumps(content))
    return file


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
