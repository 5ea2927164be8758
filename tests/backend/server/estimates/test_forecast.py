"""When runs begin: by hand."""

from distillboard.server.estimates.forecast import Slot, Times, Waiting, hand_out


def test_a_free_slot_begins_at_once():
    assert hand_out([Slot(0, 0.0)], [], [Waiting(0, 10)]) == Times(0, 10)


def test_those_ahead_go_first_and_to_the_slot_that_is_free_first():
    slots = [Slot(0, 5.0), Slot(0, 20.0)]
    # 5 s -> 35 s on the first slot, 20 s -> 50 s on the second; then the first is free again.
    assert hand_out(slots, [Waiting(0, 30), Waiting(0, 30)], [Waiting(0, 10)]) == Times(35, 45)


def test_several_runs_begin_with_the_first_and_end_with_the_last():
    assert hand_out([Slot(0, 0.0)], [], [Waiting(0, 10), Waiting(0, 20)]) == Times(0, 30)


def test_a_run_waits_for_a_slot_that_has_its_gpus():
    slots = [Slot(1, 0.0), Slot(4, 100.0)]
    assert hand_out(slots, [], [Waiting(4, 10)]) == Times(100, 110)
    assert hand_out([Slot(1, 0.0)], [], [Waiting(4, 10)]) is None


def test_what_fits_no_slot_does_not_hold_up_others():
    assert hand_out([Slot(0, 0.0)], [Waiting(8, 999)], [Waiting(0, 10)]) == Times(0, 10)
