"""What runs can be searched by, the lean rows of lists, and what differs between runs."""

from typing import Any, Literal

from pydantic import Field

from .base import Moment, Number, View
from .runs import Progress, Summary
from .states import RunState, Stage

ROW_FIELDS = ("dataset", "student.model", "teacher.model", "method.name", "schedule.seed")
"""The fields of the spec that lean rows carry when none are chosen."""

MOST_COMPARED = 50
"""Most runs of one comparison."""

FieldType = Literal["text", "number", "moment", "flag", "choice", "any"]
"""What a field is compared with; ``any`` holds numbers in some runs and texts in others."""


class FieldView(View):
    """A field that filters, sorts and columns may name."""

    name: str = Field(description="As it is written in a filter; what holds blanks or signs stands in backticks.")
    kind: Literal["run", "spec", "fact", "metric"]
    type: FieldType
    description: str = ""
    choices: list[str] = Field(default_factory=list, description="Every value that a choice may have.")


class FieldPage(View):
    """Known fields; narrow ``search`` when ``more`` says that some were left out."""

    fields: list[FieldView]
    more: bool = False


class ValueCount(View):
    """A value that runs have, and how many have it."""

    value: str
    runs: int


class RunRow(View):
    """A run as lists show it: without its spec, but with the values that were asked for."""

    id: str
    name: str
    engine: Literal["mmdet", "external"]
    project: str = Field(description="Name of its project.")
    tags: list[str] = Field(default_factory=list, description="In alphabetical order.")
    notes: str = Field("", description="Their first 200 characters.")
    archived: Moment | None = None
    deleted: Moment | None = None
    state: RunState
    stage: Stage | None = None
    attempt: int = 0
    created: Moment
    started: Moment | None = None
    ended: Moment | None = None
    updated: Moment
    duration: float | None = Field(None, description="Seconds from its start to its end, or until now.")
    progress: Progress = Field(default_factory=Progress)
    fields: dict[str, Any] = Field(
        default_factory=dict, description="Values of spec and inputs by dotted path; those it lacks are left out."
    )
    summary: dict[str, Summary] = Field(default_factory=dict)
    facts: dict[str, Any] = Field(default_factory=dict)
    teacher_map: Number | None = Field(None, description="The teacher's recorded box mAP on its data set, 0 to 1.")
    code: str | None = Field(None, description="Stable name of the reason it failed or was cancelled.")
    reason: str | None = None
    stop_requested: bool = False
    pause_requested: bool = False
    worker: str | None = None
    queue: str | None = None
    priority: int = 0
    queue_position: int | None = Field(None, description="Place among the queued runs of its queue, from 1.")
    waiting_for: str | None = Field(None, description="What a queued or paused run waits for, in a sentence.")
    sweep: str | None = None
    revision: int = Field(0, description="Grows with every accepted report; the cursor of the live stream.")


class RowPage(View):
    """One page of lean rows; ``total`` as in a page of runs."""

    runs: list[RunRow]
    next_cursor: str | None = None
    total: int


class ComparedRun(View):
    """One of the runs that are compared."""

    id: str
    name: str
    state: RunState
    created: Moment


class DifferingField(View):
    """A field of the spec whose value is not the same in all of the runs."""

    path: str = Field(description="Dotted path, e.g. ``schedule.lr``; in own scripts' runs below ``config``.")
    values: list[Any] = Field(description="In the order of the runs; null where a run lacks the field.")


class ComparedMetric(View):
    """The summary of one metric in every run."""

    key: str
    better: Literal["larger", "smaller"] | None = Field(
        None, description="Which way it is better; null where its name does not say."
    )
    summaries: list[Summary | None] = Field(description="In the order of the runs; null where a run lacks the metric.")


class RunsDiff(View):
    """What differs between runs, and how they did."""

    runs: list[ComparedRun]
    fields: list[DifferingField]
    same: int = Field(description="Fields that are the same in all of the runs; they are left out.")
    metrics: list[ComparedMetric]
    more: bool = Field(False, description="Whether fields or metrics were left out because there are too many.")
