"""The report about this very environment, and about one that is broken."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from distillboard_worker import doctor
from distillboard_worker.ops.choice import ENTRIES


def test_report_of_this_environment(tmp_path: Path) -> None:
    found = doctor.report(tmp_path)
    assert found.versions["torch"] == torch.__version__
    assert found.versions["mmdet"] == "3.5.1"
    assert found.devices[-1].name == "cpu"
    assert {row.operator for row in found.operators if row.device == "cpu"} == set(ENTRIES)
    assert ("cuda" in {row.device for row in found.operators}) == torch.cuda.is_available()


def test_what_does_not_import_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "IMPORTED", ("torch", "no_such_package_anywhere", "mmcv.ops"))
    found = doctor.report(tmp_path)
    assert not found.healthy
    assert "no_such_package_anywhere does not import" in found.problems[0].sentence


def test_wrong_setting_is_reported_and_not_raised(tmp_path: Path) -> None:
    code = "from distillboard_worker.doctor import report; print(report().problems[0].sentence)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"DISTILLBOARD_OPS": "nms=fastest"},
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    assert "'nms=fastest' names no provider" in done.stdout


def test_torchvision_that_does_not_load_is_reported(tmp_path: Path) -> None:
    (tmp_path / "torchvision.py").write_text("raise RuntimeError('operator torchvision::nms does not exist')")
    code = "from distillboard_worker.doctor import report; print(report().problems[0].sentence)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=240, check=True
    )
    assert "torchvision does not load (RuntimeError: operator torchvision::nms does not exist)" in done.stdout


def test_version_of_what_is_not_installed() -> None:
    assert doctor._version("no-such-distribution") == "not installed"
