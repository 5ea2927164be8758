import numpy as np
import pytest
from distillboard_worker.data.canvas import add_bands, blend, contrasting_colour, sensor_noise


def rng() -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(0))


def test_half_cover_mixes_paint_and_ground():
    image = np.zeros((4, 4, 3), dtype=np.uint8)
    blend(image, np.full((2, 2, 3), 200, dtype=np.uint8), np.array([[0, 51], [102, 255]], dtype=np.uint8), 1, 1)
    assert image[..., 0].tolist() == [[0, 0, 0, 0], [0, 0, 40, 0], [0, 80, 200, 0], [0, 0, 0, 0]]


@pytest.mark.parametrize(("left", "top"), [(-1, -1), (3, 3), (-5, 0), (0, 9)])
def test_paint_beyond_the_border_is_dropped(left, top):
    image = np.zeros((4, 4, 3), dtype=np.uint8)
    blend(image, np.full((2, 2, 3), 9, dtype=np.uint8), np.full((2, 2), 255, dtype=np.uint8), left, top)
    assert np.count_nonzero(image) in {0, 3}


def test_contrast_holds():
    for red in range(0, 250, 10):
        other = np.array([120, 130, red])
        assert np.abs(contrasting_colour(rng(), other, distance=70) - other).sum() >= 70


def test_noise_stays_within_its_amplitude_and_leaves_its_input_alone():
    grey = np.full((32, 32, 3), 128, dtype=np.uint8)
    noisy = sensor_noise(rng(), grey, amplitude=10)
    assert (grey == 128).all()
    assert 8 <= np.abs(noisy.astype(int) - 128).max() <= 10


def test_bands_change_about_half_of_the_pixels():
    image = np.full((64, 64, 3), 128, dtype=np.uint8)
    add_bands(rng(), image, period=(4, 8))
    assert 0.3 < np.mean(image[..., 0] != 128) < 0.7
