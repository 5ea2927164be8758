"""``distillboard model`` and ``distillboard dataset``: what a run may name, checked where it is registered."""

from collections.abc import Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Any

import typer

from distillboard.client.coco import check_dataset
from distillboard.contracts.catalogue import (
    CheckReport,
    CocoFiles,
    DatasetDocument,
    DatasetView,
    ModelView,
    NewDataset,
    NewModel,
)

from .context import AsJson, connect, console, print_json, print_table

models = typer.Typer(no_args_is_help=True, help="The detectors that runs may name.")
datasets = typer.Typer(no_args_is_help=True, help="The data sets that runs may name.")
CHECK_GROUP = "distillboard.checks"


@models.command("list")
def list_models(context: typer.Context, *, json: AsJson = False) -> None:
    """List models."""
    with connect(context) as client:
        found = client.models.list()
    if json:
        print_json(found)
        return
    rows = [
        (view.name, str(view.version), view.status, "yes" if view.document.weights else "no", view.document.title)
        for view in found
    ]
    print_table(("name", "version", "status", "weights", "title"), rows, right=("version",))


@models.command("add")
def add_model(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name to register it under; a further version when it exists.")],
    config: Annotated[
        Path, typer.Argument(help="MMDetection config (.py, .json, .yaml).", exists=True, dir_okay=False)
    ],
    checkpoint: Annotated[Path | None, typer.Argument(help="Its weights.", exists=True, dir_okay=False)] = None,
    classes: Annotated[
        str | None, typer.Option(help="Class names, comma-separated, where the config has none.")
    ] = None,
    *,
    json: AsJson = False,
) -> None:
    """Register a detector: resolve its config on this machine, check that the checkpoint fits, upload both."""
    document, report = _model_check()(name, config, checkpoint, classes.split(",") if classes else None)
    with connect(context) as client:
        view = client.models.add(NewModel(document=document, report=report), checkpoint)
    _tell(view, json=json)


@datasets.command("list")
def list_datasets(context: typer.Context, *, json: AsJson = False) -> None:
    """List data sets."""
    with connect(context) as client:
        found = client.datasets.list()
    if json:
        print_json(found)
        return
    rows = [(view.name, str(view.version), view.status, str(len(view.document.classes))) for view in found]
    print_table(("name", "version", "status", "classes"), rows, right=("version", "classes"))


@datasets.command("add")
def add_dataset(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name to register it under; a further version when it exists.")],
    train: Annotated[Path, typer.Option(help="COCO annotations for training.", exists=True, dir_okay=False)],
    val: Annotated[Path, typer.Option(help="COCO annotations for validation.", exists=True, dir_okay=False)],
    images: Annotated[Path, typer.Option(help="Folder of the images.", exists=True, file_okay=False)],
    val_images: Annotated[Path | None, typer.Option(help="Folder of val images, if another.", exists=True)] = None,
    *,
    json: AsJson = False,
) -> None:
    """Register a data set in COCO format, by paths that the workers see; its files are checked here."""
    splits = {
        "train": CocoFiles(annotations=str(train.resolve()), images=str(images.resolve())),
        "val": CocoFiles(annotations=str(val.resolve()), images=str((val_images or images).resolve())),
    }
    classes, report = check_dataset(splits)
    document = DatasetDocument(name=name, classes=classes or ["unknown"], train=splits["train"], val=splits["val"])
    with connect(context) as client:
        view = client.datasets.add(NewDataset(document=document, report=report))
    _tell(view, json=json)


def _model_check() -> Any:
    for entry in entry_points(group=CHECK_GROUP, name="model"):
        return entry.load()
    raise typer.BadParameter("checking a model needs MMDetection: install distillboard[worker] on this machine")


def _tell(view: ModelView | DatasetView, *, json: bool) -> None:
    if json:
        print_json(view)
    else:
        _print_findings(view.report or CheckReport(), ("error", "warning"))
        console.print(f"{view.name} version {view.version}: {view.status}")
    if view.status == "refused":
        raise typer.Exit(1)


def _print_findings(report: CheckReport, severities: Sequence[str]) -> None:
    for finding in report.findings:
        if finding.severity in severities:
            hint = f" ({finding.hint})" if finding.hint else ""
            console.print(f"{finding.severity}: {finding.field}: {finding.message}{hint}", markup=False, soft_wrap=True)
