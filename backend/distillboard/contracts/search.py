"""What runs can be searched by, and what differs between runs."""

from typing import Any, Literal

from pydantic import Field

from .base import Moment, View
from .runs import Summary
from .states import RunState

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
    summaries: list[Summary | None] = Field(description="In the order of the runs; null where a run lacks the metric.")


class RunsDiff(View):
    """What differs between runs, and how they did."""

    runs: list[ComparedRun]
    fields: list[DifferingField]
    same: int = Field(description="Fields that are the same in all of the runs; they are left out.")
    metrics: list[ComparedMetric]
    more: bool = Field(False, description="Whether fields or metrics were left out because there are too many.")
