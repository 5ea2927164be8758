"""What distillation gained: rows tied to their matched control."""

from typing import Literal

from pydantic import Field

from .base import Number, View


class Spread(View):
    """Mean and sample standard deviation over seeds; no deviation for one seed."""

    mean: Number
    sd: Number | None = None
    n: int = Field(description="How many seeds; 0 for a published figure, which does not say.")


class LeaderboardRow(View):
    """All succeeded runs that differ in their seed only; or what a paper states, which no run here made."""

    task: str = Field(description="Data set, student and schedule in one line: rows of one task may be compared.")
    dataset: str
    student: str
    teacher: str | None = None
    method: str
    label: str = Field(description="The method with what distinguishes this row from others of its task.")
    inherit: bool = False
    mask_scale: Literal["batch", "image"] | None = None
    runs: list[str]
    seeds: list[int]
    metrics: dict[str, Spread] = Field(description="Final metrics on val without the prefix, e.g. bbox_mAP.")
    teacher_map: Number | None = None
    control_runs: list[str] = Field(default_factory=list)
    delta: Spread | None = Field(None, description="mAP over the matched control, seed by seed, 0 to 1.")
    mask_delta: Spread | None = Field(None, description="The same of mask mAP, for detectors that predict masks.")
    gap_recovered: Spread | None = Field(None, description="(distilled - control) / (teacher - control), seed by seed.")
    unmatched: str | None = Field(None, description="Why there is no delta.")
    published: str | None = Field(None, description="Where the figures of a published row are stated.")
    parameters: int | None = None
    flops: int | None = Field(
        None, description="Operations of one prediction, two for each multiply-add; MMDetection's tables count one."
    )
    latency_ms: Number | None = Field(
        None, description="Mean over the runs of the median time of one prediction; None unless one device timed all."
    )
    latency_device: str | None = None
    duration_seconds: Number | None = Field(None, description="Mean wall time of a run.")


ClassSort = Literal["name", "-name", "ap", "-ap", "delta_control", "-delta_control", "delta_teacher", "-delta_teacher"]
"""What rows of classes are sorted by; '-' turns it round."""


class ClassRow(View):
    """AP of one class on val, 0 to 1, beside others'; null where unknown."""

    name: str
    ap: Number = Field(description="At the run's newest evaluation; nan for a class without objects.")
    control: Number | None = Field(None, description="Of the matched control at its end; a mean if there are several.")
    delta_control: float | None = Field(None, description="AP minus the control's.")
    teacher: Number | None = Field(
        None, description="As recorded for this data set, else as measured on all of val before the training."
    )
    delta_teacher: float | None = Field(None, description="AP minus the teacher's.")


class ClassTable(View):
    """A run class by class."""

    run: str
    step: int | None = Field(None, description="Of the evaluation; null before the first.")
    control_runs: list[str] = Field(description="Succeeded controls of the same task and seed.")
    teacher: str | None = None
    rows: list[ClassRow]
    total: int = Field(description="How many classes there are; the answer may hold fewer.")


class Leaderboard(View):
    """Rows by task, best mAP first."""

    rows: list[LeaderboardRow]
