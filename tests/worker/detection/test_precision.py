"""Mixed precision, accumulated gradients and clipping: which type computes what, and what an update is made of."""

import typing
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from distillboard.contracts.catalogue import ModelDocument
from distillboard.contracts.spec import FGD, JobSpec, Method
from distillboard_worker.detection.assembly import assemble
from distillboard_worker.detection.building import build_config
from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.errors import PrecisionUnavailable
from distillboard_worker.detection.hooks.seeding import SeedingHook
from distillboard_worker.detection.runner import build_runner, instrumented
from mmengine.hooks import Hook
from worker.detection.detectors import batch
from worker.detection.detectors import retinanet as detector
from worker.detection.documents import job, retinanet, spec

CPU = torch.device("cpu")
DISTILLING = [method for method in typing.get_args(typing.get_args(Method)[0]) if "levels" in method.model_fields]


def run(folder: Path, document: JobSpec, hook: Hook, student: ModelDocument | None = None) -> Distiller:
    """Train without the engine."""
    assembly = assemble(job(folder, folder.parent, document, student=student), CPU)
    hooks = [SeedingHook(0), hook]
    build_runner(
        instrumented(assembly.config, CPU), assembly.distiller, hooks, folder / "mmengine", folder.name
    ).train()
    return assembly.distiller


class Types(Hook):
    """Types of the features and of the terms in every step, and of the gradients and weights after it."""

    def __init__(self) -> None:
        self.features: set[torch.dtype] = set()
        self.terms: set[torch.dtype] = set()
        self.totals: set[torch.dtype] = set()
        self.weights: set[torch.dtype] = set()

    def before_train(self, runner: Any) -> None:
        runner.model.student.neck.fpn_convs[0].conv.register_forward_hook(
            lambda _module, _inputs, output: self.features.add(output.dtype)
        )

    def after_train_iter(self, runner: Any, batch_idx: int, data_batch: Any = None, outputs: Any = None) -> None:  # noqa: ARG002
        self.terms |= {term.dtype for term in runner.model.terms.values()}
        self.totals |= {outputs[name].dtype for name in outputs if name.startswith("loss_fgd_")}
        self.weights |= {one.dtype for one in runner.model.parameters()}


def test_bf16_on_the_cpu_keeps_terms_and_weights_in_fp32(tmp_path: Path) -> None:
    types = Types()
    document = spec("fgd", schedule={"precision": "bf16", "epochs": 1}, evaluation={"probe_images": 0})
    run(tmp_path / "bf16", document, types, retinanet("small", levels=3))
    assert torch.bfloat16 in types.features
    assert types.terms == types.totals == types.weights == {torch.float32}


@pytest.mark.parametrize("method", DISTILLING, ids=lambda method: method.__name__)
def test_a_method_sees_fp32_and_computes_in_it(method: Any) -> None:
    """Adapters included: the terms are those that the same features give without autocast."""
    distiller = Distiller(detector(), build_config(detector(channels=24), seed=7), method())
    distiller.init_weights()
    seen: dict[str, Any] = {}
    alone = deepcopy(distiller.distillation)  # MGD counts its masks
    distiller.distillation.register_forward_pre_hook(lambda _module, inputs: seen.update(inputs=inputs))
    data = distiller.train().data_preprocessor(batch(), training=True)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        losses = distiller(**data, mode="loss")
    mine, theirs, ground = seen["inputs"]
    assert {one.dtype for one in (*mine.values(), *theirs.values())} == {torch.float32}
    for level, total in ((name, value) for name, value in losses.items() if name.startswith("loss_" + method().name)):
        assert total.dtype == torch.float32, level
    for level, terms in alone(mine, theirs, ground).items():
        torch.testing.assert_close(losses[f"loss_{method().name}_{level}"], terms.total, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize(("precision", "kind"), [("bf16", torch.bfloat16), ("fp32", torch.float32), (None, None)])
@pytest.mark.parametrize("student", [torch.bfloat16, None])
def test_the_teacher_has_a_precision_of_its_own(precision: Any, kind: Any, student: Any) -> None:
    distiller = Distiller(detector(), detector(), FGD(), teacher_precision=precision)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=student is not None):
        features = distiller.teacher(torch.rand(1, 3, 64, 64), [(64, 64)])
    assert {one.dtype for one in features.values()} == {kind or student or torch.float32}


@pytest.mark.parametrize(
    ("sections", "sentence"),
    [
        ({"teacher": {"precision": "bf16"}}, r"no bf16; set teacher\.precision to fp32"),
        ({"schedule": {"precision": "bf16"}}, r"no bf16; set schedule\.precision to fp32"),
    ],
)
def test_a_gpu_without_bf16_is_told_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sections: dict[str, Any], sentence: str
) -> None:
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: False)
    with pytest.raises(PrecisionUnavailable, match=sentence):
        assemble(job(tmp_path / "old", tmp_path, spec("fgd", **sections)), torch.device("cuda"))


class Weights(Hook):
    """What every update left, and the norm that it was clipped from."""

    def __init__(self) -> None:
        self.updates: list[dict[str, torch.Tensor]] = []
        self.norms: list[float] = []

    def before_train(self, runner: Any) -> None:
        self._keep(runner)

    def after_train_iter(self, runner: Any, batch_idx: int, data_batch: Any = None, outputs: Any = None) -> None:  # noqa: ARG002
        if runner.optim_wrapper.should_update():
            self._keep(runner)
            self.norms.append(float(runner.message_hub.log_scalars["train/grad_norm"].current()))

    def _keep(self, runner: Any) -> None:
        self.updates.append({name: one.detach().clone() for name, one in runner.model.named_parameters()})


def mean_over_images() -> ModelDocument:
    """A student whose own losses weigh nothing: detectors divide by the batch's positive anchors, FGD by its images."""
    document = retinanet("small")
    for loss in ("loss_cls", "loss_bbox"):
        document.config["bbox_head"][loss]["loss_weight"] = 0.0
    return document


@pytest.fixture(scope="module")
def accumulated(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The same images in batches of four, and in pairs of batches of two; clipped hard."""
    folder, found = tmp_path_factory.mktemp("accumulated"), {}
    for name, schedule in (("whole", {"batch_size": 4}), ("halves", {"batch_size": 2, "accumulate": 2})):
        settings = {
            "lr": 0.05,
            "warmup_steps": 0,
            "policy": "constant",
            "weight_decay": 0,
            "clip_norm": 0.1,
            **schedule,
        }
        document = spec("fgd", schedule=settings, method={"alpha": 0.1}, evaluation={"probe_images": 0})
        found[name] = Weights()
        run(folder / name, document, found[name], mean_over_images())
    return SimpleNamespace(**found)


def test_two_halves_make_the_update_of_a_whole_batch(accumulated: Any) -> None:
    assert len(accumulated.whole.updates) == len(accumulated.halves.updates) == 1 + 4
    assert accumulated.halves.norms == pytest.approx(accumulated.whole.norms, rel=1e-4)
    for whole, halves in zip(accumulated.whole.updates, accumulated.halves.updates, strict=True):
        for name, value in whole.items():
            torch.testing.assert_close(halves[name], value, rtol=1e-5, atol=1e-6)


def test_one_norm_clips_student_and_distillation_together(accumulated: Any) -> None:
    """SGD's first update is the rate times the clipped gradient, so over all parameters it is as long as the limit."""
    assert accumulated.whole.norms[0] > 0.1
    before, after = accumulated.whole.updates[:2]
    squares = {name: float((one - before[name]).double().square().sum()) for name, one in after.items()}
    assert sum(squares.values()) ** 0.5 == pytest.approx(0.05 * 0.1, rel=1e-3)
    for part in ("student.", "distillation."):
        assert sum(square for name, square in squares.items() if name.startswith(part)) > 0
