"""``distillboard run preflight``: what is wrong with a spec, before it costs anything."""

from typing import Annotated

import typer

from distillboard.client.client import Client
from distillboard.contracts.preflight import Calibrate, Calibration, PreflightReport, PreflightView
from distillboard.contracts.states import RunState

from .changes import read_spec
from .context import AsJson, connect, console, print_json, print_table

_WORDS = {"ok": "[green]ok[/]", "warning": "[yellow]warning[/]", "error": "[bold red]error[/]"}


def preflight(
    context: typer.Context,
    recipe: Annotated[
        str, typer.Argument(help="A recipe's name, or a job spec in a .json file ('-': standard input).")
    ],
    changes: Annotated[list[str] | None, typer.Option("--set", "-s", help="A change, e.g. method.alpha=0.002.")] = None,
    calibrate: Annotated[
        float | None,
        typer.Option(min=0.001, max=100, help="Propose weights for this ratio of the method's loss to the detector's."),
    ] = None,
    steps: Annotated[int, typer.Option(min=1, max=500, help="Training steps to calibrate over.")] = 20,
    *,
    keep_ratios: Annotated[
        bool, typer.Option("--keep-ratios", help="Calibrate by one factor: the terms keep their proportions.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Examine a run without training it; exit status 0 only if it can work."""
    order = None if calibrate is None else Calibrate(target=calibrate, steps=steps, keep_ratios=keep_ratios)
    with connect(context) as client:
        view = _wait(client, client.preflights.create(read_spec(recipe, changes or []), calibrate=order))
    if json:
        print_json(view)
    else:
        _print(view)
    raise typer.Exit(0 if view.state is RunState.SUCCEEDED else 1)


def _wait(client: Client, view: PreflightView) -> PreflightView:
    """Wait for its end; whoever loses patience stops it."""
    try:
        return client.preflights.wait(view.id)
    except KeyboardInterrupt:
        client.preflights.cancel(view.id)
        raise


def _print(view: PreflightView) -> None:
    if view.report is not None:
        _print_report(view.report)
    if view.state is not RunState.SUCCEEDED:
        console.print(f"{view.state}: {view.reason or 'no reason given'}", markup=False, soft_wrap=True)


def _print_report(report: PreflightReport) -> None:
    rows = []
    for check in report.checks:
        rows.append((_WORDS[check.status], check.name.replace("_", " "), check.message))
        if check.hint:
            rows.append(("", "", f"→ {check.hint}"))
    print_table(("", "check", "what was found"), rows)
    if report.calibration is not None:
        _print_calibration(report.calibration)
    console.print(f"examined on {report.device} in {report.seconds:.1f} s", style="dim", highlight=False)


def _print_calibration(found: Calibration) -> None:
    columns = ("term", "raw", "weight", "ratio", "proposed", "ratio then")
    rows = [
        (
            f"{one.term} ({one.field})",
            f"{one.raw:.4g}",
            f"{one.weight:.3g}",
            f"{one.ratio:.2g}",
            f"{one.proposed:.3g}",
            f"{one.proposed_ratio:.2g}",
        )
        for one in found.terms
    ]
    print_table(columns, rows, right=columns[1:])
    console.print(
        f"medians of {found.steps} steps: the detector's loss is {found.detection:.4g}, the method's part"
        f" {found.ratio:.2g} of it now and {found.target:g} with the proposal:",
        highlight=False,
        soft_wrap=True,
    )
    changes = " ".join(f"--set {one.field}={one.proposed:.3g}" for one in found.terms)
    console.print(f"  {changes}", highlight=False, soft_wrap=True)
