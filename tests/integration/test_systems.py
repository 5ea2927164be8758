"""The small recipes of every detector of the paper, control and FGD, through the whole service: hours of one core."""

import math

import pytest
from distillboard.contracts.states import RunState

pytestmark = [pytest.mark.integration, pytest.mark.slow, pytest.mark.timeout(7200)]

SYSTEMS = ["faster-rcnn", "mask-rcnn", "solo", "fcos", "gfl", "reppoints", "yolox"]
MASKS = {"mask-rcnn", "solo"}
PATIENCE = 3600


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_small_system_is_trained_beside_its_control(client, system):
    runs = [client.runs.create({"recipe": f"{system}-{method}"}).id for method in ("control", "fgd")]
    ended = [client.runs.wait(run, timeout=PATIENCE, interval=1) for run in runs]
    assert [run.state for run in ended] == [RunState.SUCCEEDED] * 2, [run.reason for run in ended]
    (control,) = [row for row in client.leaderboard().rows if row.runs == runs[:1]]
    (distilled,) = [row for row in client.leaderboard().rows if row.runs == runs[1:]]
    assert control.task == distilled.task
    assert distilled.control_runs == runs[:1]
    assert math.isfinite(distilled.delta.mean)
    assert control.metrics["bbox_mAP"].mean > 0.1
    assert distilled.teacher_map > control.metrics["bbox_mAP"].mean
    assert (distilled.mask_delta is not None) is (system in MASKS)
    assert ("segm_mAP" in control.metrics) is (system in MASKS)
