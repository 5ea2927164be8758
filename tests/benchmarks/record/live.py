"""From a reporter's flush to a watcher's screen: fifty runs that report once a second, fifty open streams."""

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

import httpx
import numpy as np
import reports
from distillboard.contracts.leases import LEASE_HEADER
from reports import Leased
from servers import Server

RUNS = WATCHERS = 50
KEYS = 40
_SPAWN = get_context("spawn")
_POINTS = b"event: points\n"

Figures = dict[str, float]
Heard = list[tuple[int, str, int, float]]
"""Watcher, run, step, seconds since its flush."""
Connected = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def latency(server: Server, *, watched: int = 1, seconds: int = 20) -> Figures:
    """Milliseconds from a flush (40 keys of one step, once a second a run) until a watcher of the run has its points.

    Reporters and watchers are a process each, and pass over what they do not measure, so that the server is what is
    timed: read with httpx, the rows of all runs that every watcher is sent keep the watchers behind for seconds.

    Args:
        server: Under test.
        watched: Runs whose points each watcher asks for.
        seconds: How long everybody reports and watches.

    Raises:
        RuntimeError: A watcher missed a point or got one twice.
    """
    with httpx.Client(base_url=server.url, timeout=60) as http:
        runs = [reports.leased_run(http) for _ in range(RUNS)]
    ids = [run.run for run in runs]
    ours, theirs = _SPAWN.Pipe()
    listener = _SPAWN.Process(target=_run_watchers, args=(theirs, server.url, ids, watched, seconds))
    listener.start()
    ours.recv()
    reporter = _SPAWN.Process(target=_run_reporters, args=(server.url, runs, seconds))
    reporter.start()
    heard = ours.recv()
    for process in (reporter, listener):
        process.join()
    _check_complete(heard, ids, watched, seconds)
    p50, p95 = np.percentile([1000 * delay for _, _, _, delay in heard], [50, 95]).tolist()
    return {"p50 ms": p50, "p95 ms": p95}


def _check_complete(heard: Heard, ids: Sequence[str], watched: int, seconds: int) -> None:
    numbers, steps = range(WATCHERS), range(seconds)
    wanted = {(number, run, step) for number in numbers for run in _runs_of(ids, number, watched) for step in steps}
    got = [(number, run, step) for number, run, step, _ in heard]
    if len(got) != len(wanted) or set(got) != wanted:
        raise RuntimeError(f"{len(wanted)} messages were due, {len(got)} came, {len(set(got))} of them different")


def _runs_of(ids: Sequence[str], number: int, watched: int) -> list[str]:
    return [ids[(number * watched + place) % len(ids)] for place in range(watched)]


def _run_watchers(pipe: Connection, url: str, ids: list[str], watched: int, seconds: int) -> None:
    asyncio.run(_watch_all(pipe, url, ids, watched, seconds))


async def _watch_all(pipe: Connection, url: str, ids: list[str], watched: int, seconds: int) -> None:
    streams = [await _open(url, _runs_of(ids, number, watched)) for number in range(WATCHERS)]
    pipe.send("ready")
    due = seconds * watched
    async with asyncio.timeout(seconds + 60):
        parts = await asyncio.gather(*(_hear(stream, number, due) for number, stream in enumerate(streams)))
    pipe.send([message for part in parts for message in part])


async def _hear(connected: Connected, number: int, due: int) -> Heard:
    """The points messages of one stream; a step's ``time`` is when it was flushed."""
    heard: Heard = []
    async for data in _points_in(connected[0]):
        now = time.time()
        document = json.loads(data)
        step, _, flushed = document["series"][0]["points"][0]
        heard.append((number, document["run"], step, now - flushed))
        if len(heard) >= due:
            break
    return heard


async def _points_in(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    """The data of every points message of a chunked answer; other messages are passed over unread."""
    rest = b""
    while size := int(await reader.readline(), 16):
        rest += await reader.readexactly(size)
        await reader.readexactly(2)
        *messages, rest = rest.split(b"\n\n")
        for message in messages:
            if message.startswith(_POINTS):
                yield message[len(_POINTS) :].removeprefix(b"data: ").partition(b"\n")[0]


async def _open(url: str, runs: Sequence[str]) -> Connected:
    reader, writer = await _connect(url)
    writer.write(f"GET /api/v1/stream?runs={','.join(runs)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    await reader.readuntil(b"\r\n\r\n")
    return reader, writer


def _run_reporters(url: str, runs: list[Leased], seconds: int) -> None:
    asyncio.run(_report_all(url, runs, seconds))


async def _report_all(url: str, runs: Sequence[Leased], seconds: int) -> None:
    began = time.time() + 0.5
    offsets = np.linspace(0, 1, len(runs), endpoint=False).tolist()
    reporters = (_report(url, run, began + offset, seconds) for run, offset in zip(runs, offsets, strict=True))
    await asyncio.gather(*reporters)


async def _report(url: str, leased: Leased, began: float, seconds: int) -> None:
    connected = await _connect(url)
    random = np.random.default_rng(0)
    for step in range(seconds):
        await asyncio.sleep(max(0.0, began + step - time.time()))
        values = {f"loss/fgd/P{key % 5 + 3}/term{key}": value for key, value in enumerate(random.random(KEYS).tolist())}
        event = {"type": "metrics", "step": step, "time": time.time(), "values": values}
        await _post(connected, leased, {"batch": str(uuid.uuid4()), "events": [event]})


async def _connect(url: str) -> Connected:
    address = urlsplit(url)
    return await asyncio.open_connection(address.hostname, address.port)


async def _post(connected: Connected, leased: Leased, batch: dict[str, object]) -> None:
    reader, writer = connected
    body = json.dumps(batch).encode()
    lines = (
        f"POST /api/v1/runs/{leased.run}/events HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        f"{LEASE_HEADER}: {leased.token}",
        "",
        "",
    )
    writer.write("\r\n".join(lines).encode() + body)
    answer = await reader.readuntil(b"\r\n\r\n")
    size = int(answer.lower().split(b"content-length: ", 1)[1].split(b"\r\n", 1)[0])
    content = await reader.readexactly(size)
    if not answer.split(b" ", 2)[1].startswith(b"2"):
        raise RuntimeError(f"a report was answered {answer[:60]!r} {content[:300]!r}")
