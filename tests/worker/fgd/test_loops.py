"""The fused loops against plain torch: same sums, same gradients, any number of threads, odd sizes."""

import pytest
import torch
from distillboard_worker.fgd import loops, passes


def maps(cells, *, images=3, channels=5):
    generator = torch.Generator().manual_seed(cells)
    draw = lambda *shape: torch.randn(*shape, generator=generator)  # noqa: E731 - three calls, one generator
    tables = [draw(images, cells) for _ in range(5)], [draw(images, channels) for _ in range(5)]
    student = draw(images, channels, cells)
    student[0, 0, 0] = 0  # where |S| has no slope
    return student, draw(images, channels, cells), draw(channels), *tables


@pytest.fixture(params=[1, 2, 7])
def _threads(request):
    before = torch.get_num_threads()
    torch.set_num_threads(request.param)
    yield
    torch.set_num_threads(before)


@pytest.mark.usefixtures("_threads")
@pytest.mark.parametrize("cells", [1, 3, 1023, 1024, 1025, 2500])
def test_loops_and_torch_agree(cells):
    student, teacher, key, by_cell, by_channel = maps(cells)
    weights = passes.Weights(*by_cell[:4])
    slopes = passes.Slopes(
        by_channel[0], by_cell[0], torch.tensor(0.7), by_channel[1], by_cell[1], by_channel[2], by_channel[3],
        by_cell[2], key, by_cell[3], by_cell[4],
    )  # fmt: skip
    for name, arguments in {
        "survey": (student, key),
        "collect": (student, teacher, weights),
        "project": (student, teacher, by_channel[0], by_channel[1]),
        "gradient": (student, teacher, slopes),
    }.items():
        expected, found = getattr(passes, name)(*arguments), getattr(loops, name)(*arguments)
        for mine, theirs in zip(found, expected, strict=True):
            torch.testing.assert_close(mine, theirs, rtol=1e-4, atol=2e-4)


def test_a_broken_value_is_not_lost():
    student, teacher, key, by_cell, _ = maps(40)
    student[1, 2, 3] = torch.nan
    assert torch.isnan(loops.survey(student, key).spatial[1, 3])
    assert torch.isnan(loops.collect(student, teacher, passes.Weights(*by_cell[:4])).squares[1, 2])


def test_loops_serve_real_fp32_maps_on_cpus():
    assert loops.serves(torch.zeros(1))
    assert not loops.serves(torch.zeros(1, dtype=torch.float64))
    assert not loops.serves(torch.zeros(1, device="meta"))
