"""Rows, matches and labels of the board, computed by hand."""

from dataclasses import replace
from typing import Any

import pytest
from distillboard.contracts.runs import Inputs
from distillboard.contracts.spec import JobSpec
from distillboard.server.leaderboard.finished import Finished, Kind
from distillboard.server.leaderboard.rows import rows_of

INPUTS = Inputs(dataset="toys", dataset_version=1, student="small", student_version=1, teacher="big", teacher_version=1)


def finished(
    run_id: str,
    mean_ap: float | None,
    *,
    method: dict[str, Any] | None = None,
    seed: int = 0,
    inherit: bool = False,
    inputs: Inputs = INPUTS,
    mask_ap: float | None = None,
    **changes: Any,
) -> Finished:
    schedule = {"seed": seed, **changes.pop("schedule", {})}
    spec = {
        "dataset": "toys",
        "student": {"model": "small", "inherit": inherit},
        "teacher": {"model": "big"},
        "method": method or {"name": "none"},
        "schedule": schedule,
        **changes,
    }
    metrics = {} if mean_ap is None else {"bbox_mAP": mean_ap}
    if mask_ap is not None:
        metrics["segm_mAP"] = mask_ap
    return Finished(
        id=run_id,
        kind=Kind(JobSpec.model_validate(spec), inputs),
        seed=seed,
        metrics=metrics,
        teacher_map=0.6,
        parameters=11,
        flops=22,
        latency=(3.0, "cpu"),
        seconds=60.0,
    )


FGD = {"name": "fgd"}


def board(*runs: Finished):
    return {row.label: row for row in rows_of(runs)}


def test_times_of_different_devices_are_not_averaged():
    one, other = finished("c0", 0.3, seed=0), replace(finished("c1", 0.3, seed=1), latency=(5.0, "cpu"))
    (row,) = board(one, other).values()
    assert (row.flops, row.latency_ms, row.latency_device) == (22, 4.0, "cpu")
    (row,) = board(one, replace(other, latency=(1.0, "gpu"))).values()
    assert (row.latency_ms, row.latency_device) == (None, None)


def test_three_seeds_by_hand():
    rows = board(
        *(finished(f"c{seed}", value, seed=seed) for seed, value in enumerate([0.30, 0.32, 0.28])),
        *(finished(f"d{seed}", value, seed=seed, method=FGD) for seed, value in enumerate([0.40, 0.38, 0.43])),
    )
    assert list(rows) == ["FGD", "control"]
    distilled, control = rows["FGD"], rows["control"]
    assert distilled.metrics["bbox_mAP"].mean == pytest.approx(1.21 / 3)
    assert distilled.delta.mean == pytest.approx((0.10 + 0.06 + 0.15) / 3)
    assert distilled.delta.sd == pytest.approx(0.0450925)
    assert distilled.delta.n == 3
    assert distilled.gap_recovered.mean == pytest.approx((0.10 / 0.30 + 0.06 / 0.28 + 0.15 / 0.32) / 3)
    assert (distilled.control_runs, distilled.runs) == (["c0", "c1", "c2"], ["d0", "d1", "d2"])
    assert (distilled.seeds, distilled.unmatched, distilled.teacher_map) == ([0, 1, 2], None, 0.6)
    assert (control.delta, control.unmatched, control.teacher, control.teacher_map) == (None, None, None, None)
    assert distilled.task == control.task


def test_without_a_control_the_row_says_so():
    row = board(finished("d", 0.4, seed=2, method=FGD))["FGD"]
    assert (row.delta, row.gap_recovered, row.control_runs) == (None, None, [])
    assert row.unmatched == "no control run with seed 2 of this data, student and schedule has succeeded"


def test_a_seed_without_control_is_left_out_and_named():
    runs = [finished("c0", 0.3), *(finished(f"d{seed}", 0.4, seed=seed, method=FGD) for seed in range(3))]
    row = board(*runs)["FGD"]
    assert (row.delta.n, row.delta.mean) == (1, pytest.approx(0.1))
    assert row.unmatched == "no control run with seeds 1 and 2 of this data, student and schedule has succeeded"


@pytest.mark.parametrize(
    "changes",
    [
        {"schedule": {"epochs": 12}},
        {"schedule": {"batch_size": 8}},
        {"schedule": {"precision": "bf16"}},
        {"inputs": INPUTS.model_copy(update={"dataset_version": 2})},
        {"inputs": INPUTS.model_copy(update={"student_version": 2})},
        {"student": {"model": "small", "weights": "own"}},
    ],
    ids=str,
)
def test_what_is_not_the_same_task_is_no_control(changes):
    row = next(
        row for row in rows_of([finished("c", 0.3, **changes), finished("d", 0.4, method=FGD)]) if row.method == "fgd"
    )
    assert row.delta is None
    assert row.unmatched is not None


@pytest.mark.parametrize(
    "changes",
    [{"name": "my run"}, {"tags": ["a"]}, {"notes": "n"}, {"resources": {"priority": 5}}, {"recipe": "quick"},
     {"evaluation": {"interval": 3}}],
    ids=str,
)  # fmt: skip
def test_what_does_not_touch_the_training_changes_no_match(changes):
    row = board(finished("c", 0.3, **changes), finished("d", 0.4, method=FGD))["FGD"]
    assert row.control_runs == ["c"]


def test_an_inherited_head_is_no_control():
    rows = board(finished("i", 0.35, inherit=True), finished("d", 0.4, method=FGD))
    assert rows["FGD"].delta is None
    assert "seed 0" in rows["no distillation, inherited head"].unmatched


def test_inheritance_alone_is_compared_with_the_control():
    rows = board(finished("i", 0.35, inherit=True), finished("c", 0.3))
    assert rows["no distillation, inherited head"].delta.mean == pytest.approx(0.05)


def test_labels_name_what_differs_and_nothing_else():
    rows = board(
        finished("a", 0.4, method={**FGD, "alpha": 0.001}),
        finished("b", 0.41, method={**FGD, "alpha": 0.002}),
        finished("i", 0.42, method={**FGD, "alpha": 0.002}, inherit=True),
        finished("c", 0.3),
    )
    assert list(rows) == ["FGD, inherited head", "FGD, alpha=0.002", "FGD, alpha=0.001", "control"]


def test_a_setting_left_out_is_the_default_one():
    rows = board(finished("a", 0.4, method={**FGD, "levels": ["P3", "P4"]}), finished("b", 0.3, method=FGD))
    assert list(rows) == ["FGD, levels=P3+P4", "FGD, levels=default"]


def test_another_teacher_is_another_row():
    other = INPUTS.model_copy(update={"teacher": "huge"})
    rows = board(finished("a", 0.4, method=FGD), finished("b", 0.45, method=FGD, inputs=other))
    assert set(rows) == {"FGD, teacher=big@1", "FGD, teacher=huge@1"}


def test_a_repeated_seed_is_averaged():
    rows = board(finished("c", 0.3), finished("d1", 0.40, method=FGD), finished("d2", 0.44, method=FGD))
    assert rows["FGD"].runs == ["d1", "d2"]
    assert rows["FGD"].delta.model_dump() == {"mean": pytest.approx(0.12), "sd": None, "n": 1}


def test_a_run_without_map_is_at_the_end_and_says_why():
    rows = board(finished("c", 0.3), finished("d", None, method=FGD))
    assert list(rows) == ["control", "FGD"]
    assert rows["FGD"].unmatched == "no comparable bbox_mAP was measured for seed 0"


def test_the_order_of_runs_changes_nothing():
    runs = [finished("c", 0.3), finished("d0", 0.4, method=FGD), finished("d1", 0.5, seed=1, method=FGD)]
    assert rows_of(runs) == rows_of(runs[::-1])


def test_masks_have_a_delta_of_their_own():
    rows = board(finished("c", 0.3, mask_ap=0.25), finished("d", 0.4, mask_ap=0.32, method=FGD))
    assert rows["FGD"].mask_delta.mean == pytest.approx(0.07)
    assert rows["FGD"].delta.mean == pytest.approx(0.1)
    assert rows["control"].mask_delta is None
    boxes = board(finished("c", 0.3), finished("d", 0.4, method=FGD))
    assert boxes["FGD"].mask_delta is None
