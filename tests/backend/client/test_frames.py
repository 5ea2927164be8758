"""Curves as data frames and files."""

import json
import math
import sys
import types

import pytest
from distillboard.client.cli.app import load
from distillboard.client.errors import DistillboardError
from typer.testing import CliRunner


@pytest.fixture
def run(client):
    with client.runs.reporter() as run:
        for step in (1, 2):
            run.log({"loss": 1.0 / step, "odd": math.nan}, step=step, epoch=step / 2)
    return run.id


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_has_every_point(client, run, monkeypatch, library):
    stand_in = types.ModuleType(library)
    stand_in.DataFrame = dict
    monkeypatch.setitem(sys.modules, library, stand_in)
    frame = client.runs.frame(run, ["loss"], library=library)
    assert {name: frame[name] for name in ("run", "key", "step", "epoch", "value")} == {
        "run": [run, run],
        "key": ["loss", "loss"],
        "step": [1, 2],
        "epoch": [0.5, 1.0],
        "value": [1.0, 0.5],
    }
    odd = client.runs.frame([run], ["odd"], library=library)
    assert all(math.isnan(value) for value in odd["value"])


def test_a_library_that_is_missing_is_named(client, run, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(DistillboardError, match="pip install polars"):
        client.runs.frame(run, library="polars")
    with pytest.raises(DistillboardError, match="not of 'excel'"):
        client.runs.frame(run, library="excel")


def test_an_export_may_be_wide(client, run, tmp_path):
    file = client.runs.export(run, tmp_path / "a" / "curves.csv", form="wide")
    head = file.read_text().splitlines()[0].split(",")
    assert {"step", "loss", "odd"} <= set(head)


def test_the_command_line_writes_the_same(client, run, tmp_path):
    target = str(tmp_path / "curves.csv")
    answer = CliRunner().invoke(load(), ["run", "export", run, "--to", target, "--key", "loss", "--json"])
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["file"] == target
    head, *lines = (tmp_path / "curves.csv").read_text().splitlines()
    assert [dict(zip(head.split(","), line.split(","), strict=True))["value"] for line in lines] == ["1.0", "0.5"]
