import math
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from distillboard_worker.detection.hooks.clock import Clock
from distillboard_worker.detection.hooks.metrics import MetricsHook, loss_values
from distillboard_worker.detection.hooks.progress import ProgressHook
from distillboard_worker.reporting import MemoryReporter


def runner(*, step: int = 0, total: int = 100, terms: dict[str, float] | None = None) -> Any:
    """As much of a Runner as the hooks look at."""
    return SimpleNamespace(
        iter=step,
        max_iters=total,
        epoch=step // 10,
        max_epochs=total // 10,
        val_interval=4,
        train_dataloader=range(10),
        optim_wrapper=SimpleNamespace(get_lr=lambda: {"lr": [0.01]}),
        message_hub=SimpleNamespace(log_scalars={"train/grad_norm": SimpleNamespace(current=lambda: 3.5)}),
        model=SimpleNamespace(terms={key: torch.tensor(value) for key, value in (terms or {}).items()}),
    )


def losses(**values: float) -> dict[str, torch.Tensor]:
    return {name: torch.tensor(value) for name, value in values.items()}


def step(hook: MetricsHook, run: Any, **values: float) -> None:
    hook.before_train_iter(run, 0)
    hook.after_train_iter(run, 0, outputs=losses(**values))


def test_a_steps_values_and_their_keys() -> None:
    reporter = MemoryReporter()
    hook = MetricsHook(reporter, Clock(), "fgd")
    run = runner(step=4, terms={"loss/fgd/P3/foreground": 7.0, "loss/fgd/P3/total": 0.5})
    step(hook, run, loss=2.0, loss_cls=1.0, loss_bbox=0.5, loss_fgd_P3=0.5, acc=90.0)
    values = reporter.lines[0].values  # type: ignore[union-attr]
    times = {"time/step", "time/data"}
    assert {key: value for key, value in values.items() if key not in times} == {
        "loss/total": 2.0,
        "loss/det/cls": 1.0,
        "loss/det/bbox": 0.5,
        "loss/fgd/P3/foreground": 7.0,
        "loss/fgd/P3/total": 0.5,
        "lr": 0.01,
        "grad_norm": 3.5,
    }
    assert all(values[key] >= 0 for key in times)
    assert (reporter.lines[0].step, reporter.lines[0].epoch) == (5, 0.5)  # type: ignore[union-attr]


def test_long_runs_report_evenly_spaced_steps() -> None:
    reporter = MemoryReporter()
    hook = MetricsHook(reporter, Clock(), "none")
    for done in range(20):
        step(hook, runner(step=done, total=20_000), loss=1.0)
    assert [at for at, _ in reporter.series("loss/total")] == [1, 10, 20]


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_loss_that_is_no_number_is_drawn(value: float) -> None:
    reporter = MemoryReporter()
    hook = MetricsHook(reporter, Clock(), "fgd")
    step(hook, runner(step=4, terms={"loss/fgd/P4/relation": value}), loss=value, loss_cls=1.0)
    assert [str(found) for _, found in reporter.series("loss/fgd/P4/relation")] == [str(value)]


def test_of_a_step_between_reported_ones_nothing_leaves_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    hook = MetricsHook(MemoryReporter(), Clock(), "none")
    monkeypatch.setattr(torch.Tensor, "tolist", None)
    monkeypatch.setattr(torch.Tensor, "item", None)
    step(hook, runner(step=4, total=20_000), loss=1.0, loss_cls=1.0)


def test_the_remaining_time_counts_steps_and_evaluations(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("distillboard_worker.detection.hooks.clock.time.perf_counter", lambda: now[0])
    clock = Clock()
    assert clock.remaining(10, 0) is None
    clock.restart()
    for seconds in (1.0, 1.0, 60.0):
        now[0] += seconds
        clock.step_done()
    clock.evaluation_begins()
    now[0] += 5.0
    clock.evaluation_done()
    assert clock.remaining(10, 2) == pytest.approx(10 * 1.0 + 2 * 5.0)


def test_progress_says_stage_step_and_epoch() -> None:
    reporter, clock = MemoryReporter(), Clock()
    hook = ProgressHook(reporter, clock)
    hook.before_train_epoch(runner())
    hook.after_train_iter(runner(step=99), 0)
    hook.before_val(runner(step=100))
    said = [(line.stage, line.step, line.epoch, line.total_steps) for line in reporter.lines]  # type: ignore[union-attr]
    assert said == [("training", 0, 0.0, 100), ("training", 100, 10.0, 100), ("evaluating", 100, 10.0, 100)]


def test_losses_of_a_cascades_stages_are_the_detectors_own() -> None:
    losses = {name: torch.tensor(1.0) for name in ("loss", "loss_rpn_cls", "s0.loss_cls", "s0.acc", "loss_fgd_P3")}
    assert set(loss_values(losses, SimpleNamespace(), "fgd")) == {"loss/total", "loss/det/rpn_cls", "loss/det/s0.cls"}
