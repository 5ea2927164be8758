"""Paint and pixels: clouded and banded surfaces, laying a shape over a picture, sensor noise."""

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""Height, width, BGR."""
Mask = NDArray[np.uint8]
"""Height, width; 0 outside, 255 inside, in between on the edge."""
Colour = NDArray[np.int64]
"""Blue, green, red, 0 to 255."""


def random_colour(rng: np.random.Generator) -> Colour:
    """A colour away from pure black and white."""
    return rng.integers(12, 244, size=3)


def contrasting_colour(rng: np.random.Generator, other: Colour, *, distance: int) -> Colour:
    """A colour whose channels differ from ``other`` by ``distance`` in sum at least."""
    for _ in range(8):
        colour = random_colour(rng)
        if int(np.abs(colour - other).sum()) >= distance:
            return colour
    return (other + 128) % 256


def background(rng: np.random.Generator, size: int) -> Image:
    """A clouded surface, half of the time with bands or grain on it."""
    image = cloud(rng, size, random_colour(rng), cells=int(rng.integers(2, 7)), swing=int(rng.integers(10, 70)))
    kind = int(rng.integers(0, 4))
    if kind == 0:
        add_bands(rng, image, period=(4, 20))
    elif kind == 1:
        grain = cloud(rng, size, np.array([128, 128, 128]), cells=size // int(rng.integers(3, 9)), swing=40)
        cv2.addWeighted(image, 1.0, grain, 0.5, -64.0, dst=image)
    return image


def fill(rng: np.random.Generator, size: int, colour: Colour) -> Image:
    """A square of paint for one figure: plain, shaded or banded."""
    kind = int(rng.integers(0, 5))
    if kind <= 1:
        return np.broadcast_to(colour.astype(np.uint8), (size, size, 3)).copy()
    paint = cloud(rng, size, colour, cells=2 if kind < 4 else 3, swing=35)
    if kind == 4:
        add_bands(rng, paint, period=(3, 9))
    return paint


def cloud(rng: np.random.Generator, size: int, base: Colour, *, cells: int, swing: int) -> Image:
    """A smooth random field around ``base`` with ``cells`` knots a side; integer arithmetic, so exact everywhere."""
    knots = np.clip(base + rng.integers(-swing, swing + 1, size=(cells, cells, 3)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.resize(knots, (size, size), interpolation=cv2.INTER_LINEAR_EXACT), dtype=np.uint8)


def add_bands(rng: np.random.Generator, image: Image, *, period: tuple[int, int]) -> None:
    """Lighten or darken every other band of a random slope; ``period`` bounds their width in pixels."""
    slope = rng.integers(-16, 17, size=2)
    slope[0] += 16 * (not slope.any())
    width = int(rng.integers(*period)) * int(np.abs(slope).max())
    line = np.arange(image.shape[0])
    band = ((line[:, None] * slope[0] + line[None, :] * slope[1]) // width) % 2
    shade = int(rng.integers(-45, 46)) * band
    image[...] = np.clip(image + shade[..., None], 0, 255)


def blend(image: Image, paint: Image, mask: Mask, left: int, top: int) -> None:
    """Lay ``paint`` over ``image`` at (left, top) through ``mask``; parts outside the image are dropped."""
    height, width = image.shape[:2]
    y0, x0 = max(0, top), max(0, left)
    y1, x1 = max(y0, min(height, top + mask.shape[0])), max(x0, min(width, left + mask.shape[1]))
    window = np.s_[y0 - top : y1 - top, x0 - left : x1 - left]
    cover = mask[window].astype(np.uint16)[..., None]
    under = image[y0:y1, x0:x1]
    under[...] = (paint[window] * cover + under * (255 - cover) + 127) // 255


def sensor_noise(rng: np.random.Generator, image: Image, *, amplitude: int) -> Image:
    """Independent noise per pixel and channel, uniform within ``amplitude``, clipped to the range."""
    grains = np.frombuffer(rng.bytes(image.size), dtype=np.int8).reshape(image.shape)
    noisy = cv2.add(image, (grains.astype(np.int16) * amplitude) // 128, dtype=cv2.CV_8U)
    return np.asarray(noisy, dtype=np.uint8)
