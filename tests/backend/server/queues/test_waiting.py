"""What a run waits for is said, never silent."""

import pytest
from distillboard.server.queues import pausing, views
from distillboard.server.runs import repository as runs
from distillboard.server.runs import views as run_views


@pytest.fixture
def reason(database):
    def of(run_id):
        with database.reading() as session:
            [shown] = run_views.views(session, [runs.get(session, run_id)])
            return shown.waiting_for

    return of


def test_a_queue_without_workers(queued, report, reason):
    run_id = queued()
    assert reason(run_id) == "a worker: none that is there serves queue 'default'"
    report(queues=["night"])
    report("gone", ago=60)
    assert reason(run_id) == "a worker: none that is there serves queue 'default'"


def test_more_gpus_than_any_slot_has(queued, report, reason):
    report("small", kind="cuda", count=1)
    report("drained", kind="cuda", count=8, draining=True)
    assert reason(queued(resources={"gpus": 4})) == "a slot with 4 GPUs: the largest of queue 'default' has 1"
    assert reason(queued(resources={"gpus": 1})) == "a free slot"


def test_a_gpu_where_there_are_processors_only(queued, report, reason):
    report()
    assert reason(queued(resources={"gpus": 1})) == "a slot with 1 GPU: the largest of queue 'default' has 0"
    assert reason(queued()) == "a free slot"


def test_drained_workers(queued, report, reason):
    report("a", draining=True)
    run_id = queued()
    assert reason(run_id) == "a worker that takes runs: 'a' of queue 'default' is drained"
    for name in "bcde":
        report(name, draining=True)
    assert reason(run_id) == "a worker that takes runs: 'a', 'b', 'c' and 2 more of queue 'default' are drained"


def test_a_paused_queue_and_a_paused_run(database, queued, report, reason):
    report()
    run_id, held = queued(), queued()
    with database.writing() as session:
        pausing.pause_run(session, held)
        pausing.pause_queue(session, "default")
    assert reason(run_id) == "queue 'default' to be resumed: it is paused"
    assert reason(held) == "somebody to resume it: it is paused"


def test_a_run_that_a_worker_has_waits_for_nothing(claim, queued, reason):
    run_id = queued()
    claim()
    assert reason(run_id) is None


def test_the_line_says_it_too(database, queued, report):
    report()
    queued(resources={"gpus": 2})
    with database.reading() as session:
        [waiting] = views.queue(session, "default").line
    assert waiting.waiting_for == "a slot with 2 GPUs: the largest of queue 'default' has 0"
