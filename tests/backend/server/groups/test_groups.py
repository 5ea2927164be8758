"""Groups of runs over HTTP, on both databases."""

import pytest
from support.reports import metrics, new_batch

GROUPS = "/api/v1/runs/groups"


@pytest.fixture
def client(database_client):
    """Four runs in two families, one of them without a value and one that diverged."""
    for name, family, tags, value in [
        ("a", 'wide "quoted"', ["x", "y"], 0.2),
        ("b", 'wide "quoted"', ["x"], 0.4),
        ("c", "deep", [], 1e6),
        ("d", "deep", ["x"], "nan"),
    ]:
        body = {
            "engine": "external",
            "name": name,
            "tags": tags,
            "config": {"family": family, "size": len(name + family)},
        }
        run = database_client.post("/api/v1/runs", json=body).json()["id"]
        batch = new_batch(metrics(1, **{"val/bbox_mAP": value}))
        assert database_client.post(f"/api/v1/runs/{run}/events", json=batch).status_code == 200
    return database_client


def gather(client, **params):
    answer = client.get(GROUPS, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_runs_are_gathered_with_mean_and_deviation(client):
    page = gather(client, by="config.family", metric=["val/bbox_mAP", "val/bbox_mAP.best"])
    assert (page["runs"], page["more"]) == (4, False)
    wide = next(group for group in page["groups"] if group["value"] == 'wide "quoted"')
    assert wide["runs"] == 2
    assert wide["metrics"][0]["mean"] == pytest.approx(0.3)
    assert wide["metrics"][0]["sd"] == pytest.approx(0.2 / 2**0.5)
    assert wide["metrics"][1]["n"] == 2
    deep = next(group for group in page["groups"] if group["value"] == "deep")
    assert deep["metrics"] == [{"mean": 1e6, "sd": None, "n": 1}] * 2, "NaN stands in no mean"


def test_a_groups_condition_finds_its_runs(client):
    for field in ("config.family", "config.size", "tag", "project", "state", "engine", "schedule.lr", "name"):
        for group in gather(client, by=field)["groups"]:
            found = client.get("/api/v1/runs", params={"filter": group["condition"]}).json()
            assert found["total"] == group["runs"], group


def test_a_run_stands_in_a_group_of_each_of_its_tags(client):
    page = gather(client, by="tag", metric="val/bbox_mAP")
    assert [(group["value"], group["runs"]) for group in page["groups"]] == [("x", 3), ("y", 1), (None, 1)]
    assert page["runs"] == 4


def test_groups_take_the_lists_filters(client):
    page = gather(client, by="config.family", filter="tag:x and val/bbox_mAP < 1", project="default")
    assert [(group["value"], group["runs"]) for group in page["groups"]] == [('wide "quoted"', 2)]
    assert gather(client, by="config.family", filter="name = nobody")["groups"] == []


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"by": "created"}, "invalid_group"),
        ({"by": "config.famly"}, "unknown_field"),
        ({"by": "state", "metric": "name"}, "invalid_metric"),
        ({"by": "state", "metric": "tag"}, "invalid_metric"),
        ({"by": "state", "filter": "state ="}, "invalid_filter"),
    ],
)
def test_what_cannot_be_gathered_is_refused(client, params, code):
    answer = client.get(GROUPS, params=params)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)
