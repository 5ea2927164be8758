"""Mirrors of a run: other trackers get its metrics, by the worker's own credentials, and end no training."""

import json
import math
import struct
from collections.abc import Iterator
from pathlib import Path

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


CONFIG = {"model": {"type": "A", "heads": [{"type": "B"}, {"type": "C"}]}, "epochs": 2}
VALUES = {"loss/total": 1.5, "val/bbox_mAP": 0.25}


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


def test_a_mirror_that_fails_is_left_out_and_told(tmp_path):
    pytest.importorskip("tensorboard")
    (tmp_path / "mirrors").write_text("a file where the mirror's folder should be")
    reporter = MemoryReporter()
    with mirrored(job(tmp_path, {"to": "tensorboard"}), CONFIG, reporter) as heard:
        heard.metrics(1, {"loss/total": 1.0})
        heard.log("going on")
    assert reporter.series("loss/total") == [(1, 1.0)]
    failed, going_on = (line.message for line in reporter.lines if line.type == "log")
    assert failed.startswith("The mirror Tensorboard is left out from here on: ")
    assert going_on == "going on"


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


@pytest.mark.parametrize("place", ["the worker's own", "named"])
def test_mlflow_gets_every_value_and_the_config(tmp_path, monkeypatch, place):
    """Runs where MLflow is installed: ``mlflow``, or ``mlflow-skinny`` with SQLAlchemy and Alembic."""
    mlflow = pytest.importorskip("mlflow")
    monkeypatch.chdir(tmp_path)
    address = f"sqlite:///{tmp_path}/mirrors/mlflow/mlflow.db"
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    if place == "named":
        address = f"sqlite:///{tmp_path}/named.db"
        monkeypatch.setenv("MLFLOW_TRACKING_URI", address)
    reporter = MemoryReporter()
    (tmp_path / "mmengine").mkdir()
    (tmp_path / "mmengine" / "train.log").write_text("a line")
    with mirrored(job(tmp_path, {"to": "mlflow", "experiment": "detectors"}), CONFIG, reporter) as heard:
        heard.metrics(1, VALUES)
        heard.metrics(2, {"loss/total": math.nan})
    assert [line.message for line in reporter.lines if line.type == "log"] == []
    client = mlflow.MlflowClient(tracking_uri=address)
    experiment = client.get_experiment_by_name("detectors")
    (run,) = client.search_runs([experiment.experiment_id])
    assert (run.info.run_name, run.data.tags["distillboard.run"]) == ("calm-owl-1", "run1")
    assert run.data.params["model.type"] == "A"
    steps = client.get_metric_history(run.info.run_id, "loss/total")
    assert [(one.step, str(one.value)) for one in steps] == [(1, "1.5"), (2, "nan")]
    assert [one.value for one in client.get_metric_history(run.info.run_id, "val/bbox_mAP")] == [0.25]
    assert {one.path for one in client.list_artifacts(run.info.run_id)} == {"config.py", "train.log"}
    assert (tmp_path / "mlruns").exists() == (place == "named")


def test_wandb_gets_every_value_with_its_step_and_the_config(tmp_path, monkeypatch):
    """Runs where W&B is installed, offline: what a later ``wandb sync`` sends lies in a file."""
    pytest.importorskip("wandb")
    monkeypatch.setenv("WANDB_MODE", "offline")
    monkeypatch.setenv("WANDB_SILENT", "true")
    reporter = MemoryReporter()
    with mirrored(job(tmp_path, {"to": "wandb", "project": "detectors"}), CONFIG, reporter) as heard:
        heard.metrics(50, VALUES)
        heard.metrics(100, {"loss/total": math.nan})
    assert [line.message for line in reporter.lines if line.type == "log"] == []
    (file,) = (tmp_path / "mirrors" / "wandb").rglob("*.wandb")
    records = list(wandb_records(file))
    (run,) = (record.run for record in records if record.WhichOneof("record_type") == "run")
    assert (run.run_id, run.display_name, run.project) == ("run1", "calm-owl-1", "detectors")
    config = {item.key: json.loads(item.value_json) for item in run.config.update}
    assert config["model"]["heads"] == [{"type": "B"}, {"type": "C"}]
    history = [record.history for record in records if record.WhichOneof("record_type") == "history"]
    rows = [{".".join(item.nested_key) or item.key: item.value_json for item in row.item} for row in history]
    told = [{key: value for key, value in row.items() if not key.startswith("_")} for row in rows]
    assert told == [
        {"loss/total": "1.5", "val/bbox_mAP": "0.25", "distillboard/step": "50"},
        {"loss/total": "NaN", "distillboard/step": "100"},
    ]


def wandb_records(file: Path) -> Iterator:
    """The records of an offline run: a LevelDB log of 32 KiB blocks behind a header of 7 bytes."""
    from wandb.proto import wandb_internal_pb2  # noqa: PLC0415 - it is there in few environments

    content, place, parts = file.read_bytes(), 7, b""
    while place + 7 <= len(content):
        if 32768 - place % 32768 < 7:
            place += 32768 - place % 32768
            continue
        _, length, kind = struct.unpack("<IHB", content[place : place + 7])
        parts += content[place + 7 : place + 7 + length]
        place += 7 + length
        if kind in {1, 4}:
            yield wandb_internal_pb2.Record.FromString(parts)
            parts = b""
