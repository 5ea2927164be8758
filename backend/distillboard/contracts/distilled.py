"""What every distilling method has: the levels it works on and the modules whose features it takes."""

from typing import Annotated

from pydantic import Field, JsonValue, StringConstraints

from .base import Closed

Level = Annotated[str, StringConstraints(pattern=r"^P\d{1,2}$")]
ModulePath = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*(:\d{1,2})?$", max_length=200)]

WEIGHT: dict[str, JsonValue] = {"group": "weights"}
"""Marks a field of a method as the weight of one of its terms, for forms."""


class ModulePair(Closed):
    """Where a level's features are taken, by module path; a side left out is found by its stride."""

    student: ModulePath | None = Field(None, description="Module of the student whose output is distilled.")
    teacher: ModulePath | None = Field(None, description="Module of the teacher whose output is imitated.")


class Distilled(Closed):
    """The common base of all methods that distil."""

    levels: list[Level] | None = Field(
        None,
        min_length=1,
        max_length=8,
        description="Levels to distil, P<log2 of the stride>; all when left out.",
    )
    modules: dict[Level, ModulePair] | None = Field(
        None,
        min_length=1,
        max_length=8,
        description="Module paths by level, where the automatic choice by stride is not the one wanted.",
    )
