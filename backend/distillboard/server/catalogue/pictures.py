"""Images of a data set in a size for a page: decoded here, because what was uploaded may be anything."""

import io
from threading import BoundedSemaphore
from typing import IO

from PIL import Image, ImageOps

from distillboard.coco.headers import HeaderError, read_size

from ..errors import Invalid

MOST_PIXELS = 64_000_000
_KINDS = ("JPEG", "PNG", "WEBP", "BMP", "GIF")
_QUALITY = 85
_SIXTEEN_BITS = "I;16"
_AT_ONCE = BoundedSemaphore(2)
"""One decoded image takes up to 200 MB."""


def picture(file: IO[bytes], width: int) -> bytes:
    """A JPEG of an image, turned upright by its EXIF tag, at most ``width`` pixels wide and twice as high.

    Raises:
        Invalid: ``unreadable_image``.
    """
    try:
        stated = read_size(file)
        if stated.width * stated.height > MOST_PIXELS:
            raise _unreadable(f"it has {stated.width} x {stated.height} pixels, more than are decoded here")
        file.seek(0)
        with _AT_ONCE:
            return _encoded(file, width)
    except HeaderError as error:
        raise _unreadable(str(error)) from error
    # What Pillow's decoders raise over damaged files.
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _unreadable("it is damaged") from error


def _encoded(file: IO[bytes], width: int) -> bytes:
    with Image.open(file, formats=_KINDS) as image:
        image.draft("RGB", (width, 2 * width))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((width, 2 * width))
        target = io.BytesIO()
        _in_colours(upright).save(target, "JPEG", quality=_QUALITY)
        return target.getvalue()


def _in_colours(image: Image.Image) -> Image.Image:
    """RGB; sixteen bits of grey keep their upper eight."""
    if image.mode.startswith(_SIXTEEN_BITS):
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    return image.convert("RGB")


def _unreadable(reason: str) -> Invalid:
    return Invalid("unreadable_image", f"the image cannot be shown: {reason}")
