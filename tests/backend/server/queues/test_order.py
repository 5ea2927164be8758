"""The line's order: moves between two runs, to an end, and to another priority; the claim follows it."""

import threading
from contextlib import suppress

import pytest
from distillboard.contracts.queues import Move
from distillboard.server.errors import Conflict, Invalid
from distillboard.server.leases import service as leases
from distillboard.server.queues import lines, order
from distillboard.server.runs import repository as runs


@pytest.fixture
def move(database):
    def put(run_id, **place):
        with database.writing() as session:
            order.move(session, run_id, Move(**place))

    return put


def handed_out(claim):
    found = []
    while (taken := claim()) is not None:
        found.append(taken.run)
    return found


def test_a_run_moves_before_another(claim, queued, move):
    a, b, c = queued(), queued(), queued()
    move(c, before=b)
    assert handed_out(claim) == [a, c, b]


def test_a_run_moves_after_another(claim, queued, move):
    a, b, c = queued(), queued(), queued()
    move(a, after=b)
    assert handed_out(claim) == [b, a, c]


def test_before_the_first_and_after_the_last_are_places_too(claim, queued, move):
    a, b, c = queued(), queued(), queued()
    move(b, before=a)
    move(a, after=c)
    assert handed_out(claim) == [b, c, a]


@pytest.mark.parametrize(("end", "expected"), [("front", [1, 0, 2]), ("back", [0, 2, 1])])
def test_a_run_moves_to_an_end(claim, queued, move, end, expected):
    ids = [queued(), queued(), queued()]
    move(ids[1], to=end)
    assert handed_out(claim) == [ids[index] for index in expected]


def test_a_moved_run_takes_on_the_priority_of_its_neighbour(database, claim, queued, move):
    low, high = queued(), queued(resources={"priority": 5})
    move(low, before=high)
    with database.reading() as session:
        assert runs.get(session, low).priority == 5
    assert handed_out(claim) == [low, high]


def test_to_the_front_is_ahead_of_higher_priorities(claim, queued, move):
    low, high = queued(), queued(resources={"priority": 5})
    move(low, to="front")
    assert handed_out(claim) == [low, high]


def test_a_run_that_stands_at_the_front_by_its_priority_keeps_it(database, queued, move):
    queued()
    high = queued(resources={"priority": 5})
    move(high, to="front")
    with database.reading() as session:
        assert (runs.get(session, high).priority, runs.get(session, high).revision) == (5, 1)


def test_who_is_queued_after_a_move_to_the_back_comes_later(claim, queued, move):
    a, b = queued(), queued()
    move(a, to="back")
    c = queued()
    assert handed_out(claim) == [b, a, c]


def test_there_is_always_room_between_two_runs(database, claim, queued, move):
    ids = [queued() for _ in range(4)]
    with database.writing() as session:
        for run_id in ids:
            runs.get(session, run_id).rank = 7
    first, second, *others = sorted(ids)
    for run_id in others * 30:
        move(run_id, before=second)
    assert handed_out(claim) == [first, *others, second]


def test_spreading_leaves_the_last_where_it_is(database, queued):
    ids = [queued() for _ in range(3)]
    with database.writing() as session:
        last = runs.get(session, ids[2]).rank
        lines.spread(session, runs.get(session, ids[0]), 10)
        assert [runs.get(session, run_id).rank for run_id in ids] == [last - 20, last - 10, last]


def test_another_queue_is_another_line(queued, move):
    here, there = queued(), queued(resources={"queue": "night"})
    with pytest.raises(Invalid) as refused:
        move(here, before=there)
    assert (refused.value.code, refused.value.fields[0].field) == ("other_line", "before")


def test_a_run_cannot_stand_beside_itself(queued, move):
    run_id = queued()
    with pytest.raises(Invalid, match="cannot stand after itself"):
        move(run_id, after=run_id)


def test_a_run_that_was_handed_out_has_no_place(claim, queued, move):
    taken, waiting = queued(), queued()
    claim()
    with pytest.raises(Conflict) as refused:
        move(taken, to="back")
    assert refused.value.code == "not_waiting"
    with pytest.raises(Conflict) as refused:
        move(waiting, before=taken)
    assert (refused.value.code, refused.value.fields[0].field) == ("not_waiting", "before")


def test_a_new_priority_leaves_the_age(database, claim, queued):
    a, b, c = queued(), queued(resources={"priority": 3}), queued(resources={"priority": 3})
    with database.writing() as session:
        order.prioritise(session, a, 3)
    assert handed_out(claim) == [a, b, c]


def test_a_released_run_keeps_its_place(database, claim, queued):
    first, second = queued(), queued()
    taken = claim()
    with database.writing() as session:
        leases.release(session, first, taken.token)
    assert handed_out(claim) == [first, second]


def test_moving_while_others_claim_hands_out_each_run_once(database, claim, queued, move):
    waiting = [queued() for _ in range(30)]
    taken: list[str] = []
    start = threading.Barrier(5)

    def work(worker):
        start.wait()
        while (got := claim(worker)) is not None:
            taken.append(got.run)

    def shuffle():
        start.wait()
        for run_id in reversed(waiting):
            with suppress(Conflict):  # it was handed out by now
                move(run_id, to="front")

    threads = [threading.Thread(target=work, args=(f"worker-{number}",)) for number in range(4)]
    threads.append(threading.Thread(target=shuffle))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # A run that was just being moved is passed over on PostgreSQL: whoever asks next gets it.
    taken += handed_out(claim)
    assert sorted(taken) == sorted(waiting)


def test_moves_that_name_each_other_do_not_block_each_other(queued, move):
    first, second = queued(), queued()
    start = threading.Barrier(2)
    done = []

    def swap(run_id, other):
        start.wait()
        for _ in range(20):
            move(run_id, before=other)
        done.append(run_id)

    threads = [threading.Thread(target=swap, args=pair) for pair in ((first, second), (second, first))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == sorted([first, second])
