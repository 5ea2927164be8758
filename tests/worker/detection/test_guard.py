"""A loss that diverges sends the training back to its last good checkpoint, twice, and then fails with the reason."""

import json
import math
from typing import Any

import numpy as np
import pytest
import torch
from distillboard.contracts.events import FactsEvent, LogEvent, RewindEvent
from distillboard.contracts.spec import Guard
from distillboard_worker.detection import engine
from distillboard_worker.detection.errors import LossDiverged, LossNotFinite
from distillboard_worker.detection.guard import LEAST_HISTORY, SpikeDetector, told
from distillboard_worker.detection.guard_device import FirstBroken, weights_are_finite
from distillboard_worker.reporting import MemoryReporter
from mmengine.hooks import Hook
from torch import nn
from worker.detection.documents import job, spec

QUICK = {"probe_images": 0, "verify": False}


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


class Poison(Hook):
    """Spoils a training before the step of a number, so many times."""

    priority = "VERY_HIGH"

    def __init__(self, step: int, times: int, spoil: Any) -> None:
        self.step, self.times, self.spoil = step, times, spoil

    def before_train_iter(self, runner, **_batch):
        if runner.iter + 1 == self.step and self.times > 0:
            self.times -= 1
            self.spoil(runner.model)


def spoil_weights(model):
    with torch.no_grad():
        model.student.bbox_head.retina_reg.weight.fill_(math.nan)


def spoil_adapter(model):
    """The relation term alone: FGD's context of the student at P3."""
    with torch.no_grad():
        for name, parameter in model.distillation.named_parameters():
            if "P3" in name and "channel_add_conv_s.3.bias" in name:
                parameter.fill_(math.inf)


def trained(folder, cache, monkeypatch, poison: Poison, name="fgd", **sections: Any):
    hooks_of = engine._hooks
    monkeypatch.setattr(engine, "_hooks", lambda *arguments: [*hooks_of(*arguments), poison])
    reporter = MemoryReporter()
    document = spec(name, **{"evaluation": QUICK, **sections})
    try:
        engine.train(job(folder, cache, document), reporter)
    except (LossNotFinite, LossDiverged) as failure:
        return reporter, failure
    return reporter, None


def rewinds(reporter):
    return [line.step for line in reporter.lines if isinstance(line, RewindEvent)]


def warnings(reporter):
    lines = [line for line in reporter.lines if isinstance(line, LogEvent) and line.level == "warning"]
    return [line.message for line in lines if line.message.startswith("At step")]


def rollbacks(reporter):
    told_of = [line.values for line in reporter.lines if isinstance(line, FactsEvent)]
    return [values["guard/rollbacks"] for values in told_of if "guard/rollbacks" in values][-1]


def document(reporter, place=0):
    return json.loads(reporter.artifacts("guard")[place].path.read_text())


def test_a_poisoned_run_goes_back_stays_healthy_and_succeeds(tmp_path, cache, monkeypatch):
    reporter, failure = trained(tmp_path / "run", cache, monkeypatch, Poison(4, 1, spoil_weights))
    assert failure is None
    assert rewinds(reporter) == [2]
    steps = [step for step, _ in reporter.series("loss/total")]
    assert steps == [1, 2, 3, 4, 3, 4]
    assert math.isnan(reporter.series("loss/total")[3][1])
    assert all(math.isfinite(value) for _, value in reporter.series("loss/total")[4:])
    state = torch.load(reporter.artifacts("checkpoint")[-1].path, weights_only=True)["state_dict"]
    assert all(torch.isfinite(value).all() for value in state.values())


def test_the_remedy_is_half_the_rate_and_a_tighter_clip(tmp_path, cache, monkeypatch):
    reporter, _ = trained(
        tmp_path / "run", cache, monkeypatch, Poison(4, 1, spoil_weights), schedule={"milestones": []}
    )
    rates = [value for _, value in reporter.series("lr")]
    assert rates[4:] == pytest.approx([rate / 2 for rate in rates[2:4]])
    (told_of,) = rollbacks(reporter)
    assert (told_of["at"], told_of["to"], told_of["lr_factor"]) == (4, 2, 0.5)
    assert 0 < told_of["max_norm"] <= 35
    norms = [value for step, value in reporter.series("grad_norm") if math.isfinite(value)]
    assert told_of["max_norm"] in [pytest.approx(min(norm, 35)) for norm in norms]


def test_the_first_state_counts_as_a_checkpoint(tmp_path, cache, monkeypatch):
    reporter, failure = trained(tmp_path / "run", cache, monkeypatch, Poison(2, 1, spoil_weights))
    assert failure is None
    assert rewinds(reporter) == [0]
    values = reporter.series("loss/total")
    assert [step for step, _ in values] == [1, 2, 1, 2, 3, 4]
    assert values[2][1] == pytest.approx(values[0][1], rel=1e-6)


def test_the_batch_is_kept_with_its_images_boxes_and_losses(tmp_path, cache, monkeypatch):
    reporter, _ = trained(tmp_path / "run", cache, monkeypatch, Poison(4, 1, spoil_weights))
    (file,) = reporter.artifacts("guard")
    assert (file.name, file.step) == ("guard/step-4.json", 4)
    kept = document(reporter)
    assert (kept["kind"], kept["step"], kept["noticed_at"]) == ("not_finite", 4, 4)
    assert len(kept["images"]) == 4
    for image in kept["images"]:
        assert image["file"].endswith(".jpg")
        assert image["size"] == [64, 64]
        assert len(image["boxes"]) == len(image["labels"]) > 0
        assert isinstance(image["id"], int)
    assert [one["step"] for one in kept["steps"]] == [1, 2, 3, 4]
    assert kept["steps"][-1]["losses"]["loss/det/bbox"] == "nan"


def test_one_that_always_diverges_fails_after_two_rollbacks_and_names_the_term(tmp_path, cache, monkeypatch):
    reporter, failure = trained(tmp_path / "run", cache, monkeypatch, Poison(4, 9, spoil_adapter))
    assert isinstance(failure, LossNotFinite)
    assert failure.code == "loss_not_finite"
    assert "At step 4 the relation term of FGD at level P3 is" in failure.reason
    assert "going back 2 times with 0.25 of the learning rate" in failure.reason
    assert rewinds(reporter) == [2, 0]
    names = [file.name for file in reporter.artifacts("guard")]
    assert names == ["guard/step-4.json", "guard/step-4-2.json", "guard/step-4-3.json"]
    assert names[-1] in failure.reason


def test_a_run_that_wants_no_guard_fails_at_once(tmp_path, cache, monkeypatch):
    reporter, failure = trained(
        tmp_path / "run", cache, monkeypatch, Poison(3, 1, spoil_weights), guard={"enabled": False}
    )
    assert isinstance(failure, LossNotFinite)
    assert "the detector's loss 'bbox' is nan" in failure.reason
    assert rewinds(reporter) == []


def test_a_checkpoint_inside_an_epoch_is_gone_back_to(tmp_path, cache, monkeypatch):
    schedule = {"checkpoint_interval": 1, "checkpoint_unit": "iterations"}
    reporter, failure = trained(tmp_path / "run", cache, monkeypatch, Poison(4, 1, spoil_weights), schedule=schedule)
    assert failure is None
    assert rewinds(reporter) == [3]


def test_weights_that_break_at_the_end_of_an_epoch_are_never_kept(tmp_path, cache, monkeypatch):
    """The losses of step 2 are fine, its update is not: the checkpoint after it would hold what cannot be trained."""

    class PoisonAfter(Poison):
        def after_train_iter(self, runner, **_step):
            if runner.iter + 1 == self.step and self.times > 0:
                self.times -= 1
                self.spoil(runner.model)

        def before_train_iter(self, runner, **_batch):
            pass

    reporter, failure = trained(tmp_path / "run", cache, monkeypatch, PoisonAfter(2, 1, spoil_weights))
    assert failure is None
    assert rewinds(reporter) == [0]
    assert "weights are no numbers" in warnings(reporter)[0]


def healthy(steps: int, seed: int = 0) -> list[dict[str, float]]:
    """Losses as noisy as those of small batches: log-normal, falling, with two levels of FGD."""
    noise = np.random.default_rng(seed).lognormal(0, 0.35, (steps, 4))
    fall = 1 / (1 + np.arange(steps) / 200)
    rows = noise * fall[:, None]
    return [
        {
            "loss/total": float(row.sum()),
            "loss/det/cls": float(row[0]),
            "loss/fgd/P3/foreground": float(row[1] * 3e3),
            "loss/fgd/P3/relation": float(row[2] * 1e5),
            "loss/fgd/P3/total": float(row[1] + row[2]),
            "loss/fgd/P4/total": float(row[3]),
        }
        for row in rows
    ]


def judged(rows, settings=None, warm_up=0):
    detector = SpikeDetector(settings or Guard(), warm_up)
    return [(step, detector.look(step, row)) for step, row in enumerate(rows, 1)]


@pytest.mark.parametrize("seed", range(5))
def test_noisy_losses_are_no_spikes(seed):
    assert [spike for _, spike in judged(healthy(3000, seed)) if spike is not None] == []


def test_a_real_runs_losses_are_no_spikes(tmp_path, cache):
    reporter = MemoryReporter()
    document = spec("fgd", schedule={"epochs": 20, "lr": 0.01}, evaluation={**QUICK, "interval": 20})
    engine.train(job(tmp_path / "run", cache, document), reporter)
    keys = {key for line in reporter.lines for key in getattr(line, "values", {}) if key.startswith("loss/")}
    curves = {key: [value for _, value in reporter.series(key)] for key in sorted(keys)}
    rows = [dict(zip(curves, values, strict=True)) for values in zip(*curves.values(), strict=True)]
    assert len(rows) == 40
    assert rewinds(reporter) == []
    assert [spike for _, spike in judged(rows) if spike is not None] == []


def spiked(rows, at: int, steps: int, times: float = 300.0):
    for row in rows[at - 1 : at - 1 + steps]:
        grown = row["loss/fgd/P3/relation"] * 1e-5 * (times - 1)
        row["loss/fgd/P3/relation"] *= times
        row["loss/fgd/P3/total"] += grown
        row["loss/total"] += grown
    return rows


def test_a_spike_is_named_by_the_term_that_rose(tmp_path):
    ((step, spike),) = [one for one in judged(spiked(healthy(200), 150, 1)) if one[1] is not None]
    assert (step, spike.key, spike.streak) == (150, "loss/fgd/P3/relation", 1)
    assert "the relation term of FGD at level P3 stands out" in spike.sentence(step)


def test_a_spike_that_stays_is_counted():
    found = [spike.streak for _, spike in judged(spiked(healthy(200), 150, 5)) if spike is not None]
    assert found == [1, 2, 3, 4, 5]


def test_the_total_is_named_where_no_part_is_known():
    rows = [{"loss/total": 1.0 + step % 2 / 10} for step in range(50)] + [{"loss/total": 99.0}]
    (_, spike) = judged(rows)[-1]
    assert spike is not None
    assert told(spike.key) == "the total loss"


def test_warm_up_and_a_short_history_are_left_out():
    rows = spiked(healthy(60), 50, 1)
    assert [spike for _, spike in judged(rows, warm_up=55) if spike is not None] == []
    assert [spike for _, spike in judged(spiked(healthy(60), LEAST_HISTORY, 1)) if spike is not None] == []
    assert len([spike for _, spike in judged(rows) if spike is not None]) == 1


def test_a_part_that_hardly_weighs_is_no_spike():
    rows = healthy(100)
    for row in rows:
        row["loss/fgd/P4/total"] *= 1e-4
    rows[-1]["loss/fgd/P4/total"] *= 1000
    assert judged(rows)[-1][1] is None


class Spiking(Hook):
    """Makes the relation term of P3 large for some steps, as a batch would that does not fit."""

    priority = "VERY_HIGH"

    def __init__(self, first: int, last: int, times: int = 99) -> None:
        self.steps, self.times = range(first, last + 1), times

    def after_train_iter(self, runner, outputs, **_batch):
        if runner.iter + 1 not in self.steps or self.times <= 0:
            return
        self.times -= 1
        extra = 1000 * outputs["loss"].detach()
        outputs["loss"] = outputs["loss"] + extra
        runner.model.terms["loss/fgd/P3/total"] = runner.model.terms["loss/fgd/P3/total"] + extra
        runner.model.terms["loss/fgd/P3/relation"] = runner.model.terms["loss/fgd/P3/relation"] * 1e6


LONG = {"epochs": 16, "warmup_steps": 0}


def test_a_spike_that_passes_is_told_and_its_batch_kept(tmp_path, cache, monkeypatch):
    reporter, failure = trained(tmp_path / "run", cache, monkeypatch, Spiking(30, 30), schedule=LONG)
    assert failure is None
    assert rewinds(reporter) == []
    (sentence,) = warnings(reporter)[:1]
    assert "the relation term of FGD at level P3 stands out" in sentence
    assert sentence.endswith("its batch is kept as guard/step-30.json. The training goes on")
    assert document(reporter)["kind"] == "spike"


def test_a_spike_that_stays_sends_the_training_back_before_its_beginning(tmp_path, cache, monkeypatch):
    reporter, failure = trained(tmp_path / "run", cache, monkeypatch, Spiking(27, 29, times=3), schedule=LONG)
    assert failure is None
    assert rewinds(reporter) == [26]
    assert [step for step, _ in reporter.series("loss/total")][-6:] == [27, 28, 29, 30, 31, 32]


def test_a_spike_that_comes_again_fails_the_run(tmp_path, cache, monkeypatch):
    reporter, failure = trained(tmp_path / "run", cache, monkeypatch, Spiking(27, 32), schedule=LONG)
    assert isinstance(failure, LossDiverged)
    assert failure.code == "loss_diverged"
    assert rewinds(reporter) == [26, 24]


def test_what_broke_first_is_known_though_only_the_last_step_is_read():
    broken = FirstBroken()
    for step, (one, other) in enumerate([(1.0, 2.0), (1.0, math.inf), (math.nan, 3.0), (4.0, 5.0)], 1):
        broken.add(step, {"a": torch.tensor(one), "b": torch.tensor(other, dtype=torch.float64)})
    assert broken.read() == ({"a": 4.0, "b": 5.0}, {"a": 3, "b": 2})
    broken.forget()
    broken.add(5, {"a": torch.tensor(1.0), "b": torch.tensor(1.0)})
    assert broken.read()[1] == {}


def test_a_parameter_that_is_no_number_is_found():
    model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
    assert weights_are_finite(model)
    with torch.no_grad():
        model[1].weight[0, 1] = math.inf
    assert not weights_are_finite(model)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("loss/fgd/P3/relation", "the relation term of FGD at level P3"),
        ("loss/mgd/P4/feature", "the feature term of MGD at level P4"),
        ("loss/fgd/P3/total", "the loss of FGD at level P3"),
        ("loss/det/cls", "the detector's loss 'cls'"),
        ("loss/total", "the total loss"),
    ],
)
def test_losses_are_called_by_the_fields_names(key, words):
    assert told(key) == words
