"""The results page: what the committed file renders to, and what it says of runs that are not there."""

import json

import pytest
from benchmarks import results_file
from benchmarks.results import PAGE, RAW
from benchmarks.results_plan import LONG, PEERS, SYSTEMS, Row, changes, rows
from benchmarks.results_table import render


def create_run(method="none", mAP=0.5, seconds=100.0, **more):
    spec = {
        "method": {"name": method, "mask_scale": "batch", "alpha": 5e-05},
        "student": {"inherit": False},
        "schedule": {"epochs": 8},
    }
    return {
        "code": "abc", "spec": spec, "inputs": {"teacher": "t", "teacher_version": 1},
        "metrics": {"bbox_mAP": mAP, "bbox_mAP_50": 0.7, **more}, "facts": {"device/kind": "cpu"},
        "losses_at_start": {"loss/det/cls": 1.0, "loss/det/bbox": 1.0, "loss/fgd/P3/total": 3.0, "loss/total": 5.0},
        "training_seconds": seconds, "wall_seconds": 3600,
    }  # fmt: skip


def create_raw(runs):
    return results_file.read(RAW.with_name("none.json")) | {
        "runs": runs,
        "teachers": {"t@1": {"metrics": {"bbox_mAP": 0.8, "segm_mAP": 0.7}, "parameters": 1}},
    }


def line(page, start):
    return next(line for line in page.splitlines() if line.startswith(f"| {start} |"))


def test_the_page_is_what_the_file_renders_to():
    assert PAGE.read_text() == render(results_file.read(RAW)), "python tests/benchmarks/results.py --render"


def test_every_system_and_peer_is_planned_and_its_runs_are_told_apart():
    planned = rows()
    assert {row.system for row in planned} == set(SYSTEMS)
    assert {row.method for row in planned if row.system == "retinanet"} == {"control", "fgd", *PEERS, LONG}
    assert len({row.name for row in planned}) == len(planned)
    assert sum(row.system in ("retinanet", "faster-rcnn") and row.method == "fgd" for row in planned) == 6
    assert Row("retinanet", LONG, 0).recipe == "shapes-control"
    assert Row("solo", "fgd", 0).recipe == "solo-fgd"


def test_the_long_control_takes_as_many_epochs_as_fgd_has_time_for():
    row = Row("retinanet", LONG, 0)
    runs = {"retinanet/control/0": create_run(seconds=100), "retinanet/control/1": create_run(seconds=200)}
    assert changes(row, runs) is None
    runs["retinanet/fgd/0"] = create_run("fgd", seconds=300)
    assert changes(row, runs)["schedule"] == {"seed": 0, "epochs": 16}


def test_nothing_is_invented():
    page = render(create_raw({}))
    assert "not yet run" in line(page, "RetinaNet")
    assert page.lower().count("not yet run") == 2 * len(SYSTEMS) + 2 + len(PEERS) + 1


def test_gains_are_seed_by_seed_and_gaps_that_have_no_pair_are_named():
    runs = {
        "retinanet/control/0": create_run(mAP=0.4), "retinanet/fgd/0": create_run("fgd", 0.6),
        "retinanet/control/1": create_run(mAP=0.5), "retinanet/fgd/1": create_run("fgd", 0.5),
        "retinanet/fgd/2": create_run("fgd", 0.7),
    }  # fmt: skip
    page = render(create_raw(runs))
    cells = [cell.strip() for cell in line(page, "RetinaNet").split("|")[1:-1]]
    assert cells == [
        "RetinaNet", "box", "80.0", "45.0 ± 7.1", "60.0 ± 10.0", "+10.0 ± 14.1", "25.0 ± 35.4 %", "2", "batch", "no",
    ]  # fmt: skip
    assert "Not yet run: RetinaNet: control seed 2." in page
    assert "| FGD | alpha 5e-05 | 60.0 | +20.0 | 50.0 % | 70.0 |  |  |  | 1.5 | 1.00 |" in page


def test_masks_have_a_line_of_their_own():
    runs = {
        "mask-rcnn/control/0": create_run(segm_mAP=0.3),
        "mask-rcnn/fgd/0": create_run("fgd", 0.6, segm_mAP=0.4),
    }
    lines = [line for line in render(create_raw(runs)).splitlines() if line.startswith("| Mask R-CNN |")]
    assert [text.split("|")[2].strip() for text in lines] == ["box", "mask"]
    assert "+10.0" in lines[1]


@pytest.mark.parametrize("twice", [False, True])
def test_the_file_is_written_whole(tmp_path, twice):
    path = tmp_path / "a" / "results.json"
    for value in (1, 2)[: 1 + twice]:
        results_file.write(path, {"runs": {"x": value}})
    assert json.loads(path.read_text()) == {"runs": {"x": 2 if twice else 1}}
    assert list(path.parent.iterdir()) == [path]
