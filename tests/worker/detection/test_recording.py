"""Recording what modules put out, and leaving no hook behind."""

import pytest
import torch
from distillboard_worker.detection.recording import record
from torch import nn


class Pair(nn.Module):
    def forward(self, inputs):
        return inputs, 2 * inputs


def test_records_outputs_and_one_of_several():
    model = nn.Sequential(nn.ReLU(), Pair())
    with record(model, ["0", "1:1"]) as features:
        model(torch.tensor([-1.0, 3.0]))
    assert features["0"].tolist() == [0, 3]
    assert features["1:1"].tolist() == [0, 6]


def test_hooks_are_gone_also_after_an_error():
    model = nn.Sequential(nn.ReLU(), Pair())

    def fail():
        with record(model, ["0", "1"]):
            raise RuntimeError("in the block")

    with pytest.raises(RuntimeError, match="in the block"):
        fail()
    with pytest.raises(ValueError, match="no module"), record(model, ["0", "2"]):
        pass
    assert not any(module._forward_hooks for module in model.modules())


def test_an_unknown_path_is_told_with_the_nearest():
    model = nn.ModuleDict({"neck": nn.ModuleDict({"convs": nn.ReLU()})})
    message = r"no module 'neck\.conv'; the nearest are neck\.convs"
    with pytest.raises(ValueError, match=message), record(model, ["neck.conv"]):
        pass
