"""The benchmark: its plain form is the official loss, it counts what it says, and it runs."""

import json

import pytest
import torch
from distillboard_worker.fgd import bench
from distillboard_worker.fgd.plain import plain_loss
from distillboard_worker.fgd.traffic import Traffic, saved_bytes
from worker.fgd import cases
from worker.fgd.test_golden import distance

ALIKE = [name for name in cases.NAMES if cases.read(name).loss().align is None]


@pytest.mark.parametrize("name", ALIKE)
def test_the_plain_form_is_the_official_loss(name):
    case = cases.read(name)
    student = case.tensors["student"].clone().requires_grad_()
    total = plain_loss(case.loss(), student, case.tensors["teacher"], case.boxes, case.image_sizes)
    total.backward()
    torch.testing.assert_close(total.detach(), case.tensors["total"], rtol=1e-5, atol=0)
    assert distance(student.grad, case.tensors["grad_student"]) < 1e-4


def test_traffic_counts_what_is_read_and_written_once():
    one, other = torch.ones(256), torch.ones(256)
    with Traffic() as traffic:
        (one + other).view(16, 16)
    assert traffic.bytes == 3 * 1024
    with Traffic() as traffic:
        one.add_(other)
    assert traffic.bytes == 3 * 1024  # a tensor that is changed in place is read and written


def test_saved_storages_count_once_and_without_what_is_known():
    known = torch.ones(256, requires_grad=True)
    assert saved_bytes(lambda: known * known, [known]) == 0
    assert saved_bytes(lambda: (known * 2).square() * known.exp(), [known]) == 3 * 1024


def test_the_loss_moves_both_maps_twice_and_its_gradient_once(monkeypatch):
    monkeypatch.setattr(bench, "GRIDS", [(40, 40)])
    pyramid = bench.Pyramid(2, "cpu", "contiguous")
    pyramid.step(bench.ours)
    with Traffic() as traffic:
        pyramid.step(bench.ours)
    assert 5 * pyramid.map_bytes < traffic.bytes < 7 * pyramid.map_bytes


def test_it_runs_and_writes_its_figures(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bench, "GRIDS", [(10, 16), (5, 8)])
    monkeypatch.setattr(bench, "CHANNELS", 8)
    before = torch.get_num_threads()
    bench.main(threads=[1], rounds=2, device="cpu", to=tmp_path / "figures.json")
    torch.set_num_threads(before)
    found = json.loads((tmp_path / "figures.json").read_text())
    assert [one["layout"] for one in found] == ["contiguous", "channels_last"]
    for one in found:
        assert one["apart"] < 1e-5
        assert len(one["ours"]["seconds"]) == len(one["plain"]["seconds"]) == 2
    assert "copy bandwidth" in capsys.readouterr().out
