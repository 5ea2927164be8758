"""Peers in the distiller: their keys, and students that start and go on like their control's."""

import pytest
import torch
from distillboard.contracts.peers import CWD, FBKD, MGD, MSE, PKD, CanKD
from distillboard_worker.detection.building import build_config
from distillboard_worker.detection.distiller import Distiller
from mmengine.optim import OptimWrapper
from torch.optim import SGD
from worker.detection.detectors import batch, retinanet

TERMS = {
    "mse": ["squares"],
    "pkd": ["dissimilarity"],
    "mgd": ["reconstruction"],
    "cwd": ["divergence"],
    "cankd": ["squares"],
    "fbkd": ["attention", "channel", "spatial", "relation"],
}
PEERS = [MSE(), PKD(), MGD(), CWD(), CanKD(), FBKD()]


@pytest.fixture(scope="module")
def teacher():
    teacher = build_config(retinanet(channels=24), seed=7)
    teacher.init_weights()
    return teacher


def create_distiller(teacher=None, peer=None):
    distiller = Distiller(retinanet(), teacher, peer, seed=5)
    distiller.init_weights()
    return distiller.train()


@pytest.fixture(scope="module")
def control():
    torch.manual_seed(11)
    control = create_distiller()
    return control.student.state_dict(), torch.rand(1)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_the_student_starts_where_its_control_starts(peer, teacher, control):
    weights, drawn_after = control
    torch.manual_seed(11)
    distiller = create_distiller(teacher, peer)
    assert torch.rand(1) == drawn_after
    mine = distiller.student.state_dict()
    assert mine.keys() == weights.keys()
    assert all(torch.equal(mine[name], tensor) for name, tensor in weights.items())


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_a_step_reports_raw_terms_and_totals_and_draws_nothing(peer, teacher):
    distiller = create_distiller(teacher, peer)
    optimizer = OptimWrapper(SGD(distiller.parameters(), lr=0.01))
    torch.manual_seed(3)
    before = torch.get_rng_state()
    distiller.train_step(batch(), optimizer)
    assert torch.equal(torch.get_rng_state(), before)
    levels = [pair.student.name for pair in distiller.pairs]
    expected = {f"loss/{peer.name}/{level}/{term}" for level in levels for term in (*TERMS[peer.name], "total")}
    assert set(distiller.terms) == expected
    assert all(torch.isfinite(term) for term in distiller.terms.values())
