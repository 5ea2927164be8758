"""One attempt from claim to last report, with real trainer processes and an API in memory."""

import hashlib
import os
import signal

import pytest
from distillboard.contracts.catalogue import ModelDocument, Weights
from worker.conftest import until
from worker.fake_api import create_claim


def is_gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_training_is_reported_whole_and_leaves_nothing(api, settings, start):
    start(create_claim()).finish()
    assert api.state().state == "succeeded"
    assert api.series("loss/total") == [(step, 1 / step) for step in range(1, 11)]
    assert api.artifacts == {"student.pth": b"weights" * 1000}
    assert api.events[-1].type == "state"
    until(lambda: is_gone(api.fact("pid")))
    assert list(settings.work_dir.iterdir()) == []


@pytest.mark.parametrize(
    ("notes", "code", "reason"),
    [
        ("fails", "classes_differ", "The student has 3 classes, the data set 8."),
        ("raises", "training_failed", "ValueError: the loss has"),
        ("crashes", "trainer_crashed", "these are my last words"),
        ("killed", "trainer_killed", "SIGKILL"),
        ("segfault", "trainer_killed", "SIGSEGV"),
        ("too_big", "out_of_memory", "smaller batch"),
    ],
)
def test_a_failure_has_a_code_and_a_reason(api, start, notes, code, reason):
    start(create_claim(notes=notes)).finish()
    assert (api.state().state, api.state().code) == ("failed", code)
    assert reason in api.state().reason


def test_the_folder_of_a_failure_is_kept(settings, start):
    start(create_claim(notes="fails")).finish()
    assert len(list(settings.work_dir.iterdir())) == 1


def test_cancel_stops_the_training_at_a_step(api, start):
    supervision = start(create_claim(notes="endless"))
    until(lambda: api.series("loss/total"))
    api.stop.add("run1")
    supervision.finish()
    assert api.state().state == "cancelled"
    assert is_gone(api.fact("pid"))


def test_cancel_kills_what_does_not_listen_with_its_children(api, start):
    supervision = start(create_claim(notes="deaf"))
    until(lambda: api.fact("child"))
    api.stop.add("run1")
    supervision.finish()
    assert api.state().state == "cancelled"
    assert is_gone(api.fact("pid"))
    until(lambda: is_gone(api.fact("child")))


def test_a_training_of_several_ranks_ends_whole(api, settings, start):
    settings.cpu_ranks = 3
    supervision = start(create_claim(notes="together"))
    until(lambda: api.series("loss/total"))
    others = [api.fact("rank 1"), api.fact("rank 2")]
    assert not any(is_gone(pid) for pid in others)
    api.stop.add("run1")
    supervision.finish()
    assert is_gone(api.fact("pid"))
    until(lambda: all(is_gone(pid) for pid in others))


def test_a_checkpoint_that_a_newer_one_replaced_is_not_missed(api, settings, start):
    start(create_claim(notes="superseded")).finish()
    assert api.state().state == "succeeded"
    assert api.artifacts == {"resume/last.pth": b"newer"}
    assert not [event for event in api.events if event.type == "log"]
    assert list(settings.work_dir.iterdir()) == []


def test_ranks_die_with_the_first(api, settings, start):
    settings.cpu_ranks = 2
    supervision = start(create_claim(notes="together"))
    until(lambda: api.series("loss/total"))
    os.kill(api.fact("pid"), signal.SIGKILL)
    supervision.finish()
    until(lambda: is_gone(api.fact("rank 1")))
    assert api.state().code == "trainer_killed"


def test_cancel_before_the_trainer_has_started(api, start):
    api.away = True
    api.artifacts["resume/last.pth"] = b"state"
    supervision = start(create_claim(notes="endless", resume="resume/last.pth"))
    until(lambda: api.turned_away >= 1)
    api.stop.add("run1")
    api.away = False
    supervision.finish()
    assert api.state().state == "cancelled"


def test_a_stale_lease_stops_the_training_and_nothing_more_is_said(api, start):
    supervision = start(create_claim(notes="endless"))
    until(lambda: api.series("loss/total"))
    api.stale.add("token-run1-1")
    supervision.finish()
    assert is_gone(api.fact("pid"))
    assert api.state() is None
    assert api.released == []


def test_a_pause_waits_for_the_next_checkpoint_and_gives_the_run_back(api, start):
    supervision = start(create_claim(notes="keeps"))
    until(lambda: api.artifacts)
    api.pause.add("run1")
    before = int(api.artifacts["resume/last.pth"])
    supervision.finish()
    assert int(api.artifacts["resume/last.pth"]) > before
    assert api.released == ["run1"]
    assert api.state() is None


def test_a_pause_that_is_taken_back_changes_nothing(api, start):
    supervision = start(create_claim(notes="endless"))
    until(lambda: api.series("loss/total"))
    api.pause.add("run1")
    until(lambda: supervision.thread.is_alive() and len(api.batches) > 3)
    api.pause.discard("run1")
    api.stop.add("run1")
    supervision.finish()
    assert api.state().state == "cancelled"
    assert api.released == []


def test_a_stopping_worker_gives_the_run_back(api, start):
    supervision = start(create_claim(notes="endless"))
    until(lambda: api.series("loss/total"))
    supervision.stopping.set()
    supervision.finish()
    assert api.released == ["run1"]
    assert api.state() is None
    assert is_gone(api.fact("pid"))


def test_a_training_that_a_stranger_stopped_is_given_back_and_not_cancelled(api, start):
    supervision = start(create_claim(notes="endless"))
    until(lambda: api.series("loss/total"))
    os.kill(api.fact("pid"), signal.SIGTERM)
    supervision.finish()
    assert api.released == ["run1"]
    assert api.state() is None


def test_a_training_survives_an_absent_api_and_nothing_is_lost(api, start):
    supervision = start(create_claim(notes="endless"))
    until(lambda: api.series("loss/total"))
    api.away = True
    seen = len(api.events)
    api.swallow_answers = 2
    until(lambda: api.turned_away >= 3)
    assert not is_gone(api.fact("pid"))
    api.away = False
    until(lambda: len(api.events) > seen and api.duplicates >= 1)
    api.stop.add("run1")
    supervision.finish()
    series = api.series("loss/total")
    assert [step for step, _ in series] == list(range(1, len(series) + 1))


def test_an_api_that_stays_away_ends_the_training_and_keeps_the_reports(api, settings, start):
    settings.offline_limit_seconds = 5
    supervision = start(create_claim(notes="endless"))
    until(lambda: api.series("loss/total"))
    api.away = True
    supervision.finish()
    assert is_gone(api.fact("pid"))
    (folder,) = settings.work_dir.iterdir()
    assert b'"cancelled"' in (folder / "spool.jsonl").read_bytes()


def test_only_what_the_api_refuses_is_left_out_and_kept_aside(api, settings, start):
    api.refuses = lambda event: event.type == "metrics" and "bad" in event.values
    start(create_claim(notes="odd")).finish()
    assert [step for step, _ in api.series("good")] == [step for step in range(1, 41) if step != 17]
    assert api.state().state == "succeeded"
    (folder,) = settings.work_dir.iterdir()
    assert '"bad"' in (folder / "refused.jsonl").read_text()
    assert any(event.type == "log" and "refused" in event.message for event in api.events)


def test_a_refused_end_is_said_in_fewer_words(api, start):
    api.refuses = lambda event: event.type == "state" and event.reason is not None
    start(create_claim(notes="fails")).finish()
    assert api.state().state == "failed"
    assert api.state().reason is None


def test_a_missing_artifact_is_said_and_does_not_stop_the_run(api, start):
    start(create_claim(notes="missing_file")).finish()
    assert api.state().state == "succeeded"
    assert any(event.type == "log" and "maps/1.dbmaps" in event.message for event in api.events)


def test_a_trainer_that_cannot_start_is_a_failed_run(api, start, spare):
    spare._engine = "broken_engine"
    start(create_claim()).finish()
    assert api.state().code == "trainer_cannot_start"
    assert "a_module_that_nobody_has" in api.state().reason


def create_model(content, name="student"):
    digest = hashlib.sha256(content).hexdigest()
    return ModelDocument(name=name, config={}, classes=["a"], weights=Weights(digest=digest)), digest


def test_uploaded_weights_are_fetched_once(api, settings, start):
    model, digest = create_model(b"weights")
    api.blobs[digest] = b"weights"
    start(create_claim(student=model)).finish()
    assert api.state().state == "succeeded"
    assert (settings.cache_dir / "blobs" / digest).read_bytes() == b"weights"
    del api.blobs[digest]
    start(create_claim(student=model, attempt=2, run="run2"))
    until(lambda: len([event for event in api.events if event.type == "state"]) == 2)


@pytest.mark.parametrize(("held", "code"), [(b"other", "weights_damaged"), (None, "weights_missing")])
def test_wrong_or_missing_weights_fail_the_run_with_a_sentence(api, start, held, code):
    model, digest = create_model(b"weights")
    if held is not None:
        api.blobs[digest] = held
    start(create_claim(student=model)).finish()
    assert (api.state().state, api.state().code) == ("failed", code)
