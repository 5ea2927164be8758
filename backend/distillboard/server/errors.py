"""Everything that can go wrong in a request, as named classes with a fixed status, and the one shape of an answer."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, ClassVar

from distillboard.contracts.problems import FieldProblem, Problem, ProblemAnswer

_MOST_FIELDS = 100
_LONGEST, _LONGEST_MESSAGE = 500, 4000


class RequestError(Exception):
    """A request that cannot be answered; ``code`` is for programs, the message says what to change."""

    status: ClassVar[HTTPStatus] = HTTPStatus.INTERNAL_SERVER_ERROR
    headers: Mapping[str, str] | None = None

    def __init__(self, code: str, message: str, fields: list[FieldProblem] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.fields = fields or []


class Malformed(RequestError):
    """400: the request cannot be read."""

    status = HTTPStatus.BAD_REQUEST


class Unauthorized(RequestError):
    """401: a token is missing or wrong."""

    status = HTTPStatus.UNAUTHORIZED
    headers: Mapping[str, str] | None = {"WWW-Authenticate": "Bearer"}


class Forbidden(RequestError):
    """403: understood and refused."""

    status = HTTPStatus.FORBIDDEN


class NotFound(RequestError):
    """404: what the address names does not exist."""

    status = HTTPStatus.NOT_FOUND


class Conflict(RequestError):
    """409: the thing's present state does not allow this."""

    status = HTTPStatus.CONFLICT


class StaleLease(Conflict):
    """409 ``stale_lease``: the run was handed on or has ended; the holder of this token stops at once."""

    def __init__(self, run_id: str) -> None:
        super().__init__("stale_lease", f"this lease of run '{run_id}' is over: stop training, nothing it sends counts")


class TooLarge(RequestError):
    """413: more than is taken at once."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class RangeNotSatisfiable(RequestError):
    """416: the bytes asked for do not exist."""

    status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE


class Invalid(RequestError):
    """422: well-formed, but wrong; ``fields`` says where."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class Unavailable(RequestError):
    """503: something the answer needs is not there now."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


def body_of(code: str, message: str, fields: list[FieldProblem] | None = None) -> dict[str, Any]:
    """The body of an error answer."""
    shown = [_clipped(field) for field in (fields or [])[:_MOST_FIELDS]]
    answer = ProblemAnswer(error=Problem(code=code, message=_clip(message, _LONGEST_MESSAGE), fields=shown))
    return answer.model_dump(mode="json")


def _clipped(problem: FieldProblem) -> FieldProblem:
    hint = None if problem.hint is None else _clip(problem.hint)
    return FieldProblem(field=_clip(problem.field), message=_clip(problem.message), hint=hint)


def _clip(text: str, most: int = _LONGEST) -> str:
    """A text without its middle: whoever sends a key of a megabyte is not sent it back."""
    return text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 2 :]}"
