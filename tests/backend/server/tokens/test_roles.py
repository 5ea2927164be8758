"""Roles over HTTP: what each token opens, and what it is told where it does not."""

import pytest
from support.rows import SPEC

CLAIM = {"worker": "w", "device": {"kind": "cpu"}}
EVENTS = {"batch": "0" * 32, "events": []}


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        ("viewer", [200, 403, 403, 403, 403]),
        ("submitter", [200, 201, 404, 403, 403]),
        ("worker", [200, 403, 404, 204, 403]),
        ("admin", [200, 201, 404, 200, 200]),
    ],
)
def test_each_role_opens_its_own(client, make, role, statuses):
    client.headers["Authorization"] = f"Bearer {make(role)['token']}"
    answers = [
        client.get("/api/v1/runs"),
        client.post("/api/v1/runs", json=SPEC),
        client.post("/api/v1/runs/nothing/events", json=EVENTS),
        client.post("/api/v1/queues/default/claims", json=CLAIM),
        client.get("/api/v1/tokens"),
    ]
    assert [answer.status_code for answer in answers] == statuses
    assert {answer.json()["error"]["code"] for answer in answers if answer.status_code == 403} <= {"role_needed"}


def test_a_role_is_looked_at_before_the_body(client, make):
    client.headers["Authorization"] = f"Bearer {make('viewer')['token']}"
    answer = client.post("/api/v1/runs", content=b"{not json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "role_needed")


def test_a_page_has_the_role_of_its_token(client, make):
    client.post("/api/v1/session", json={"token": make("viewer")["token"]})
    assert client.get("/api/v1/runs").status_code == 200
    assert client.post("/api/v1/runs", json=SPEC).json()["error"]["code"] == "role_needed"
