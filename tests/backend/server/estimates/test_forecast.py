"""When runs begin: by hand."""

from distillboard.server.estimates.forecast import Slot, Waiting, hand_out

DAY, NIGHT = "day", "night"


def slot(gpus=0, free_in=0.0, *, queues=(DAY,), queue=None):
    return Slot(gpus, free_in, frozenset(queues), queue)


def run(name, seconds, gpus=0, *, queue=DAY, since=0.0):
    return Waiting(name, queue, gpus, seconds, since)


def times(slots, *waiting):
    lines = {}
    for one in waiting:
        lines.setdefault(one.queue, []).append(one)
    return {taken.run.name: (taken.start, taken.end) for taken in hand_out(slots, lines)}


def test_a_free_slot_begins_at_once():
    assert times([slot()], run("a", 10)) == {"a": (0, 10)}


def test_those_ahead_go_first_and_to_the_slot_that_is_free_first():
    slots = [slot(free_in=5.0), slot(free_in=20.0)]
    # 5 s -> 35 s on the first slot, 20 s -> 50 s on the second; then the first is free again.
    assert times(slots, run("a", 30), run("b", 30), run("c", 10)) == {"a": (5, 35), "b": (20, 50), "c": (35, 45)}


def test_a_run_waits_for_a_slot_that_has_its_gpus():
    slots = [slot(1), slot(4, 100.0)]
    assert times(slots, run("a", 10, gpus=4)) == {"a": (100, 110)}
    assert times([slot(1)], run("a", 10, gpus=4)) == {}


def test_what_fits_no_slot_does_not_hold_up_others():
    assert times([slot()], run("a", 999, gpus=8), run("b", 10)) == {"b": (0, 10)}


def test_a_slot_that_takes_a_run_of_unknown_length_takes_no_other():
    assert times([slot(), slot(free_in=7.0)], run("a", None), run("b", 10)) == {"a": (0, None), "b": (7, 17)}


def test_a_slot_stays_with_its_queue_and_then_goes_to_the_next():
    busy = slot(free_in=5.0, queues=(DAY, NIGHT), queue=NIGHT)
    waiting = [run("day", 10), run("night 1", 20, queue=NIGHT), run("night 2", 20, queue=NIGHT)]
    assert times([busy], *waiting) == {"night 1": (5, 25), "night 2": (25, 45), "day": (45, 55)}


def test_a_free_slot_takes_the_line_whose_first_run_has_waited_longest():
    waiting = [run("day", 10, since=2.0), run("night", 20, queue=NIGHT, since=1.0)]
    assert times([slot(queues=(DAY, NIGHT))], *waiting) == {"night": (0, 20), "day": (20, 30)}


def test_a_slot_takes_no_run_of_a_queue_that_its_worker_does_not_serve():
    waiting = [run("day", 10), run("night", 20, queue=NIGHT)]
    assert times([slot()], *waiting) == {"day": (0, 10)}
