"""The small recipes of every detector of the paper, control and FGD, through the whole service.

Each trains for one short epoch here; docs/results.md holds what they reach at their full length.
"""

import math

import pytest
from distillboard.contracts.states import RunState

pytestmark = [pytest.mark.integration, pytest.mark.slow, pytest.mark.timeout(900)]

SYSTEMS = ["shapes", "faster-rcnn", "mask-rcnn", "solo", "fcos", "gfl", "reppoints", "yolox"]
MASKS = {"mask-rcnn", "solo"}
SHORT = {"dataset": "shapes-tiny", "schedule": {"epochs": 1}}
PATIENCE = 400


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_small_system_is_trained_beside_its_control(client, system):
    runs = [client.runs.create({"recipe": f"{system}-{method}", **SHORT}).id for method in ("control", "fgd")]
    ended = [client.runs.wait(run, timeout=PATIENCE, interval=0.5) for run in runs]
    assert [run.state for run in ended] == [RunState.SUCCEEDED] * 2, [run.reason for run in ended]
    (control,) = [row for row in client.leaderboard().rows if row.runs == runs[:1]]
    (distilled,) = [row for row in client.leaderboard().rows if row.runs == runs[1:]]
    assert control.task == distilled.task
    assert distilled.control_runs == runs[:1]
    assert math.isfinite(distilled.delta.mean)
    assert (distilled.mask_delta is not None) is (system in MASKS)
    assert ("segm_mAP" in control.metrics) is (system in MASKS)
    names = {artifact.name for artifact in client.runs.artifacts(runs[1])}
    assert "student.pth" in names
    assert all(run.facts["student/verified"] for run in ended)
