"""The loss against numbers of the official code."""

import pytest
import torch
from distillboard_worker.fgd import FGDTerms
from torch import Tensor
from worker.fgd import cases

TERMS = ("foreground", "background", "attention", "relation", "total")


def run(case: cases.Case) -> tuple[FGDTerms, Tensor, dict[str, Tensor]]:
    loss, student = case.loss(), case.tensors["student"].clone().requires_grad_()
    terms = loss(student, case.tensors["teacher"], case.boxes, case.image_sizes, keep_masks=True)
    terms.total.backward()
    return terms, student.grad, {name: one.grad for name, one in loss.named_parameters()}


def distance(found: Tensor, expected: Tensor) -> float:
    """Largest difference relative to the largest value."""
    return float((found - expected).abs().max() / expected.abs().max().clamp(min=1e-20))


@pytest.mark.parametrize("name", cases.NAMES)
def test_terms(name):
    case = cases.read(name)
    terms, _, _ = run(case)
    for term in TERMS:
        torch.testing.assert_close(getattr(terms, term).detach(), case.tensors[term], rtol=1e-5, atol=0)


@pytest.mark.parametrize("name", cases.NAMES)
def test_masks(name):
    case = cases.read(name)
    terms, _, _ = run(case)
    torch.testing.assert_close(terms.masks.foreground, case.tensors["mask_fg"], rtol=1e-6, atol=0)
    torch.testing.assert_close(terms.masks.background, case.tensors["mask_bg"], rtol=1e-6, atol=0)


@pytest.mark.parametrize("name", cases.NAMES)
def test_gradient_of_the_student(name):
    case = cases.read(name)
    _, gradient, _ = run(case)
    assert distance(gradient, case.tensors["grad_student"]) < 1e-4


@pytest.mark.parametrize("name", cases.NAMES)
def test_gradient_of_every_parameter(name):
    case = cases.read(name)
    _, _, gradients = run(case)
    expected = case.under("grad/")
    assert gradients.keys() == expected.keys()
    for parameter, gradient in gradients.items():
        if parameter in ("conv_mask_s.bias", "conv_mask_t.bias"):  # exactly 0; the official code rounds to about 1e-9
            assert not gradient.any()
            assert expected[parameter].abs().max() < 1e-7
        else:
            assert distance(gradient, expected[parameter]) < 1e-4, parameter
