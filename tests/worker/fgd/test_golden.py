"""The loss against numbers of the official code, on every path that computes it."""

import os
import subprocess
import sys

import pytest
import torch
from distillboard_worker.fgd import FGDLoss, FGDTerms, loops
from torch import Tensor
from worker.fgd import cases

TERMS = ("foreground", "background", "attention", "relation", "total")
PATHS = ("planes", "pixels", "torch", "no numba", "double")


def run(case: cases.Case, path: str = "planes") -> tuple[FGDTerms, Tensor, dict[str, Tensor]]:
    dtype = torch.float64 if path == "double" else torch.float32
    layout = torch.channels_last if path == "pixels" else torch.contiguous_format
    loss, student = case.loss().to(dtype), case.tensors["student"].to(dtype, memory_format=layout, copy=True)
    student.requires_grad_()
    terms = loss(student, case.tensors["teacher"].to(dtype), case.boxes, case.image_sizes, keep_masks=True)
    terms.total.backward()
    return terms, student.grad, {name: one.grad for name, one in loss.named_parameters()}


def distance(found: Tensor, expected: Tensor) -> float:
    """Largest difference relative to the largest value."""
    return float((found - expected).abs().max() / expected.abs().max().clamp(min=1e-20))


@pytest.fixture(params=PATHS)
def path(request, monkeypatch):
    if request.param == "no numba":
        monkeypatch.setitem(sys.modules, "numba", None)
        loops.available.cache_clear()
        assert not loops.serves(torch.zeros(1))
    if request.param == "torch":
        monkeypatch.setattr(loops, "serves", lambda _: False)
    yield request.param
    loops.available.cache_clear()


@pytest.mark.parametrize("name", cases.NAMES)
def test_terms(name, path):
    case = cases.read(name)
    terms, _, _ = run(case, path)
    for term in TERMS:
        found = getattr(terms, term).detach().to(torch.float32)
        torch.testing.assert_close(found, case.tensors[term], rtol=1e-5, atol=0)


@pytest.mark.parametrize("name", cases.NAMES)
def test_masks(name):
    case = cases.read(name)
    terms, _, _ = run(case)
    torch.testing.assert_close(terms.masks.foreground, case.tensors["mask_fg"], rtol=1e-6, atol=0)
    torch.testing.assert_close(terms.masks.background, case.tensors["mask_bg"], rtol=1e-6, atol=0)


@pytest.mark.parametrize("name", cases.NAMES)
def test_gradients_of_the_student_and_of_every_parameter(name, path):
    case = cases.read(name)
    _, gradient, gradients = run(case, path)
    assert distance(gradient, case.tensors["grad_student"]) < 1e-4
    expected = case.under("grad/")
    assert gradients.keys() == expected.keys()
    for parameter, one in gradients.items():
        if parameter in ("conv_mask_s.bias", "conv_mask_t.bias"):  # exactly 0; the official code rounds to about 1e-9
            assert not one.any()
            assert expected[parameter].abs().max() < 1e-7
        else:
            assert distance(one, expected[parameter]) < 1e-4, parameter


@pytest.mark.parametrize("name", cases.NAMES)
def test_an_official_state_dict_is_ours(name):
    case = cases.read(name)
    channels = case.tensors["student"].shape[1], case.tensors["teacher"].shape[1]
    official = case.under("param/")
    loss = FGDLoss(*channels)
    assert {name: one.shape for name, one in loss.state_dict().items()} == {
        name: one.shape for name, one in official.items()
    }
    assert loss.load_state_dict(official, strict=True) == ([], [])
    assert all(torch.equal(one, official[name]) for name, one in loss.state_dict().items())


def test_loops_that_numba_does_not_compile_compute_the_same():
    check = (
        "from worker.fgd import cases, test_golden as golden\n"
        "for path in ('planes', 'pixels'):\n"
        "    case = cases.read(min(cases.NAMES, key=lambda name: cases.read(name).tensors['student'].numel()))\n"
        "    terms, gradient, _ = golden.run(case, path)\n"
        "    assert abs(float(terms.total) / float(case.tensors['total']) - 1) < 1e-5\n"
        "    assert golden.distance(gradient, case.tensors['grad_student']) < 1e-4\n"
    )
    search = os.pathsep.join(filter(None, sys.path))
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": search}
    done = subprocess.run([sys.executable, "-c", check], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
