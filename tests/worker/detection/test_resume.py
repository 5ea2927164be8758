"""A training that goes on from a checkpoint is the training that was never interrupted."""

import hashlib
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.spec import JobSpec
from distillboard_worker.data.figures import CLASSES
from distillboard_worker.detection.assembly import assemble
from distillboard_worker.detection.checkpoints import CheckpointError, load_training_state
from distillboard_worker.detection.data_order import ResumableBatchSampler
from distillboard_worker.detection.engine import train
from distillboard_worker.detection.hooks.resume import ResumeHook
from distillboard_worker.detection.hooks.seeding import SeedingHook
from distillboard_worker.detection.randomness import random_state, set_random_state
from distillboard_worker.detection.runner import build_runner, instrumented
from distillboard_worker.detection.train_loop import GoBack
from distillboard_worker.detection.training_state import restore
from distillboard_worker.reporting import MemoryReporter, NullReporter, Stopped
from mmengine.hooks import EMAHook, Hook
from torch.utils.data import SequentialSampler
from worker.detection.detectors import faster_rcnn
from worker.detection.documents import job, shapes, spec

CPU = torch.device("cpu")
CURVES = ("loss/total", "loss/det/bbox", "loss/fgd/P3/relation", "lr", "grad_norm", "val/bbox_mAP")


def student() -> ModelDocument:
    """Its samplers draw random numbers inside every step, so a wrong random state shows in the next loss."""
    config = faster_rcnn(classes=len(CLASSES))
    config["rpn_head"]["anchor_generator"]["ratios"] = [0.5, 1.0]
    return ModelDocument(name="small", config=config, classes=list(CLASSES))


def document(**schedule: Any) -> JobSpec:
    """Three epochs of four steps, a checkpoint every three steps."""
    checkpoints = {"checkpoint_interval": 3, "checkpoint_unit": "iterations"}
    settings = {"epochs": 3, "batch_size": 2, "warmup_steps": 5, "milestones": [2]}
    return spec("fgd", schedule={**settings, **checkpoints, **schedule}, evaluation={"probe_images": 0})


def trained(folder: Path, cache: Path, what: JobSpec, **changes: Any) -> MemoryReporter:
    reporter = changes.pop("reporter", None) or MemoryReporter()
    train(job(folder, cache, what, student=student(), **changes), reporter)
    return reporter


def final(folder: Path) -> dict[str, torch.Tensor]:
    weights: dict[str, torch.Tensor] = torch.load(folder / "student.pth", weights_only=True)["state_dict"]
    return weights


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> tuple[Path, MemoryReporter]:
    folder = tmp_path_factory.mktemp("runs") / "whole"
    return folder, trained(folder, cache, document())


def assert_continues(whole: tuple[Path, MemoryReporter], folder: Path, resumed: MemoryReporter, after: int) -> None:
    for key in CURVES:
        expected = [(step, value) for step, value in whole[1].series(key) if step > after]
        assert expected, key
        assert resumed.series(key) == [(step, pytest.approx(value, rel=1e-6)) for step, value in expected], key
    weights = final(folder)
    for name, value in final(whole[0]).items():
        torch.testing.assert_close(weights[name], value, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("step", [3, 6, 9])
def test_inside_an_epoch(tmp_path: Path, cache: Path, whole: tuple[Path, MemoryReporter], step: int) -> None:
    checkpoint = whole[0] / f"resume-{step:08d}.pth"
    resumed = trained(tmp_path / "resumed", cache, document(), resume_from=checkpoint)
    assert_continues(whole, tmp_path / "resumed", resumed, step)


def test_between_the_last_step_of_an_epoch_and_its_evaluation(
    tmp_path: Path, cache: Path, whole: tuple[Path, MemoryReporter]
) -> None:
    resumed = trained(tmp_path / "resumed", cache, document(), resume_from=whole[0] / "resume-00000012.pth")
    assert resumed.series("val/bbox_mAP") == whole[1].series("val/bbox_mAP")[-1:]
    assert resumed.series("loss/total") == []


class Killed(MemoryReporter):
    """Ends the training after so many steps."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._steps = steps

    @property
    def stop_requested(self) -> bool:
        return len(self.series("loss/total")) >= self._steps


def test_a_killed_run_goes_back_to_its_last_checkpoint(
    tmp_path: Path, cache: Path, whole: tuple[Path, MemoryReporter]
) -> None:
    killed = Killed(8)
    with pytest.raises(Stopped):
        trained(tmp_path / "killed", cache, document(), reporter=killed)
    last = killed.artifacts("resume")[-1]
    assert (last.name, last.step) == ("resume/last.pth", 6)
    resumed = trained(tmp_path / "resumed", cache, document(), resume_from=last.path)
    assert_continues(whole, tmp_path / "resumed", resumed, 6)


def test_checkpoints_come_at_the_interval(tmp_path: Path, cache: Path, whole: tuple[Path, MemoryReporter]) -> None:
    assert [line.step for line in whole[1].artifacts("resume")] == [3, 6, 9, 12]
    sparse = trained(tmp_path / "sparse", cache, document(checkpoint_interval=2, checkpoint_unit="epochs"))
    assert [line.step for line in sparse.artifacts("resume")] == [8]


def test_the_newest_checkpoints_alone_stay_on_disk(tmp_path: Path, cache: Path) -> None:
    reporter = trained(tmp_path / "often", cache, document(checkpoint_interval=1, epochs=2))
    assert [line.step for line in reporter.artifacts("resume")] == list(range(1, 9))
    assert [path.name for path in sorted((tmp_path / "often").glob("resume-*"))] == [
        f"resume-{step:08d}.pth" for step in (5, 6, 7, 8)
    ]


def test_inside_an_accumulated_batch(tmp_path: Path, cache: Path) -> None:
    """Gradients of step 4 wait for step 5; the checkpoint holds them."""
    what = document(accumulate=3, epochs=2, checkpoint_interval=4)
    folder = tmp_path / "whole"
    reference = folder, trained(folder, cache, what)
    resumed = trained(tmp_path / "resumed", cache, what, resume_from=folder / "resume-00000004.pth")
    steps = [step for step, _ in resumed.series("loss/total")]
    assert steps == [5, 6, 7, 8]
    for name, value in final(tmp_path / "resumed").items():
        torch.testing.assert_close(value, final(reference[0])[name], rtol=1e-6, atol=1e-7)


class Recorder(Hook):
    """Digests of the batches by step, and how often each came."""

    def __init__(self) -> None:
        self.batches: list[tuple[int, str]] = []

    def before_train_iter(self, runner: Any, batch_idx: int, data_batch: Any = None) -> None:
        content = hashlib.sha256(bytes([batch_idx]))
        for image in data_batch["inputs"]:
            content.update(image.numpy().tobytes())
        self.batches.append((runner.iter, content.hexdigest()))


def run(folder: Path, cache: Path, *hooks: Hook, loaders: int = 0, **changes: Any) -> list[tuple[int, str]]:
    """Train without the engine; the batches that came."""
    work = job(folder, cache, document(), student=student())
    assembly = assemble(work, CPU)
    config, recorder = instrumented(assembly.config, CPU), Recorder()
    config["train_dataloader"] |= {"num_workers": loaders, "persistent_workers": loaders > 0, **changes}
    config["val_dataloader"] |= {"num_workers": 0}
    parts = [SeedingHook(0), recorder, *hooks]
    build_runner(config, assembly.distiller, parts, folder / "mmengine", f"{folder.name}-{loaders}").train()
    return recorder.batches


def keep(folder: Path, resume_from: Path | None = None) -> ResumeHook:
    folder.mkdir(exist_ok=True, parents=True)
    return ResumeHook(NullReporter(), folder, resume_from, 3, "iterations")


@pytest.mark.parametrize("batch_sampler", [None, {"type": "AspectRatioBatchSampler"}])
def test_the_images_that_are_left_come_alike_with_loader_processes(
    tmp_path: Path, cache: Path, batch_sampler: dict[str, Any] | None
) -> None:
    grouped = {"batch_sampler": {"type": ResumableBatchSampler, "grouped": batch_sampler}}
    whole = run(tmp_path / "whole", cache, keep(tmp_path / "whole"), **grouped)
    assert [step for step, _ in whole] == list(range(12))
    for loaders in (0, 2):
        hook = keep(tmp_path / f"again{loaders}", tmp_path / "whole" / "resume-00000006.pth")
        assert run(tmp_path / f"again{loaders}", cache, hook, loaders=loaders, **grouped) == whole[6:]


class Returning(Hook):
    """Goes back to a checkpoint once, in the middle of another epoch."""

    priority = "LOWEST"

    def __init__(self, checkpoint: Path, at: int) -> None:
        self._checkpoint = checkpoint
        self._at = at

    def after_train_iter(self, runner: Any, *_batch: Any, **_outputs: Any) -> None:
        if runner.iter + 1 == self._at:
            self._at = -1
            restore(runner, load_training_state(self._checkpoint))
            raise GoBack


def test_going_back_within_a_training_repeats_it_exactly(tmp_path: Path, cache: Path) -> None:
    folder, end, other = tmp_path / "back", Final(), Final()
    batches = run(folder, cache, keep(folder), Returning(folder / "resume-00000003.pth", at=7), end)
    straight = run(tmp_path / "straight", cache, other)
    assert batches == straight[:7] + straight[3:]
    for name, value in other.weights.items():
        torch.testing.assert_close(end.weights[name], value, rtol=1e-6, atol=1e-7)


class Final(Hook):
    """The model's tensors at the end of the training."""

    priority = "LOWEST"

    def after_train(self, runner: Any) -> None:
        self.weights = {name: value.clone() for name, value in runner.model.state_dict().items()}


def test_an_averaged_model_goes_on_too(tmp_path: Path, cache: Path) -> None:
    whole, resumed = (EMAHook(momentum=0.3) for _ in range(2))
    folder = tmp_path / "whole"
    run(folder, cache, keep(folder), whole)
    run(tmp_path / "again", cache, keep(tmp_path / "again", folder / "resume-00000006.pth"), resumed)
    expected = whole.ema_model.state_dict()
    for name, value in resumed.ema_model.state_dict().items():
        torch.testing.assert_close(value, expected[name], rtol=1e-6, atol=1e-7)


def test_a_checkpoint_of_other_data_is_refused(tmp_path: Path, cache: Path, whole: tuple[Path, MemoryReporter]) -> None:
    work = job(tmp_path / "other", cache, document(), student=student(), dataset=shapes(train=12))
    assembly = assemble(work, CPU)
    hook = keep(tmp_path / "other", whole[0] / "resume-00000003.pth")
    config = instrumented(assembly.config, CPU)
    runner = build_runner(config, assembly.distiller, [hook], tmp_path / "other" / "mmengine", "other")
    with pytest.raises(CheckpointError, match="epochs of 4 steps, this training's have 6"):
        runner.train()


def draw() -> tuple[float, float, float]:
    return random.random(), float(np.random.random()), float(torch.rand(()))


def test_random_states_come_back_through_a_file(tmp_path: Path) -> None:
    np.random.standard_normal()  # leaves a second number of the pair behind
    torch.save({"random": random_state()}, tmp_path / "state.pth")
    expected = [draw() for _ in range(3)]
    set_random_state(load_training_state(tmp_path / "state.pth")["random"])
    assert [draw() for _ in range(3)] == expected


def test_batches_are_passed_over_once() -> None:
    sampler = ResumableBatchSampler(SequentialSampler(range(7)), 2)
    sampler.skip(2)
    assert list(sampler) == [[4, 5], [6]]
    assert list(sampler) == [[0, 1], [2, 3], [4, 5], [6]]
    assert len(sampler) == 4
