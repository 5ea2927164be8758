"""Masks from boxes: which cells a box covers, and what the smallest one leaves there."""

import math

import pytest
import torch
from distillboard_worker.fgd import box_masks
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

GRID, SPAN = (4, 6), (32, 48)  # stride 8


def paint(*boxes):
    return box_masks([torch.tensor(boxes).reshape(-1, 4)], [SPAN], GRID)


def covered(masks):
    return masks.foreground[0].nonzero().tolist()


def test_no_box_leaves_background_everywhere():
    masks = paint()
    assert not masks.foreground.any()
    torch.testing.assert_close(masks.background, torch.full((1, *GRID), 1 / 24))


def test_both_ends_are_covered_and_the_area_counts_cells():
    masks = paint([9.0, 1.0, 15.0, 7.0])  # cells 1.125 to 1.875 and 0.125 to 0.875
    assert covered(masks) == [[0, 1], [0, 2], [1, 1], [1, 2]]
    assert masks.foreground[0, 0, 1] == 1 / 4
    assert masks.background[0, 3, 3] == pytest.approx(1 / 20)


def test_a_box_over_the_whole_image_leaves_no_background():
    masks = paint([0.0, 0.0, 48.0, 32.0])
    torch.testing.assert_close(masks.foreground, torch.full((1, *GRID), 1 / 35))  # 7 x 5 cells, past the edge too
    assert not masks.background.any()


def test_the_smaller_box_wins_in_any_order():
    large, small = [0.0, 0.0, 48.0, 32.0], [9.0, 1.0, 15.0, 7.0]
    for masks in (paint(large, small), paint(small, large)):
        assert masks.foreground[0, 0, 1] == 1 / 4
        assert masks.foreground[0, 3, 5] == pytest.approx(1 / 35)


@pytest.mark.parametrize("box", [[16.0, 8.0, 16.0, 8.0], [16.0, 8.0, 16.5, 8.5], [17.0, 9.0, 17.0, 9.0]])
def test_a_box_of_no_or_one_pixel_covers_its_cell(box):
    masks = paint(box)
    assert [1, 2] in covered(masks)
    assert masks.foreground.max() <= 1
    assert torch.isfinite(masks.foreground).all()


@pytest.mark.parametrize("box", [[-40.0, -40.0, -20.0, -20.0], [60.0, 40.0, 90.0, 80.0], [-30.0, 0.0, -9.0, 9.0]])
def test_a_box_outside_covers_nothing(box):
    masks = paint(box)
    assert covered(masks) == []
    assert masks.background.sum() == pytest.approx(1)


def test_a_box_that_begins_outside_covers_what_is_inside():
    assert covered(paint([-20.0, -20.0, 7.0, 7.0])) == [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_each_image_has_its_own_boxes_and_span():
    boxes = [torch.tensor([[0.0, 0.0, 15.0, 15.0]]), torch.zeros(0, 4), torch.tensor([[0.0, 0.0, 15.0, 15.0]] * 3)]
    masks = box_masks(boxes, [(32, 48), (32, 48), (16, 24)], GRID)
    assert masks.foreground[0].count_nonzero() == 9
    assert masks.foreground[1].count_nonzero() == 0
    assert masks.foreground[2].count_nonzero() == 20


def test_as_many_boxes_as_spans():
    with pytest.raises(ValueError, match="boxes are of 1 images, sizes of 2"):
        box_masks([torch.zeros(0, 4)], [SPAN, SPAN], GRID)


def one_by_one(boxes, span, grid):
    """The definition, box by box and cell by cell."""
    height, width = grid
    expected = torch.zeros(grid)
    for x1, y1, x2, y2 in boxes.tolist():
        left, right = math.floor(x1 / span[1] * width), math.ceil(x2 / span[1] * width)
        top, bottom = math.floor(y1 / span[0] * height), math.ceil(y2 / span[0] * height)
        area = (right + 1 - left) * (bottom + 1 - top)
        part = expected[top : bottom + 1, left : right + 1]
        part.copy_(part.clamp(min=1 / area))
    return expected


class Largest(TorchDispatchMode):
    """Notes the largest tensor that an operation makes."""

    elements = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        sizes = [one.numel() for one in tree_leaves(result) if isinstance(one, torch.Tensor)]
        self.elements = max(self.elements, *sizes, 0)
        return result


def test_many_boxes_are_painted_in_bounded_memory():
    generator = torch.Generator().manual_seed(0)
    corners = torch.rand(2, 500, 2, generator=generator) * torch.tensor([1333.0, 800.0])
    boxes = torch.cat((corners, corners + 200 * torch.rand(2, 500, 2, generator=generator)), dim=2)
    with Largest() as largest:
        masks = box_masks(list(boxes), [(800, 1344)] * 2, (100, 168))
    assert largest.elements <= 1 << 22  # all at once would be 16.8 million
    torch.testing.assert_close(masks.foreground[1], one_by_one(boxes[1], (800, 1344), (100, 168)))
