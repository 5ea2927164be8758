"""From a reporter's flush to a watcher's screen: fifty runs that report once a second, fifty open streams."""

import asyncio
import json
import time

import httpx
import numpy as np
import reports
from reports import Leased, Shape
from servers import Server

_SHAPE = Shape(1, 40)

Figures = dict[str, float]


def latency(server: Server, count: int = 50, seconds: int = 20) -> Figures:
    """Milliseconds from the call of a reporter to the message at the watcher of its run."""
    with httpx.Client(base_url=server.url, timeout=60) as http:
        runs = [reports.leased_run(http) for _ in range(count)]
    took = asyncio.run(_watched(server.url, runs, seconds))
    if len(took) != count * seconds:
        raise RuntimeError(f"{count * seconds} points were reported, {len(took)} were seen")
    return {"p50 ms": 1000 * float(np.percentile(took, 50)), "p95 ms": 1000 * float(np.percentile(took, 95))}


async def _watched(url: str, runs: list[Leased], seconds: int) -> list[float]:
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as http:
        sent: dict[tuple[str, int], float] = {}
        ready = [asyncio.Event() for _ in runs]
        watchers = [
            asyncio.create_task(_watch(http, run.run, seconds, sent, event))
            for run, event in zip(runs, ready, strict=True)
        ]
        for event in ready:
            await event.wait()
        await asyncio.gather(*(_report(http, run, seconds, place / len(runs), sent) for place, run in enumerate(runs)))
        return [one for some in await asyncio.gather(*watchers) for one in some]


async def _report(
    http: httpx.AsyncClient, run: Leased, seconds: int, delay: float, sent: dict[tuple[str, int], float]
) -> None:
    began = time.perf_counter() + delay
    for step, call in enumerate(reports.ours(run, _SHAPE, seconds)):
        await asyncio.sleep(max(0.0, began + step - time.perf_counter()))
        sent[run.run, step] = time.perf_counter()
        (await http.post(call.path, content=call.body, headers=call.headers)).raise_for_status()


async def _watch(
    http: httpx.AsyncClient, run: str, count: int, sent: dict[tuple[str, int], float], ready: asyncio.Event
) -> list[float]:
    """Seconds that each of the run's steps took to get here."""
    took: list[float] = []
    async with http.stream("GET", "/api/v1/stream", params={"runs": run}) as answer:
        answer.raise_for_status()
        kind = ""
        async for line in answer.aiter_lines():
            ready.set()
            if line.startswith("event: "):
                kind = line.removeprefix("event: ")
            elif line.startswith("data: ") and kind == "points":
                points = json.loads(line.removeprefix("data: "))["series"][0]["points"]
                took += [time.perf_counter() - sent[run, point[0]] for point in points]
            if len(took) >= count:
                break
    return took
