"""Writers as processes of their own: bodies are made before the clock runs, so that the server is what is timed."""

import http.client
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from urllib.parse import urlsplit

_PROCESSES = get_context("spawn")


@dataclass(frozen=True)
class Call:
    """One POST: path, body, headers."""

    path: str
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True)
class Load:
    """What one writer sends.

    Attributes:
        calls: In this order, over one connection.
        every: Seconds from one call's due time to the next; 0 sends as fast as answers come.
        delay: Seconds before the first.
    """

    calls: Sequence[Call]
    every: float = 0.0
    delay: float = 0.0


@dataclass(frozen=True)
class Sent:
    """How the writers fared.

    Attributes:
        seconds: From the first writer's first call to the last answer.
        latencies: Seconds of every call, from when it was due.
    """

    seconds: float
    latencies: list[float]


def send(url: str, loads: Sequence[Load], *, processes: int | None = None) -> Sent:
    """Send all loads at once, spread over processes (one each when left out), one thread a load.

    Raises:
        RuntimeError: A call was refused.
    """
    count = processes or len(loads)
    shares = [list(loads[place::count]) for place in range(count)]
    with _PROCESSES.Pool(count) as pool:
        pool.map(_nothing, range(count * 4))
        start = time.time() + 0.5
        answers = pool.starmap(_share, [(url, share, start) for share in shares], chunksize=1)
    ends = [end for end, _ in answers]
    return Sent(max(ends) - start, [one for _, latencies in answers for one in latencies])


def _nothing(_: int) -> None:
    """Lets every process of the pool come up before the clock runs."""


def _share(url: str, loads: Sequence[Load], start: float) -> tuple[float, list[float]]:
    from threading import Thread  # noqa: PLC0415 - in the writer's process only

    latencies: list[list[float]] = [[] for _ in loads]
    errors: list[BaseException] = []

    def work(place: int) -> None:
        try:
            _send(url, loads[place], start, latencies[place].append)
        except BaseException as error:  # noqa: BLE001 - raised in the main thread below
            errors.append(error)

    threads = [Thread(target=work, args=(place,)) for place in range(len(loads))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return time.time(), [one for some in latencies for one in some]


def _send(url: str, load: Load, start: float, took: Callable[[float], None]) -> None:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    due = start + load.delay
    for call in load.calls:
        time.sleep(max(0.0, due - time.time()))
        asked = due if load.every else time.time()
        connection.request("POST", call.path, call.body, {"Content-Type": "application/json", **call.headers})
        answer = connection.getresponse()
        content = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{call.path} answered {answer.status}: {content[:300]!r}")
        took(time.time() - asked)
        due += load.every
    connection.close()
