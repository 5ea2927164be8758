"""The size of an image is read from its file's first bytes."""

import io
import struct

import pytest
from distillboard.coco.headers import HeaderError, Size, read_size
from support.pictures import jpeg_head, png

WEBP = b"RIFF\x00\x00\x00\x00WEBP"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(7, 5), Size(7, 5)),
        (jpeg_head(640, 480), Size(640, 480)),
        (jpeg_head(640, 480, orientation=1), Size(640, 480)),
        (jpeg_head(640, 480, orientation=6), Size(480, 640, turned=True)),
        (b"BM" + b"\x00" * 16 + struct.pack("<ii", 9, -4), Size(9, 4)),
        (b"GIF89a" + struct.pack("<HH", 3, 2), Size(3, 2)),
        (WEBP + b"VP8 " + b"\x00" * 10 + struct.pack("<HH", 33, 44), Size(33, 44)),
        (WEBP + b"VP8L" + b"\x00" * 5 + struct.pack("<I", 32 | 43 << 14), Size(33, 44)),
        (WEBP + b"VP8X" + b"\x00" * 8 + (32).to_bytes(3, "little") + (43).to_bytes(3, "little"), Size(33, 44)),
    ],
)
def test_a_size_is_what_the_file_states(content, size):
    assert read_size(io.BytesIO(content)) == size


@pytest.mark.parametrize(
    "content",
    [b"", b"text", jpeg_head(640, 480)[:26], b"\xff\xd8\xff", b"\xff\xd8" + b"\xff\xe0\x00\x00" * 9, png(0, 5)[:24]],
)
def test_what_states_no_size_is_refused(content):
    with pytest.raises(HeaderError):
        read_size(io.BytesIO(content))


def test_sizes_agree_with_a_decoder(tmp_path):
    cv2, numpy = pytest.importorskip("cv2"), pytest.importorskip("numpy")
    for suffix in ("jpg", "png", "bmp", "webp"):
        file = tmp_path / f"a.{suffix}"
        cv2.imwrite(str(file), numpy.zeros((21, 34, 3), numpy.uint8))
        with file.open("rb") as content:
            assert read_size(content) == Size(34, 21)
