"""Two processes that share every batch train what one process trains."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from distillboard_worker.detection.distributed import ranks, use_device
from distillboard_worker.detection.errors import BatchIndivisible, DevicesMissing
from distillboard_worker.reporting import MemoryReporter
from worker.detection import one_rank
from worker.detection.documents import job, spec

TESTS = Path(one_rank.__file__).parents[2]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What a training came to, alone and on two ranks under torchrun, and on these after a resume."""
    folder = tmp_path_factory.mktemp("ranks")
    (folder / "cache").mkdir()
    alone = one_rank.trained(folder / "alone")
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node=2", one_rank.__file__]
    environment = {**os.environ, "PYTHONPATH": str(TESTS), "OMP_NUM_THREADS": "1"}
    done = subprocess.run([*command, str(folder)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    both = [torch.load(folder / f"rank-{rank}.pth", weights_only=True) for rank in range(2)]
    return SimpleNamespace(alone=alone, pair=[one["whole"] for one in both], again=[one["again"] for one in both])


def assert_same(found: dict[str, Any], expected: dict[str, Any], after: int = 0) -> None:
    for step, values in expected["curve"].items():
        if step > after:
            assert found["curve"][step] == {key: pytest.approx(value, rel=1e-5) for key, value in values.items()}, step
    for name, value in expected["weights"].items():
        torch.testing.assert_close(found["weights"][name], value, rtol=1e-5, atol=1e-6)


def test_losses_terms_and_weights_are_those_of_one_process(runs: Any) -> None:
    assert list(runs.alone["curve"]) == [1, 2, 3, 4]
    assert "loss/fgd/P3/relation" in runs.alone["curve"][1]
    for rank in runs.pair:
        assert_same(rank, runs.alone)


def test_every_rank_is_told_the_same_and_only_the_first_keeps_checkpoints(runs: Any) -> None:
    first, second = runs.pair
    assert first["curve"] == second["curve"]
    assert (first["checkpoints"], second["checkpoints"]) == (1, 0)
    assert (first["unused"], runs.alone["unused"]) == (False, None)
    assert first["hooked"] == 0


def test_ranks_go_on_inside_an_epoch(runs: Any) -> None:
    for rank in runs.again:
        assert list(rank["curve"]) == [4]
        assert_same(rank, runs.alone, after=3)


def test_a_batch_that_cannot_be_shared_is_refused(tmp_path: Path) -> None:
    work = job(tmp_path / "odd", tmp_path, spec("none", schedule={"batch_size": 3}), ranks=2)
    with pytest.raises(BatchIndivisible, match=r"set schedule.batch_size to a multiple of 2"):
        use_device(work)


def test_a_slot_with_too_few_gpus_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    work = job(tmp_path / "two", tmp_path, spec("none"), ranks=2)
    with pytest.raises(DevicesMissing, match=r"needs 2 GPUs and this slot has 1; lower resources\.gpus"):
        use_device(work)


def test_one_rank_needs_no_group(tmp_path: Path) -> None:
    with ranks(job(tmp_path / "one", tmp_path, spec("none")), MemoryReporter()):
        assert not torch.distributed.is_initialized()
