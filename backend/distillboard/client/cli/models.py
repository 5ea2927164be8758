"""``distillboard model``: the detectors that runs may name, checked where they are registered."""

import re
import sys
from contextlib import redirect_stdout
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Any

import typer

from distillboard.client.coco import digest_of_file
from distillboard.contracts.catalogue import CheckFinding, CheckReport, ModelDocument, ModelView, NewModel, Weights
from distillboard.contracts.zoo import ZooState, ZooView

from .context import AsJson, connect, console, print_json, print_table
from .versions import Named, Version, print_findings, print_versions, tell, told_away

app = typer.Typer(no_args_is_help=True, help="The detectors that runs may name.")
CHECK_GROUP = "distillboard.checks"
_SUFFIXES = {".py", ".json", ".yaml", ".yml"}


@app.command("list")
def list_models(context: typer.Context, *, json: AsJson = False) -> None:
    """List models."""
    with connect(context) as client:
        found = client.models.list()
    if json:
        print_json(found)
        return
    rows = [
        (
            view.name,
            str(view.version),
            view.status,
            "yes" if view.document.weights else "no",
            str(len(view.document.classes)),
            _millions(view.document.parameters),
            view.document.title,
        )
        for view in found
    ]
    columns = ("name", "version", "status", "weights", "classes", "million parameters", "title")
    print_table(columns, rows, right=("version", "classes", "million parameters"))


@app.command("show")
def show_model(context: typer.Context, name: Named, version: Version = None, *, json: AsJson = False) -> None:
    """Show a model: its versions, what its check found."""
    with connect(context) as client:
        view, versions = client.models.get(name, version), client.models.versions(name)
    if json:
        print_json(view)
        return
    document = view.document
    lines = [
        f"{view.name} version {view.version}: {'archived' if view.archived else view.status}",
        f"family {document.family or 'unknown'}, {_millions(document.parameters) or '?'} million trainable parameters",
        f"classes: {', '.join(document.classes)}",
        f"weights: {_place(document.weights)}",
    ]
    console.print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)
    print_findings(view.report or CheckReport(), ("error", "warning", "info"))
    print_versions(versions)


@app.command("add")
def add_model(
    context: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME] CONFIG [CHECKPOINT]",
            help="MMDetection config (.py, .json, .yaml), and its weights; NAME is the config's when left out.",
            show_default=False,
        ),
    ] = None,
    zoo: Annotated[str | None, typer.Option(help="A detector of the model zoo instead of a config.")] = None,
    classes: Annotated[
        str | None, typer.Option(help="Class names, comma-separated, where the config has none.")
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Where workers download the weights; they are not uploaded then.")
    ] = None,
    *,
    by_path: Annotated[
        bool, typer.Option("--by-path", help="Record the checkpoint's path, which workers see, and upload nothing.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Register a detector: resolve its config on this machine, check that the checkpoint fits, upload both."""
    if zoo is not None:
        with connect(context) as client:
            tell(client.zoo.register(zoo, _one_name(what)), json=json)
        return
    name, config, checkpoint = _named(what or [])
    # MMDetection prints while it is imported; standard output is the answer's.
    with redirect_stdout(sys.stderr):
        document, report = _model_check()(name, config, checkpoint, classes.split(",") if classes else None)
    elsewhere = _weights_elsewhere(checkpoint, url, by_path=by_path)
    if elsewhere is not None:
        document = document.model_copy(update={"weights": elsewhere})
        report.findings.extend(_unchecked(checkpoint))
    with connect(context) as client:
        view = client.models.add(NewModel(document=document, report=report), checkpoint if elsewhere is None else None)
    tell(view, json=json)
    if not json:
        console.print(_facts(view), highlight=False)


@app.command("archive")
def archive_model(context: typer.Context, name: Named, version: Version = None, *, json: AsJson = False) -> None:
    """Put a version away: lists leave it out and no new run may name it."""
    with connect(context) as client:
        told_away(client.models.archive(name, version), json=json)


@app.command("restore")
def restore_model(context: typer.Context, name: Named, version: Version = None, *, json: AsJson = False) -> None:
    """Take a version back that was put away."""
    with connect(context) as client:
        told_away(client.models.restore(name, version), json=json)


@app.command("zoo")
def list_zoo(
    context: typer.Context,
    search: Annotated[
        list[str] | None, typer.Argument(help="Words that name, family, class or config all hold.", show_default=False)
    ] = None,
    family: Annotated[str | None, typer.Option(help="Only this family.")] = None,
    dataset: Annotated[str | None, typer.Option(help="Only with figures for this data set, e.g. COCO.")] = None,
    state: Annotated[str | None, typer.Option(help="Only those that came so far: runs, builds or refused.")] = None,
    sort: Annotated[
        str, typer.Option(help="name, bbox_mAP, segm_mAP or parameters; downwards with a minus before it.")
    ] = "name",
    limit: Annotated[int, typer.Option(min=1, help="At most this many.")] = 40,
    *,
    available: Annotated[bool, typer.Option("--available", help="Only those whose weights lie here.")] = False,
    json: AsJson = False,
) -> None:
    """List MMDetection's model zoo with published AP; ``model add --zoo NAME`` makes a model of one."""
    if state is not None and state not in ZooState.__args__:  # type: ignore[attr-defined]
        raise typer.BadParameter(f"{state} is none of runs, builds, refused", param_hint="--state")
    conditions = {"family": family, "dataset": dataset, "state": state, "available": True if available else None}
    with connect(context) as client:
        every = client.zoo.list(search=" ".join(search or []) or None, sort=sort, **conditions)
        found = [one for one, _ in zip(every, range(limit), strict=False)]
    if json:
        print_json(found)
        return
    columns = ("name", "family", "box AP", "mask AP", "million parameters", "state", "here")
    print_table(columns, [_zoo_row(one) for one in found], right=("box AP", "mask AP", "million parameters"))


def _one_name(what: list[str] | None) -> str | None:
    if what and len(what) > 1:
        raise typer.BadParameter("a detector of the zoo needs a name at most")
    return what[0] if what else None


def _named(what: list[str]) -> tuple[str, Path, Path | None]:
    """Name, config and checkpoint; the name is left out where the first word is a config."""
    if what and Path(what[0]).suffix in _SUFFIXES:
        what = [re.sub(r"[^A-Za-z0-9._-]", "-", Path(what[0]).stem), *what]
    if len(what) not in {2, 3}:
        raise typer.BadParameter("give a config, and maybe its checkpoint", param_hint="[NAME] CONFIG [CHECKPOINT]")
    files = [Path(one) for one in what[1:]]
    for file in files:
        if not file.is_file():
            raise typer.BadParameter(f"there is no file {file}")
    return what[0], files[0], files[1] if len(files) > 1 else None


def _model_check() -> Any:
    for entry in entry_points(group=CHECK_GROUP, name="model"):
        return entry.load()
    raise typer.BadParameter("checking a model needs MMDetection: install distillboard[worker] on this machine")


def _weights_elsewhere(checkpoint: Path | None, url: str | None, *, by_path: bool) -> Weights | None:
    """Where workers find the weights, when they are not to be uploaded."""
    if url is None and not by_path:
        return None
    if checkpoint is None and url is None:
        raise typer.BadParameter("--by-path needs a checkpoint")
    digest = None if checkpoint is None else digest_of_file(checkpoint)
    place = {"url": url} if url is not None else {"path": str(Path(checkpoint or "").resolve())}
    return Weights.model_validate({**place, "sha256": digest})


def _unchecked(checkpoint: Path | None) -> list[CheckFinding]:
    if checkpoint is not None:
        return []
    message = "nobody has seen whether they fit: give the checkpoint too, or wait for a run's pre-flight"
    return [CheckFinding(severity="warning", field="weights", message=message)]


def _facts(view: ModelView) -> str:
    document: ModelDocument = view.document
    return f"{len(document.classes)} classes, {_millions(document.parameters) or '?'} million trainable parameters"


def _place(weights: Weights | None) -> str:
    if weights is None:
        return "none"
    return weights.url or weights.path or weights.package or f"uploaded, sha256 {weights.digest}"


def _zoo_row(one: ZooView) -> tuple[str, ...]:
    figures = one.results.get("COCO") or next(iter(one.results.values()), {})
    points = [f"{100 * figures[key]:.1f}" if key in figures else "" for key in ("bbox_mAP", "segm_mAP")]
    here = ", ".join([*one.registered, *(["weights"] if one.available else [])])
    return one.name, one.family, *points, _millions(one.parameters), one.state, here


def _millions(count: int | None) -> str:
    return "" if count is None else f"{count / 1e6:.1f}"
