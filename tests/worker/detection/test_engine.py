import hashlib
import json
import math
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.events import FactsEvent, MetricsEvent, ProgressEvent, StateEvent
from distillboard.contracts.names import COCO_BOX, TERMS, class_key, term_key
from distillboard.contracts.spec import FGD, JobSpec
from distillboard_worker.data.figures import CLASSES
from distillboard_worker.detection.assembly import assemble
from distillboard_worker.detection.engine import train, warm_up
from distillboard_worker.detection.hooks.seeding import SeedingHook
from distillboard_worker.detection.maps import MapsFile, read_maps
from distillboard_worker.detection.probes import choose_probes, network_input
from distillboard_worker.detection.pyramids import student_features, student_levels, teacher_features
from distillboard_worker.detection.runner import build_runner, instrumented
from distillboard_worker.fgd import box_masks, channel_attention, spatial_attention
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import MemoryReporter, RunFailed, Stopped
from mmdet.registry import DATASETS
from mmengine.hooks import Hook
from mmengine.registry import DefaultScope
from worker.detection.documents import job, retinanet, shapes, spec

ODD = ModelDocument(name="odd", config={"type": "os.system"}, classes=list(CLASSES))
LEVELS = ["P3", "P4", "P5", "P6", "P7"]


@dataclass
class Training:
    """A job that was trained and what it reported."""

    job: TrainerJob
    reporter: MemoryReporter

    def file(self, name: str) -> Path:
        return next(line.path for line in self.reporter.artifacts() if line.name == name)

    @property
    def keys(self) -> set[str]:
        return {key for line in self.reporter.lines if isinstance(line, MetricsEvent) for key in line.values}

    def student(self) -> dict[str, torch.Tensor]:
        state: dict[str, torch.Tensor] = torch.load(self.file("student.pth"), weights_only=True)["state_dict"]
        return state


def trained(folder: Path, cache: Path, document: JobSpec, **changes: Any) -> Training:
    training = Training(job(folder, cache, document, **changes), MemoryReporter())
    train(training.job, training.reporter)
    return training


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def control(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Training:
    return trained(tmp_path_factory.mktemp("runs") / "control", cache, spec("none"))


@pytest.fixture(scope="module")
def distilled(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Training:
    return trained(tmp_path_factory.mktemp("runs") / "distilled", cache, spec("fgd"))


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def test_every_step_has_its_losses_rate_norm_and_times(control: Training, distilled: Training) -> None:
    common = {"loss/total", "loss/det/cls", "loss/det/bbox", "lr", "grad_norm"}
    common |= {"time/step", "time/data", "time/student"}
    terms = {term_key("fgd", level, term) for level in LEVELS for term in (*TERMS, "total")}
    assert not any(key.startswith("loss/fgd") for key in control.keys)
    for training, keys in ((control, common), (distilled, common | terms | {"time/teacher", "time/distillation"})):
        for key in keys:
            assert [step for step, _ in training.reporter.series(key)] == [1, 2, 3, 4], key
    assert {key for key in control.keys if key.startswith("sys/")} == {"sys/cpu_percent", "sys/memory_bytes"}


def test_the_total_is_the_detectors_losses_and_the_weighted_terms(distilled: Training) -> None:
    method, series = FGD(), {key: [value for _, value in distilled.reporter.series(key)] for key in distilled.keys}
    weights = dict(zip(TERMS, (method.alpha, method.beta, method.gamma, method.lambda_), strict=True))
    for step in range(4):
        total = series["loss/det/cls"][step] + series["loss/det/bbox"][step]
        for level in LEVELS:
            weighted = sum(weights[term] * series[term_key("fgd", level, term)][step] for term in TERMS)
            assert series[term_key("fgd", level, "total")][step] == pytest.approx(weighted, rel=1e-5)
            total += weighted
        assert series["loss/total"][step] == pytest.approx(total, rel=1e-5)


def test_every_epoch_is_evaluated_with_all_metrics(control: Training) -> None:
    for key in [f"val/{name}" for name in COCO_BOX] + [class_key(name) for name in CLASSES]:
        points = control.reporter.series(key)
        assert [step for step, _ in points] == [2, 4], key
        assert all(math.isnan(value) or 0 <= value <= 1 for _, value in points)


def test_the_interval_is_kept_and_the_last_epoch_always_evaluated(tmp_path: Path, cache: Path) -> None:
    document = spec(schedule={"epochs": 3}, evaluation={"interval": 2, "probe_images": 0})
    training = trained(tmp_path / "sparse", cache, document)
    assert [step for step, _ in training.reporter.series("val/bbox_mAP")] == [4, 6]
    assert training.reporter.artifacts("maps") == []


def test_stages_come_in_order_and_end_with_nothing_to_wait_for(control: Training) -> None:
    said = [line for line in control.reporter.lines if isinstance(line, ProgressEvent)]
    stages = [line.stage for line in said]
    assert list(dict.fromkeys(stages)) == ["starting", "preflight", "training", "evaluating", "exporting"]
    assert (said[-1].step, said[-1].total_steps, said[-1].eta_seconds) == (4, 4, 0.0)
    assert not any(isinstance(line, StateEvent) for line in control.reporter.lines)


def test_facts_are_told_before_the_first_step(distilled: Training) -> None:
    lines = distilled.reporter.lines
    facts = next(line for line in lines if isinstance(line, FactsEvent))
    assert lines.index(facts) < next(i for i, line in enumerate(lines) if isinstance(line, MetricsEvent))
    parameters = sum(value.numel() for name, value in distilled.student().items() if _is_parameter(name))
    assert facts.values["student/parameters"] == parameters
    assert (facts.values["teacher/model"], facts.values["teacher/bbox_mAP"]) == ("big", 0.5)
    assert facts.values["method/levels"] == LEVELS
    assert (facts.values["data/train_images"], facts.values["data/val_images"]) == (8, 6)
    assert json.loads(json.dumps(facts.values)) == facts.values


def _is_parameter(name: str) -> bool:
    return not name.endswith(("running_mean", "running_var", "num_batches_tracked")) and not name.startswith("data_")


def test_distillation_changes_the_student_and_leaves_nothing_in_it(control: Training, distilled: Training) -> None:
    alone, taught = control.student(), distilled.student()
    assert list(alone) == list(taught)
    assert any(not torch.equal(alone[name], taught[name]) for name in alone)


def test_control_and_distilled_start_and_are_fed_alike_over_two_epochs(tmp_path: Path, cache: Path) -> None:
    same = [digests(job(tmp_path / f"{method}{loaders}", cache, spec(method)), loaders) for method, loaders in RUNS]
    assert len(same[0]) == 1 + 4
    assert all(one == same[0] for one in same)
    assert digests(job(tmp_path / "other", cache, spec("none", schedule={"seed": 1})), 0) != same[0]


RUNS = [("none", 0), ("fgd", 0), ("none", 2)]


def digests(work: TrainerJob, loaders: int) -> list[str]:
    """Digest of the initial student and of every batch, with the flips in it."""
    recorder = DigestHook()
    assembly = assemble(work, torch.device("cpu"))
    config = instrumented(assembly.config, torch.device("cpu"))
    config["train_dataloader"] |= {"num_workers": loaders, "persistent_workers": loaders > 0}
    hooks = [SeedingHook(work.claim.spec.schedule.seed), recorder]
    build_runner(config, assembly.distiller, hooks, work.run_dir / "mmengine", work.claim.run).train()
    return recorder.found


class DigestHook(Hook):
    """Digests what a training starts from and is fed with."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def before_train(self, runner: Any) -> None:
        self.found.append(digest(runner.model.student.state_dict().values()))

    def before_train_iter(self, runner: Any, batch_idx: int, data_batch: Any = None) -> None:  # noqa: ARG002
        boxes = [sample.gt_instances.bboxes.tensor for sample in data_batch["data_samples"]]
        self.found.append(digest([*data_batch["inputs"], *boxes]))


def digest(tensors: Any) -> str:
    content = hashlib.sha256()
    for tensor in tensors:
        content.update(tensor.detach().contiguous().numpy().tobytes())
    return content.hexdigest()


def test_a_resumed_run_ends_where_an_uninterrupted_one_does(tmp_path: Path, cache: Path, distilled: Training) -> None:
    checkpoint = distilled.file("resume/last.pth")
    resumed = trained(tmp_path / "resumed", cache, spec("fgd"), resume_from=checkpoint)
    for key in ("loss/total", "lr", "grad_norm", "loss/fgd/P3/relation", "val/bbox_mAP"):
        expected = [point for point in distilled.reporter.series(key) if point[0] > 2]
        assert resumed.reporter.series(key) == [(step, pytest.approx(value, rel=1e-6)) for step, value in expected]
    for name, value in distilled.student().items():
        torch.testing.assert_close(resumed.student()[name], value, rtol=1e-6, atol=1e-7)


class Impatient(MemoryReporter):
    """Wants to stop after so many points."""

    def __init__(self, points: int) -> None:
        super().__init__()
        self._points = points

    @property
    def stop_requested(self) -> bool:
        return len(self.series("loss/total")) >= self._points


@pytest.mark.parametrize("points", [0, 1, 2])
def test_a_stop_is_noticed_at_the_next_boundary(tmp_path: Path, cache: Path, points: int) -> None:
    reporter = Impatient(points)
    with pytest.raises(Stopped):
        train(job(tmp_path / "stopped", cache, spec("none")), reporter)
    assert len(reporter.series("loss/total")) == points
    assert reporter.artifacts("checkpoint") == []


def test_maps_hold_what_the_loss_sees(distilled: Training) -> None:
    """The teacher's attentions and the masks, computed here from its features, within half a quantisation step."""
    file = read_maps(distilled.file("maps/00000002.dbmaps"))
    assembly = assemble(distilled.job, torch.device("cpu"))
    with DefaultScope.overwrite_default_scope("mmdet"):
        dataset = DATASETS.build(assembly.config["val_dataloader"]["dataset"])
    for place, image in enumerate(choose_probes(dataset, 2)):
        inputs = network_input(assembly.distiller, image)
        for level, feature in teacher_features(assembly.distiller, inputs, (64, 64)).items():
            expected = {
                "magnitude": feature.abs().mean(1),
                "spatial": spatial_attention(feature),
                "channel": channel_attention(feature),
            }
            for what, values in expected.items():
                assert_close(file, (place, level, "teacher", what), values[0].numpy())
            boxes = torch.tensor(image.probe.boxes)
            mask = box_masks([boxes], [(64, 64)], (feature.shape[2], feature.shape[3])).foreground
            assert_close(file, (place, level, "mask", "foreground"), mask[0].numpy())


def assert_close(file: MapsFile, which: tuple[int, str, str, str], expected: np.ndarray[Any, Any]) -> None:
    found = next(one for one in file.maps if (one.image, one.level, one.source, one.what) == which)
    step = float(expected.max() - expected.min()) / 65535
    np.testing.assert_allclose(found.values, expected, rtol=1e-5, atol=step / 2 + 1e-7)


def test_the_students_maps_are_those_of_the_exported_student(distilled: Training) -> None:
    file = read_maps(distilled.file("maps/00000004.dbmaps"))
    assembly = assemble(distilled.job, torch.device("cpu"))
    student = assembly.distiller.student
    student.load_state_dict(distilled.student())
    student.eval()
    with DefaultScope.overwrite_default_scope("mmdet"):
        dataset = DATASETS.build(assembly.config["val_dataloader"]["dataset"])
    for place, image in enumerate(choose_probes(dataset, 2)):
        inputs = network_input(assembly.distiller, image)
        features = student_features(assembly.distiller, student_levels(assembly.distiller), inputs)
        for level, feature in features.items():
            assert_close(file, (place, level, "student", "spatial"), spatial_attention(feature)[0].numpy())


def test_maps_and_pictures_belong_together(control: Training, distilled: Training) -> None:
    pictures = {line.name for line in distilled.reporter.artifacts("picture")}
    for training, sources in ((control, {"student", "mask"}), (distilled, {"teacher", "student", "mask"})):
        assert [line.name for line in training.reporter.artifacts("maps")] == [
            "maps/00000002.dbmaps",
            "maps/00000004.dbmaps",
        ]
        file = read_maps(training.file("maps/00000004.dbmaps"))
        assert {one.source for one in file.maps} == sources
        assert [level["name"] for level in file.header["levels"]] == LEVELS
        assert {image["picture"] for image in file.header["images"]} == pictures
        assert all(image["boxes"] for image in file.header["images"])


PLAIN = """
import json, sys
import torch
from mmengine.config import Config
from mmengine.runner import Runner

config = Config(json.load(open(sys.argv[1])))
config.work_dir, config.train_cfg.max_epochs = sys.argv[3], 1
runner = Runner.from_cfg(config)
runner.model.load_state_dict(torch.load(sys.argv[2], weights_only=True)["state_dict"], strict=True)
runner.train()
assert runner.iter == 2
assert not any(name.startswith("distillboard_worker.detection") for name in sys.modules)
"""


def test_config_and_student_work_without_distillboard(tmp_path: Path, distilled: Training) -> None:
    arguments = [str(distilled.file("config.json")), str(distilled.file("student.pth")), str(tmp_path / "work")]
    done = subprocess.run([sys.executable, "-c", PLAIN, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize(
    ("changes", "code", "sentence"),
    [
        ({"spec": spec("fgd", method={"levels": ["P3", "P9"]})}, "unknown_level", "P9 is missing"),
        ({"student": retinanet("small", classes=("cat",))}, "classes_differ", "choose a student with the data set's"),
        ({"spec": spec("none", schedule={"precision": "fp16"})}, "precision_unavailable", "fp16 needs a GPU"),
        ({"spec": spec("none", student={"weights": "own"})}, "checkpoint_differs", "'small' has no weights"),
        (
            {"student": ModelDocument(name="odd", config={"type": "os.system"}, classes=list(CLASSES))},
            "model_refused",
            "type",
        ),
    ],
)
def test_what_cannot_be_trained_says_why(
    tmp_path: Path, cache: Path, changes: dict[str, Any], code: str, sentence: str
) -> None:
    document = changes.pop("spec", None) or spec("none")
    reporter = MemoryReporter()
    with pytest.raises(RunFailed, match=sentence) as failure:
        train(job(tmp_path / "bad", cache, document, **changes), reporter)
    assert failure.value.code == code
    assert reporter.series("loss/total") == []


def test_a_teacher_that_does_not_fit_its_checkpoint(tmp_path: Path, cache: Path) -> None:
    work = job(tmp_path / "bad", cache, spec("fgd"))
    work.claim.teacher = retinanet("big", base=4)
    with pytest.raises(RunFailed, match="does not fit") as failure:
        train(work, MemoryReporter())
    assert failure.value.code == "checkpoint_differs"


def test_mixed_precision_trains_on_the_cpu(tmp_path: Path, cache: Path) -> None:
    document = spec("fgd", schedule={"precision": "bf16", "epochs": 1}, evaluation={"probe_images": 0})
    # Without P6 and P7: torch leaves parts of a bf16 weight gradient unset where a map is smaller than the kernel.
    training = trained(tmp_path / "bf16", cache, document, student=retinanet("small", levels=3))
    assert all(math.isfinite(value) for _, value in training.reporter.series("loss/total"))


def test_inherited_and_own_weights_are_in_place_at_the_first_step(tmp_path: Path, cache: Path) -> None:
    """With a rate of almost nothing the exported student is what it began with."""
    schedule = {"epochs": 1, "lr": 1e-12, "warmup_steps": 0, "weight_decay": 0}
    document = spec("none", schedule=schedule, student={"inherit": True}, evaluation={"probe_images": 0})
    training = trained(tmp_path / "heir", cache, document, student=retinanet("small", base=8))
    teacher = torch.load(cache / "big.pth", weights_only=True)["state_dict"]
    found = training.student()
    head = [name for name in found if name.startswith(("neck.", "bbox_head."))]
    assert head
    assert all(torch.allclose(found[name], teacher[name], atol=1e-7) for name in head)
    assert not torch.allclose(found["backbone.conv1.weight"], teacher["backbone.conv1.weight"])


def test_a_rehearsal_touches_no_gpu() -> None:
    warm_up()
    assert not torch.cuda.is_initialized()


def test_shapes_are_made_once_for_all_jobs(cache: Path) -> None:
    assert len(list((cache / "datasets").iterdir())) == 1
    assert shapes().parameters["train"] == 8
