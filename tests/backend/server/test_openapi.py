"""The interface's description: committed, complete, with names one can read."""

import json
import re
from collections import Counter
from pathlib import Path

import jsonschema_rs
import pytest
from distillboard.server.openapi import write

COMMITTED = Path(__file__).parents[3] / "frontend" / "openapi.json"
PROBLEM = {"$ref": "#/components/schemas/ProblemAnswer"}
WITHOUT_BODY = {"repair_dataset", "register_zoo_detector"}
"""Operations whose body may be left out."""


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
        assert found.get("summary"), (path, method)
        assert found.get("description"), (path, method)


def test_names_are_unique(document):
    counted = Counter(found["operationId"] for _, _, found in operations(document))
    assert [name for name, times in counted.items() if times > 1] == []


def test_every_operation_belongs_to_a_described_noun(document):
    described = {tag["name"] for tag in document["tags"] if tag["description"]}
    for path, method, found in operations(document):
        assert set(found["tags"]) <= described, (path, method)


def test_every_parameter_is_described(document):
    for path, method, found in operations(document):
        for parameter in found.get("parameters", []):
            assert parameter.get("description"), (path, method, parameter["name"])


def test_every_document_that_is_taken_has_an_example_that_fits(document):
    for path, method, found in operations(document):
        taken = found.get("requestBody", {}).get("content", {}).get("application/json")
        if taken is None or found["operationId"] in WITHOUT_BODY:
            continue
        assert "example" in taken, (path, method)
        schema = {**taken["schema"], "components": document["components"]}
        jsonschema_rs.validator_for(schema).validate(taken["example"])


def test_every_error_has_the_one_shape(document):
    for path, method, found in operations(document):
        shapes = [code for code in found["responses"] if code == "default" or code[0] in "45"]
        assert "default" in shapes, (path, method)
        for code in shapes:
            assert found["responses"][code]["content"]["application/json"]["schema"] == PROBLEM, (path, method, code)


def test_the_errors_that_can_come_are_named(document):
    for path, method, found in operations(document):
        expected = {"403"}
        if path.startswith("/api/"):
            expected |= {"401", "503"}
        if "{" in path:
            expected |= {"404", "422"}
        if "requestBody" in found:
            expected |= {"400", "409", "413", "422"}
        assert expected <= set(found["responses"]), (path, method)


def test_every_reference_leads_somewhere(document):
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert names <= set(document["components"]["schemas"])


def test_a_submission_is_described(document):
    body = document["paths"]["/api/v1/runs"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    kinds = [kind["$ref"].rpartition("/")[2] for kind in body["anyOf"]]
    assert kinds == ["JobSpec", "ExternalSpec", "RecipeChanges"]
    assert "lambda" in document["components"]["schemas"]["FGD"]["properties"]
