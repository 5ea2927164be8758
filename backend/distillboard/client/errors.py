"""What a call of the client can raise."""

from typing import Any

from distillboard.contracts.problems import FieldProblem, Problem


class DistillboardError(Exception):
    """A call failed; the message says what to do."""


class Unreachable(DistillboardError):  # noqa: N818 - reads as what it is
    """The server did not answer within the retries."""


class SpoolFull(DistillboardError):  # noqa: N818 - reads as what it is
    """A reporter can keep no more while the server is away: what was to be reported now was not taken.

    Nothing that was taken before is lost.
    """


class Refused(DistillboardError):  # noqa: N818 - reads as what it is
    """The server answered with a problem.

    Attributes:
        status: HTTP status of the answer.
        code: Stable name of the problem, e.g. ``unknown_recipe``.
        message: One sentence that says what to change.
        fields: What is wrong with which field of the request.
    """

    def __init__(self, status: int, problem: Problem) -> None:
        super().__init__("\n".join([problem.message, *map(_field_line, problem.fields)]))
        self.status = status
        self.code = problem.code
        self.message = problem.message
        self.fields = problem.fields


class Invalid(Refused):
    """The request itself is wrong (400, 413, 422): sending it again does not help."""


class NotFound(Refused):
    """There is no such run, recipe, model ... (404)."""


class Conflict(Refused):
    """The request does not fit the state things are in (409), e.g. a stale lease."""


class Denied(Refused):
    """A token is missing or does not allow this (401, 403)."""


_BY_STATUS: dict[int, type[Refused]] = {400: Invalid, 413: Invalid, 422: Invalid, 404: NotFound, 409: Conflict}
_BY_STATUS |= {401: Denied, 403: Denied}


def refusal(status: int, body: Any) -> Refused:
    """The error for an answer with ``status`` >= 400; ``body`` is the decoded JSON, or text where it was none."""
    if isinstance(body, dict) and "error" in body:
        problem = Problem.model_validate(body["error"])
    else:
        problem = Problem(code=f"http_{status}", message=f"the server answered {status}: {str(body)[:500]}")
    return _BY_STATUS.get(status, Refused)(status, problem)


def _field_line(field: FieldProblem) -> str:
    hint = f" ({field.hint})" if field.hint else ""
    return f"  {field.field}: {field.message}{hint}"
