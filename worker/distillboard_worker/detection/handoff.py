"""The hand-off: before a run is done, its student is loaded, evaluated, exported and measured as a user gets it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from distillboard.contracts.names import FLOPS, LATENCY, LATENCY_DEVICE
from distillboard.contracts.states import Stage
from mmengine.model import BaseModel

from distillboard_worker.detection.config import Config
from distillboard_worker.detection.datasets import Split
from distillboard_worker.detection.export import describe, export_student
from distillboard_worker.detection.handoff_cost import measure_cost, sample_batch
from distillboard_worker.detection.handoff_onnx import INPUT, OPSET, NotExportableError, export_onnx
from distillboard_worker.detection.handoff_verify import TOLERANCE, TOLERANCE_SHARED, check_same, evaluate
from distillboard_worker.detection.hooks.evaluation import EvaluationHook
from distillboard_worker.detection.machine import machine_facts
from distillboard_worker.detection.runner import QuietRunner
from distillboard_worker.detection.training_state import plain_model
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import Reporter

_MAIN = "bbox_mAP"


@dataclass(frozen=True)
class HandOff:
    """What the steps of a hand-off share.

    Attributes:
        config: The training's config, instrumented.
        val: The split that the student is evaluated on.
        device: Where the training ran.
    """

    job: TrainerJob
    runner: QuietRunner
    config: Config
    val: Split
    device: torch.device
    reporter: Reporter

    def path(self, name: str) -> Path:
        """Where a file of the run goes."""
        return self.job.run_dir / name


def hand_off(work: HandOff) -> None:
    """Export the trained student, see that it is the one that was measured, and say what it costs.

    Of a training on several devices the first process does it alone, after the others have ended.

    Raises:
        ExportDiffers: The file does not load in plain MMDetection, or its mAP is another one: the run has failed then,
            whatever its curves say. The checkpoint is kept all the same.
        Stopped: A stop was requested.
    """
    runner, reporter = work.runner, work.reporter
    reporter.progress(Stage.EXPORTING, runner.iter, runner.max_iters, runner.epoch, runner.max_epochs, 0.0)
    student = _exported(work)
    student.to(work.device)
    if work.device.type == "cpu":
        student.to(memory_format=torch.channels_last)  # as it was trained and evaluated
    _verify(work, student)
    _measure(work, student)
    _graph(work, student.to("cpu", memory_format=torch.contiguous_format))


def _exported(work: HandOff) -> BaseModel:
    """The student as a freshly built model that has read the exported file."""
    document, path = work.job.claim.student, work.path("student.pth")
    about = describe(work.job.claim, work.runner)
    fresh = export_student(plain_model(work.runner.model).student, document, about, path)
    work.reporter.artifact(path.name, "checkpoint", path, step=work.runner.iter)
    work.reporter.log("exported the student; it loads in plain MMDetection", step=work.runner.iter)
    return fresh


def _verify(work: HandOff, student: BaseModel) -> None:
    if not work.job.claim.spec.evaluation.verify:
        work.reporter.facts({"student/verified": False})
        work.reporter.log("the exported student was not evaluated: evaluation.verify is off", "warning")
        return
    found = evaluate(student, *_val(work), work.reporter)
    expected = next(hook.last for hook in work.runner.hooks if isinstance(hook, EvaluationHook))
    facts = {"student/verified_mAP": found[_MAIN]}
    if expected is None:  # this attempt went on from a checkpoint behind the last evaluation
        work.reporter.facts(facts | {"student/verified": False})
        work.reporter.log(f"the exported student reaches mAP {found[_MAIN]:.4f}; nothing to compare it with", "warning")
        return
    work.reporter.facts(facts | {"student/verified": False})
    check_same(found, expected, TOLERANCE_SHARED if work.job.ranks > 1 else TOLERANCE[work.device.type])
    work.reporter.facts({"student/verified": True})
    work.reporter.log(f"evaluated the exported student as a plain model: mAP {found[_MAIN]:.4f}, the same")


def _val(work: HandOff) -> tuple[Any, Any]:
    """Loader and evaluator of all of val: the training's own, or where it held a share of the images, new ones."""
    loop = work.runner.val_loop
    if work.job.ranks == 1:
        return loop.dataloader, loop.evaluator
    loader = work.runner.build_dataloader(work.config["val_dataloader"])
    evaluator = work.runner.build_evaluator(work.config["val_evaluator"])
    evaluator.dataset_meta = loader.dataset.metainfo
    return loader, evaluator


def _measure(work: HandOff, student: BaseModel) -> None:
    cost = measure_cost(student, sample_batch(_dataset(work), work.val))
    threads = torch.get_num_threads()
    name = str(machine_facts(work.device, threads)["device/name"])
    on = name if work.device.type == "cuda" else f"{name}, {threads} thread{'s' * (threads > 1)}"
    facts = {
        FLOPS: cost.flops,
        "student/macs": cost.macs,
        LATENCY: round(cost.latency_ms, 3),
        LATENCY_DEVICE: on,
        "student/input_shape": list(cost.input_shape),
    }
    work.reporter.facts(facts)
    height, width = cost.input_shape
    work.reporter.log(
        f"the student takes {cost.flops / 1e9:.3g} GFLOPs and {cost.latency_ms:.3g} ms for an image of"
        f" {width} by {height} on {on}"
    )


def _graph(work: HandOff, student: BaseModel) -> None:
    """Export to ONNX; a detector without a graph is no failure, the reason is a fact of the run."""
    batch = student.data_preprocessor(sample_batch(_dataset(work), work.val), False)
    path = work.path("student.onnx")
    try:
        exported = export_onnx(student, batch["inputs"], path)
    except NotExportableError as error:
        work.reporter.facts({"student/onnx": None, "student/onnx_reason": str(error)})
        work.reporter.log(f"no ONNX graph: {error}")
        return
    fact = {
        "file": path.name,
        "opset": OPSET,
        "input": {"name": INPUT, "shape": list(exported.shape)},
        "outputs": {name: list(shape) for name, shape in exported.outputs.items()},
        "difference": exported.difference,
    }
    work.reporter.facts({"student/onnx": fact})
    work.reporter.artifact(path.name, "onnx", path, step=work.runner.iter)
    work.reporter.log(f"exported the student to ONNX: {len(exported.outputs)} outputs{_checked(exported.difference)}")


def _checked(difference: float | None) -> str:
    return "" if difference is None else f", at most {difference:.0e} from torch's"


def _dataset(work: HandOff) -> Any:
    return work.runner.val_dataloader.dataset
