"""The OpenAPI document: one error shape everywhere, the job spec as the body of a submission; writes openapi.json."""

import json
import sys
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from sqlalchemy import create_engine

from distillboard.contracts.problems import Problem, ProblemAnswer
from distillboard.contracts.spec import ExternalSpec, JobSpec
from distillboard.contracts.stream import LogsMessage, PointsMessage, QueueMessage, RewoundMessage, RunMessage

from .interface import EXAMPLES, PARAMETERS, REFUSALS, TAGS

_TEMPLATE = "#/components/schemas/{model}"
_FASTAPI_ERRORS = ("HTTPValidationError", "ValidationError")
_MESSAGES = (RunMessage, PointsMessage, LogsMessage, RewoundMessage, QueueMessage)
_UNTYPED_IN_ROUTES = (JobSpec, ExternalSpec, ProblemAnswer, *_MESSAGES)
_SUBMISSIONS = {
    "/api/v1/runs": ("JobSpec", "ExternalSpec", "RecipeChanges"),
    "/api/v1/preflights": ("JobSpec", "RecipeChanges"),
}
_RECIPE_CHANGES = {
    "title": "RecipeChanges",
    "description": "A recipe's name, and any fields of the job spec that differ from it.",
    "type": "object",
    "required": ["recipe"],
    "properties": {"recipe": {"type": "string", "examples": ["tiny"]}},
    "additionalProperties": True,
}


def describe(app: FastAPI) -> None:
    """Make the app describe itself in this project's words."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(title=app.title, version=app.version, routes=app.routes)
    schemas = document["components"]["schemas"]
    for name in _FASTAPI_ERRORS:
        schemas.pop(name, None)
    for name, schema in _schemas(*_UNTYPED_IN_ROUTES).items():
        schemas.setdefault(name, schema)
    schemas["RecipeChanges"] = _RECIPE_CHANGES
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            _with_errors(operation, list(_statuses(path, method, operation)))
            _with_words(operation)
        if path in _SUBMISSIONS:
            _describe_submission(operations["post"], _SUBMISSIONS[path])
    used = {tag for operations in document["paths"].values() for one in operations.values() for tag in one["tags"]}
    document["tags"] = [{"name": name, "description": text} for name, text in TAGS.items() if name in used]
    document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    document["security"] = [{}, {"token": []}]
    return document


def _schemas(*models: type[BaseModel]) -> dict[str, Any]:
    _, document = models_json_schema([(model, "validation") for model in models], ref_template=_TEMPLATE)
    schemas: dict[str, Any] = document["$defs"]
    return schemas


def _with_errors(operation: dict[str, Any], statuses: Sequence[HTTPStatus]) -> None:
    """Say which refusals can come; all have one shape."""
    responses = operation["responses"]
    responses.pop("422", None)
    for status in statuses:
        text, code, message = REFUSALS[status]
        example = ProblemAnswer(error=Problem(code=code, message=message)).model_dump(mode="json")
        responses[str(status.value)] = {"description": text, "content": _problem(example)}
    responses["default"] = {"description": "What went wrong.", "content": _problem()}


def _problem(example: dict[str, Any] | None = None) -> dict[str, Any]:
    answer: dict[str, Any] = {"schema": {"$ref": _TEMPLATE.format(model="ProblemAnswer")}}
    return {"application/json": answer if example is None else {**answer, "example": example}}


def _statuses(path: str, method: str, operation: dict[str, Any]) -> Iterator[HTTPStatus]:
    """The refusals that an operation can answer with."""
    takes_body, names_one = "requestBody" in operation, "{" in path
    parameters = operation.get("parameters", [])
    if takes_body or parameters:
        yield HTTPStatus.BAD_REQUEST
        yield HTTPStatus.UNPROCESSABLE_ENTITY
    if path.startswith("/api/"):
        yield HTTPStatus.UNAUTHORIZED
        yield HTTPStatus.SERVICE_UNAVAILABLE
    yield HTTPStatus.FORBIDDEN
    if names_one or takes_body:
        yield HTTPStatus.NOT_FOUND
    if method not in {"get", "head"} and (names_one or takes_body):
        yield HTTPStatus.CONFLICT
    if takes_body:
        yield HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if "206" in operation["responses"]:
        yield HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE


def _with_words(operation: dict[str, Any]) -> None:
    """Describe common parameters, and show a body."""
    for parameter in operation.get("parameters", []):
        if "description" not in parameter and parameter["name"] in PARAMETERS:
            parameter["description"] = PARAMETERS[parameter["name"]]
    example = EXAMPLES.get(operation["operationId"])
    if example is not None:
        operation["requestBody"]["content"]["application/json"]["example"] = example


def _describe_submission(operation: dict[str, Any], documents: Sequence[str]) -> None:
    kinds = [{"$ref": _TEMPLATE.format(model=name)} for name in documents]
    operation["requestBody"]["content"]["application/json"]["schema"] = {"anyOf": kinds, "title": "Submission"}


def write(file: Path) -> None:
    """Write the document in a form that only changes when the interface does."""
    from .app import create_app  # noqa: PLC0415  the app imports this module
    from .settings import Settings  # noqa: PLC0415

    settings = Settings(host="127.0.0.1", redis_url=None)
    document = create_app(settings, engine=create_engine("sqlite://")).openapi()
    document["info"]["version"] = "1"
    file.write_text(json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[3] / "frontend" / "openapi.json")
