"""Run by trackio's own Python: writes and reads what it is told, and prints how long that took as JSON."""

import json
import multiprocessing
import sys
import time
from multiprocessing.synchronize import Barrier

_LINE: list[Barrier] = []


def line_up(barrier: Barrier) -> None:
    """In each writer: import what takes long, remember where to wait for the others."""
    import trackio  # noqa: F401, PLC0415 - in the writers

    _LINE.append(barrier)


def write(name: str, steps: int, keys: int) -> tuple[float, float]:
    """Log one run to the end; when it began, and when everything was on disk."""
    import trackio  # noqa: PLC0415 - in the writers

    trackio.init(project="bench", name=name, embed=False, auto_log_gpu=False, auto_log_cpu=False)
    names = [f"loss/fgd/P{key % 5 + 3}/term{key}" for key in range(keys)]
    _LINE[0].wait()
    began = time.time()
    for step in range(steps):
        trackio.log(dict.fromkeys(names, 0.1234567 + step * 1e-07), step=step)
    trackio.finish()
    return began, time.time()


def main() -> None:
    """Arguments: writers, steps, keys."""
    writers, steps, keys = map(int, sys.argv[1:4])
    spawn = multiprocessing.get_context("spawn")
    with spawn.Pool(writers, line_up, (spawn.Barrier(writers),)) as pool:
        times = pool.starmap(write, [(f"run-{place}", steps, keys) for place in range(writers)], chunksize=1)
    from trackio import SQLiteStorage  # noqa: PLC0415 - its import is not part of the reading

    seconds, began = max(end for _, end in times) - min(start for start, _ in times), time.time()
    rows = len(SQLiteStorage.get_logs("bench", "run-0"))
    print(json.dumps({"seconds": seconds, "points": writers * steps * keys, "read": time.time() - began, "rows": rows}))  # noqa: T201


if __name__ == "__main__":
    main()
