"""What the loss promises about host reads, boxes and memory, counted."""

import math
from collections import Counter

import pytest
import torch
from distillboard_worker.fgd import FGDLoss, loops
from torch import Tensor
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves
from worker.fgd.test_loss import BOX, features, sizes, unsettled

READS = {"_local_scalar_dense", "item", "is_nonzero", "nonzero", "masked_select", "equal", "_unique2", "unique_dim"}


class Watch(TorchDispatchMode):
    """Counts operations, and the bytes that one made at most."""

    def __init__(self):
        super().__init__()
        self.counts, self.largest = Counter(), 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        made = [one for one in tree_leaves(result) if isinstance(one, Tensor)]
        before = {one.device for one in tree_leaves((args, kwargs)) if isinstance(one, Tensor)}
        moved = bool(before) and any(one.device not in before for one in made)
        self.counts["moved" if moved else func.overloadpacket.__name__] += 1
        self.largest = max(self.largest, *(one.nbytes for one in made if not func.is_view), 0)
        return result


def boxes(count: int, device: str = "cpu") -> list[Tensor]:
    generator = torch.Generator().manual_seed(count)
    corners = torch.rand(2, count, 2, generator=generator) * torch.tensor([1000.0, 600.0])
    ends = corners + 200 * torch.rand(2, count, 2, generator=generator)
    return [one.to(device) for one in torch.cat((corners, ends), dim=2)]


def step(loss: FGDLoss, count: int, *, grid=(25, 42), device: str = "cpu") -> tuple[Watch, Tensor]:
    shape = (2, loss.channels, *grid)
    student = features(*shape, seed=1).to(device).requires_grad_()
    teacher, ground = features(*shape, seed=2).to(device), boxes(count, device)
    with Watch() as watch:
        loss(student, teacher, ground, [(800, 1333)] * 2, (800, 1333)).total.backward()
    return watch, student.grad


@pytest.fixture
def _plain_torch(monkeypatch):
    monkeypatch.setattr(loops, "serves", lambda _: False)


@pytest.mark.usefixtures("_plain_torch")
@pytest.mark.parametrize("context", ["gcblock", "none"])
def test_nothing_is_read_back_to_the_host(context):
    watch, _ = step(FGDLoss(8, 8, context=context), 14)
    assert sum(watch.counts.values()) > 50
    assert not READS & watch.counts.keys()
    assert not watch.counts["moved"]


@pytest.mark.parametrize("student_channels", [8, 4])
def test_no_value_is_needed_to_run(student_channels):
    with FakeTensorMode():  # its tensors have no values
        loss = FGDLoss(student_channels, 8)
        student, teacher = torch.empty(2, student_channels, 25, 42, requires_grad=True), torch.empty(2, 8, 25, 42)
        ground = [torch.empty(5, 4), torch.empty(0, 4)]
        loss(student, teacher, ground, [(800, 1333)] * 2, (800, 1333)).total.backward()
    assert student.grad.shape == student.shape


@pytest.mark.parametrize("path", ["loops", "torch"])
def test_no_loop_goes_over_boxes(path, monkeypatch):
    monkeypatch.setattr(loops, "serves", loops.serves if path == "loops" else lambda _: False)
    few, many = (step(FGDLoss(8, 8), count)[0].counts for count in (1, 100))
    assert few == many


def test_many_boxes_take_bounded_memory():
    watch, gradient = step(FGDLoss(8, 8), 500, grid=(100, 168))
    assert torch.isfinite(gradient).all()
    assert watch.largest <= 1 << 24  # all at once would be 67 MB


@pytest.mark.parametrize("layout", [torch.contiguous_format, torch.channels_last])
@pytest.mark.parametrize(
    ("student_channels", "dtype", "allowed"),
    [(8, torch.float32, 0), (8, torch.bfloat16, 0), (8, torch.float64, 0), (4, torch.float32, 1)],
)
def test_at_most_one_map_is_saved_beside_the_inputs(student_channels, dtype, allowed, layout):
    grid = (40, 40)
    student = features(2, student_channels, *grid).to(dtype, memory_format=layout).requires_grad_()
    teacher = features(2, 8, *grid).to(dtype, memory_format=layout)
    loss = unsettled(FGDLoss(student_channels, 8)).to(torch.promote_types(dtype, torch.float32))
    known = {one.untyped_storage().data_ptr() for one in (student, teacher)}
    saved: dict[int, Tensor] = {}

    def note(tensor: Tensor) -> Tensor:
        saved[tensor.untyped_storage().data_ptr()] = tensor
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor):
        total = loss(student, teacher, [BOX, BOX], sizes(grid), (320, 320)).total
    beside = {pointer: one.numel() for pointer, one in saved.items() if pointer not in known}
    assert sum(count >= math.prod((2, student_channels, *grid)) for count in beside.values()) <= allowed
    tables = 7 * math.prod((2, *grid))
    assert sum(beside.values()) < allowed * teacher.numel() + tables  # `align` makes a map of the teacher's width
    total.backward()
