"""From succeeded runs to the board's rows: grouping, matching with controls, labels."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from distillboard.contracts.leaderboard import LeaderboardRow
from distillboard.contracts.names import MAIN, MASKS
from distillboard.contracts.runs import Inputs
from distillboard.contracts.spec import METHOD_TITLES, JobSpec

from .finished import Finished
from .maths import average_by_seed, deltas, gaps_recovered, spread

_MAIN, _MASKS = MAIN.removeprefix("val/"), MASKS.removeprefix("val/")


@dataclass(frozen=True)
class _Group:
    """Runs that differ in their seed only."""

    runs: Sequence[Finished]

    @property
    def first(self) -> Finished:
        return self.runs[0]

    def metric_names(self) -> list[str]:
        return sorted({name for run in self.runs for name in run.metrics})

    def by_seed(self, metric: str) -> dict[int, float]:
        return average_by_seed((run.seed, run.metrics[metric]) for run in self.runs if metric in run.metrics)


def rows_of(runs: Iterable[Finished]) -> list[LeaderboardRow]:
    """The board: task by task, inside a task the best mean mAP first."""
    rows: list[LeaderboardRow] = []
    for members in _grouped(runs, lambda run: run.kind.task):
        groups = [_Group(group) for group in _grouped(members, lambda run: run.kind.treatment_key)]
        control = next((group for group in groups if group.first.kind.is_control), None)
        labels = _labels([group.first.kind.treatment for group in groups])
        task_rows = [_row(group, control, label) for group, label in zip(groups, labels, strict=True)]
        rows += sorted(task_rows, key=_rank)
    return rows


def _grouped(runs: Iterable[Finished], key: Any) -> list[list[Finished]]:
    return [list(members) for _, members in groupby(sorted(runs, key=key), key)]


def _row(group: _Group, control: _Group | None, label: str) -> LeaderboardRow:
    run = group.first
    kind, spec = run.kind, run.kind.spec
    metrics = {name: spread(group.by_seed(name).values()) for name in group.metric_names()}
    row = LeaderboardRow(
        task=task_line(spec, kind.inputs),
        dataset=kind.inputs.dataset,
        student=kind.inputs.student,
        teacher=None if kind.is_control else kind.inputs.teacher,
        method=spec.method.name,
        label=label,
        inherit=spec.student.inherit,
        mask_scale=getattr(spec.method, "mask_scale", None),
        runs=[member.id for member in sorted(group.runs, key=lambda member: (member.seed, member.id))],
        seeds=sorted({member.seed for member in group.runs}),
        metrics={name: value for name, value in metrics.items() if value is not None},
        teacher_map=None if kind.is_control else run.teacher_map,
        parameters=run.parameters,
        flops=run.flops,
        **_latency(group),
        duration_seconds=_mean([member.seconds for member in group.runs]),
    )
    return row if kind.is_control else row.model_copy(update=_gain(group, control))


def _latency(group: _Group) -> dict[str, Any]:
    """Times of different devices are not averaged."""
    timed = [run.latency for run in group.runs if run.latency is not None]
    devices = {device for _, device in timed}
    if len(devices) != 1:
        return {}
    return {"latency_ms": _mean([milliseconds for milliseconds, _ in timed]), "latency_device": devices.pop()}


def _gain(group: _Group, control: _Group | None) -> dict[str, Any]:
    """Delta and recovered gap over the control of the same seed, and which seeds have none."""
    ours = group.by_seed(_MAIN)
    theirs, their_masks = (control.by_seed(name) if control else {} for name in (_MAIN, _MASKS))
    gains = deltas(ours, theirs)
    matched = sorted((run.seed, run.id) for run in (control.runs if control else ()) if run.seed in gains)
    return {
        "delta": spread(gains.values()),
        "mask_delta": spread(deltas(group.by_seed(_MASKS), their_masks).values()),
        "gap_recovered": spread(gaps_recovered(ours, theirs, group.first.teacher_map).values()),
        "control_runs": [run_id for _, run_id in matched],
        "unmatched": _unmatched(group, gains, theirs),
    }


def _unmatched(group: _Group, gains: Mapping[int, float], theirs: Mapping[int, float]) -> str | None:
    missing = sorted({run.seed for run in group.runs} - gains.keys())
    if not missing:
        return None
    if all(seed in theirs for seed in missing):
        return f"no comparable {_MAIN} was measured for {_seeds(missing)}"
    seeds = _seeds([seed for seed in missing if seed not in theirs])
    return f"no control run with {seeds} of this data, student and schedule has succeeded"


def _seeds(seeds: Sequence[int]) -> str:
    *others, last = map(str, seeds)
    return f"seeds {', '.join(others)} and {last}" if others else f"seed {last}"


def task_line(spec: JobSpec, inputs: Inputs | None = None) -> str:
    """A task in one line; without versions where there are no inputs."""
    schedule = spec.schedule
    dataset, student = spec.dataset, spec.student.model
    if inputs is not None:
        dataset = f"{inputs.dataset} v{inputs.dataset_version}"
        student = f"{inputs.student} v{inputs.student_version}"
    words = (
        dataset,
        f"{student}{' (own weights)' * (spec.student.weights == 'own')}",
        f"{schedule.epochs} epochs, batch {schedule.batch_size}",
        f"{schedule.optimizer} {schedule.lr:g} {schedule.policy}",
        schedule.precision,
    )
    return " · ".join(words)


def _labels(treatments: Sequence[Mapping[str, Any]]) -> list[str]:
    return [_label(treatment, [other for other in treatments if _kin(treatment, other)]) for treatment in treatments]


def _kin(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two rows carry the same words, so that parameters must tell them apart."""
    return bool(one["method"] == other["method"] and one["inherit"] == other["inherit"])


def _label(treatment: Mapping[str, Any], kin: Sequence[Mapping[str, Any]]) -> str:
    words = [words_for(str(treatment["method"]), inherit=bool(treatment["inherit"]))]
    words += [
        f"{name}={_shown(value)}" for name, value in treatment.items() if any(other.get(name) != value for other in kin)
    ]
    return ", ".join(words)


def words_for(method: str, *, inherit: bool) -> str:
    """A method as people write it."""
    if method == "none":
        return "no distillation, inherited head" if inherit else "control"
    return f"{METHOD_TITLES[method]}, inherited head" if inherit else METHOD_TITLES[method]


def _shown(value: Any) -> str:
    if value is None:
        return "default"
    if isinstance(value, float):
        return f"{value:g}"
    return "+".join(map(str, value)) if isinstance(value, list) else str(value)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _rank(row: LeaderboardRow) -> tuple[float, str]:
    main = row.metrics.get(_MAIN)
    return (-main.mean if main and math.isfinite(main.mean) else math.inf, row.label)
