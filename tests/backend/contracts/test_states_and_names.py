"""The state machine and the metric names."""

import pytest
from distillboard.contracts.names import KEY_PATTERN, better, class_key, larger_is_better, level_name, term_key
from distillboard.contracts.states import ENDED, RunState, may_follow


@pytest.mark.parametrize("state", [RunState.SUCCEEDED, RunState.PRUNED])
def test_what_is_done_stays_done(state):
    assert not any(may_follow(state, other) for other in RunState)


@pytest.mark.parametrize("state", [RunState.FAILED, RunState.CANCELLED])
def test_a_retry_queues_again_and_nothing_else(state):
    assert [other for other in RunState if may_follow(state, other)] == [RunState.QUEUED]


def test_a_running_run_may_end_in_every_way_or_go_back_to_the_queue():
    assert {other for other in RunState if may_follow(RunState.RUNNING, other)} == {
        RunState.QUEUED,
        RunState.PAUSED,
        *ENDED,
    }


def test_a_queued_run_does_not_succeed_without_running():
    assert not may_follow(RunState.QUEUED, RunState.SUCCEEDED)


@pytest.mark.parametrize(("stride", "level"), [(1, "P0"), (4, "P2"), (8, "P3"), (128, "P7")])
def test_a_level_is_named_by_its_stride(stride, level):
    assert level_name(stride) == level


@pytest.mark.parametrize("stride", [0, -8, 12])
def test_a_stride_that_is_no_power_of_two_has_no_level(stride):
    with pytest.raises(ValueError, match="power of two"):
        level_name(stride)


def test_keys():
    assert term_key("fgd", "P3", "relation") == "loss/fgd/P3/relation"
    assert term_key("pkd", "P4", "total") == "loss/pkd/P4/total"
    assert class_key("stop sign") == "val/class/stop sign/AP"
    assert KEY_PATTERN.match("val/bbox_mAP")
    assert not KEY_PATTERN.match("a\nb")


@pytest.mark.parametrize(
    "key", ["val/bbox_mAP", "val/bbox_mAP_50", "val/segm_mAP_s", "val/bbox_AR_l", "val/class/cat/AP", "acc", "top/AP50"]
)
def test_what_is_better_the_larger(key):
    assert larger_is_better(key)


@pytest.mark.parametrize(
    "key", ["loss/total", "loss/fgd/P3/total", "lr", "sys/memory_bytes", "map/seconds", "loss/AP/x", "mapping", "trap"]
)
def test_what_is_better_the_smaller(key):
    assert not larger_is_better(key)


@pytest.mark.parametrize(
    ("key", "way"),
    [
        ("val/bbox_mAP", "larger"),
        ("loss/fgd/P3/total", "smaller"),
        ("val/loss_bbox", "smaller"),
        ("time/step", "smaller"),
        ("lr", None),
        ("grad_norm", None),
        ("sys/runtime", None),
    ],
)
def test_which_way_a_metric_is_better_where_its_name_says(key, way):
    assert better(key) == way
