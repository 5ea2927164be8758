"""Lighthouse, from npm at a pinned version, against the tests' Chromium."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from stage import Stage, now
from support.browsers import FLAGS
from verdict import Figures

LIGHTHOUSE = "lighthouse@12.8.2"
ROUNDS = 3
_CATEGORIES = ("performance", "accessibility")
_POINTS = 500


def measure(stage: Stage) -> Figures:
    """Median scores of Runs and of a run with curves; what keeps a score below 1 is printed."""
    run = stage.new_run("audited")
    values = {step: {"loss/total": 1 / step, "val/bbox_mAP": step / _POINTS} for step in range(1, _POINTS)}
    stage.report(run, values, now() - _POINTS)
    addresses = {"Runs": stage.url, "Run": f"{stage.url}/runs/{run}"}
    return {f"Lighthouse, {name}": _scores(stage, address) for name, address in addresses.items()}


def _scores(stage: Stage, address: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        reports = [_report(stage.chromium, address, Path(folder) / "report.json") for _ in range(ROUNDS)]
    print(*_findings(reports[0]), sep="\n")  # noqa: T201
    return {name: median(report["categories"][name]["score"] * 100 for report in reports) for name in _CATEGORIES}


def _report(chromium: str, address: str, file: Path) -> dict:
    command = ["npx", "--yes", LIGHTHOUSE, address, "--preset=desktop", "--quiet", "--output=json"]
    command += [f"--output-path={file}", f"--chrome-flags={' '.join(FLAGS)}"]
    command += [f"--only-categories={','.join(_CATEGORIES)}"]
    subprocess.run(command, check=True, cwd=file.parent, env=_environment(chromium))
    return json.loads(file.read_text())


def _environment(chromium: str) -> dict[str, str]:
    """With the Node that set-up may have put beside this Python."""
    path = os.pathsep.join([os.environ["PATH"], str(Path(sys.executable).parent)])
    return {**os.environ, "CHROME_PATH": chromium, "PATH": path}


def _findings(report: dict) -> list[str]:
    """Audits that count and are not perfect, with what was measured."""
    counted = {ref["id"] for name in _CATEGORIES for ref in report["categories"][name]["auditRefs"] if ref["weight"]}
    audits = [report["audits"][name] for name in sorted(counted)]
    imperfect = [audit for audit in audits if audit["score"] is not None and audit["score"] < 1]
    return [f"  {audit['id']}: {audit['score']} {audit.get('displayValue', '')}" for audit in imperfect]
