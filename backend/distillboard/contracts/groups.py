"""Runs gathered by a field, with a count and the mean of metrics per group: ``GET /api/v1/runs/groups``."""

from pydantic import Field

from .base import Number, View
from .leaderboard import Spread


class GroupView(View):
    """The runs that share one value of a field."""

    value: str | Number | None = Field(description="Null for the runs that lack the field.")
    condition: str = Field(description='What a filter says to find exactly these runs, e.g. `method.name = "fgd"`.')
    runs: int
    metrics: list[Spread | None] = Field(
        description="Mean and sample standard deviation over the group's runs that have a finite value, in the order"
        " asked for; null where none has."
    )


class GroupPage(View):
    """Groups, the largest first."""

    field: str
    groups: list[GroupView]
    runs: int = Field(description="How many runs fit; one that has several tags stands in several groups.")
    more: bool = Field(False, description="Whether groups were left out: narrow the filter.")
