"""MMEngine's own ways to a checkpoint all end in the safe reader."""

import pytest
import torch
from distillboard_worker.detection.building import build_config
from distillboard_worker.detection.checkpoints import CheckpointError
from distillboard_worker.detection.safe_loader import install_safe_loader
from mmengine.logging import HistoryBuffer, MessageHub
from mmengine.model import BaseModel, BaseModule
from mmengine.runner import Runner, load_checkpoint
from mmengine.runner.checkpoint import CheckpointLoader
from torch import nn
from worker.detection import hostile
from worker.detection.detectors import retinanet


@pytest.fixture(autouse=True)
def _installed():
    install_safe_loader()


@pytest.fixture
def marker(tmp_path):
    return tmp_path / "it_ran"


@pytest.fixture
def trap(tmp_path, marker):
    content = {"state_dict": {}, "meta": hostile.attacks(marker)["os.system"]}
    return str(hostile.write(content, tmp_path / "hostile.pth"))


class Tiny(BaseModel):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(1, 1)

    def forward(self, inputs, **_samples_and_mode):
        return {"loss": self.layer(inputs).sum()}


def create_runner(tmp_path, **settings):
    return Runner(
        model=Tiny(),
        work_dir=str(tmp_path / "work"),
        train_dataloader={
            "dataset": [{"inputs": torch.ones(1)}] * 2,
            "sampler": {"type": "DefaultSampler", "shuffle": False},
            "batch_size": 1,
            "collate_fn": {"type": "default_collate"},
        },
        train_cfg={"by_epoch": True, "max_epochs": 1},
        optim_wrapper={"optimizer": {"type": "SGD", "lr": 0.1}},
        experiment_name=tmp_path.name,
        **settings,
    )


@pytest.mark.parametrize("resume", [False, True])
def test_load_from_and_resume(tmp_path, trap, marker, resume):
    runner = create_runner(tmp_path, load_from=trap, resume=resume)
    with pytest.raises(CheckpointError):
        runner.load_or_resume()
    assert not marker.exists()


def test_pretrained_init(trap, marker):
    module = BaseModule(init_cfg={"type": "Pretrained", "checkpoint": trap})
    module.layer = nn.Linear(1, 1)
    with pytest.raises(CheckpointError):
        module.init_weights()
    assert not marker.exists()


def test_a_part_of_a_pretrained_file(trap, marker):
    module = BaseModule(init_cfg={"type": "Pretrained", "checkpoint": trap, "prefix": "backbone."})
    module.layer = nn.Linear(1, 1)
    with pytest.raises(CheckpointError):
        module.init_weights()
    assert not marker.exists()


def test_load_checkpoint(trap, marker):
    with pytest.raises(CheckpointError):
        load_checkpoint(build_config(retinanet()), trap)
    assert not marker.exists()


@pytest.mark.parametrize(
    "address",
    [
        "http://x/y.pth",
        "https://x/y.pth",
        "torchvision://resnet50",
        "open-mmlab://r",
        "s3://b/k",
        "pavi://p",
        "ftp://x/y",
    ],
)
def test_addresses_are_refused(address):
    with pytest.raises(CheckpointError, match="not a local file"):
        CheckpointLoader.load_checkpoint(address)


def test_a_training_goes_on_from_its_own_checkpoint(tmp_path):
    first = create_runner(tmp_path / "first", default_hooks={"checkpoint": {"type": "CheckpointHook", "interval": 1}})
    first.train()
    second = create_runner(tmp_path / "second", load_from=str(tmp_path / "first" / "work" / "epoch_1.pth"), resume=True)
    second._train_loop = second.build_train_loop(second._train_loop)
    second.load_or_resume()
    assert second.epoch == 1
    assert torch.equal(second.model.layer.weight, first.model.layer.weight)
    curves = MessageHub.get_instance("second").log_scalars
    assert all(isinstance(curve, HistoryBuffer) for curve in curves.values())
