"""Reading a long log: by words, by level, around a moment."""

import pytest
from support.http import TestClient
from support.reports import new_batch

LINES = [("info", "began"), *(("debug", f"step {step}") for step in range(1, 40)), ("warning", "100 % of Memory used")]


@pytest.fixture
def run_id(client: TestClient) -> str:
    run_id = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    events = [
        {"type": "log", "time": 1000.0 + place, "level": level, "message": message}
        for place, (level, message) in enumerate(LINES)
    ]
    client.post(f"/api/v1/runs/{run_id}/events", json=new_batch(*events)).raise_for_status()
    return run_id


def read(client: TestClient, run_id: str, **asked: object):
    return client.get(f"/api/v1/runs/{run_id}/logs", params=asked).json()


def test_lines_are_found_by_words_whatever_their_case(client, run_id):
    page = read(client, run_id, search="memory")
    assert [line["message"] for line in page["lines"]] == ["100 % of Memory used"]
    assert (page["matching"], page["total"]) == (1, len(LINES))


def test_what_is_searched_for_is_no_pattern(client, run_id):
    assert read(client, run_id, search="100 %")["matching"] == 1
    assert read(client, run_id, search="1_0")["matching"] == 0


def test_lines_of_a_level_and_graver_ones(client, run_id):
    assert [line["level"] for line in read(client, run_id, level="info")["lines"]] == ["info", "warning"]


def test_the_last_of_many_lines_that_are_found(client, run_id):
    page = read(client, run_id, search="step", tail=2)
    assert [line["message"] for line in page["lines"]] == ["step 38", "step 39"]
    assert page["matching"] == 39


def test_lines_around_a_moment(client, run_id):
    page = read(client, run_id, at=1020.0, limit=4)
    assert [line["time"] for line in page["lines"]] == [1018.0, 1019.0, 1020.0, 1021.0]
    assert page["matching"] == len(LINES)


@pytest.mark.parametrize("at", [0, 9999])
def test_a_moment_outside_of_the_log(client, run_id, at):
    assert read(client, run_id, at=at, limit=4)["lines"]
