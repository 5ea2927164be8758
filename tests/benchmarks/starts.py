"""How long starts and stops take: ``python tests/benchmarks/starts.py [rounds]`` on an otherwise idle machine."""

import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import psutil
from distillboard.client.client import Client
from distillboard.contracts.states import RunState
from distillboard.kit.waiting import wait_until
from distillboard.up.stack import Stack, running_stack, settings_from

SPEC = {"recipe": "tiny-control", "schedule": {"epochs": 1000}, "evaluation": {"interval": 1000}}
PATIENCE = 600


def main() -> None:
    """Print the figures as JSON, all of them seconds or MiB."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as home:
        began = time.monotonic()
        with running_stack(settings_from(home=Path(home), port=0)) as stack, Client(stack.url) as client:
            figures = {"up to ready": time.monotonic() - began, "first run, data set made": first_step(client)}
            cancel_all(client)
            figures |= measure_runs(client, rounds)
            wait_until(lambda: is_warm(client), PATIENCE)
            figures |= {f"idle MiB of {name}": size for name, size in memory(stack).items()}
            first_step(client)
            began = time.monotonic()
        figures["stop while training"] = time.monotonic() - began
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=1))  # noqa: T201


def measure_runs(client: Client, rounds: int) -> dict[str, float]:
    """Medians over ``rounds``: from submission to the first step with and without a warm trainer; cancels."""
    warm, cold, cancels = [], [], []
    for _ in range(rounds):
        wait_until(lambda: is_warm(client), PATIENCE)
        warm.append(first_step(client))
        cancels.append(cancel_all(client))
        wait_until(lambda: is_warm(client), PATIENCE)
        for process in trainers():
            process.kill()
        cold.append(first_step(client))
        cancel_all(client)
    return {
        "first step, warm trainer": median(warm),
        "first step, no warm trainer": median(cold),
        "cancel while training": median(cancels),
    }


def first_step(client: Client) -> float:
    """Seconds from submission until the trainer has done its first step, by its own clock."""
    submitted = time.time()
    run = client.runs.create(SPEC).id
    wait_until(lambda: "loss/total" in client.runs.get(run).summary, PATIENCE)
    return client.runs.series(run, "loss/total").points[0][2] - submitted


def cancel_all(client: Client) -> float:
    """Seconds from the cancel until the run is cancelled and its process gone."""
    began = time.monotonic()
    for run in client.runs.list(state=RunState.RUNNING):
        client.runs.cancel(run.id)
        client.runs.wait(run.id, interval=0.02, timeout=PATIENCE)
    return time.monotonic() - began


def is_warm(client: Client) -> bool:
    """Whether every slot has a warm trainer."""
    alive = [worker for worker in client.workers.list() if worker.alive]
    return all(slot.warm and slot.run is None for worker in alive for slot in worker.report.slots)


def trainers() -> list[psutil.Process]:
    """All trainer processes below this one."""
    below = psutil.Process().children(recursive=True)
    return [process for process in below if "distillboard_worker.trainer" in process.cmdline()]


def memory(stack: Stack) -> dict[str, float]:
    """Resident memory by program, the warm trainer apart."""
    programs = [(child.name, psutil.Process(child.process.pid)) for child in stack.children if child.process]
    programs += [("the warm trainer", process) for process in trainers()]
    return {name: process.memory_info().rss / 2**20 for name, process in programs}


if __name__ == "__main__":
    main()
