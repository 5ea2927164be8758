"""A script of one's own: everything it said is on the record once, whatever the network does."""

import math
import subprocess
import sys
import threading
from collections import deque

import pytest
from distillboard import Reporter
from distillboard.client.errors import Conflict, DistillboardError, NotFound, SpoolFull, Unreachable
from distillboard.client.reporting import leftovers, pipe
from distillboard.client.reporting.events import EventReporter
from distillboard.client.reporting.target import condensed
from distillboard.contracts.states import Stage
from support.waiting import wait_until


def steps(client, run, key="loss"):
    return [step for step, *_ in client.runs.series(run, key).points]


def test_values_texts_and_files_arrive_and_the_run_succeeds(client, tmp_path):
    (tmp_path / "weights.pth").write_bytes(b"weights")
    with client.runs.reporter(name="mine", config={"lr": 0.1, "where": tmp_path, "sizes": (1, 2)}) as run:
        assert client.runs.get(run.id).state == "running"
        run.log({"loss": 3.0}, step=10, epoch=0.5)
        run.log({"loss": math.nan, "other": -math.inf})
        run.say("half-way", "warning")
        run.facts({"device": "cpu"})
        run.progress(11, 20)
        run.artifact(tmp_path / "weights.pth", kind="checkpoint", step=11)
        run.attach(b"pixels", "images/1.png", kind="image", step=11)
    view = client.runs.get(run.id)
    assert (view.state, view.name, view.facts["device"], view.progress.total_steps) == ("succeeded", "mine", "cpu", 20)
    assert view.spec.config == {"lr": 0.1, "where": str(tmp_path), "sizes": [1, 2]}
    assert steps(client, run.id) == [10, 11]
    assert math.isnan(view.summary["loss"].last)
    assert view.summary["other"].last == -math.inf
    assert [line.message for line in client.runs.logs(run.id).lines] == ["half-way"]
    assert {file.name: file.size for file in client.runs.artifacts(run.id)} == {"weights.pth": 7, "images/1.png": 6}
    assert not list((tmp_path / "spool").rglob("*.json"))


@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [
        (RuntimeError("no data"), "failed", "RuntimeError: no data"),
        (KeyboardInterrupt(), "cancelled", "interrupted from the keyboard"),
        (SystemExit(3), "failed", "SystemExit: 3"),
        (SystemExit(0), "succeeded", None),
    ],
)
def test_an_exception_ends_the_run_with_its_sentence(client, error, state, reason):
    run = client.runs.reporter()
    run.log({"loss": 1.0})
    with pytest.raises(type(error)), run:
        raise error
    view = client.runs.get(run.id)
    assert (view.state, view.reason) == (state, reason)
    assert steps(client, run.id) == [1]


def test_a_server_that_is_away_costs_nothing(client, network):
    network.away = True
    with client.runs.reporter(name="away", interval=0.01) as run:
        assert run.id is None
        run.log({"loss": 1.0}, step=1)
        wait_until(lambda: list(run._pipe.folder.glob("0*.json")), "the first report is on disk")
        run.log({"loss": 2.0}, step=2)
        with pytest.raises(Unreachable, match="batches wait in"):
            run.flush(0.01)
        network.away = False
        run.log({"loss": 3.0}, step=3)
    assert steps(client, run.id) == [1, 2, 3]
    assert client.runs.get(run.id).state == "succeeded"
    assert not run._pipe.folder.exists()


def test_what_is_sent_again_counts_once(client, network, onlooker):
    with client.runs.reporter(interval=0.01) as run:
        network.deaf = True
        run.log({"loss": 1.0}, step=1)
        wait_until(lambda: onlooker.runs.get(run.id).summary, "the report arrived, its answer did not")
        run.log({"loss": 2.0}, step=2)
        network.deaf = False
    assert client.runs.get(run.id).summary["loss"].count == 2


def test_a_full_spool_refuses_what_is_new_and_keeps_what_is_old(client, network, monkeypatch):
    monkeypatch.setattr(pipe, "MOST_IN_MEMORY", 10)
    network.away = True
    run = client.runs.reporter(limit=3000, interval=0.01)
    taken = []

    def report(step):
        run.log({"loss": 1.0}, step=step)
        taken.append(step)

    with pytest.raises(SpoolFull, match="no more than 3000 may"):
        deque(map(report, range(1000)))
    assert 10 <= len(taken) < 1000
    network.away = False
    run.end()
    assert steps(client, run.id) == taken


def test_a_reporter_that_is_not_strict_counts_what_it_cannot_keep(client, network, monkeypatch):
    monkeypatch.setattr(pipe, "MOST_IN_MEMORY", 10)
    network.away = True
    run = client.runs.reporter(limit=2000, interval=0.01, strict=False)
    for step in range(200):
        run.log({"loss": 1.0}, step=step)
    network.away = False
    run.flush()
    run.log({"loss": 1.0}, step=200)
    run.end()
    found = steps(client, run.id)
    kept = len(found) - 1
    assert found == [*range(kept), 200]
    lines = [line.message for line in client.runs.logs(run.id).lines]
    assert lines == [f"{200 - kept} reports are missing here: they could not be kept while the server was away"]


def test_reports_of_a_process_that_ended_are_sent_afterwards(client, network, onlooker, tmp_path):
    network.away = True
    run = client.runs.reporter(name="late", patience=0.01)
    run.log({"loss": 1.0}, step=1)
    run.end()
    (left,) = leftovers.found(tmp_path / "spool")
    assert left.is_alive
    sent = leftovers.send(left, None)
    assert leftovers.send(left, None) == sent
    assert steps(onlooker, sent) == [1]
    assert onlooker.runs.get(sent).state == "succeeded"
    assert not list(leftovers.found(tmp_path / "spool"))


def test_a_folder_that_was_being_written_when_its_process_ended_is_read(client, network, tmp_path):
    network.away = True
    run = client.runs.reporter(patience=0.01)
    run.log({"loss": 1.0}, step=1)
    run.end()
    (run._pipe.folder / "run.json.partial").write_text("")
    (run._pipe.folder / "00000009.partial").write_text("")
    (left,) = leftovers.found(tmp_path / "spool")
    leftovers.send(left, None)
    assert not list(leftovers.found(tmp_path / "spool"))


def test_the_next_caller_hears_that_nothing_is_taken_any_more(client):
    run = client.runs.reporter(interval=0.01)
    other = client.runs.reporter(run=run.id)
    other.end()
    run.log({"loss": 1.0})
    wait_until(lambda: run._pipe._halted, "the sender heard it")
    with pytest.raises(Conflict, match="takes no more reports"):
        run.log({"loss": 1.0})
    with pytest.raises(Conflict):
        run.end()
    assert list(run._pipe.folder.glob("0*.json"))


def test_a_fault_of_ours_does_not_hide_the_scripts_own(client):
    run = client.runs.reporter(interval=0.01)
    client.runs.reporter(run=run.id).end()
    run.log({"loss": 1.0})
    wait_until(lambda: run._pipe._halted, "the sender heard it")
    with pytest.raises(ValueError, match="mine"), run:
        raise ValueError("mine")


def test_a_run_to_go_on_with_has_to_exist(client):
    with pytest.raises(NotFound):
        client.runs.reporter(run="nosuchrun")
    first = client.runs.reporter()
    first.log({"loss": 1.0}, step=1)
    first.close()
    with client.runs.reporter(run=first.id) as second:
        second.log({"loss": 2.0}, step=2)
    assert steps(client, first.id) == [1, 2]


def test_a_run_that_failed_goes_on_from_a_checkpoint(client, network):
    first = client.runs.reporter()
    for step in (1, 2, 3):
        first.log({"loss": float(step)}, step=step)
    first.end("failed", "script_failed", "RuntimeError: power cut")
    with client.runs.reporter(run=first.id, resume_from=1) as second:
        second.log({"loss": 20.0})
    view = client.runs.get(first.id)
    assert (view.state, view.reason, view.attempt) == ("succeeded", None, 2)
    assert [point[:2] for point in client.runs.series(first.id, "loss").points] == [(1, 1.0), (2, 20.0)]


def test_a_script_that_has_nothing_to_say_hears_that_it_is_to_stop(client, monkeypatch):
    monkeypatch.setattr("distillboard.client.reporting.courier.LONGEST_SILENCE", 0.0)
    with client.runs.reporter(interval=0.01) as run:
        run.log({"loss": 1.0})
        run.flush()
        client.runs.cancel(run.id)
        wait_until(lambda: run.stop_requested, "the heartbeat's answer said so")


def test_what_the_server_never_takes_is_set_aside_and_told(client, monkeypatch):
    run = client.runs.reporter(interval=0.01)
    run.facts({f"key{number}": number for number in range(150)})
    run.log({"loss": 1.0}, step=1)
    run.flush()
    run.facts({f"more{number}": "x" * 2000 for number in range(200)})
    run.facts({f"again{number}": "x" * 2000 for number in range(200)})
    run.log({"loss": 2.0}, step=2)
    try:
        run.flush()
    except DistillboardError as error:
        assert "was refused and is kept in" in str(error)  # noqa: PT017 - whether it is refused is the server's
        assert list(run._pipe.folder.glob("refused.jsonl"))
    run.end()
    assert steps(client, run.id) == [1, 2]


def test_a_wrong_value_names_its_key(client):
    with client.runs.reporter() as run:
        with pytest.raises(TypeError, match="'loss' is no number: 'high'"):
            run.log({"loss": "high"})
        with pytest.raises(FileNotFoundError, match="nowhere"):
            run.artifact("nowhere")


def test_nothing_is_taken_after_the_end(client):
    with client.runs.reporter() as run:
        pass
    run.end("failed")
    with pytest.raises(DistillboardError, match="closed"):
        run.log({"loss": 1.0})
    assert client.runs.get(run.id).state == "succeeded"


def test_a_cancelled_script_is_asked_to_stop(client):
    with client.runs.reporter(interval=0.01) as run:
        assert not run.stop_requested
        client.runs.cancel(run.id)
        run.log({"loss": 1.0})
        run.flush()
        assert run.stop_requested
        run.end("cancelled", "cancelled", "stopped as asked")
    assert client.runs.get(run.id).state == "cancelled"


def test_several_threads_report_to_one_run(client):
    with client.runs.reporter(interval=0.01) as run:
        threads = [
            threading.Thread(target=lambda key=key: [run.log({key: 1.0}, step=step) for step in range(200)])
            for key in "abc"
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert {key: summary.count for key, summary in client.runs.get(run.id).summary.items()} == dict.fromkeys("abc", 200)


SCRIPT = """
import os, sys
from distillboard import Reporter
run = Reporter(name="forked", interval=60)
print(run.id, flush=True)
run.log({"parent": 1.0}, step=1)
if os.fork() == 0:
    run.log({"child": 1.0}, step=1)
    sys.exit(0)
assert os.wait()[1] == 0
run.log({"parent": 2.0}, step=2)
"""


@pytest.mark.parametrize(
    ("ending", "state", "reason"), [("", "succeeded", None), ("1 / 0", "failed", "ZeroDivisionError: division by zero")]
)
def test_a_script_that_forks_and_forgets_to_end(client, tmp_path, ending, state, reason):
    command = [sys.executable, "-c", SCRIPT + ending]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    view = client.runs.get(answer.stdout.split()[0])
    assert (view.state, view.reason) == (state, reason)
    assert {key: summary.count for key, summary in view.summary.items()} == {"parent": 2, "child": 1}
    assert not list((tmp_path / "spool").rglob("*.json")), answer.stderr


def test_a_batch_is_condensed():
    said = []
    teller = EventReporter()
    teller._put = said.append
    for step in (1, 2, 3):
        teller.metrics(step, {"loss": 1.0, "lr": 0.1}, epoch=step / 3)
        teller.progress(Stage.TRAINING, step, 3)
    teller.log("end")
    table, progress, line = condensed(said)
    assert (table.steps, table.keys, table.values) == ([1, 2, 3], ["loss", "lr"], [[1.0, 0.1]] * 3)
    assert (progress.step, line.message) == (3, "end")


def test_the_reporter_is_exported():
    assert Reporter.__name__ == "Reporter"
