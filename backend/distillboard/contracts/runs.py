"""What the server says about runs: rows, pages, series, logs, artifacts, evaluations."""

from typing import Any, Literal

from pydantic import Field

from .base import Moment, Number, View
from .outgrown import KeptSpec
from .problems import FieldProblem
from .states import RunState, Stage


class RunCreated(View):
    """Answer to ``POST /api/v1/runs``."""

    id: str
    name: str


class RunDraft(View):
    """A run's spec as it can be submitted again; versions are those it used where newer ones exist by now."""

    run: str = Field(description="Id of the run.")
    name: str = Field(description="Name of the run; the draft has none.")
    spec: dict[str, Any] = Field(description="A job spec, as far as this version knows its fields.")
    left: list[FieldProblem] = Field(
        default_factory=list, description="What could not be taken over, because this version does not know it."
    )


class Progress(View):
    """How far a run is."""

    step: int = 0
    total_steps: int | None = None
    epoch: float = 0
    total_epochs: int | None = None
    eta_seconds: float | None = None


class Summary(View):
    """A metric in a few numbers, always current; min, max and best over finite values only."""

    last: Number
    last_step: int
    min: Number | None = None
    min_step: int | None = None
    max: Number | None = None
    max_step: int | None = None
    best: Number | None = Field(None, description="The largest mAP, AR, accuracy and the like; the smallest loss.")
    best_step: int | None = None
    count: int = 0


class Inputs(View):
    """The exact versions a run uses, fixed when it is submitted."""

    dataset: str
    dataset_version: int
    student: str
    student_version: int
    teacher: str | None = None
    teacher_version: int | None = None


class RunView(View):
    """A run; in lists ``summary`` and ``facts`` hold what was asked for, the headline metrics when nothing was.

    ``name``, ``tags``, ``notes`` and ``project`` are what they are now; ``spec`` holds what was submitted.
    """

    id: str
    name: str
    project: str = Field("default", description="Name of its project.")
    tags: list[str] = Field(default_factory=list, description="In alphabetical order.")
    notes: str = ""
    archived: Moment | None = Field(None, description="Since when lists leave it out.")
    deleted: Moment | None = Field(None, description="Since when it lies in the trash.")
    state: RunState
    stage: Stage | None = None
    spec: KeptSpec
    inputs: Inputs | None = None
    attempt: int = 0
    created: Moment
    started: Moment | None = None
    ended: Moment | None = None
    updated: Moment
    progress: Progress = Field(default_factory=Progress)
    summary: dict[str, Summary] = Field(default_factory=dict)
    facts: dict[str, Any] = Field(default_factory=dict)
    teacher_map: Number | None = Field(None, description="The teacher's recorded box mAP on this data set, 0 to 1.")
    code: str | None = Field(None, description="Stable name of the reason a run failed or was cancelled.")
    reason: str | None = None
    stop_requested: bool = False
    pause_requested: bool = Field(False, description="It pauses at its next checkpoint.")
    worker: str | None = None
    priority: int = Field(0, description="What it is in its queue now; the spec holds what was submitted.")
    queue_position: int | None = Field(None, description="Place among the queued runs of its queue, from 1.")
    waiting_for: str | None = Field(None, description="What a queued or paused run waits for, in a sentence.")
    sweep: str | None = None
    revision: int = Field(0, description="Grows with every accepted report; the cursor of the live stream.")


class RunPage(View):
    """One page of runs; ``total`` was counted for the first page, the others repeat it."""

    runs: list[RunView]
    next_cursor: str | None = None
    total: int = Field(description="How many runs fit; counted up to 100,000 only in lists in order of age.")


Point = tuple[int, Number, float]
"""Step, value, seconds since 1970."""


class Series(View):
    """One curve; ``total`` counts the points before thinning."""

    key: str
    points: list[Point]
    total: int
    thinned: bool = Field(False, description="Whether points were left out; narrow the range to see them all.")
    epochs: list[float] | None = Field(None, description="Of each point, when the curve is asked for over epochs.")


class SeriesSet(View):
    """Several curves of one run on one grid."""

    run: str
    revision: int
    series: list[Series]


class KeyView(View):
    """One metric key of a run."""

    key: str
    summary: Summary


class LogLine(View):
    """One line of a run's log."""

    index: int
    time: float
    level: Literal["debug", "info", "warning", "error"]
    message: str
    step: int | None = None
    attempt: int


class LogPage(View):
    """Log lines in order; ``next`` is the index to go on from."""

    lines: list[LogLine]
    next: int
    total: int
    matching: int = Field(0, description="Lines that were searched for; all of them when nothing was.")


class ArtifactView(View):
    """A file that belongs to a run."""

    name: str
    kind: str
    digest: str
    size: int
    step: int | None = None
    attempt: int
    created: Moment
    epoch: int | None = Field(None, description="Epochs done when a checkpoint was made.")
    value: float | None = Field(None, description="What a checkpoint reached in the metric of `evaluation.keep`.")
    roles: list[Literal["best", "last"]] = Field(
        default_factory=list, description="Whether this is the best or the last checkpoint; in lists only."
    )


class EvaluationView(View):
    """One evaluation on val: COCO metrics without the ``val/`` prefix, and AP per class."""

    step: int
    epoch: float | None = None
    metrics: dict[str, Number]
    classes: dict[str, Number]


class EvaluationTable(View):
    """All evaluations of a run, in order of their step."""

    run: str
    evaluations: list[EvaluationView]
