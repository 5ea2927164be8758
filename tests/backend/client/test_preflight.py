"""Pre-flights from a script and on the command line, against answers as the server gives them."""

import json
from datetime import UTC, datetime

import httpx
import pytest
from distillboard.client.cli import context, preflight
from distillboard.client.client import Client
from distillboard.contracts.preflight import (
    Calibrate,
    Calibration,
    PreflightCheck,
    PreflightReport,
    PreflightView,
    TermScale,
)
from distillboard.contracts.states import RunState
from rich.console import Console

REPORT = PreflightReport(
    checks=[
        PreflightCheck(name="data", status="ok", message="Data set 'toys' has 2 classes."),
        PreflightCheck(name="relation_ratio", status="warning", message="It is 3.4 times.", hint="method.lambda 1e-6"),
    ],
    calibration=Calibration(
        target=1.0,
        steps=20,
        keep_ratios=False,
        detection=1.5,
        ratio=3.4,
        terms=[
            TermScale(
                term="relation",
                field="method.lambda",
                raw=100.0,
                weight=5e-6,
                ratio=3.4,
                proposed=1.47e-6,
                proposed_ratio=1.0,
            )
        ],
        patch={"method": {"lambda": 1.47e-6}},
    ),
    device="cpu",
    seconds=2.0,
)


def view(state, **fields):
    return PreflightView(id="p1", state=state, created=datetime(2026, 1, 1, tzinfo=UTC), spec={}, **fields)


@pytest.fixture
def server():
    """Answers with a waiting pre-flight first, then with one that has ended; keeps what it was sent."""
    sent = []

    def answer(request):
        if request.method == "POST":
            sent.append(json.loads(request.content))
            return httpx.Response(201, text=view(RunState.QUEUED).model_dump_json())
        waiting = len(sent) < 3
        sent.append(None)
        state = view(RunState.RUNNING) if waiting else view(RunState.SUCCEEDED, report=REPORT)
        return httpx.Response(200, text=state.model_dump_json())

    http = httpx.Client(base_url="http://api.test", transport=httpx.MockTransport(answer))
    with Client("http://api.test", http=http) as client:
        yield client, sent


def test_a_spec_is_sent_with_what_is_to_be_calibrated(server):
    client, sent = server
    client.preflights.create({"recipe": "quick"}, calibrate=Calibrate(target=0.5))
    assert sent == [{"recipe": "quick", "calibrate": {"target": 0.5, "steps": 20, "keep_ratios": False}}]


def test_waiting_ends_with_the_report(server):
    client, _ = server
    states = []
    made = client.preflights.create({"recipe": "quick"})
    ended = client.preflights.wait(made.id, interval=0, on_update=lambda one: states.append(one.state))
    assert states == [RunState.RUNNING, RunState.RUNNING, RunState.SUCCEEDED]
    assert ended.report == REPORT


def test_patience_has_an_end(server):
    client, _ = server
    with pytest.raises(TimeoutError, match="p1"):
        client.preflights.wait("p1", timeout=0, interval=0)


def test_the_command_prints_checks_hints_and_the_proposal(monkeypatch):
    wide = Console(width=160, record=True, file=None)
    for module in (preflight, context):
        monkeypatch.setattr(module, "console", wide)
    preflight._print(view(RunState.SUCCEEDED, report=REPORT))
    text = wide.export_text()
    assert "relation ratio" in text
    assert "→ method.lambda 1e-6" in text
    assert "--set method.lambda=1.47e-06" in text


def test_the_command_says_why_there_is_no_report(monkeypatch):
    wide = Console(width=160, record=True, file=None)
    monkeypatch.setattr(preflight, "console", wide)
    preflight._print(view(RunState.FAILED, code="trainer_killed", reason="The trainer was killed."))
    assert "failed: The trainer was killed." in wide.export_text()
