"""The doctor's report is printed whole, and its verdict is the exit status."""

import pytest
from distillboard_worker import commands, doctor
from distillboard_worker.commands import app
from distillboard_worker.ops.choice import Serving
from distillboard_worker.symptoms import Problem
from typer.testing import CliRunner


def create_report(*problems):
    return doctor.DoctorReport(
        versions={"torch": "2.13.0"},
        devices=[doctor.Device("cuda:0", "a GPU, 139 GiB")],
        operators=[Serving("nms", "cuda", "torchvision")],
        problems=list(problems),
    )


@pytest.mark.parametrize(
    ("problems", "status", "said"),
    [
        ((), 0, "Nothing is wrong"),
        (
            (Problem("The disk is nearly full.", "Free some of it."),),
            0,
            "warning: The disk is nearly full.\n  Free some",
        ),
        ((Problem("There is no torch.", "Install it.", is_error=True),), 1, "error: There is no torch."),
    ],
)
def test_the_doctor_says_what_it_found(monkeypatch, problems, status, said):
    monkeypatch.setattr(doctor, "report", lambda _home: create_report(*problems))
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == status
    for words in ("torch", "2.13.0", "cuda:0", "139 GiB", "nms", "torchvision", said):
        assert words in result.output


def test_worker_trains_unless_a_further_word_follows(monkeypatch):
    monkeypatch.setattr(commands, "main", lambda: 7)
    assert CliRunner().invoke(app, ["worker"]).exit_code == 7
    helped = CliRunner().invoke(app, ["worker", "--help"])
    assert helped.exit_code == 0
    assert {"drain", "undrain", "list", "show", "DISTILLBOARD_QUEUES,"} <= set(helped.output.split())
