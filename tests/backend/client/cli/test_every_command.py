"""What holds for every command: help, JSON for programs, exit statuses, sentences instead of tracebacks."""

import json
import subprocess
import sys

import pytest
import typer
from distillboard.client.cli.app import load
from typer.testing import CliRunner

PROGRAMS = {"up", "demo", "server", "doctor", "migrate"}
"""Commands that run until they are stopped, or are the stack's: they have no answer."""


def walk(command, *words):
    """Every command that does something, with the words that call it."""
    if hasattr(command, "commands"):
        for name, further in command.commands.items():
            yield from walk(further, *words, name)
    else:
        yield words, command


APP = load()
COMMANDS = [(words, command) for words, command in walk(typer.main.get_command(APP)) if words[0] not in PROGRAMS]


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[" ".join(words) for words, _ in COMMANDS])
def test_it_has_help_and_json(words, command):
    answer = CliRunner().invoke(APP, [*words, "--help"])
    assert answer.exit_code == 0
    assert "Usage:" in answer.output
    assert command.help
    assert any("--json" in parameter.opts for parameter in command.params), "no --json"
    assert all(parameter.help for parameter in command.params if hasattr(parameter, "help")), "an option without help"


def call(*words, json_answer=True):
    command = [sys.executable, "-m", "distillboard.client.cli", *words]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return (
        answer.returncode,
        json.loads(answer.stdout) if json_answer and answer.stdout else answer.stdout,
        answer.stderr,
    )


def test_lists_are_lists_of_documents(client):
    client.runs.reporter(name="listed").end()
    status, found, _ = call("run", "list", "--json")
    assert status == 0
    assert "listed" in [run["name"] for run in found]


def test_a_pipe_gets_whole_names_a_row_on_a_line(client):
    status, text, _ = call("model", "zoo", "retinanet", "nasfpn", json_answer=False)
    assert status == 0
    assert text.splitlines()[1].split()[0] == "retinanet_r50_nasfpn_crop640-50e_coco"


def test_a_script_reads_and_follows(client):
    with client.runs.reporter(name="told") as run:
        run.log({"loss": 0.5}, step=1)
        run.say("first")
    status, text, _ = call("run", "logs", run.id, "--follow", "--json", json_answer=False)
    assert (status, [json.loads(line)["message"] for line in text.splitlines()]) == (0, ["first"])
    status, text, _ = call("run", "watch", run.id, "--json", json_answer=False)
    assert (status, json.loads(text)["state"]) == (0, "succeeded")
    assert call("run", "send", "--json")[:2] == (0, {"folders": []})


def test_a_log_is_searched(client):
    with client.runs.reporter(name="searched") as run:
        for text, level in (("Loading", "info"), ("loss is NaN", "warning"), ("Going on", "info")):
            run.say(text, level=level)

    def found(*options):
        return [line["message"] for line in call("run", "logs", run.id, *options, "--json")[1]["lines"]]

    assert found("--search", "LO") == ["Loading", "loss is NaN"]
    assert found("--level", "warning") == ["loss is NaN"]
    moment = client.runs.logs(run.id).lines[0].time
    assert found("--at", str(moment)) == ["Loading", "loss is NaN", "Going on"]
    status, text, _ = call("run", "logs", run.id, "--follow", "--search", "going", json_answer=False)
    assert (status, text) == (0, "info    Going on\n")
    assert call("run", "logs", run.id, "--at", "0", "--follow", json_answer=False)[0] == 2


def test_a_random_sweep_is_drawn_as_rest_draws_it(client):
    options = ["--range", "schedule.lr=1e-4..1e-2:log", "--grid", "schedule.seed=0,1,2", "--count", "4", "--seed", "7"]
    status, sweep, errors = call("sweep", "create", "tiny-control", *options, "--json")
    assert (status, errors) == (0, "")
    grid, stretch = {"schedule.seed": [0, 1, 2]}, {"schedule.lr": {"low": 1e-4, "high": 1e-2, "log": True}}
    same = client.sweeps.create(
        {"recipe": "tiny-control"}, grid, stretches=stretch, draw={"count": 4, "seed": 7}, name="the same by REST"
    )
    drawn = [[run.spec.schedule.lr, run.spec.schedule.seed] for run in same.runs]
    assert [[run["spec"]["schedule"][name] for name in ("lr", "seed")] for run in sweep["runs"]] == drawn
    assert call("queue", "estimate", "tiny-control", *options, "--json")[1]["runs"] == 4
    assert call("sweep", "create", "tiny-control", "--range", "schedule.lr=1..2", json_answer=False)[0] == 2
    for one in (sweep["id"], same.id):
        client.sweeps.cancel(one)


def test_exit_statuses_and_errors_for_programs(client, monkeypatch):
    status, _, errors = call("run", "show", "nosuchrun", "--json")
    assert (status, json.loads(errors)["error"]["code"]) == (1, "unknown_run")
    assert call("run", "show", "nosuchrun")[2] == "distillboard: there is no run 'nosuchrun'\n"
    assert call("run", "export", "x", "--to", "curves.txt", json_answer=False)[0] == 2
    monkeypatch.setenv("DISTILLBOARD_URL", "http://127.0.0.1:9")
    status, _, errors = call("run", "list", "--json")
    assert (status, json.loads(errors)["error"]["code"]) == (3, "unreachable")
