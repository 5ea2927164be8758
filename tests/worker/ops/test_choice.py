"""The table of providers, and what may be said against it."""

import pytest
from distillboard_worker.ops.choice import (
    COMPILED,
    ENTRIES,
    OURS,
    PREFERENCE,
    TORCHVISION,
    OperatorSettingError,
    choose,
)


def chosen(*available: str, setting: str = "") -> dict[tuple[str, str], str]:
    return {(row.operator, row.device): row.provider for row in choose(available, setting)}


def test_every_operator_is_served_by_ours_alone() -> None:
    table = chosen(OURS)
    assert {operator for operator, _ in table} == set(ENTRIES)
    assert set(table.values()) == {OURS}


def test_compiled_serves_cuda_and_ours_the_cpu() -> None:
    table = chosen(OURS, COMPILED, TORCHVISION)
    assert table["deform_conv", "cuda"] == COMPILED
    assert table["deform_conv", "cpu"] == OURS
    assert table["roi_align_max", "cpu"] == COMPILED


def test_torchvision_serves_cuda_where_nothing_is_compiled() -> None:
    table = chosen(OURS, TORCHVISION)
    assert table["nms", "cuda"] == TORCHVISION
    assert table["roi_align_max", "cuda"] == OURS
    assert table["sigmoid_focal_loss", "cuda"] == OURS


def test_setting_overrides_all_one_or_one_device() -> None:
    available = (OURS, COMPILED, TORCHVISION)
    assert chosen(*available, setting="compiled")["nms", "cpu"] == COMPILED
    assert chosen(*available, setting="compiled")["sigmoid_focal_loss", "cpu"] == OURS
    table = chosen(*available, setting="distillboard, nms=compiled, roi_align@cuda=torchvision")
    assert table["nms", "cpu"] == table["nms", "cuda"] == COMPILED
    assert (table["roi_align", "cpu"], table["roi_align", "cuda"]) == (OURS, TORCHVISION)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("nms=fastest", "'nms=fastest' names no provider; there are compiled, torchvision, distillboard"),
        ("nsm=compiled", "names no operator; there are nms, soft_nms"),
        ("nms@tpu=compiled", "names no device; there are cpu, cuda"),
        ("nms=compiled", "asks for compiled, which does not load here"),
        ("soft_nms=torchvision", "torchvision has no soft_nms"),
    ],
)
def test_setting_that_cannot_be_followed_says_why(setting: str, said: str) -> None:
    with pytest.raises(OperatorSettingError, match=f"DISTILLBOARD_OPS: .*{said}"):
        choose((OURS, TORCHVISION), setting)


def test_preferences_end_with_ours_or_name_it() -> None:
    assert all(OURS in providers for providers in PREFERENCE.values())
