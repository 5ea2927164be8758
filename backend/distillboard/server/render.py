"""The handlers that give every 4xx and 5xx answer its one shape."""

import logging
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic_core import ErrorDetails
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.validation import SpecError, field_problems

from .errors import RequestError, body_of

_log = logging.getLogger(__name__)

_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_PLACES = ("query", "path", "header", "cookie")


def add_handlers(app: FastAPI) -> None:
    """Give the app the handlers for everything an endpoint may raise."""
    app.add_exception_handler(RequestError, _refused)
    app.add_exception_handler(SpecError, _faulty_spec)
    app.add_exception_handler(RequestValidationError, _faulty_request)
    app.add_exception_handler(HTTPException, _framework_refused)
    app.add_exception_handler(ClientDisconnect, _cut)
    app.add_exception_handler(OperationalError, _away)
    app.add_exception_handler(Exception, _broken)


def refusal(error: RequestError) -> JSONResponse:
    """The answer to a request that is refused."""
    return JSONResponse(
        body_of(error.code, error.message, error.fields), status_code=error.status, headers=_plain(error.headers)
    )


def _plain(headers: Mapping[str, str] | None) -> dict[str, str] | None:
    return None if headers is None else dict(headers)


def _refused(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    return refusal(cast("RequestError", error))


def _faulty_spec(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    fields = cast("SpecError", error).fields
    return JSONResponse(body_of("invalid_spec", _sentence("the spec", fields), fields), HTTPStatus.UNPROCESSABLE_ENTITY)


def _faulty_request(request: Request, error: Exception) -> JSONResponse:
    errors = cast("RequestValidationError", error).errors()
    if any(entry["type"] == "json_invalid" for entry in errors):
        reason = errors[0].get("ctx", {}).get("error", errors[0]["msg"])
        return JSONResponse(body_of("invalid_json", f"the body is not JSON: {reason}"), HTTPStatus.BAD_REQUEST)
    fields = [_request_problem(entry, _body_type(request)) for entry in errors]
    body = body_of("invalid_request", _sentence("the request", fields), fields)
    return JSONResponse(body, HTTPStatus.UNPROCESSABLE_ENTITY)


def _request_problem(entry: dict[str, Any], body_type: Any) -> FieldProblem:
    place, *rest = entry["loc"]
    annotation = body_type if place == "body" else None
    problem = field_problems([cast("ErrorDetails", {**entry, "loc": tuple(rest)})], annotation)[0]
    return problem.model_copy(update={"field": f"{place}.{problem.field}"}) if place in _PLACES else problem


def _body_type(request: Request) -> Any:
    body_field = getattr(request.scope.get("route"), "body_field", None)
    return None if body_field is None else body_field.field_info.annotation


def _framework_refused(request: Request, error: Exception) -> JSONResponse:
    refused = cast("HTTPException", error)
    code = HTTPStatus(refused.status_code).name.lower()
    message = {
        HTTPStatus.NOT_FOUND: f"there is nothing at {request.url.path}",
        HTTPStatus.METHOD_NOT_ALLOWED: f"{request.method} is not allowed at {request.url.path}",
    }.get(HTTPStatus(refused.status_code), str(refused.detail))
    headers = dict(refused.headers or {})
    if refused.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_allowed(request))
    return JSONResponse(body_of(code, message), refused.status_code, headers=headers)


def _allowed(request: Request) -> list[str]:
    """The methods this address takes; the router itself names those of one of its routes only."""
    scopes = {method: {**request.scope, "method": method} for method in _METHODS}
    routes = request.app.routes
    return [name for name, scope in scopes.items() if any(r.matches(scope)[0] is Match.FULL for r in routes)]


def _cut(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    """Nobody hears this answer; it keeps a caller's lost connection from counting as a fault of the server."""
    return JSONResponse(body_of("body_cut", "the connection was cut before the body was whole"), HTTPStatus.BAD_REQUEST)


def _away(request: Request, error: Exception) -> JSONResponse:
    """The database does not answer, or gave up on a transaction that others stood in the way of."""
    _log.error("%s %s: the database failed", request.method, request.url.path, exc_info=error)
    message = "the database does not answer: try again later"
    return JSONResponse(body_of("database_unavailable", message), HTTPStatus.SERVICE_UNAVAILABLE)


def _broken(request: Request, error: Exception) -> JSONResponse:
    mark = secrets.token_hex(4)
    _log.error("%s %s failed (%s)", request.method, request.url.path, mark, exc_info=error)
    message = f"the server failed on this request; its log says why under {mark}"
    return JSONResponse(body_of("internal_error", message), HTTPStatus.INTERNAL_SERVER_ERROR)


def _sentence(what: str, fields: list[FieldProblem]) -> str:
    first = fields[0]
    hint = f" ({first.hint})" if first.hint else ""
    more = f", and {len(fields) - 1} more" if len(fields) > 1 else ""
    return f"{what} is not valid: {first.field}: {first.message}{hint}{more}"
