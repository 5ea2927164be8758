"""The fused loops against plain torch: same sums, same gradients, any number of threads, odd sizes, both layouts."""

import pytest
import torch
from distillboard_worker.fgd import loops, passes


def maps(cells, *, images=3, channels=5, layout="planes", seed=0):
    generator = torch.Generator().manual_seed(cells + seed)
    pair = [torch.randn(images, channels, cells, generator=generator) for _ in range(2)]
    pair[0][0, 0, 0] = 0  # where |S| has no slope
    if layout == "pixels":
        pair = [one.transpose(1, 2).contiguous().transpose(1, 2) for one in pair]
    return pair


def guides(cells, *, images=3, channels=5, temperature=0.5):
    generator = torch.Generator().manual_seed(cells)
    keys = torch.randn(2, channels, generator=generator)
    masks = torch.rand(2, images, cells, generator=generator)
    return passes.Guides(*keys, *masks, temperature)


def slopes(cells, *, images=3, channels=5):
    generator = torch.Generator().manual_seed(cells)
    shape = {"cell": (images, cells), "channel": (images, channels), "image": (images,), "key": (channels,), "one": ()}
    rank, sign, context = ("channel", "cell", "one", "channel"), ("channel", "cell"), ("channel", "cell", "image")
    kinds = (*rank, *sign, *context, "key", *context)  # in the order of Slopes
    return passes.Slopes(*(torch.randn(shape[kind], generator=generator) for kind in kinds))


@pytest.fixture(params=[1, 2, 7])
def _threads(request, monkeypatch):
    monkeypatch.setattr(loops, "_LEAST", 1)
    before = torch.get_num_threads()
    torch.set_num_threads(request.param)
    yield
    torch.set_num_threads(before)


@pytest.mark.usefixtures("_threads")
@pytest.mark.parametrize("layout", ["planes", "pixels"])
@pytest.mark.parametrize("cells", [1, 3, 31, 33, 255, 256, 257, 1300])
def test_loops_and_torch_agree(cells, layout):
    student, teacher = maps(cells, layout=layout)
    for name, arguments in {"reduce": guides(cells), "gradient": slopes(cells)}.items():
        expected = getattr(passes, name)(student, teacher, arguments)
        found = getattr(loops, name)(student, teacher, arguments)
        for mine, theirs in zip(found, expected, strict=True):
            torch.testing.assert_close(mine, theirs, rtol=1e-4, atol=2e-4)


@pytest.mark.usefixtures("_threads")
@pytest.mark.parametrize("layout", ["planes", "pixels"])
def test_exponents_that_rise_from_tile_to_tile_do_not_overflow(layout):
    student, teacher = maps(1300, layout=layout)
    rising = torch.linspace(0, 300, 1300)
    student, teacher = student * rising, teacher * rising
    found, expected = (one.reduce(student, teacher, guides(1300)) for one in (loops, passes))
    for mine, theirs in zip(found, expected, strict=True):
        assert torch.isfinite(mine).all()
        torch.testing.assert_close(mine, theirs, rtol=1e-3, atol=1e-3 * float(theirs.abs().max()))


@pytest.mark.parametrize("layouts", [("planes", "pixels"), ("pixels", "planes")])
def test_student_and_teacher_may_lie_differently(layouts):
    student, teacher = (maps(300, layout=layout)[side] for side, layout in enumerate(layouts))
    found, expected = (one.gradient(student, teacher, slopes(300)) for one in (loops, passes))
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=2e-4)
    assert found[0].stride() == student.stride()


@pytest.mark.parametrize("layout", ["planes", "pixels"])
@pytest.mark.parametrize("broken", [float("nan"), float("inf")])
def test_a_broken_value_is_not_lost(broken, layout):
    student, teacher = maps(40, layout=layout)
    student[1, 2, 3] = broken
    sums = loops.reduce(student, teacher, guides(40))
    assert not torch.isfinite(sums.spatial[1, 3])
    assert not torch.isfinite(sums.squares[1, 2])
    assert not torch.isfinite(sums.student_context[1]).any()
    assert torch.isfinite(sums.student_context[0]).all()


def test_large_gradients_lie_in_pages_of_their_own():
    large = torch.empty(1, 2, loops._MAPPED // 8)
    blank = loops._blank(large)
    assert (blank.shape, blank.dtype, blank.is_contiguous()) == (large.shape, large.dtype, True)
    assert not blank.any()  # fresh pages


def test_loops_serve_real_fp32_maps_on_cpus():
    assert loops.serves(torch.zeros(1))
    assert not loops.serves(torch.zeros(1, dtype=torch.float64))
    assert not loops.serves(torch.zeros(1, device="meta"))
