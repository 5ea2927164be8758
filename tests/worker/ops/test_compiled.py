"""Our operators against numbers that MMCV's compiled extension gave (`make_fixture.py`)."""

from pathlib import Path

import numpy as np
import pytest
import torch
from worker.ops.make_fixture import CASES, FIXTURE


@pytest.fixture(scope="module")
def compiled() -> dict[str, torch.Tensor]:
    with np.load(FIXTURE) as file:
        return {name: torch.from_numpy(file[name]) for name in file.files}


def part(arrays: dict[str, torch.Tensor], prefix: str) -> dict[str, torch.Tensor]:
    return {Path(name).name: array for name, array in arrays.items() if name.startswith(prefix)}


def assert_near(ours: torch.Tensor, expected: torch.Tensor, relative: float) -> None:
    """Differences are measured against the largest value, as gradients of a sum cancel.

    Compiled Gaussian soft NMS makes NaN of two equal boxes without area; so do we.
    """
    scale = max(1.0, float(expected.nan_to_num().abs().max())) if expected.numel() else 1.0
    torch.testing.assert_close(ours, expected, rtol=0, atol=relative * scale, equal_nan=True)


@pytest.mark.parametrize("name", CASES)
def test_equals_compiled(name: str, compiled: dict[str, torch.Tensor]) -> None:
    case, expected = CASES[name], part(compiled, f"{name}/out/")
    ours = case.run(part(compiled, f"{name}/in/"), **case.how)
    assert ours.keys() == expected.keys()
    for key, wanted in expected.items():
        if key == "keep":
            assert ours[key].tolist() == wanted.tolist()
        else:
            assert_near(ours[key], wanted, 1e-4 if key.startswith("grad") else 1e-5)
