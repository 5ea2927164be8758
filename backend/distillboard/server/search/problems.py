"""Refusals that say where in a text something is wrong."""

from distillboard.contracts.problems import FieldProblem

from ..errors import Invalid


def faulty(parameter: str, position: int, message: str, hint: str | None = None, *, code: str | None = None) -> Invalid:
    """A refusal of a filter or sort; ``position`` counts characters from 1."""
    said = f"{message} ({hint})" if hint else message
    problem = FieldProblem(field=f"query.{parameter}", message=f"at character {position}: {message}", hint=hint)
    return Invalid(code or f"invalid_{parameter}", f"{parameter}, at character {position}: {said}", [problem])
