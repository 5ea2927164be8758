"""Keeping runs in order from a script and from the command line, against a real API."""

import json
import subprocess
import sys

import pytest
from distillboard.client.errors import Conflict, Invalid


def finished(client, name, **config):
    run = client.runs.create({"engine": "external", "name": name, "config": config})
    client.runs.report(
        run.id, [{"type": "metrics", "step": 1, "time": 1.7e9, "values": {"val/bbox_mAP": config["lr"]}}]
    )
    client.runs.report(run.id, [{"type": "state", "time": 1.7e9, "state": "succeeded"}])
    return run.id


def call(*words):
    command = [sys.executable, "-m", "distillboard.client.cli", *words]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.returncode, answer.stdout, answer.stderr


@pytest.fixture
def project(client):
    """A project of this test's own, as the API is shared."""
    return client.projects.create(f"project {len(client.projects.list())}").name


@pytest.fixture
def pair(client, project):
    """Two finished runs in a project of their own: ``low`` and ``high``."""
    runs = [finished(client, name, lr=lr, depth=50) for name, lr in (("low", 0.1), ("high", 0.2))]
    for run in runs:
        client.runs.edit(run, project=project)
    return runs


def test_a_list_is_filtered_and_sorted(client, project, pair):
    found = client.runs.list(project=project, filter="config.lr > 0", sort="val/bbox_mAP.max", metrics=["val/bbox_mAP"])
    assert [(run.name, run.summary["val/bbox_mAP"].max) for run in found] == [("low", 0.1), ("high", 0.2)]
    with pytest.raises(Invalid, match="did you mean 'config"):
        list(client.runs.list(filter="config.lrr > 0"))


def test_labels_are_edited(client, pair):
    run = client.runs.edit(pair[0], tags=["b", "a"], notes="look at this", name="new")
    assert (run.name, run.tags, run.notes, run.spec.name) == ("new", ["a", "b"], "look at this", "low")
    assert client.runs.edit(pair[0], tags=[]).tags == []


def test_differences_are_shown(client, pair):
    found = client.runs.diff(*pair)
    assert [(field.path, field.values) for field in found.fields] == [("config.lr", [0.1, 0.2])]
    assert [row.summaries[1].last for row in found.metrics if row.key == "val/bbox_mAP"] == [0.2]


def test_runs_are_archived_deleted_and_restored(client, project, pair):
    low, high = pair
    client.runs.archive(low)
    assert [run.id for run in client.runs.list(project=project)] == [high]
    with pytest.raises(Invalid, match="confirmed"):
        client.runs.delete(high, confirm="low")
    assert client.runs.delete(high, confirm="high").deleted is not None
    assert [run.id for run in client.runs.list(project=project, visibility="deleted")] == [high]
    assert client.runs.restore(high).deleted is None
    running = client.runs.create({"engine": "external"})
    with pytest.raises(Conflict, match="cancel it first"):
        client.runs.delete(running.id, confirm=running.id)
    answer = client.runs.bulk("delete", [low, running.id])
    assert [outcome.problem and outcome.problem.code for outcome in answer.outcomes] == [None, "run_not_ended"]


def test_projects_are_made_renamed_and_archived(client, project, pair):
    changed = client.projects.edit(project, description="two runs")
    assert (changed.runs, changed.active, changed.description) == (2, 0, "two runs")
    assert client.projects.edit(changed.id, archived=True).archived is not None


def test_the_command_line_does_the_same(client, project, pair):
    low, high = pair
    status, text, _ = call("run", "list", "--project", project, "--sort", "-config.lr", "--json")
    assert (status, [run["id"] for run in json.loads(text)]) == (0, [high, low])
    status, text, _ = call("run", "list", "--filter", f"project = '{project}' and config.lr < 0.15", "--json")
    assert (status, [run["id"] for run in json.loads(text)]) == (0, [low])
    status, text, _ = call("run", "edit", low, "--tag", "night", "--notes", "new")
    assert (status, text.split()) == (0, [low, "low", "in", *project.split(), "#night"])
    status, text, _ = call("run", "diff", low, high)
    assert status == 0
    assert "config.lr" in text
    assert call("run", "archive", low) == (0, f"{low}  archive: done\n", "")
    assert call("run", "delete", low, high, "--yes")[0] == 0
    assert call("run", "list", "--project", project, "--json")[1].strip() == "[]"
    status, text, _ = call("run", "restore", low, "nothing")
    assert (status, "there is no run 'nothing'" in text) == (1, True)
    status, text, _ = call("project", "list", "--json")
    assert project in [one["name"] for one in json.loads(text)]
    status, _, said = call("run", "list", "--filter", "nme = x")
    assert (status, "did you mean 'name'?" in said) == (1, True)
