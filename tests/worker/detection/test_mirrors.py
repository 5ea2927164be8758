"""Mirrors of a run: other trackers get its metrics, by the worker's own credentials, and end no training."""

import importlib
import math
import sys
import types

import pytest
from distillboard.contracts.spec import JobSpec
from distillboard_worker.detection import mirrors
from distillboard_worker.detection.mirrors import backends, mirrored
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import MemoryReporter, RunFailed
from pydantic import ValidationError
from worker.fake_api import create_claim


def job(tmp_path, *wanted, **changes):
    claim = create_claim()
    spec = JobSpec.model_validate(claim.spec.model_dump() | {"mirror": list(wanted)})
    claim = claim.model_copy(update={"spec": spec})
    return TrainerJob(claim=claim, run_dir=tmp_path, cache_dir=tmp_path, mirror_dir=tmp_path / "mirrors", **changes)


def test_the_spec_names_no_address_and_no_secret(tmp_path):
    for wrong in ({"to": "mlflow", "tracking_uri": "http://x"}, {"to": "wandb"}, {"to": "visdom"}):
        with pytest.raises(ValidationError):
            job(tmp_path, wrong)
    with pytest.raises(ValidationError, match="each tracker may be named once"):
        job(tmp_path, {"to": "tensorboard"}, {"to": "tensorboard"})


def test_backends_of_each_tracker(tmp_path, monkeypatch):
    monkeypatch.setattr(mirrors, "find_spec", lambda _: True)
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://tracker.test")
    board, wandb, mlflow = backends(
        job(tmp_path, {"to": "tensorboard"}, {"to": "wandb", "project": "detectors"}, {"to": "mlflow"}),
        {"model": {"type": "A"}},
    )
    assert board == {"type": "TensorboardVisBackend", "save_dir": f"{tmp_path}/mirrors/tensorboard/calm-owl-1-run1"}
    assert wandb["define_metric_cfg"] == [{"name": "*", "step_metric": "distillboard/step"}]
    assert (wandb["init_kwargs"]["project"], wandb["init_kwargs"]["id"]) == ("detectors", "run1")
    assert (mlflow["exp_name"], mlflow["tracking_uri"]) == ("distillboard", "http://tracker.test")


def test_a_tracker_that_is_missing_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(mirrors, "find_spec", lambda _: None)
    with pytest.raises(RunFailed, match="pip install wandb"):
        backends(job(tmp_path, {"to": "wandb", "project": "x"}), {})


def test_no_mirror_and_other_ranks_keep_their_reporter(tmp_path):
    reporter = MemoryReporter()
    with mirrored(job(tmp_path), {}, reporter) as same:
        assert same is reporter
    with mirrored(job(tmp_path, {"to": "wandb", "project": "x"}, rank=1), {}, reporter) as same:
        assert same is reporter


def test_wandb_hears_the_step(tmp_path, monkeypatch):
    logged = []
    wandb = types.ModuleType("wandb")
    wandb.__spec__ = importlib.machinery.ModuleSpec("wandb", None)
    begun = []
    wandb.init = lambda **settings: begun.append(settings)
    wandb.define_metric = wandb.join = lambda *_, **__: None
    wandb.log = lambda values, **_: logged.append(values)
    monkeypatch.setitem(sys.modules, "wandb", wandb)
    with mirrored(job(tmp_path, {"to": "wandb", "project": "x"}), {"a": 1}, MemoryReporter()) as heard:
        heard.metrics(50, {"loss/total": 1.0})
    assert begun[0]["config"] == {"a": 1}
    assert logged == [{"loss/total": 1.0, "distillboard/step": 50}]


def test_a_mirror_that_fails_is_left_out_and_told(tmp_path, monkeypatch):
    wandb = types.ModuleType("wandb")
    wandb.__spec__ = importlib.machinery.ModuleSpec("wandb", None)

    def refuse(**_):
        raise ConnectionError("no route to the tracker")

    wandb.init = refuse
    monkeypatch.setitem(sys.modules, "wandb", wandb)
    reporter = MemoryReporter()
    with mirrored(job(tmp_path, {"to": "wandb", "project": "x"}), {"model": {"type": "A"}}, reporter) as heard:
        heard.metrics(1, {"loss/total": 1.0})
        heard.log("going on")
    assert reporter.series("loss/total") == [(1, 1.0)]
    assert [line.message for line in reporter.lines if line.type == "log"] == [
        "The mirror Wandb is left out from here on: no route to the tracker",
        "going on",
    ]


def test_tensorboard_gets_every_value(tmp_path):
    pytest.importorskip("tensorboard")
    reader = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    reporter = MemoryReporter()
    with mirrored(job(tmp_path, {"to": "tensorboard"}), {"model": {"type": "A"}}, reporter) as heard:
        heard.metrics(1, {"loss/total": 1.5, "val/bbox_mAP": 0.25})
        heard.metrics(2, {"loss/total": math.nan})
        assert not heard.stop_requested
    events = reader.EventAccumulator(str(tmp_path / "mirrors/tensorboard/calm-owl-1-run1"))
    events.Reload()
    assert [(event.step, event.value) for event in events.Scalars("val/bbox_mAP")] == [(1, 0.25)]
    assert [event.step for event in events.Scalars("loss/total")] == [1, 2]
    assert reporter.series("val/bbox_mAP") == [(1, 0.25)]
