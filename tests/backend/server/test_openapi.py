"""The interface's description: committed, complete, with names one can read."""

import json
import re
from pathlib import Path

import pytest
from distillboard.server.openapi import write

COMMITTED = Path(__file__).parents[3] / "frontend" / "openapi.json"


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    file = tmp_path_factory.mktemp("openapi") / "openapi.json"
    write(file)
    return json.loads(file.read_text(encoding="utf-8"))


def operations(document):
    return [(path, method, found) for path, of_path in document["paths"].items() for method, found in of_path.items()]


def test_the_committed_document_is_current(document):
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    assert committed == document, "run: python -m distillboard.server.openapi"


def test_operations_have_readable_names_and_a_sentence(document):
    for path, method, found in operations(document):
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", found["operationId"]), (path, method)
        assert found.get("description"), (path, method)


def test_every_error_has_the_one_shape(document):
    for path, method, found in operations(document):
        shapes = [code for code in found["responses"] if code == "default" or code[0] in "45"]
        assert "default" in shapes, (path, method)
        for code in shapes:
            schema = found["responses"][code].get("content", {}).get("application/json", {}).get("schema")
            assert schema in (None, {"$ref": "#/components/schemas/ProblemAnswer"}), (path, method, code)


def test_every_reference_leads_somewhere(document):
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert names <= set(document["components"]["schemas"])


def test_a_submission_is_described(document):
    body = document["paths"]["/api/v1/runs"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    kinds = [kind["$ref"].rpartition("/")[2] for kind in body["anyOf"]]
    assert kinds == ["JobSpec", "ExternalSpec", "RecipeChanges"]
    assert "lambda" in document["components"]["schemas"]["FGD"]["properties"]
