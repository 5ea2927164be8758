"""Projects over HTTP."""

from support.rows import SPEC

PROJECTS = "/api/v1/projects"
JSON = {"Content-Type": "application/json"}


def test_the_default_project_is_there_and_may_be_renamed(database_client):
    run = database_client.post("/api/v1/runs", json=SPEC).json()["id"]
    (project,) = database_client.get(PROJECTS).json()
    assert (project["id"], project["name"], project["runs"], project["active"]) == ("default", "default", 1, 1)
    renamed = database_client.patch(f"{PROJECTS}/default", json={"name": "shapes"}).json()
    assert (renamed["id"], renamed["name"]) == ("default", "shapes")
    assert database_client.get(f"/api/v1/runs/{run}").json()["project"] == "shapes"
    assert database_client.post("/api/v1/runs", json=SPEC).status_code == 201
    assert database_client.get(f"{PROJECTS}/shapes").json()["runs"] == 2


def test_a_run_names_its_project(database_client):
    made = database_client.post(PROJECTS, json={"name": "Große Reihe", "description": "all of COCO"}).json()
    for name in ("Große Reihe", made["id"]):
        database_client.post("/api/v1/runs", json={**SPEC, "project": name})
    database_client.post("/api/v1/runs", json=SPEC)
    page = database_client.get("/api/v1/runs", params={"project": "Große Reihe"}).json()
    assert (page["total"], {run["project"] for run in page["runs"]}) == (2, {"Große Reihe"})
    assert database_client.get("/api/v1/runs", params={"filter": "project ~ reihe"}).json()["total"] == 2


def test_an_unknown_project_is_refused_with_the_nearest(database_client):
    answer = database_client.post("/api/v1/runs", json={**SPEC, "project": "defalt"})
    (problem,) = answer.json()["error"]["fields"]
    assert (answer.status_code, problem["field"], problem["hint"]) == (422, "project", "did you mean 'default'?")
    assert database_client.get(f"{PROJECTS}/defalt").status_code == 404


def test_an_archived_project_takes_no_new_runs(database_client):
    database_client.post(PROJECTS, json={"name": "old"})
    run = database_client.post("/api/v1/runs", json={**SPEC, "project": "old"}).json()["id"]
    assert database_client.patch(f"{PROJECTS}/old", json={"archived": True}).json()["archived"] is not None
    answer = database_client.post("/api/v1/runs", json={**SPEC, "project": "old"})
    assert answer.json()["error"]["code"] == "archived_project"
    assert database_client.get(f"/api/v1/runs/{run}").json()["project"] == "old"
    assert database_client.patch(f"{PROJECTS}/old", json={"archived": False}).json()["archived"] is None
    answer = database_client.patch(f"{PROJECTS}/default", json={"archived": True})
    assert answer.json()["error"]["code"] == "default_project"


def test_names_are_unique_and_storable(database_client):
    database_client.post(PROJECTS, json={"name": "a"})
    assert database_client.post(PROJECTS, json={"name": "a"}).json()["error"]["code"] == "project_exists"
    assert database_client.patch(f"{PROJECTS}/a", json={"name": "default"}).json()["error"]["code"] == "project_exists"
    assert database_client.patch(f"{PROJECTS}/a", json={"name": "a"}).status_code == 200
    for body in ('{"name": "\\u0000"}', '{"name": "\\ud800"}', '{"name": " "}', '{"name": 1}', "{}"):
        assert database_client.post(PROJECTS, content=body, headers=JSON).status_code == 422
    assert database_client.get(f"{PROJECTS}/%00").status_code == 400
