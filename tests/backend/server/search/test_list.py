"""The run list over HTTP, on both databases: the filter language, sorting, pages, and what rows carry."""

import pytest
from support.reports import metrics, new_batch
from support.rows import SPEC

NAN = "nan"


def submit(client, **fields):
    answer = client.post("/api/v1/runs", json={**SPEC, **fields})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def external(client, name, **fields):
    return submit_raw(client, {"engine": "external", "name": name, **fields})


def submit_raw(client, body):
    answer = client.post("/api/v1/runs", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def report(client, run, *events):
    answer = client.post(f"/api/v1/runs/{run}/events", json=new_batch(*events))
    assert answer.status_code == 200, answer.text


@pytest.fixture
def client(database_client):
    """Five runs: three trainings that wait, two of own scripts that reported."""
    submit(database_client, name="a", tags=["baseline"], schedule={"lr": 0.01}, notes="Warm LR")
    submit(
        database_client, name="b", schedule={"lr": 0.02, "seed": 3}, teacher={"model": "big"}, method={"name": "fgd"}
    )
    submit(database_client, name="c", tags=["baseline", "two words"], schedule={"lr": 0.005})
    config = {"optimizer": {"lr": 0.1}, "depth": "10", "width": 10, "amp": True, "stages": [1, 2]}
    report(
        database_client,
        external(database_client, "d", config=config),
        metrics(1, **{"val/bbox_mAP": 0.5, "loss/total": 2.0, "val/class/traffic light/AP": 0.25}),
        metrics(2, **{"val/bbox_mAP": 0.3, "loss/total": NAN}),
        {"type": "facts", "values": {"student/parameters": 12, "gpu": "none", "student/verified": True}},
    )
    report(database_client, external(database_client, "e"), metrics(7, **{"val/bbox_mAP": 0.4, "loss/total": 1.0}))
    return database_client


def names(client, **params):
    answer = client.get("/api/v1/runs", params=params)
    assert answer.status_code == 200, answer.text
    page = answer.json()
    assert page["total"] == len(page["runs"])
    return "".join(run["name"] for run in page["runs"])


FILTERS = [
    ("name = a", "a"),
    ("name != a", "edcb"),
    ("not name = a", "edcb"),
    ("name in (a, 'b') or name=e", "eba"),
    ("name not in (a, b)", "edc"),
    ("name >= d", "ed"),
    ("notes ~ 'lr'", "a"),
    ("notes !~ lr", "edcb"),
    ("tag:baseline", "ca"),
    ("tag = 'two words'", "c"),
    ("tags ~ WORDS", "c"),
    ("tag != baseline", "edb"),
    ("tag = null", "edb"),
    ("not (tag = null)", "ca"),
    ("schedule.lr > 0.005 and schedule.lr<=2e-2", "ba"),
    ("spec.schedule.lr = .02", "b"),
    ("schedule.lr != 0.02", "edca"),
    ("schedule.lr = null", "ed"),
    ("schedule.lr in (0.01, null)", "eda"),
    ("method.name = fgd", "b"),
    ("method.temperature < 1", "b"),
    ("student.inherit = false", "cba"),
    ("teacher.model = big or teacher.model = null and engine = external", "edb"),
    ("state in (queued, paused)", "cba"),
    ("engine != mmdet", "ed"),
    ("created > 2026-01-01 and created > now-1h", "edcba"),
    ("created < now-1d", ""),
    ("started = null", "cba"),
    ("project = default", "edcba"),
    ("project:other", ""),
    ("priority >= 0", "edcba"),
    ("val/bbox_mAP.max > 0.45", "d"),
    ("val/bbox_mAP < 0.35", "d"),
    ("val/bbox_mAP.last >= 0.3 and not val/bbox_mAP.max = 0.5", "e"),
    ("val/bbox_mAP.max_step = 1", "d"),
    ("val/bbox_mAP.count = 1", "e"),
    ("val/bbox_mAP.best = 0.5 or loss/total.best < 1.5", "ed"),
    ("val/bbox_mAP = null", "cba"),
    ("`val/class/traffic light/AP`.min <= .25", "d"),
    ("loss/total = nan", "d"),
    ("loss/total < inf", "e"),
    ("loss/total != 1", "dcba"),
    ("facts.student/parameters > 11", "d"),
    ("student/parameters < 13", "d"),
    ("gpu = none", "d"),
    ("student/verified = true", "d"),
    ("config.optimizer.lr = 0.1", "d"),
    ("config.depth = '10'", "d"),
    ("config.depth = 10", ""),
    ("config.width = 10", "d"),
    ("config.width = '10'", ""),
    ("config.width < inf", "d"),
    ("config.amp = true", "d"),
    ("config.stages = '[1,2]'", "d"),
    ("inputs.student_version = 1", "cba"),
    ("progress.step > 0", ""),
    ("NOT name = a AND (name = b OR name = c)", "cb"),
    ("duration >= 0", "ed"),
    ("duration > 3600", ""),
    ("duration = null", "cba"),
    ("queue_position <= 2", "ba"),
    ("queue_position = null", "ed"),
]


def test_filters(client):
    found = [(text, names(client, filter=text)) for text, _ in FILTERS]
    assert found == FILTERS


SORTS = [
    ("name", "abcde"),
    ("-name", "edcba"),
    ("created", "abcde"),
    ("-val/bbox_mAP.max", "decba"),
    ("val/bbox_mAP.max", "edabc"),
    ("loss/total", "eabcd"),
    ("schedule.lr", "cabde"),
    ("-schedule.lr", "baced"),
    ("method.name,-name", "bcaed"),
    ("config.width", "dabce"),
    ("-facts.student/parameters", "decba"),
    ("val/bbox_mAP,-loss/total,-val/bbox_mAP.max", "deabc"),
    ("name,name,-name", "abcde"),
    ("project, -state, name", "deabc"),
    ("-started,name", "edabc"),
    ("student.inherit,-`name`", "cbaed"),
    ("-duration", "decba"),
    ("duration", "edabc"),
    ("queue_position", "abcde"),
    ("-queue_position,name", "cbade"),
]


def test_sorts_with_runs_that_lack_the_field_last(client):
    found = [(order, names(client, sort=order)) for order, _ in SORTS]
    assert found == SORTS


REFUSALS = [
    ({"filter": "method.nam = fgd"}, "query.filter", "at character 1: unknown field 'method.nam'"),
    ({"filter": "name=a and val/bbox_map.max > 1"}, "query.filter", "character 12: unknown field 'val/bbox_map.max'"),
    ({"filter": "schedule.lr > fast"}, "query.filter", "at character 15: schedule.lr is a number, got 'fast'"),
    ({"filter": "schedule.lr ~ 1"}, "query.filter", "schedule.lr is a number: ~ looks into texts only"),
    ({"filter": "created > yesterday"}, "query.filter", "created is a moment, got 'yesterday'"),
    ({"filter": "created > 9999-12-31T23:59:59-23:00"}, "query.filter", "created is a moment"),
    ({"filter": "state = runing"}, "query.filter", "state is never 'runing'"),
    ({"filter": "student.inherit > true"}, "query.filter", "neither is more"),
    ({"filter": "tag < a"}, "query.filter", "tag is compared with"),
    ({"filter": "name < null"}, "query.filter", "name can be = null"),
    ({"filter": "name = "}, "query.filter", "at character 8: the filter ends where a value should stand"),
    ({"filter": "("}, "query.filter", "at character 2: the filter ends where a field or '(' should stand"),
    ({"filter": "a=1 b=2"}, "query.filter", "at character 5: found 'b=2'"),
    ({"filter": " or ".join(["name=a"] * 41)}, "query.filter", "at most 40 comparisons"),
    ({"filter": "not(name=a or " * 25 + "name=a" + ")" * 25}, "query.filter", "at most 20 deep"),
    ({"sort": "schedule.rl"}, "query.sort", "at character 1: unknown field 'schedule.rl'"),
    ({"sort": "name,,"}, "query.sort", "at character 6: expected a field"),
    ({"sort": "name,state,id,created"}, "query.sort", "at most 3 fields"),
    ({"sort": "tag"}, "query.sort", "there is no order by them"),
    ({"sort": "notes"}, "query.sort", "there is no order by it"),
    ({"project": "defalt"}, "query.project", "there is no project 'defalt'"),
]


def test_a_refusal_says_where(client):
    for params, field, said in REFUSALS:
        answer = client.get("/api/v1/runs", params=params)
        assert answer.status_code == 422, params
        (problem,) = answer.json()["error"]["fields"]
        assert problem["field"] == field
        assert said in problem["message"]


GUESSES = [
    ("method.nam = fgd", "method.name"),
    ("val/box_mAP.max > 0", "val/bbox_mAP.max"),
    ("confg.width > 1", "config.width"),
    ("parametrs > 1", "student/parameters"),
    ("state = runing", "running"),
    ("method.name = fdg", "fgd"),
]


def test_the_nearest_known_name_is_offered(client):
    for text, hint in GUESSES:
        (problem,) = client.get("/api/v1/runs", params={"filter": text}).json()["error"]["fields"]
        assert problem["hint"] == f"did you mean '{hint}'?"


def pages(client, limit=2, between=None, **params):
    """The names of every page and the total it tells, read one after the other."""
    seen, cursor = [], None
    while True:
        asked = {"limit": limit, **({"cursor": cursor} if cursor else {}), **params}
        page = client.get("/api/v1/runs", params=asked).json()
        seen.append(("".join(run["name"] for run in page["runs"]), page["total"]))
        cursor = page["next_cursor"]
        if cursor is None:
            return seen
        if between is not None:
            between()


PAGES = [
    ("-created", ["ed", "cb", "a"]),
    ("created", ["ab", "cd", "e"]),
    ("-val/bbox_mAP.max", ["de", "cb", "a"]),
    ("val/bbox_mAP.max,name", ["ed", "ab", "c"]),
    ("config.width", ["da", "bc", "e"]),
    ("-started", ["ed", "cb", "a"]),
    ("project,-priority,-name", ["ed", "cb", "a"]),
    ("-duration", ["de", "cb", "a"]),
    ("duration", ["ed", "ab", "c"]),
    ("queue_position", ["ab", "cd", "e"]),
]


def test_pages_hold_every_run_once(client):
    for order, found in PAGES:
        assert pages(client, sort=order) == [(names, 5) for names in found], order


def test_rows_inserted_meanwhile_shift_no_page(client):
    for order in ("-created", "-name", "-val/bbox_mAP.max", "duration"):
        expected = list(names(client, filter="name in (a, b, c, d, e)", sort=order))
        read = pages(client, limit=1, sort=order, between=lambda: external(client, "new"))
        assert [name for name, _ in read if name in "abcde"] == expected, order


def test_a_cursor_belongs_to_its_list(client):
    cursor = client.get("/api/v1/runs", params={"limit": 2}).json()["next_cursor"]
    for change in ({"sort": "name"}, {"filter": "name != z"}, {"visibility": "all"}):
        answer = client.get("/api/v1/runs", params={"cursor": cursor, **change})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_cursor")


def test_rubbish_is_no_cursor(client):
    for cursor in ("", "x", "W10", "WzEsMiwzXQ", "bnVsbA", "e30", "ü"):
        answer = client.get("/api/v1/runs", params={"cursor": cursor})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_cursor")


def test_rows_carry_the_metrics_and_facts_that_are_asked_for(client):
    asked = {"filter": "name = d", "metrics": ["val/class/traffic light/AP", "unheard"], "facts": ["gpu", "unheard"]}
    (run,) = client.get("/api/v1/runs", params=asked).json()["runs"]
    assert list(run["summary"]) == ["val/class/traffic light/AP"]
    assert run["facts"] == {"gpu": "none"}
    (run,) = client.get("/api/v1/runs", params={"filter": "name = d"}).json()["runs"]
    assert set(run["summary"]) == {"val/bbox_mAP", "loss/total"}
    assert run["facts"] == {}


def row(client, name, **params):
    (found,) = client.get("/api/v1/runs/rows", params={"filter": f"name = {name}", **params}).json()["runs"]
    return found


def test_lean_rows_carry_the_values_that_are_asked_for_and_no_spec(client):
    asked = {
        "fields": ["schedule.lr", "spec.schedule.milestones", "teacher.model", "inputs.dataset_version", "nonsense"]
    }
    found = row(client, "b", **asked)
    assert found["fields"] == {
        "schedule.lr": 0.02,
        "spec.schedule.milestones": [16, 22],
        "teacher.model": "big",
        "inputs.dataset_version": 1,
    }
    assert "spec" not in found
    assert (found["queue_position"], found["duration"]) == (2, None)
    assert row(client, "b")["fields"]["method.name"] == "fgd"
    config = row(client, "d", fields=["config.optimizer.lr", "config.stages", "config.optimizer"], facts=["gpu"])
    assert config["fields"] == {"config.optimizer.lr": 0.1, "config.stages": [1, 2]}
    assert (set(config["summary"]), config["facts"]) == ({"val/bbox_mAP", "loss/total"}, {"gpu": "none"})
    assert config["duration"] >= 0


def test_lean_rows_say_what_whole_rows_say(client):
    asked = {"limit": 2, "sort": "-val/bbox_mAP.max", "visibility": "all"}
    whole = client.get("/api/v1/runs", params=asked).json()
    lean = client.get("/api/v1/runs/rows", params=asked).json()
    assert lean["total"] == whole["total"]
    for run, lean_run in zip(whole["runs"], lean["runs"], strict=True):
        shared = run.keys() & lean_run.keys()
        assert shared > {"id", "state", "summary", "tags", "project", "progress", "waiting_for"}
        assert {name: run[name] for name in shared} == {name: lean_run[name] for name in shared}
    following = {**asked, "cursor": lean["next_cursor"]}
    assert [run["id"] for run in client.get("/api/v1/runs/rows", params=following).json()["runs"]] == [
        run["id"] for run in client.get("/api/v1/runs", params=following).json()["runs"]
    ]


def test_a_lean_row_shortens_what_is_long(client):
    submit(client, name="long", notes="n" * 300)
    external(client, "wordy", config={"note.of": {"a.b": "w" * 3000}})
    assert len(row(client, "long")["notes"]) == 200
    assert len(row(client, "wordy", fields=["config.note.of.a.b"])["fields"]["config.note.of.a.b"]) == 2001


def test_what_databases_refuse_is_refused(client):
    for name in ("filter", "search", "sweep", "tag", "sort", "project", "metrics", "facts", "cursor"):
        assert client.get("/api/v1/runs", params={name: "a\x00"}).status_code == 400, name


def test_fields_tell_what_can_be_named(client):
    page = client.get("/api/v1/runs/fields").json()
    known = {field["name"]: field for field in page["fields"]}
    assert known["state"]["choices"][:2] == ["queued", "running"]
    assert (known["schedule.lr"]["kind"], known["schedule.lr"]["type"]) == ("spec", "number")
    assert known["schedule.lr"]["description"] == "Peak learning rate, after warm-up."
    assert known["`val/class/traffic light/AP`"]["kind"] == "metric"
    assert known["facts.student/parameters"]["kind"] == "fact"
    assert known["config.optimizer.lr"]["type"] == "any"
    assert not page["more"]


def test_every_field_that_is_told_is_taken(client):
    for field in client.get("/api/v1/runs/fields").json()["fields"]:
        answer = client.get("/api/v1/runs", params={"filter": f"{field['name']} = null"})
        assert answer.status_code == 200, answer.text


def test_fields_are_bounded_and_searched(client):
    page = client.get("/api/v1/runs/fields", params={"limit": 3}).json()
    assert (len(page["fields"]), page["more"]) == (3, True)
    page = client.get("/api/v1/runs/fields", params={"search": "BBOX_map"}).json()
    assert [field["name"] for field in page["fields"]] == ["evaluation.keep.metric", "val/bbox_mAP"][
        -len(page["fields"]) :
    ]


VALUES = {
    "method.name": [("none", 2), ("fgd", 1)],
    "tag": [("baseline", 2), ("two words", 1)],
    "state": [("queued", 3), ("running", 2)],
    "project": [("default", 5)],
    "config.depth": [("10", 1)],
}


def test_values_are_listed_by_how_many_have_them(client):
    for field, values in VALUES.items():
        found = client.get("/api/v1/runs/values", params={"field": field}).json()
        assert [(one["value"], one["runs"]) for one in found] == values


def test_only_known_texts_are_listed(client):
    for field in ("schedule.lr", "created", "nonsense", "val/bbox_mAP"):
        assert client.get("/api/v1/runs/values", params={"field": field}).status_code == 422


def test_a_preflight_is_in_no_list(client):
    client.post("/api/v1/preflights", json=SPEC)
    assert names(client) == "edcba"
