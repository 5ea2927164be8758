"""One change to many runs: each is changed as a whole or left as it was."""

import pytest
from support.rows import SPEC

RUNS = "/api/v1/runs"


@pytest.fixture
def three(database_client):
    return [database_client.post(RUNS, json={**SPEC, "name": name}).json()["id"] for name in "abc"]


def bulk(client, action, runs, **fields):
    return client.post(f"{RUNS}/bulk", json={"action": action, "runs": runs, **fields})


def view(client, run):
    return client.get(f"{RUNS}/{run}").json()


def test_tags_come_and_go(database_client, three):
    answer = bulk(database_client, "tag", [*three, three[0]], tags=["x", "y"]).json()
    assert answer["changed"] == 3
    assert [outcome["run"] for outcome in answer["outcomes"]] == three
    bulk(database_client, "untag", three[:1], tags=["x", "z"])
    assert [view(database_client, run)["tags"] for run in three] == [["y"], ["x", "y"], ["x", "y"]]


def test_each_run_answers_for_itself(database_client, three):
    database_client.post(f"{RUNS}/{three[1]}/cancel")
    answer = bulk(database_client, "delete", [*three, "nothing"], confirm=4).json()
    codes = [outcome["problem"] and outcome["problem"]["code"] for outcome in answer["outcomes"]]
    assert (answer["changed"], codes) == (1, ["run_not_ended", None, "run_not_ended", "unknown_run"])
    assert [view(database_client, run)["deleted"] is None for run in three] == [True, False, True]
    assert (
        bulk(database_client, "tag", three[1:2], tags=["x"]).json()["outcomes"][0]["problem"]["code"] == "run_deleted"
    )
    assert bulk(database_client, "restore", three).json()["changed"] == 3


def test_a_run_with_too_many_tags_keeps_those_it_had(database_client, three):
    bulk(database_client, "tag", three[:1], tags=[f"t{number}" for number in range(31)])
    answer = bulk(database_client, "tag", three, tags=["x", "y"]).json()
    assert [outcome["problem"] is None for outcome in answer["outcomes"]] == [False, True, True]
    assert len(view(database_client, three[0])["tags"]) == 31


def test_archive_move_and_cancel(database_client, three):
    database_client.post("/api/v1/projects", json={"name": "p"})
    assert bulk(database_client, "archive", three[:2]).json()["changed"] == 2
    assert bulk(database_client, "unarchive", three[:1]).json()["changed"] == 1
    assert bulk(database_client, "move", three, project="p").json()["changed"] == 3
    assert bulk(database_client, "cancel", three).json()["changed"] == 3
    found = [view(database_client, run) for run in three]
    assert [run["archived"] is None for run in found] == [True, False, True]
    assert {(run["project"], run["state"]) for run in found} == {("p", "cancelled")}


@pytest.mark.parametrize(
    "body",
    [
        {"action": "tag"},
        {"action": "move"},
        {"action": "move", "project": "nowhere"},
        {"action": "delete"},
        {"action": "delete", "confirm": 1},
        {"action": "burn"},
        {"action": "archive", "runs": []},
        {"action": "archive", "runs": ["x"] * 1001},
        {"action": "tag", "tags": ["\x00"]},
    ],
)
def test_a_wrong_request_changes_nothing(client, body):
    runs = [client.post(RUNS, json=SPEC).json()["id"] for _ in range(2)]
    assert client.post(f"{RUNS}/bulk", json={"runs": runs, **body}).status_code == 422
    assert [view(client, run)["revision"] for run in runs] == [1, 1]


def test_ids_that_no_database_keeps_are_refused_whole(client):
    assert client.post(f"{RUNS}/bulk", json={"action": "archive", "runs": ["\x00"]}).status_code == 422
