"""``distillboard dataset``: the data sets that runs may name, checked where they are registered."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TaskID, TextColumn

from distillboard.client.coco import UploadTold
from distillboard.client.repairing import splits_of
from distillboard.contracts.catalogue import CheckReport, DatasetView, SplitFacts

from .context import AsJson, connect, console, print_json, print_table
from .versions import Named, Version, print_findings, print_versions, tell, told_away

app = typer.Typer(no_args_is_help=True, help="The data sets that runs may name.")
_SHOWN_CLASSES = 30


@app.command("list")
def list_datasets(context: typer.Context, *, json: AsJson = False) -> None:
    """List data sets."""
    with connect(context) as client:
        found = client.datasets.list()
    if json:
        print_json(found)
        return
    rows = [
        (view.name, str(view.version), view.status, str(len(view.document.classes)), *_counts(view)) for view in found
    ]
    columns = ("name", "version", "status", "classes", "train images", "val images")
    print_table(columns, rows, right=("version", "classes", "train images", "val images"))


@app.command("show")
def show_dataset(context: typer.Context, name: Named, version: Version = None, *, json: AsJson = False) -> None:
    """Show a data set: where it lies, what its check found and counted, its versions."""
    with connect(context) as client:
        view, versions = client.datasets.get(name, version), client.datasets.versions(name)
    if json:
        print_json(view)
        return
    console.print(f"{view.name} version {view.version}: {'archived' if view.archived else view.status}")
    for split, files in splits_of(view).items():
        console.print(f"{split}: {files.annotations}, images {files.images}", soft_wrap=True, highlight=False)
    report = view.report or CheckReport()
    print_findings(report, ("error", "warning", "info"))
    if report.splits:
        _print_splits(report.splits)
    print_versions(versions)


@app.command("add")
def add_dataset(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name to register it under; a further version when it exists.")],
    train: Annotated[Path, typer.Option(help="COCO annotations for training.", exists=True, dir_okay=False)],
    val: Annotated[Path, typer.Option(help="COCO annotations for validation.", exists=True, dir_okay=False)],
    images: Annotated[Path, typer.Option(help="Folder of the images.", exists=True, file_okay=False)],
    val_images: Annotated[Path | None, typer.Option(help="Folder of val images, if another.", exists=True)] = None,
    *,
    upload: Annotated[
        bool, typer.Option("--upload", help="Send annotations and images to the server; workers fetch them there.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Register a data set in COCO format, by paths that the workers see or by upload; it is checked here."""
    with connect(context) as client, _shown() as told:
        view = client.datasets.add_coco(
            name, train=train, val=val, images=images, val_images=val_images, upload=upload, told=told
        )
    tell(view, json=json)
    if not json and view.report is not None:
        _print_splits(view.report.splits)


@app.command("repair")
def repair_dataset(
    context: typer.Context,
    name: Named,
    version: Version = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be changed.")] = False,
    json: AsJson = False,
) -> None:
    """Make a new version without the faults that have one remedy; the old one and its files stay as they are."""
    with connect(context) as client, _shown() as told:
        repair = client.datasets.repair(name, version, dry_run=dry_run, told=told)
    if json:
        print_json(repair)
        return
    rows = [(split, what, str(count)) for split, counts in repair.changes.items() for what, count in counts.items()]
    if not rows:
        console.print(f"{name} version {repair.repaired}: nothing to repair")
        return
    print_table(("split", "would be changed" if dry_run else "changed", "times"), rows, right=("times",))
    if repair.dataset is not None:
        tell(repair.dataset, json=False)


@app.command("archive")
def archive_dataset(context: typer.Context, name: Named, version: Version = None, *, json: AsJson = False) -> None:
    """Put a version away: lists leave it out and no new run may name it."""
    with connect(context) as client:
        told_away(client.datasets.archive(name, version), json=json)


@app.command("restore")
def restore_dataset(context: typer.Context, name: Named, version: Version = None, *, json: AsJson = False) -> None:
    """Take a version back that was put away."""
    with connect(context) as client:
        told_away(client.datasets.restore(name, version), json=json)


class _Bars(UploadTold):
    """Shows how far it is on the terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def reading(self, split: str, count: int) -> None:
        """Bytes of a split's annotations."""
        self._advance(f"{split}: megabytes read", count / 1e6, None)

    def looking(self, split: str, count: int, total: int) -> None:
        """Images that were looked at."""
        self._advance(f"{split}: images checked", count, total)

    def hashing(self, split: str, count: int, total: int) -> None:
        """Images that were read for their digests."""
        self._advance(f"{split}: images compared", count, total)

    def sending(self, count: int, total: int) -> None:
        """Images that were sent."""
        self._advance("images sent", count, total)

    def _advance(self, what: str, count: float, total: int | None) -> None:
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.advance(self._tasks[what], count)


@contextmanager
def _shown() -> Iterator[UploadTold]:
    """Progress on standard error, where that is a terminal."""
    errors = Console(stderr=True)
    if not errors.is_terminal:
        yield UploadTold()
        return
    with Progress(TextColumn("{task.description}"), MofNCompleteColumn(), console=errors, transient=True) as progress:
        yield _Bars(progress)


def _counts(view: DatasetView) -> tuple[str, str]:
    splits = view.report.splits if view.report is not None else {}
    train, val = (str(splits[split].images) if split in splits else "" for split in ("train", "val"))
    return train, val


def _print_splits(splits: dict[str, SplitFacts]) -> None:
    columns = ("split", "images", "without boxes", "boxes", "masks", "crowd", "S", "M", "L")
    rows = [
        (split, *map(str, (one.images, one.images_without_boxes, one.boxes, one.masks, one.crowd)), *_areas(one))
        for split, one in splits.items()
    ]
    print_table(columns, rows, right=columns[1:])
    names = list(dict.fromkeys(name for one in splits.values() for name in one.classes))[:_SHOWN_CLASSES]
    counted = [(name, *(str(one.classes.get(name, 0)) for one in splits.values())) for name in names]
    print_table(("class", *splits), counted, right=tuple(splits))


def _areas(split: SplitFacts) -> list[str]:
    return [str(split.areas.get(size, 0)) for size in ("S", "M", "L")]
