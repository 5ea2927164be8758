import math

import pytest
from distillboard_worker.data.figures import CLASSES, OUTLINES, outline_area


def test_there_are_eight_classes():
    assert len(CLASSES) == 8 == len(set(CLASSES))


@pytest.mark.parametrize(
    ("name", "area"),
    [("square", 2.0), ("triangle", 3 * math.sqrt(3) / 4), ("hexagon", 3 * math.sqrt(3) / 2)],
)
def test_area_of_regular_polygons_is_the_textbook_one(name, area):
    assert outline_area(OUTLINES[name]) == pytest.approx(area)


def test_hole_of_the_ring_is_not_counted():
    outer, hole = OUTLINES["ring"]
    assert outline_area([outer, hole]) == pytest.approx(outline_area([outer]) - outline_area([hole]))


@pytest.mark.parametrize("name", CLASSES)
def test_no_corner_leaves_the_unit_circle(name):
    assert max(math.hypot(x, y) for line in OUTLINES[name] for x, y in line) <= 1 + 1e-9


def test_crescent_is_closed_and_thinner_than_a_disc():
    (line,) = OUTLINES["crescent"]
    assert 0.3 * math.pi < outline_area([line]) < 0.7 * math.pi
    assert math.dist(line[0], line[-1]) < 0.1
