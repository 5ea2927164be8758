"""A detector that starts with another one's backbone and neck, and with nothing else of it."""

import pytest
import torch
from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import CheckpointMismatchError, load_exactly, load_state
from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.first_weights import write_first_weights
from worker.detection.documents import retinanet, teacher_weights


@pytest.fixture
def source(tmp_path):
    return teacher_weights(tmp_path, retinanet("big"))


def test_backbone_and_neck_are_the_others_and_the_head_is_the_seeds(tmp_path, source):
    write_first_weights(retinanet("small"), source, 3, tmp_path / "first.pth")
    first, theirs = load_state(tmp_path / "first.pth"), load_state(source)
    own = Distiller(build_model(retinanet("small"), 3), seed=3)
    own.init_weights()
    for name, tensor in own.student.state_dict().items():
        expected = theirs[name] if name.startswith(("backbone.", "neck.")) else tensor
        assert torch.equal(first[name], expected), name


def test_the_global_random_state_is_left_alone(tmp_path, source):
    before = torch.get_rng_state()
    write_first_weights(retinanet("small"), source, 3, tmp_path / "first.pth")
    assert torch.equal(before, torch.get_rng_state())


def test_a_backbone_of_another_width_does_not_load(tmp_path, source):
    write_first_weights(retinanet("wide", base=8), source, 0, tmp_path / "first.pth")
    with pytest.raises(CheckpointMismatchError):
        load_exactly(build_model(retinanet("wide", base=8)), load_state(tmp_path / "first.pth"))
