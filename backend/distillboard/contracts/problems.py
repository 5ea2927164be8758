"""The one shape of an error answer."""

from pydantic import Field

from .base import View


class FieldProblem(View):
    """What is wrong with one field of the request."""

    field: str
    """Dotted path, e.g. ``method.alpha``."""
    message: str
    hint: str | None = None
    """How to mend it, e.g. ``did you mean 'alpha'?``"""


class Problem(View):
    """What went wrong, for a person and for a program."""

    code: str
    """Stable name for programs, e.g. ``unknown_recipe``."""
    message: str
    """One sentence that says what to change."""
    fields: list[FieldProblem] = Field(default_factory=list)


class ProblemAnswer(View):
    """Body of every 4xx and 5xx answer."""

    error: Problem
