import numpy as np
import pytest
from distillboard_worker.data.scene import draw_scene
from distillboard_worker.data.shapes import shapes_scene


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def test_same_generator_state_gives_the_same_scene():
    one, other = draw_scene(rng(3), 128), draw_scene(rng(3), 128)
    np.testing.assert_array_equal(one.image, other.image)
    assert [figure.category for figure in one.figures] == [figure.category for figure in other.figures]


@pytest.mark.parametrize(("changed"), [("train", 0, 128), ("val", 1, 128)])
def test_split_and_index_change_the_picture(changed):
    assert not np.array_equal(shapes_scene(0, "val", 0, 128).image, shapes_scene(0, *changed).image)


def test_visible_parts_do_not_overlap():
    for seed in range(20):
        cover = sum(figure.visible.astype(int) for figure in draw_scene(rng(seed), 128).figures)
        assert np.max(cover) <= 1


def test_figures_cover_each_other_in_some_scenes():
    def has_neighbours(figures) -> bool:
        boxes = [(np.flatnonzero(f.visible.any(0)), np.flatnonzero(f.visible.any(1))) for f in figures]
        return any(
            np.intersect1d(one[0], other[0]).size and np.intersect1d(one[1], other[1]).size
            for index, one in enumerate(boxes)
            for other in boxes[:index]
        )

    assert sum(has_neighbours(draw_scene(rng(seed), 128).figures) for seed in range(20)) >= 8


def test_a_smaller_picture_is_possible():
    scene = draw_scene(rng(1), 64)
    assert scene.image.shape == (64, 64, 3)
    assert scene.image.dtype == np.uint8
