"""``distillboard worker``: who trains, and who is to stop taking runs; the worker itself adds how to start it."""

from collections.abc import Iterator
from typing import Annotated

import typer

from distillboard.contracts.leases import SlotReport, WorkerView

from .context import AsJson, connect, console, print_json, print_table

app = typer.Typer(help="Train queued runs, or look after those who do.")
WorkerName = Annotated[str, typer.Argument(help="Name of the worker.", show_default=False)]
_GIB = 2**30
_COLUMNS = ("worker", "state", "heard", "queues", "slot", "device", "memory", "run")


@app.command("list")
def list_workers(context: typer.Context, *, json: AsJson = False) -> None:
    """List the workers with their slots and what these run."""
    with connect(context) as client:
        found = client.workers.list()
    if json:
        print_json(found)
    else:
        print_table(_COLUMNS, [row for worker in found for row in _rows(worker)], right=("slot", "memory"))


@app.command()
def show(context: typer.Context, name: WorkerName, *, json: AsJson = False) -> None:
    """Show a worker: its slots, what they run, and the versions of its packages."""
    with connect(context) as client:
        found = client.workers.get(name)
    if json:
        print_json(found)
    else:
        print_table(_COLUMNS, _rows(found), right=("slot", "memory"))
        versions = ", ".join(f"{package} {version}" for package, version in found.report.versions.items())
        console.print(f"{found.report.host}, process {found.report.pid}: {versions}", highlight=False)


@app.command()
def drain(context: typer.Context, name: WorkerName, *, json: AsJson = False) -> None:
    """Hand a worker nothing new; what it trains goes on to its end."""
    with connect(context) as client:
        found = client.workers.drain(name)
    if json:
        print_json(found)
    else:
        console.print(f"{name} takes nothing new; {len(found.running) or 'no'} runs go on")


@app.command()
def undrain(context: typer.Context, name: WorkerName, *, json: AsJson = False) -> None:
    """Hand a worker runs again."""
    with connect(context) as client:
        found = client.workers.undrain(name)
    if json:
        print_json(found)
    else:
        console.print(f"{name} takes runs again")


def _rows(worker: WorkerView) -> Iterator[tuple[str, ...]]:
    state = "gone" if not worker.alive else "draining" if worker.draining else "there"
    heard = f"{worker.heartbeat_age_seconds:.0f} s ago"
    examining = worker.report.preflight_slot
    slots = [*worker.report.slots, *([] if examining is None else [examining])]
    for slot in slots:
        kind = "pre-flights" if slot is examining else str(slot.index)
        yield worker.name, state, heard, ", ".join(worker.report.queues), kind, *_device(slot), slot.run or "idle"


def _device(slot: SlotReport) -> tuple[str, str]:
    device = slot.device
    count = f"{device.count} x " if device.count > 1 else ""
    memory = "" if device.memory_bytes is None else f"{device.memory_bytes / _GIB:.0f} GiB"
    return f"{count}{device.name or device.kind}", memory
