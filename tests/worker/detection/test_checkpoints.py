"""The safe reader: ordinary checkpoints come out whole, hostile ones do nothing, misfits are explained."""

from collections import OrderedDict

import numpy as np
import pytest
import torch
from distillboard_worker.detection.checkpoints import (
    CheckpointError,
    CheckpointMismatchError,
    compare,
    load_exactly,
    load_state,
    load_training_state,
)
from distillboard_worker.detection.standins import History
from mmengine.config import ConfigDict
from mmengine.logging import HistoryBuffer, MessageHub
from torch import nn
from worker.detection import hostile


def checkpoint():
    """What MMEngine's checkpoint hook writes, with all the kinds of metadata that it has."""
    hub = MessageHub("test")
    hub.update_scalar("train/loss", 1.5)
    hub.update_scalar("train/loss", np.float32(2.5))
    hub.update_info("iter", np.int64(7))
    model = nn.Linear(2, 1)
    optimizer = torch.optim.AdamW(model.parameters())
    model(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    meta = {
        "epoch": 3,
        "iter": np.int64(7),
        "dataset_meta": {"classes": ("ring", "cross"), "palette": np.array([[1, 2, 3]], dtype=np.uint8)},
        "cfg": ConfigDict(type="RetinaNet"),
    }
    return {
        "meta": meta,
        "state_dict": OrderedDict(model.state_dict()),
        "message_hub": hub.state_dict(),
        "optimizer": optimizer.state_dict(),
        "param_schedulers": [{"last_step": 4, "_global_step": 5}],
    }


def test_reads_the_tensors_of_an_ordinary_checkpoint(tmp_path):
    content = checkpoint()
    state = load_state(hostile.write(content, tmp_path / "epoch_3.pth"))
    assert type(state) is dict
    assert state.keys() == content["state_dict"].keys()
    assert all(torch.equal(state[name], tensor) for name, tensor in content["state_dict"].items())


@pytest.mark.parametrize("form", ["zip", "old"])
def test_reads_all_of_a_training(tmp_path, form):
    state = load_training_state(hostile.write(checkpoint(), tmp_path / "epoch_3.pth", form=form))
    assert state["meta"]["iter"] == 7
    assert type(state["meta"]["iter"]) is int
    assert state["meta"]["cfg"] == {"type": "RetinaNet"}
    assert state["meta"]["dataset_meta"]["classes"] == ("ring", "cross")
    np.testing.assert_array_equal(state["meta"]["dataset_meta"]["palette"], [[1, 2, 3]])
    curve = state["message_hub"]["log_scalars"]["train/loss"]
    assert type(curve) is History
    np.testing.assert_array_equal(curve.values, [1.5, 2.5])
    np.testing.assert_array_equal(curve.counts, [1, 1])
    assert state["message_hub"]["runtime_info"]["iter"] == 7
    assert state["optimizer"]["state"][0]["step"] == 1
    assert state["param_schedulers"] == [{"last_step": 4, "_global_step": 5}]


def test_a_bare_state_dict_and_a_parallel_one(tmp_path):
    assert load_state(hostile.write({"a": torch.ones(1)}, tmp_path / "bare.pth")).keys() == {"a"}
    wrapped = {"state_dict": {"module.a": torch.ones(1)}}
    assert load_state(hostile.write(wrapped, tmp_path / "parallel.pth")).keys() == {"a"}


ATTACKS = ["os.system", "eval", "exec", "open", "import", "torch"]
PLACES = ["alone", "in_state", "in_meta", "in_key", "in_hub", "in_optimizer", "in_curve"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("reader", [load_state, load_training_state])
def test_a_hostile_pickle_does_nothing(tmp_path, attack, place, reader):
    marker = tmp_path / "it_ran"
    content = hostile.checkpoints(hostile.attacks(marker)[attack])[place]
    path = hostile.write(content, tmp_path / "hostile.pth")
    with pytest.raises(CheckpointError, match=r"hostile\.pth"):
        reader(path)
    assert not marker.exists()


@pytest.mark.parametrize("form", ["old", "pickle"])
def test_neither_does_one_in_an_old_format(tmp_path, form):
    marker = tmp_path / "it_ran"
    content = {"state_dict": {}, "meta": hostile.attacks(marker)["os.system"]}
    with pytest.raises(CheckpointError, match=r"hostile\.pth"):
        load_state(hostile.write(content, tmp_path / "hostile.pth", form=form))
    assert not marker.exists()


def test_the_attack_works_where_pickles_are_executed(tmp_path):
    marker = tmp_path / "it_ran"
    path = hostile.write(hostile.attacks(marker)["os.system"], tmp_path / "hostile.pth")
    torch.load(path, weights_only=False)
    assert marker.exists()


def test_the_refusal_names_what_was_asked_for(tmp_path):
    path = hostile.write(hostile.attacks(tmp_path / "x")["os.system"], tmp_path / "hostile.pth")
    with pytest.raises(CheckpointError, match=r"refused.*posix\.system"):
        load_state(path)


def test_what_is_no_checkpoint_is_said(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("no checkpoint")
    cut = hostile.write(checkpoint(), tmp_path / "cut.pth")
    cut.write_bytes(cut.read_bytes()[:500])
    for path in (text, cut):
        with pytest.raises(CheckpointError, match=path.name):
            load_state(path)
    with pytest.raises(CheckpointError, match="does not exist"):
        load_state(tmp_path / "missing.pth")


@pytest.mark.parametrize("content", [{}, [1, 2], {"state_dict": {"a": 1}}, {"state_dict": {1: torch.ones(1)}}])
def test_what_holds_no_state_dict_is_said(tmp_path, content):
    with pytest.raises(CheckpointError, match="holds no state dict"):
        load_state(hostile.write(content, tmp_path / "other.pth"))


def test_an_array_of_objects_is_refused(tmp_path):
    path = hostile.write({"meta": np.array([{}], dtype=object), "state_dict": {}}, tmp_path / "objects.pth")
    with pytest.raises(CheckpointError, match="plain data"):
        load_state(path)


def test_the_list_holds_only_while_reading(tmp_path):
    before = set(torch.serialization.get_safe_globals())
    load_state(hostile.write({"a": torch.ones(1)}, tmp_path / "bare.pth"))
    assert set(torch.serialization.get_safe_globals()) == before
    with pytest.raises(Exception, match="HistoryBuffer"):
        torch.load(hostile.write(HistoryBuffer(), tmp_path / "buffer.pth"), weights_only=True)


def network():
    return nn.Sequential(OrderedDict(conv=nn.Conv2d(3, 4, 1), norm=nn.BatchNorm2d(4)))


def test_a_matching_state_dict_fits():
    state = network().state_dict()
    del state["norm.num_batches_tracked"]
    comparison = compare(state | {"head.weight": torch.ones(1)}, network())
    assert comparison.fits
    assert comparison.unexpected == ("head.weight",)


def test_what_does_not_fit_is_told_with_the_nearest_name():
    state = network().state_dict()
    state["convs.weight"] = state.pop("conv.weight")
    state["norm.bias"] = torch.ones(5)
    model = network()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    with pytest.raises(CheckpointMismatchError) as caught:
        load_exactly(model, state)
    assert "does not fit Sequential" in str(caught.value)
    assert "conv.weight, nearest is convs.weight" in str(caught.value)
    assert "norm.bias is [5], the model wants [4]" in str(caught.value)
    assert all(torch.equal(tensor, before[name]) for name, tensor in model.state_dict().items())
