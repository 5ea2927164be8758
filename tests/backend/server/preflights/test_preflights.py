"""Pre-flights over HTTP: made like runs, taken by their own slots, in no list, and forgotten with their files."""

import hashlib
from datetime import timedelta

import pytest
from distillboard.contracts.preflight import REPORT, PreflightCheck, PreflightReport
from distillboard.server.kit.base import utc_now
from distillboard.server.preflights.service import KEPT
from distillboard.server.runs import repository as runs
from distillboard.server.tickets.janitor import tidy
from support.reports import new_batch

DISTILLED = {
    "dataset": "toys",
    "student": {"model": "small"},
    "teacher": {"model": "big"},
    "method": {"name": "fgd"},
}
WARNED = PreflightReport(
    checks=[PreflightCheck(name="teacher_map", status="warning", message="The teacher scores 0.1.")], device="cpu"
)


@pytest.fixture
def submit(database_client):
    def post(**changes):
        return database_client.post("/api/v1/preflights", json={**DISTILLED, **changes})

    return post


@pytest.fixture
def claim(database_client):
    def post(work="preflight", kind="cpu"):
        body = {"worker": "worker-1", "slot": 1, "device": {"kind": kind}, "work": work}
        answer = database_client.post("/api/v1/queues/default/claims", json=body)
        return answer.json() if answer.content else None

    return post


def report(client, claimed, content=WARNED, *, state="succeeded", code=None):
    """What a worker sends: the report, then the end."""
    lease = {"Distillboard-Lease": claimed["token"]}
    body = content.model_dump_json().encode()
    headers = {**lease, "Digest-SHA256": hashlib.sha256(body).hexdigest()}
    address = f"/api/v1/runs/{claimed['run']}"
    client.put(f"{address}/artifacts/{REPORT}", content=body, headers=headers).raise_for_status()
    end = new_batch({"type": "state", "state": state, "code": code})
    client.post(f"{address}/events", json=end, headers=lease).raise_for_status()


def test_a_pre_flight_is_queued_with_the_whole_spec(submit, database_client):
    answer = submit()
    assert answer.status_code == 201
    made = answer.json()
    assert (made["state"], made["queue_position"], made["report"]) == ("queued", 1, None)
    assert made["spec"]["method"]["temperature"] == 0.5
    assert database_client.get(f"/api/v1/preflights/{made['id']}").json() == made


def test_recipes_are_merged_as_for_runs(database_client):
    made = database_client.post("/api/v1/preflights", json={"recipe": "quick", "schedule": {"seed": 3}}).json()
    assert (made["spec"]["schedule"]["epochs"], made["spec"]["schedule"]["seed"]) == (2, 3)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"student": {"model": "smal"}}, "student.model"),
        ({"method": {"name": "fgd", "alfa": 1}}, "method.alfa"),
        ({"calibrate": {"target": 0}}, "calibrate.target"),
        ({"calibrate": {"aim": 1}}, "calibrate.aim"),
        ({"calibrate": {}, "method": {"name": "none"}}, "calibrate"),
    ],
)
def test_what_is_wrong_is_named(submit, change, field):
    answer = submit(**change)
    assert answer.status_code == 422
    assert [problem["field"] for problem in answer.json()["error"]["fields"]] == [field]


def test_an_external_run_cannot_be_examined(database_client):
    answer = database_client.post("/api/v1/preflights", json={"engine": "external"})
    assert answer.json()["error"]["code"] == "external_run"


def test_pre_flights_and_trainings_are_claimed_apart(submit, claim, database_client):
    run = database_client.post("/api/v1/runs", json=DISTILLED).json()["id"]
    made = submit(calibrate={"target": 0.5}).json()["id"]
    assert claim("training")["run"] == run
    assert claim("training") is None
    taken = claim("preflight")
    assert taken["run"] == made
    assert taken["preflight"]["calibrate"] == {"target": 0.5, "steps": 20, "keep_ratios": False}
    assert claim("preflight") is None


def test_a_claim_that_names_no_work_is_for_trainings(submit, database_client):
    submit()
    body = {"worker": "old", "device": {"kind": "cpu"}}
    assert database_client.post("/api/v1/queues/default/claims", json=body).status_code == 204


def test_a_processor_examines_what_will_train_on_a_gpu(submit, claim):
    made = submit(resources={"gpus": 1}).json()["id"]
    assert claim("preflight", "cpu")["run"] == made


def test_a_training_is_told_no_order(claim, database_client):
    database_client.post("/api/v1/runs", json=DISTILLED)
    assert claim("training")["preflight"] is None


def test_the_report_is_shown(submit, claim, database_client):
    made = submit().json()["id"]
    report(database_client, claim())
    seen = database_client.get(f"/api/v1/preflights/{made}").json()
    assert (seen["state"], seen["report"]) == ("succeeded", WARNED.model_dump(mode="json"))


def test_a_refusal_has_the_code_that_a_run_would_have(submit, claim, database_client):
    made = submit().json()["id"]
    report(database_client, claim(), state="failed", code="checkpoint_differs")
    seen = database_client.get(f"/api/v1/preflights/{made}").json()
    assert (seen["state"], seen["code"]) == ("failed", "checkpoint_differs")


def test_a_run_keeps_its_own_report(claim, database_client):
    run = database_client.post("/api/v1/runs", json=DISTILLED).json()["id"]
    assert database_client.get(f"/api/v1/runs/{run}/preflight").json() is None
    report(database_client, claim("training"))
    assert database_client.get(f"/api/v1/runs/{run}/preflight").json()["checks"][0]["name"] == "teacher_map"


def test_unknown_ones_are_not_found(database_client):
    run = database_client.post("/api/v1/runs", json=DISTILLED).json()["id"]
    assert database_client.get(f"/api/v1/preflights/{run}").json()["error"]["code"] == "unknown_preflight"
    assert database_client.get("/api/v1/runs/none/preflight").status_code == 404
    assert database_client.post("/api/v1/preflights/none/cancel").status_code == 404


def test_no_list_and_no_count_knows_a_pre_flight(submit, claim, database_client):
    submit()
    run = database_client.post("/api/v1/runs", json=DISTILLED).json()["id"]
    page = database_client.get("/api/v1/runs").json()
    assert ([row["id"] for row in page["runs"]], page["total"]) == ([run], 1)
    assert page["runs"][0]["queue_position"] == 1
    report(database_client, claim())
    assert 'distillboard_runs{state="succeeded"} 0.0' in database_client.get("/metrics").text
    assert database_client.get("/api/v1/leaderboard").json()["rows"] == []


def test_a_waiting_one_is_cancelled_at_once_and_a_running_one_is_told(submit, claim, database_client):
    waiting = submit().json()["id"]
    assert database_client.post(f"/api/v1/preflights/{waiting}/cancel").json()["state"] == "cancelled"
    running = submit().json()["id"]
    lease = {"Distillboard-Lease": claim()["token"]}
    database_client.post(f"/api/v1/preflights/{running}/cancel")
    answer = database_client.post(f"/api/v1/runs/{running}/heartbeat", headers=lease)
    assert answer.json()["stop_requested"]


def test_old_ones_are_forgotten_with_their_files_and_runs_stay(submit, claim, database_app, database_client):
    context = database_app.state.context
    run = database_client.post("/api/v1/runs", json=DISTILLED).json()["id"]
    report(database_client, claim("training"), WARNED.model_copy(update={"device": "of the run"}))
    old, new = submit().json()["id"], submit().json()["id"]
    for _ in range(2):
        report(database_client, claim(), WARNED.model_copy(update={"device": "of a pre-flight"}))
    with context.database.writing() as session:
        for one in (old, run):
            runs.get(session, one).ended = utc_now() - KEPT - timedelta(minutes=1)
    tidy(context)
    assert database_client.get(f"/api/v1/preflights/{old}").status_code == 404
    assert database_client.get(f"/api/v1/preflights/{new}").json()["report"]["device"] == "of a pre-flight"
    assert database_client.get(f"/api/v1/runs/{run}/preflight").json()["device"] == "of the run"
    with context.database.writing() as session:
        runs.get(session, new).ended = utc_now() - KEPT - timedelta(minutes=1)
    tidy(context)
    files = [path for path in context.settings.artifacts.rglob("*") if path.is_file()]
    assert len(files) == 1
