"""Goes back to the last good checkpoint when a loss diverges, with a remedy, and gives up after some times."""

import json
import math
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from distillboard.contracts.base import encode_number
from distillboard.contracts.spec import JobSpec
from mmengine.dist import all_gather_object, is_main_process
from mmengine.hooks import Hook
from mmengine.runner import Runner
from torch import Tensor

from distillboard_worker.detection.checkpoints import load_training_state
from distillboard_worker.detection.errors import LossDiverged, LossNotFinite
from distillboard_worker.detection.guard import Alarm, SpikeDetector, not_finite
from distillboard_worker.detection.guard_device import FirstBroken, RecentBatches, weights_are_finite
from distillboard_worker.detection.guard_remedy import Remedy
from distillboard_worker.detection.hooks.metrics import is_reported, loss_values
from distillboard_worker.detection.hooks.resume import ResumeHook
from distillboard_worker.detection.train_loop import GoBack
from distillboard_worker.detection.training_state import plain_model, restore
from distillboard_worker.reporting import Reporter

_STEPS_BEFORE = 10
_MOST_FILES = 20
"""Batches of spikes that are kept of one run; later ones are only told in the log."""


class GuardHook(Hook):  # type: ignore[misc]
    """Watches every step's losses and acts on those that no healthy training has.

    A loss that is no number, or a spike that lasts for `patience` reported steps, sends the training back to the newest
    checkpoint from before it. A spike that passes is told and its batch kept: the clipped gradient has dealt with it.

    Args:
        reporter: Hears of it.
        folder: Where the batches are written.
        resume: Keeps the checkpoints.
        spec: The run's: its guard, its method's name, its warm-up, in which nothing is called a spike.
    """

    priority = "ABOVE_NORMAL"

    def __init__(self, reporter: Reporter, folder: Path, resume: ResumeHook, spec: JobSpec) -> None:
        self._reporter = reporter
        self._folder = folder
        self._resume = resume
        self._settings = spec.guard
        self._schedule = spec.schedule
        self._method = spec.method.name
        self._broken = FirstBroken()
        self._batches = RecentBatches()
        self._spikes = SpikeDetector(spec.guard, spec.schedule.warmup_steps)
        self._before: deque[dict[str, Any]] = deque(maxlen=_STEPS_BEFORE)
        self._remedy = Remedy()
        self._told: list[dict[str, Any]] = []
        self._files = 0
        self._spike_began = 0

    def before_train(self, runner: Runner) -> None:
        """The loader says how many steps a warm-up of epochs has."""
        warm_up = self._schedule.warmup_epochs * len(runner.train_dataloader) or self._schedule.warmup_steps
        self._spikes = SpikeDetector(self._settings, warm_up)

    def before_train_epoch(self, runner: Runner) -> None:
        """The first state counts as a checkpoint."""
        if self._settings.enabled and not self._resume.kept:
            self._resume.keep_start(runner)

    def before_save_checkpoint(self, runner: Runner, checkpoint: dict[str, Any]) -> None:
        """What was changed stays changed when another attempt goes on."""
        checkpoint["guard"] = self._remedy.state()

    def after_load_checkpoint(self, runner: Runner, checkpoint: dict[str, Any]) -> None:
        """Go on with what had been changed when the checkpoint was taken."""
        self._remedy = Remedy.of(checkpoint.get("guard", {}))
        self._remedy.clip(runner.optim_wrapper)

    def after_train_iter(
        self,
        runner: Runner,
        batch_idx: int,
        data_batch: Any = None,
        outputs: Mapping[str, Tensor] | None = None,
    ) -> None:
        """Watch the step; read what was seen when the losses are reported, or before a checkpoint is taken.

        Raises:
            GoBack: The training was put back.
            LossNotFinite: A loss is no number, and going back did not help or is not wanted.
            LossDiverged: A spike stayed, and going back did not help.
        """
        step = runner.iter + 1
        self._broken.add(step, loss_values(outputs or {}, runner.model, self._method))
        self._batches.add(step, data_batch)
        kept = step % len(runner.train_dataloader) == 0 or self._resume.keeps_after(step)
        if not kept and not is_reported(step, runner.max_iters):
            return
        own = self._look(runner, step, weights=kept)
        self._batches.forget(step)
        # Where several processes train, what one has seen concerns all of them.
        alarm = next((one for one in all_gather_object(own) if one is not None), None)
        if alarm is not None:
            self._act(runner, alarm)

    def _look(self, runner: Runner, step: int, *, weights: bool) -> Alarm | None:
        values, broken = self._broken.read()
        self._before.append({"step": step, "losses": {key: encode_number(value) for key, value in values.items()}})
        if broken:
            begin = min(broken.values())
            return Alarm("not_finite", begin, step, not_finite(broken, values), self._evidence(begin))
        if weights and not weights_are_finite(plain_model(runner.model)):
            sentence = f"At step {step} the student's weights are no numbers any more, though its losses were"
            return Alarm("not_finite", step, step, sentence, self._evidence(step))
        spike = self._spikes.look(step, values) if self._settings.enabled else None
        if spike is None:
            return None
        self._spike_began = step if spike.streak == 1 else self._spike_began
        return Alarm("spike", self._spike_began, step, spike.sentence(step), self._evidence(step))

    def _evidence(self, step: int) -> dict[str, Any]:
        return {"images": self._batches.at(step), "steps": list(self._before)}

    def _act(self, runner: Runner, alarm: Alarm) -> None:
        lasting = alarm.kind == "not_finite" or self._spikes.streak >= self._settings.patience
        back = lasting and self._settings.enabled and self._remedy.times < self._settings.max_rollbacks
        name = self._keep(runner, alarm) if lasting or self._spikes.streak == 1 else None
        if back:
            self._go_back(runner, alarm, name)
        elif lasting:
            self._give_up(alarm, name)
        else:
            kept = "" if name is None else f"; its batch is kept as {name}"
            self._reporter.log(f"{alarm.sentence}{kept}. The training goes on", "warning", alarm.step)

    def _go_back(self, runner: Runner, alarm: Alarm, name: str | None) -> None:
        remedy = self._remedy.next(_usual_norm(runner), runner.optim_wrapper)
        step, path = self._resume.good_before(alarm.begin)
        restore(runner, load_training_state(path))
        # `restore` has brought the older remedy back with everything else.
        remedy.apply(runner, since=self._remedy)
        self._remedy = remedy
        self._resume.went_back(step, path)
        self._broken.forget()
        self._spikes.streak = 0
        self._told.append({"at": alarm.begin, "to": step, "why": alarm.sentence, **remedy.state()})
        self._reporter.rewind(step)
        self._reporter.facts({"guard/rollbacks": list(self._told)})
        kept = "" if name is None else f" The batch is kept as {name}."
        sentence = f"{alarm.sentence}: going back to step {step}, {remedy.sentence()}.{kept}"
        self._reporter.log(sentence, "warning", step)
        raise GoBack

    def _give_up(self, alarm: Alarm, name: str | None) -> None:
        times = self._remedy.times
        tried = f", after going back {times} time{'s' * (times > 1)} with {self._remedy.sentence()}" if times else ""
        kept = "" if name is None else f" Its batch is kept as {name}."
        advice = (
            "Lower schedule.lr or the weights of the method, set schedule.clip_norm, or look at the batch's images."
        )
        failure = LossNotFinite if alarm.kind == "not_finite" else LossDiverged
        raise failure(f"{alarm.sentence}{tried}.{kept} {advice}")

    def _keep(self, runner: Runner, alarm: Alarm) -> str | None:
        """Write down what led to an alarm, and hand it in."""
        if not is_main_process() or self._files >= _MOST_FILES:
            return None
        self._files += 1
        # A step may come again after going back: the file before may still be on its way to the server.
        name = f"guard/step-{alarm.begin}{f'-{self._remedy.times + 1}' * (self._remedy.times > 0)}.json"
        path = self._folder / f"{self._files:02d}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        document = {
            "kind": alarm.kind,
            "step": alarm.begin,
            "noticed_at": alarm.step,
            "sentence": alarm.sentence,
            "lr": float(runner.optim_wrapper.get_lr()["lr"][0]),
            "grad_norm": encode_number(_last_norm(runner)),
            **alarm.evidence,
        }
        path.write_text(json.dumps(document, indent=1, allow_nan=False))
        self._reporter.artifact(name, "guard", path, step=alarm.begin)
        return name


def _norms(runner: Runner) -> list[float]:
    history = runner.message_hub.log_scalars.get("train/grad_norm")
    return [] if history is None else [float(value) for value in history.data[0]]


def _last_norm(runner: Runner) -> float:
    return next(reversed(_norms(runner)), math.nan)


def _usual_norm(runner: Runner) -> float | None:
    """Median of the finite gradient norms so far, the newest thousand; None before the first."""
    known = sorted(norm for norm in _norms(runner)[-1000:] if math.isfinite(norm))
    return known[len(known) // 2] if known else None
