"""Each symptom is found, said in a sentence, and comes with a remedy."""

from dataclasses import replace
from pathlib import Path

import pytest
from distillboard_worker.symptoms import GIB, Machine, find_problems

HEALTHY = Machine(
    installed=frozenset({"torch", "onedl-mmdetection", "opencv-python-headless"}), shared_memory=8 * GIB, disk=80 * GIB
)


def test_healthy_machine_has_no_problem() -> None:
    assert find_problems(HEALTHY) == []


@pytest.mark.parametrize(
    ("facts", "said", "remedy", "is_error"),
    [
        ({"installed": HEALTHY.installed | {"opencv-python"}}, "opencv-python is installed", "pip uninstall", False),
        ({"failures": {"cv2": "ImportError: libGL.so.1: cannot open"}}, "OpenCV needs libGL", "headless", True),
        (
            {"failures": {"torch": "OSError: libtorch.so", "mmcv": "ImportError"}},
            "torch does not",
            "run.py setup",
            True,
        ),
        (
            {"failures": {"torch": "ModuleNotFoundError"}, "installed": frozenset()},
            "no training side",
            "[worker]",
            True,
        ),
        (
            {"failures": {"mmcv.ops": "OperatorSettingError: DISTILLBOARD_OPS: 'nsm=compiled' names no operator"}},
            "'nsm=compiled' names no operator",
            "unset DISTILLBOARD_OPS",
            True,
        ),
        ({"torch_cuda": "13.0"}, "finds no driver or GPU", "nvidia-smi", False),
        ({"nvidia_gpu": True}, "build without CUDA", "--torch cuda", False),
        ({"registered": False}, "distillboard_ops.pth", "pip install", True),
        ({"passed_over": {"compiled": "undefined symbol"}}, "built for another torch", "MMCV_WITH_OPS=1", False),
        ({"passed_over": {"torchvision": "libcudart"}}, "torchvision does not load (libcudart)", "--torch", False),
        ({"shared_memory": GIB // 16}, "Shared memory has 0.1 GiB", "--shm-size", False),
        ({"disk": 3 * GIB}, "3.0 GiB free", "DISTILLBOARD_HOME", False),
        ({"disk": GIB // 2}, "0.5 GiB free", "DISTILLBOARD_HOME", True),
        ({"open_files": 256}, "may open 256 files", "ulimit -n", False),
        ({"has_redis": False}, "There is no Redis", "DISTILLBOARD_REDIS_URL", True),
    ],
)
def test_symptom_is_found(facts: dict[str, object], said: str, remedy: str, is_error: bool) -> None:
    (problem,) = find_problems(replace(HEALTHY, **facts))
    assert said in problem.sentence
    assert remedy in problem.remedy
    assert problem.is_error is is_error


def test_errors_come_first() -> None:
    problems = find_problems(replace(HEALTHY, open_files=16, has_redis=False, shared_memory=0))
    assert [problem.is_error for problem in problems] == [True, False, False]


def test_disk_of_a_folder_that_does_not_exist_yet_is_that_of_its_parent(tmp_path: Path) -> None:
    machine = Machine.look(tmp_path / "not/yet", failures={}, passed_over={}, torch=None)
    assert machine.disk > 0
    assert "torch" in machine.installed
