"""``distillboard sweep``: a grid over any spec field, or combinations drawn at random."""

from typing import Annotated

import typer

from distillboard.client.follow import follow
from distillboard.contracts.states import RunState

from .changes import Count, Ranges, Seed, read_draw, read_grid, read_spec, read_stretches
from .context import AsJson, connect, console, print_json, print_table

app = typer.Typer(no_args_is_help=True, help="Submit many runs at once.")
SweepId = Annotated[str, typer.Argument(help="Id of the sweep.", show_default=False)]


@app.command()
def create(
    context: typer.Context,
    recipe: Annotated[str, typer.Argument(help="A recipe's name, or a job spec in a .json file.")],
    grid: Annotated[
        list[str] | None, typer.Option("--grid", "-g", help="A field and its values: schedule.seed=0,1,2.")
    ] = None,
    ranges: Ranges = None,
    count: Count = None,
    seed: Seed = None,
    changes: Annotated[list[str] | None, typer.Option("--set", "-s", help="A change to all, e.g. notes=try.")] = None,
    name: Annotated[str | None, typer.Option(help="A name one can read.")] = None,
    *,
    json: AsJson = False,
) -> None:
    """Submit every combination of the grid, or with --count random ones of grid and ranges; prints the sweep's id."""
    if not (grid or ranges):
        raise typer.BadParameter("name at least one field and its values", param_hint="--grid")
    stretches, draw = read_stretches(ranges or []), read_draw(count, seed, ranges=bool(ranges))
    with connect(context) as client:
        spec, values = read_spec(recipe, changes or []), read_grid(grid or [])
        sweep = client.sweeps.create(spec, values, stretches=stretches, draw=draw, name=name)
        if json:
            print_json(sweep)
        else:
            console.print(f"{sweep.id}  {sweep.name}  {len(sweep.runs)} runs  {client.url}/sweeps/{sweep.id}")


@app.command("list")
def list_sweeps(context: typer.Context, *, json: AsJson = False) -> None:
    """List sweeps, newest first."""
    with connect(context) as client:
        found = client.sweeps.list()
    if json:
        print_json(found)
    else:
        rows = [(one.id, one.name, ", ".join([*one.grid, *one.stretches]), str(len(one.runs))) for one in found]
        print_table(("id", "name", "fields", "runs"), rows, right=("runs",))


@app.command()
def wait(context: typer.Context, sweep: SweepId, *, json: AsJson = False) -> None:
    """Follow a sweep until all its runs have ended; exit status 0 only if all succeeded."""
    with connect(context) as client:
        if json:
            ended = client.sweeps.wait(sweep)
            print_json(ended)
        else:
            ended = follow(client, [run.id for run in client.sweeps.get(sweep).runs], console)
    raise typer.Exit(0 if all(run.state is RunState.SUCCEEDED for run in ended) else 1)


@app.command()
def cancel(context: typer.Context, sweep: SweepId, *, json: AsJson = False) -> None:
    """Stop what has not ended."""
    with connect(context) as client:
        view = client.sweeps.cancel(sweep)
    if json:
        print_json(view)
        return
    console.print(f"{view.id} is stopping")
