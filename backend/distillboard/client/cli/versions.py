"""What models and data sets have in common on the command line: findings, versions, putting away."""

from collections.abc import Sequence
from typing import Annotated

import typer

from distillboard.contracts.catalogue import CheckReport, DatasetView, ModelView, VersionView

from .context import console, print_json, print_table

Named = Annotated[str, typer.Argument(help="Its name.", show_default=False)]
Version = Annotated[int | None, typer.Option(help="Version; the newest when left out.", min=1)]


def tell(view: ModelView | DatasetView, *, json: bool) -> None:
    """Print what became of a registration; exit status 1 when it was refused."""
    if json:
        print_json(view)
    else:
        print_findings(view.report or CheckReport(), ("error", "warning"))
        console.print(f"{view.name} version {view.version}: {view.status}")
    if view.status == "refused":
        raise typer.Exit(1)


def print_findings(report: CheckReport, severities: Sequence[str]) -> None:
    """Print the findings of a report, the worst first."""
    for severity in severities:
        for finding in report.findings:
            if finding.severity == severity:
                hint = f" ({finding.hint})" if finding.hint else ""
                line = f"{finding.severity}: {finding.field}: {finding.message}{hint}"
                console.print(line, markup=False, soft_wrap=True)


def print_versions(versions: Sequence[VersionView]) -> None:
    """Print the versions of a name."""
    rows = [
        (
            str(one.version),
            "archived" if one.archived else one.status,
            f"{one.created:%Y-%m-%d %H:%M}",
            str(one.runs),
            one.about,
        )
        for one in versions
    ]
    print_table(("version", "status", "created (UTC)", "runs", "about"), rows, right=("version", "runs"))


def told_away(view: ModelView | DatasetView, *, json: bool) -> None:
    """Print what became of a version that was put away or taken back."""
    if json:
        print_json(view)
    else:
        console.print(f"{view.name} version {view.version}: {'archived' if view.archived else view.status}")
