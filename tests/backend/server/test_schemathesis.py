"""Whatever the description allows, and much that it does not: no fault of the server, no answer it does not describe.

Requests are made up from the committed document, always the same ones; the endless stream is left out.
"""

import json
import shutil
from contextlib import suppress
from pathlib import Path

import httpx
import jsonschema_rs
import pytest
import requests
import schemathesis
from distillboard.server.settings import Settings
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    status_code_conformance,
)
from support.http import TestClient

from .conftest import make_app

DOCUMENT = Path(__file__).parents[3] / "frontend" / "openapi.json"
DESCRIBED = json.loads(DOCUMENT.read_text(encoding="utf-8"))
SCHEMA = schemathesis.openapi.from_dict(DESCRIBED)
ENDLESS = {"stream_changes"}
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]
TRIED = [one for one in OPERATIONS if one.definition.raw["operationId"] not in ENDLESS]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance]
NOT_READY = {"readyz"}
"""What says 503 here, because there is no Redis."""
HERE = "http://127.0.0.1"
FEW = settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def client(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory):
    home = tmp_path_factory.mktemp("server")
    shutil.copy(migrated_file, home / "record.sqlite3")
    chosen = Settings(home=home, database_url=f"sqlite:///{home / 'record.sqlite3'}", frontend=home, redis_url=None)
    with TestClient(make_app(chosen), base_url=HERE, raise_server_exceptions=False) as opened:
        yield opened


def _can_be_wrong(operation: dict) -> bool:
    """Whether anything but free texts is asked for."""
    kinds = [parameter["schema"] for parameter in operation.get("parameters", [])]
    return "requestBody" in operation or any(
        set(kind) - {"type", "title"} or kind["type"] != "string" for kind in kinds
    )


FITTING = [(one, GenerationMode.POSITIVE) for one in TRIED]
WRONG = [(one, GenerationMode.NEGATIVE) for one in TRIED if _can_be_wrong(one.definition.raw)]


@pytest.mark.parametrize(
    ("operation", "mode"),
    [*FITTING, *WRONG],
    ids=lambda one: one.value if isinstance(one, GenerationMode) else one.definition.raw["operationId"],
)
def test_every_answer_is_a_described_one(client, operation, mode):
    name = operation.definition.raw["operationId"]
    run_id = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]

    @FEW
    @given(case=operation.as_strategy(generation_mode=mode))
    def answers_as_described(case) -> None:
        if mode is GenerationMode.POSITIVE and "run_id" in (case.path_parameters or {}):
            case.path_parameters["run_id"] = run_id
        answer = _answer(client, case)
        case.validate_response(answer, checks=CHECKS[1:] if name in NOT_READY else CHECKS)
        _check_document(operation.definition.raw, answer)

    with suppress(Unsatisfiable):  # where every text is a name and nothing else is asked for, nothing can be wrong
        answers_as_described()


def _check_document(operation: dict, answer: httpx.Response) -> None:
    """JSON is as described, tuples included, and holds no number that JSON does not know."""
    described = operation["responses"].get(str(answer.status_code), operation["responses"]["default"])
    schema = described.get("content", {}).get("application/json", {}).get("schema")
    if (
        schema is None
        or answer.request.method == "HEAD"
        or not answer.headers.get("content-type", "").startswith("application/json")
    ):
        return
    found = json.loads(answer.text, parse_constant=lambda constant: pytest.fail(f"{constant} is no JSON"))
    jsonschema_rs.validator_for({**schema, "components": DESCRIBED["components"]}).validate(found)


def _answer(client: TestClient, case) -> httpx.Response:
    asked = requests.Request(**case.as_transport_kwargs(base_url=HERE)).prepare()
    body = asked.body.encode() if isinstance(asked.body, str) else asked.body
    client.cookies.clear()
    try:
        return client.request(asked.method, asked.url, headers=dict(asked.headers), content=body)
    except httpx.InvalidURL:  # this client sends no address of 65,536 characters
        return reject()
