"""AP per class over HTTP, beside that of the matched control and the teacher, on both databases."""

import pytest
from distillboard.contracts.catalogue import CheckReport, Weights
from distillboard.contracts.leases import LEASE_HEADER
from distillboard.server.catalogue import service as catalogue
from support.reports import metrics, new_batch
from support.rows import SPEC, model_document

DISTILLED = {"teacher": {"model": "big"}, "method": {"name": "fgd"}}
CLAIM = {"worker": "w", "slot": 0, "device": {"kind": "cpu"}}


def finish(client, classes, facts=None, **spec):
    """A run that was evaluated twice and succeeded; ``classes`` are those of its last evaluation."""
    run = client.post("/api/v1/runs", json={**SPEC, **spec}).json()["id"]
    claim = client.post("/api/v1/queues/default/claims", json=CLAIM).json()
    assert claim["run"] == run
    last = {f"val/class/{name}/AP": value for name, value in classes.items()}
    said = [metrics(10, 1, **dict.fromkeys(last, 0.01)), metrics(20, 2, **last)]
    if facts is not None:
        said.append({"type": "facts", "values": facts})
    body = new_batch(*said, {"type": "state", "state": "succeeded"})
    answer = client.post(f"/api/v1/runs/{run}/events", json=body, headers={LEASE_HEADER: claim["token"]})
    assert answer.status_code == 200, answer.text
    return run


def table(client, run, **params):
    answer = client.get(f"/api/v1/runs/{run}/classes", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def register_teacher(database_app):
    def register(**results):
        teacher = model_document("big", weights=Weights(package="big.pth"), results={"toys": results})
        with database_app.state.context.database.writing() as session:
            catalogue.keep(session, "model", teacher, CheckReport(checked_by="test"))

    return register


@pytest.fixture
def client(database_client, register_teacher):
    """The teacher's record on the data set says how it does by class."""
    register_teacher(**{"bbox_mAP": 0.6, "class/disk/AP": 0.9, "class/star/AP": 0.3})
    return database_client


def test_a_class_stands_beside_control_and_teacher(client):
    other_seed = finish(client, {"disk": 0.0, "star": 0.0}, schedule={"seed": 7})
    controls = [finish(client, {"disk": 0.4, "star": 0.2}), finish(client, {"disk": 0.6, "star": 0.2})]
    run = finish(client, {"disk": 0.7, "star": 0.1}, **DISTILLED)
    found = table(client, run)
    assert (found["run"], found["step"], found["teacher"], found["total"]) == (run, 20, "big", 2)
    assert sorted(found["control_runs"]) == sorted(controls)
    assert other_seed not in found["control_runs"]
    disk, star = found["rows"]
    assert (disk["name"], disk["ap"], disk["control"], disk["teacher"]) == ("disk", 0.7, 0.5, 0.9)
    assert (disk["delta_control"], disk["delta_teacher"]) == (pytest.approx(0.2), pytest.approx(-0.2))
    assert (star["delta_control"], star["delta_teacher"]) == (pytest.approx(-0.1), pytest.approx(-0.2))


SORTS = [
    ("name", "abcd"),
    ("-name", "dcba"),
    ("ap", "cabd"),
    ("-ap", "bacd"),
    ("delta_control", "bcad"),
    ("-delta_control", "acbd"),
    ("delta_teacher", "bcad"),
    ("-delta_teacher", "acbd"),
]


def test_rows_are_sorted_and_bounded_with_unknown_ones_last(client, register_teacher):
    measured = {"teacher/classes": {"a": 0.3, "b": 0.9, "c": 0.2}}
    finish(client, {"a": 0.2, "b": 0.6, "c": 0.1, "d": "nan"})
    register_teacher(bbox_mAP=0.6)
    run = finish(client, {"a": 0.3, "b": 0.5, "c": 0.1, "d": "nan"}, measured, **DISTILLED)
    found = [(sort, "".join(row["name"] for row in table(client, run, sort=sort)["rows"])) for sort, _ in SORTS]
    assert found == SORTS
    (first,) = table(client, run, sort="-ap", limit=1)["rows"]
    assert (first["name"], first["teacher"]) == ("b", 0.9)
    last = table(client, run, sort="ap")["rows"][-1]
    assert last == {
        "name": "d", "ap": "nan", "control": "nan", "delta_control": None, "teacher": None, "delta_teacher": None,
    }  # fmt: skip
    assert table(client, run, limit=1)["total"] == 4
    assert client.get(f"/api/v1/runs/{run}/classes", params={"sort": "best"}).status_code == 422
    assert client.get(f"/api/v1/runs/{run}/classes", params={"limit": 5001}).status_code == 422


def test_what_is_not_known_is_null(client):
    waiting = client.post("/api/v1/runs", json=SPEC).json()["id"]
    assert table(client, waiting)["rows"] == []
    assert (table(client, waiting)["step"], table(client, waiting)["control_runs"]) == (None, [])
    own = client.post("/api/v1/runs", json={"engine": "external"}).json()["id"]
    client.post(f"/api/v1/runs/{own}/events", json=new_batch(metrics(1, **{"val/class/disk/AP": 0.5})))
    (row,) = table(client, own)["rows"]
    assert (row["ap"], row["control"], row["teacher"], row["delta_control"]) == (0.5, None, None, None)
    assert client.get("/api/v1/runs/nothing/classes").status_code == 404
