"""Reports that are taken in together: durable before they are answered, and none of them pays for another."""

import asyncio
import json
import signal
import sqlite3
import threading
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

import httpx
import pytest
from distillboard.server.db import Database, make_engine
from distillboard.server.errors import Conflict, Malformed, NotFound, Unavailable
from distillboard.server.events import writer as writing
from distillboard.server.events.writer import Writer
from distillboard.server.metrics import service as metrics_of
from distillboard.server.runs import repository as runs
from sqlalchemy import text
from support.api import ApiProcess, running_api
from support.reports import metrics, new_batch
from support.rows import create_external_run
from support.waiting import wait_until

on_a_file = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(params=["at once", "in the thread"])
def way(request, monkeypatch) -> None:
    """Both ways in which a small report is taken in; over a network it is the thread in either case."""
    if request.param == "in the thread":
        monkeypatch.setattr(writing, "LARGE_BYTES", 0)


@pytest.fixture
def transactions(monkeypatch) -> list[str]:
    """The kinds of transactions that are begun, by the names of their methods."""
    begun: list[str] = []
    for name in ("writing", "writing_at_once"):
        begin = getattr(Database, name)
        monkeypatch.setattr(Database, name, lambda self, name=name, begin=begin: begun.append(name) or begin(self))
    return begun


def body(*events, batch: str | None = None) -> bytes:
    return json.dumps(new_batch(*events, batch=batch)).encode()


def new_run(database: Database) -> str:
    with database.writing() as session:
        return create_external_run(session).id


def keys(database: Database, run_id: str) -> dict[str, int]:
    with database.reading() as session:
        return {view.key: view.summary.count for view in metrics_of.keys_of(session, run_id)}


def together(context, *reports: tuple[str, bytes]):
    """What each report is answered, all of them waiting before the writer begins."""

    async def take():
        writer = Writer(context.database, context.settings)
        waiting = [asyncio.ensure_future(writer.take(run_id, content, None)) for run_id, content in reports]
        await asyncio.sleep(0)
        writer.start()
        answers = await asyncio.gather(*waiting, return_exceptions=True)
        await asyncio.to_thread(writer.stop)
        return answers

    return asyncio.run(take())


@pytest.mark.usefixtures("way")
def test_reports_of_many_runs_in_one_transaction(context, database, transactions):
    run_ids = [new_run(database) for _ in range(3)]
    transactions.clear()
    answers = together(context, *((run_id, body(metrics(step, a=1.0))) for step in range(4) for run_id in run_ids))
    assert [answer.accepted for answer in answers] == [1] * 12
    assert len(transactions) == 1
    assert [keys(database, run_id) for run_id in run_ids] == [{"a": 4}] * 3


@pytest.mark.usefixtures("way")
def test_a_refused_report_costs_its_neighbours_nothing(context, database):
    one, ended = new_run(database), new_run(database)
    together(context, (ended, body({"type": "state", "state": "succeeded"})))
    twice = body(metrics(3, b=1.0))
    answers = together(
        context,
        (one, body(metrics(1, a=1.0))),
        (ended, body(metrics(1, a=1.0))),
        ("nobody", body(metrics(1, a=1.0))),
        (one, b"{"),
        (one, twice),
        (one, twice),
        (one, body(metrics(2, a=1.0))),
    )
    kinds = [type(answer) for answer in answers]
    assert kinds[1:4] == [Conflict, NotFound, Malformed]
    assert [answer.duplicate for answer in (answers[0], *answers[4:])] == [False, False, True, False]
    assert keys(database, one) == {"a": 2, "b": 1}
    assert keys(database, ended) == {}


@pytest.mark.usefixtures("way")
def test_what_is_remembered_of_a_run_is_not_trusted_after_others_wrote(context, database):
    run_id = new_run(database)
    answers = []

    async def take():
        first, second = (Writer(database, context.settings) for _ in range(2))
        first.start()
        second.start()
        for step, writer in enumerate((first, second, first, first, second)):
            answers.append(await writer.take(run_id, body(metrics(step, a=float(step), **{f"k{step}": 1.0})), None))
        for writer in (first, second):
            await asyncio.to_thread(writer.stop)

    asyncio.run(take())
    assert keys(database, run_id) == {"a": 5} | {f"k{step}": 1 for step in range(5)}
    with database.reading() as session:
        assert runs.get(session, run_id).revision == 1 + 5


@pytest.mark.usefixtures("way")
def test_no_more_wait_than_may(context, database, monkeypatch):
    monkeypatch.setattr(writing, "MAX_WAITING_BYTES", 10)
    (answer,) = together(context, (new_run(database), body(metrics(1, a=1.0))))
    assert isinstance(answer, Unavailable)


@pytest.mark.usefixtures("way")
def test_whoever_hangs_up_does_not_stop_the_writer(context, database):
    run_id = new_run(database)

    async def take():
        writer = Writer(database, context.settings)
        gone = asyncio.ensure_future(writer.take(run_id, body(metrics(1, a=1.0)), None))
        await asyncio.sleep(0)
        gone.cancel()
        writer.start()
        answer = await writer.take(run_id, body(metrics(2, a=1.0)), None)
        await asyncio.to_thread(writer.stop)
        return answer

    assert asyncio.run(take()).accepted == 1


@on_a_file
def test_the_event_loop_goes_on_while_others_write(context, database):
    """First a thread of this process holds the file, then another process would; each lets go only when told to."""
    run_id = new_run(database)
    answers = [_reported_while_held(context, run_id, hold, step) for step, hold in enumerate((_hold, _hold_outside))]
    assert [answer.accepted for answer in answers] == [1, 1]
    assert keys(database, run_id) == {"a": 2}


def _reported_while_held(context, run_id: str, hold, step: int):
    held, release = threading.Event(), threading.Event()
    holder = threading.Thread(target=hold, args=(context.database, held, release))

    async def take():
        writer = Writer(context.database, context.settings)
        writer.start()
        answer = asyncio.ensure_future(writer.take(run_id, body(metrics(step, a=1.0)), None))
        for pause in (0, 0.01, 2 * writing.PATIENCE_SECONDS):
            await asyncio.sleep(pause)
            assert not answer.done()
        release.set()
        found = await asyncio.wait_for(answer, 30)
        await asyncio.to_thread(writer.stop)
        return found

    holder.start()
    assert held.wait(10)
    try:
        return asyncio.run(take())
    finally:
        release.set()
        holder.join()


def _hold(database: Database, held: threading.Event, release: threading.Event) -> None:
    with database.writing() as session:
        session.connection()
        held.set()
        release.wait(30)


def _hold_outside(database: Database, held: threading.Event, release: threading.Event) -> None:
    with closing(sqlite3.connect(database.engine.url.database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        held.set()
        release.wait(30)
        connection.execute("COMMIT")


@on_a_file
def test_a_slow_disk_is_left_to_the_thread(context, database, transactions, monkeypatch):
    monkeypatch.setattr(writing, "SLOW_SECONDS", -1.0)
    run_id = new_run(database)
    transactions.clear()

    async def take():
        writer = Writer(database, context.settings)
        writer.start()
        for step in range(3):
            await writer.take(run_id, body(metrics(step, a=1.0)), None)
        await asyncio.to_thread(writer.stop)

    asyncio.run(take())
    assert transactions == ["writing_at_once", "writing", "writing"]
    assert keys(database, run_id) == {"a": 3}


@on_a_file
def test_what_gathered_at_a_slow_disk_is_left_to_the_thread(context, database, transactions, monkeypatch):
    monkeypatch.setattr(writing, "SLOW_SECONDS", -1.0)
    monkeypatch.setattr(writing, "MOST_AT_ONCE", 2)
    run_id = new_run(database)
    transactions.clear()
    answers = together(context, *((run_id, body(metrics(step, a=1.0))) for step in range(6)))
    assert [answer.accepted for answer in answers] == [1] * 6
    assert transactions == ["writing_at_once", "writing"]


@on_a_file
def test_a_run_that_goes_back_is_left_to_the_thread(context, database, transactions):
    """Its summaries are computed from all of its points anew."""
    run_id = new_run(database)
    together(context, *((run_id, body(metrics(step, a=float(step)))) for step in (1, 2, 3)))
    transactions.clear()
    (answer,) = together(context, (run_id, body({"type": "rewind", "step": 1}, metrics(2, a=9.0))))
    assert answer.accepted == 2
    assert transactions == ["writing_at_once", "writing"]
    assert keys(database, run_id) == {"a": 2}


@on_a_file
def test_a_round_of_the_event_loop_is_bounded(context, database, transactions, monkeypatch):
    monkeypatch.setattr(writing, "BYTES_AT_ONCE", 2000)
    run_id = new_run(database)
    transactions.clear()
    long = [body(metrics(step, **{f"key{place}": 1.0 for place in range(50)})) for step in range(4)]
    assert all(1000 > len(one) > 667 for one in long)
    answers = together(context, *((run_id, one) for one in long))
    assert [answer.accepted for answer in answers] == [1] * 4
    assert transactions == ["writing_at_once"] * 2


@on_a_file
def test_a_checkpoint_that_fails_does_not_end_the_thread(context, database, monkeypatch, caplog):
    def fail(_):
        raise sqlite3.DatabaseError("the disk is gone")

    monkeypatch.setattr(writing, "CHECKPOINT_REPORTS", 1)
    monkeypatch.setattr(Database, "checkpoint", fail)
    run_id = new_run(database)

    async def take():
        writer = Writer(database, context.settings)
        writer.start()
        await writer.take(run_id, body(metrics(1, a=1.0)), None)
        monkeypatch.setattr(writing, "LARGE_BYTES", 0)
        answer = await asyncio.wait_for(writer.take(run_id, body(metrics(2, a=1.0)), None), 30)
        await asyncio.to_thread(writer.stop)
        return answer

    assert asyncio.run(take()).accepted == 1
    assert "the disk is gone" in caplog.text


@on_a_file
def test_the_log_is_brought_into_the_file(context, database, monkeypatch):
    monkeypatch.setattr(writing, "CHECKPOINT_REPORTS", 3)
    run_id, file = new_run(database), database.engine.url.database

    def batches_in_the_file() -> int:
        with closing(sqlite3.connect(f"file:{file}?immutable=1", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM event_batches").fetchone()[0]

    database.checkpoint()
    together(context, (run_id, body(metrics(1, a=1.0))))
    assert batches_in_the_file() == 0
    together(context, *((run_id, body(metrics(step, a=1.0))) for step in (2, 3, 4)))
    wait_until(lambda: batches_in_the_file() == 4, "the log has been brought into the file")


def test_what_was_answered_survives_the_death_of_the_server(tmp_path: Path, database_url: str):
    """Killed the moment after an answer, with more reports on their way; twice, over the same database."""
    answered: list[int] = []
    with running_api(tmp_path, DISTILLBOARD_DATABASE_URL=database_url) as api:
        _report_until_killed(api, answered)
        api.start()
        _report_until_killed(api, answered)
    engine = make_engine(database_url)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        points = connection.scalar(text("SELECT sum(points) FROM event_batches"))
        counted = connection.scalar(text("SELECT sum(count) FROM run_metrics"))
    engine.dispose()
    assert points == counted >= len(answered) >= 20


def _report_until_killed(api: ApiProcess, answered: list[int]) -> None:
    """Two writers, until the server is killed after ten more answers."""
    enough = len(answered) + 10
    writers = [threading.Thread(target=_report, args=(api.url, answered)) for _ in range(2)]
    for one in writers:
        one.start()
    try:
        wait_until(lambda: len(answered) >= enough, "ten reports are answered")
    finally:
        api.end(signal.SIGKILL)
        for one in writers:
            one.join()


def _report(url: str, answered: list[int]) -> None:
    with httpx.Client(base_url=f"{url}/api/v1", timeout=60, trust_env=False) as http, suppress(httpx.TransportError):
        run_id = http.post("/runs", json={"engine": "external"}).raise_for_status().json()["id"]
        for step in count():
            answer = http.post(f"/runs/{run_id}/events", content=body(metrics(step, a=1.0)))
            answered.append(answer.raise_for_status().json()["accepted"])
