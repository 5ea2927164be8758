"""One read for all who are equally far, and nothing kept that nobody asks for."""

import asyncio
from collections.abc import Awaitable, Callable

from distillboard.server.stream import newsroom, reading
from distillboard.server.stream.cursor import Position
from distillboard.server.stream.newsroom import Newsroom
from distillboard.server.stream.reading import News
from support.rows import create_external_run

HERE = Position(3, 3, 3, 1)


def of_reads(database, monkeypatch, found: list[News], ask: Callable[[Newsroom], Awaitable[None]]) -> list[Position]:
    """The positions that were read while ``ask`` asked; every read finds the same."""
    read: list[Position] = []

    def news(session, run_id: str, position: Position) -> list[News]:
        read.append(position)
        return found

    monkeypatch.setattr(reading, "news", news)
    asyncio.run(ask(Newsroom(database)))
    return read


async def ask_all(room: Newsroom, *positions: Position) -> None:
    await asyncio.gather(*(room.after("a", position) for position in positions))


def batch(revision: int) -> News:
    return News(revision, 1, None, b"points", None)


def test_watchers_who_are_equally_far_share_a_read_until_the_run_changes(sqlite_database, monkeypatch):
    async def ask(room: Newsroom) -> None:
        await ask_all(room, HERE, HERE, Position(3, 3, 0, 1))
        await ask_all(room, HERE, Position(2, 2, 2, 1))
        room.changed("a")
        await ask_all(room, HERE)

    read = of_reads(sqlite_database, monkeypatch, [batch(4)], ask)
    assert sorted(place.points for place in read) == [2, 3, 3]


def test_what_somebody_catches_up_with_is_not_kept(sqlite_database, monkeypatch):
    async def ask(room: Newsroom) -> None:
        await ask_all(room, HERE)
        await ask_all(room, HERE)

    assert len(of_reads(sqlite_database, monkeypatch, [batch(number) for number in range(50)], ask)) == 2


def test_the_oldest_runs_are_forgotten(sqlite_database, monkeypatch):
    monkeypatch.setattr(newsroom, "_RUNS", 2)

    async def ask(room: Newsroom) -> None:
        for run_id in ("a", "b", "c", "a"):
            await room.after(run_id, HERE)

    assert len(of_reads(sqlite_database, monkeypatch, [], ask)) == 4


def test_a_watcher_that_leaves_does_not_end_the_read_of_another(sqlite_database):
    with sqlite_database.writing() as session:
        run_id = create_external_run(session).id

    async def ask() -> list[News]:
        room = Newsroom(sqlite_database)
        leaving = asyncio.create_task(room.after(run_id, HERE))
        staying = asyncio.create_task(room.after(run_id, HERE))
        await asyncio.sleep(0)
        leaving.cancel()
        return await staying

    assert asyncio.run(ask()) == []
