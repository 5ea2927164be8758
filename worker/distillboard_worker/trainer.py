"""The trainer process: warms up, says so, waits for one job on stdin, trains it, and dies with its supervisor."""

import argparse
import json
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from distillboard.kit.tether import die_with_parent

from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import Reporter, RunFailed, SpoolReporter, Stopped

ENGINE = "distillboard_worker.detection.engine"
WARM_UP_NICENESS = 10

Train = Callable[[TrainerJob, Reporter], None]


def main() -> None:
    """Run one training; the exit status is 0 when its end was reported, also when it failed."""
    options = _parse()
    die_with_parent(options.parent)
    jobs = _listen()
    tell = _speak()
    train = _warm_up(options.engine, WARM_UP_NICENESS if options.gentle else 0, tell)
    tell({"ready": True})
    job = TrainerJob.model_validate_json(jobs.get())
    _print_to(job)
    with SpoolReporter(job.spool) as reporter:
        signal.signal(signal.SIGTERM, lambda *_: reporter.request_stop())
        run(train, job, reporter)


def run(train: Train, job: TrainerJob, reporter: Reporter) -> None:
    """Train and say how it ended; what the training said itself stands."""
    try:
        train(job, reporter)
    except Stopped:
        reporter.state("cancelled")
    except RunFailed as failure:
        reporter.state("failed", failure.code, failure.reason)
    except Exception as error:  # noqa: BLE001 - whatever it was, it becomes the run's state with its reason
        reporter.log(traceback.format_exc(), "error")
        reporter.state("failed", *explained(error))
    else:
        reporter.state("succeeded")


def explained(error: Exception) -> tuple[str, str]:
    """Stable code and one sentence for an exception that nobody named."""
    text = str(error).strip().partition("\n")[0]
    sentence = f"{type(error).__name__}: {text}" if text else type(error).__name__
    if _is_out_of_memory(error):
        return "out_of_memory", f"The device's memory is full: take a smaller batch or smaller images. ({sentence})"
    return "training_failed", sentence


def _is_out_of_memory(error: Exception) -> bool:
    named = isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError"
    return named or "DefaultCPUAllocator: can't allocate memory" in str(error)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--parent", type=int, required=True, help="process id of the supervisor")
    parser.add_argument("--engine", default=ENGINE, help="module with train(job, reporter) and warm_up()")
    parser.add_argument("--gentle", action="store_true", help="leave the processor to others while warming up")
    return parser.parse_args()


def _listen() -> "queue.SimpleQueue[bytes]":
    """Read stdin in a thread: the first line is the job, end of file means that the supervisor is gone."""
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read_lines, args=(lines,), name="lifeline", daemon=True).start()
    return lines


def _read_lines(lines: "queue.SimpleQueue[bytes]") -> None:
    pending = b""
    while data := os.read(0, 1 << 16):  # a daemon thread inside sys.stdin would abort the interpreter at its end
        *complete, pending = (pending + data).split(b"\n")
        for line in complete:
            lines.put(line)
    os.killpg(0, signal.SIGKILL)


def _speak() -> Callable[[dict[str, object]], None]:
    """Keep stdout for the supervisor alone: what imports print goes to stderr."""
    supervisor = os.dup(1)
    os.dup2(2, 1)
    return lambda answer: _write_line(supervisor, answer)


def _write_line(fd: int, answer: dict[str, object]) -> None:
    os.write(fd, json.dumps(answer).encode() + b"\n")
    os.close(fd)


def _warm_up(engine: str, niceness: int, tell: Callable[[dict[str, object]], None]) -> Train:
    """Import the engine in a thread of its own, as on Linux a niceness is a thread's own and stays."""
    outcome: queue.SimpleQueue[Train | BaseException] = queue.SimpleQueue()
    threading.Thread(target=_import_engine, args=(engine, niceness, outcome), name="warm-up").start()
    result = outcome.get()
    if isinstance(result, BaseException):
        reason = f"the trainer cannot start: {type(result).__name__}: {result}"
        tell({"ready": False, "reason": reason})
        raise result
    return result


def _import_engine(engine: str, niceness: int, outcome: "queue.SimpleQueue[Train | BaseException]") -> None:
    try:
        if niceness and sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), niceness)
        module: ModuleType = import_module(engine)
        module.warm_up()
        outcome.put(module.train)
    except BaseException as error:  # noqa: BLE001 - handed to the main thread, which raises it
        outcome.put(error)


def _print_to(job: TrainerJob) -> None:
    log = os.open(job.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)


if __name__ == "__main__":
    main()
