"""``distillboard queue``: what runs where, what waits for what, and in which order."""

from typing import Annotated, Literal

import typer

from distillboard.contracts.estimates import Estimate, LineForecast
from distillboard.contracts.queues import QueueDetail

from .changes import Count, Ranges, Seed, read_draw, read_grid, read_spec, read_stretches
from .context import AsJson, RunId, connect, console, print_json, print_table

app = typer.Typer(no_args_is_help=True, help="See queues, pause them, and put what waits in order.")
QueueName = Annotated[str, typer.Argument(help="Name of the queue.")]
_SECONDS_PER_MINUTE, _SECONDS_PER_HOUR = 60, 3600


@app.command("list")
def list_queues(context: typer.Context, *, json: AsJson = False) -> None:
    """List the queues."""
    with connect(context) as client:
        found = client.queues.list()
    if json:
        print_json(found)
        return
    rows = [
        (
            queue.name,
            "paused" if queue.paused else "open",
            str(queue.running),
            str(queue.waiting),
            str(queue.held),
            ", ".join(queue.workers) or "none",
        )
        for queue in found
    ]
    columns = ("queue", "state", "running", "waiting", "held", "workers")
    print_table(columns, rows, right=("running", "waiting", "held"))


@app.command()
def show(context: typer.Context, queue: QueueName = "default", *, json: AsJson = False) -> None:
    """Show what runs where, and what waits in which order, for what, and until when."""
    with connect(context) as client:
        found = client.queues.get(queue)
        if json:
            print_json(found)
        else:
            _print(found, client.queues.forecast(queue))


@app.command()
def pause(context: typer.Context, queue: QueueName = "default", *, json: AsJson = False) -> None:
    """Hand out nothing of a queue until it is resumed; what runs goes on."""
    with connect(context) as client:
        found = client.queues.pause(queue)
    if json:
        print_json(found)
    else:
        console.print(f"{queue} is paused: {found.running} running, {found.waiting} waiting")


@app.command()
def resume(context: typer.Context, queue: QueueName = "default", *, json: AsJson = False) -> None:
    """Hand out runs of a queue again."""
    with connect(context) as client:
        found = client.queues.resume(queue)
    if json:
        print_json(found)
    else:
        console.print(f"{queue} is open: {found.running} running, {found.waiting} waiting")


@app.command()
def move(
    context: typer.Context,
    run: RunId,
    before: Annotated[str | None, typer.Option(help="Id of the waiting run that it goes before.")] = None,
    after: Annotated[str | None, typer.Option(help="Id of the waiting run that it comes after.")] = None,
    to: Annotated[str | None, typer.Option(help="front or back.")] = None,
    *,
    json: AsJson = False,
) -> None:
    """Put a waiting run elsewhere in its queue; it takes on the priority of those it stands with."""
    end: Literal["front", "back"] | None = "front" if to == "front" else "back" if to == "back" else None
    if to is not None and end is None:
        raise typer.BadParameter(f"'{to}' is neither front nor back", param_hint="--to")
    with connect(context) as client:
        found = client.queues.move(run, before=before, after=after, to=end)
    if json:
        print_json(found)
    else:
        console.print(f"{found.id} stands at place {found.queue_position}, priority {found.priority}")


@app.command()
def priority(
    context: typer.Context,
    run: RunId,
    value: Annotated[int, typer.Argument(min=-100, max=100, help="Higher goes first.", show_default=False)],
    *,
    json: AsJson = False,
) -> None:
    """Change the priority of a waiting or held run."""
    with connect(context) as client:
        found = client.queues.prioritise(run, value)
    if json:
        print_json(found)
    else:
        console.print(f"{found.id} has priority {found.priority}, place {found.queue_position or 'none: it is held'}")


@app.command()
def hold(context: typer.Context, run: RunId, *, json: AsJson = False) -> None:
    """Hold a run: a waiting one at once, a running one at its next checkpoint."""
    with connect(context) as client:
        found = client.queues.pause_run(run)
    if json:
        print_json(found)
    else:
        console.print(f"{found.id} " + ("pauses at its next checkpoint" if found.pause_requested else "is held"))


@app.command()
def release(context: typer.Context, run: RunId, *, json: AsJson = False) -> None:
    """Let a held run go on, at the place it had."""
    with connect(context) as client:
        found = client.queues.unpause_run(run)
    if json:
        print_json(found)
    else:
        console.print(f"{found.id} is {found.state}")


@app.command()
def estimate(
    context: typer.Context,
    recipe: Annotated[
        str, typer.Argument(help="A recipe's name, or a job spec in a .json file ('-': standard input).")
    ],
    changes: Annotated[list[str] | None, typer.Option("--set", "-s", help="A change, e.g. schedule.epochs=24.")] = None,
    grid: Annotated[list[str] | None, typer.Option("--grid", "-g", help="As a sweep: schedule.seed=0,1,2.")] = None,
    ranges: Ranges = None,
    count: Count = None,
    seed: Seed = None,
    *,
    json: AsJson = False,
) -> None:
    """Say what a run or a sweep would cost and when it would begin, from finished runs like it."""
    stretches, draw = read_stretches(ranges or []), read_draw(count, seed, ranges=bool(ranges))
    with connect(context) as client:
        spec, values = read_spec(recipe, changes or []), read_grid(grid) if grid else None
        found = client.queues.estimate(spec, values, stretches=stretches, draw=draw)
    if json:
        print_json(found)
    else:
        _print_estimate(found)


def _print(queue: QueueDetail, forecast: LineForecast) -> None:
    console.print(
        f"{queue.name}: {'paused' if queue.paused else 'open'}, served by {', '.join(queue.workers) or 'nobody'}"
    )
    running = [
        (
            run.run,
            run.name,
            f"{run.worker or ''}, slot {run.slot}",
            run.stage or "",
            _share(run.progress.step, run.progress.total_steps),
        )
        for run in queue.active
    ]
    print_table(("id", "running", "on", "stage", "done"), running, right=("done",))
    begins = {one.run: one.starts_in_seconds for one in forecast.runs}
    waiting = [
        (run.run, run.name, str(run.position), str(run.priority), _beginning(begins.get(run.run)), run.waiting_for)
        for run in queue.line
    ]
    columns = ("id", "waiting", "place", "priority", "begins in", "waits for")
    print_table(columns, waiting, right=("place", "priority", "begins in"))
    if forecast.note:
        console.print(forecast.note, highlight=False, markup=False, soft_wrap=True)


def _beginning(seconds: float | None) -> str:
    return "" if seconds is None else _duration(seconds)


def _print_estimate(found: Estimate) -> None:
    kind = "GPU hours" if found.device == "cuda" else "device hours"
    print_table(
        ("", ""),
        [
            ("runs", str(found.runs)),
            (kind, _range(found)),
            ("go first", f"{found.ahead} of the queue, {found.ahead_elsewhere} of others on the same workers"),
            ("begins in", _duration(found.starts_in_seconds)),
            ("done in", _duration(found.ends_in_seconds)),
        ],
    )
    for basis in found.basis:
        console.print(f"{basis.runs} of them: {basis.sentence}", highlight=False, soft_wrap=True)
    for note in found.notes:
        console.print(note, style="yellow", highlight=False, soft_wrap=True, markup=False)


def _range(found: Estimate) -> str:
    if found.device_hours is None or found.device_hours_low is None or found.device_hours_high is None:
        return "unknown"
    return f"{found.device_hours:.2f} ({found.device_hours_low:.2f} to {found.device_hours_high:.2f})"


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return "unknown"
    if seconds < _SECONDS_PER_MINUTE:
        return f"{seconds:.0f} s"
    return (
        f"{seconds / _SECONDS_PER_MINUTE:.0f} min"
        if seconds < _SECONDS_PER_HOUR
        else f"{seconds / _SECONDS_PER_HOUR:.1f} h"
    )


def _share(step: int, total: int | None) -> str:
    return f"{100 * step / total:.0f} %" if total else ""
