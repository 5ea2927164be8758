"""The catalogue: versions by content, checks that are kept with them, and what a submission may name."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import (
    CheckReport,
    DatasetDocument,
    DatasetView,
    ModelDocument,
    ModelView,
    NewDataset,
    NewModel,
    Recipe,
    Status,
)

from ..errors import Invalid, NotFound
from ..kit.text import digest, find_unstorable
from . import repository
from .models import Entry
from .repository import Kind
from .wanted import nearest_hint, no_such, unknown_recipe


def recipe(recipes: Mapping[str, Recipe], name: str) -> Recipe:
    """A recipe by its name."""
    if name not in recipes:
        raise NotFound("unknown_recipe", unknown_recipe(recipes, name).message)
    return recipes[name]


def models(session: Session) -> list[ModelView]:
    """The newest version of every model."""
    return [_model_view(entry) for entry in repository.newest_of_all(session, "model")]


def datasets(session: Session) -> list[DatasetView]:
    """The newest version of every data set."""
    return [_dataset_view(entry) for entry in repository.newest_of_all(session, "dataset")]


def model(session: Session, name: str, version: int | None) -> ModelView:
    """One version of a model, the newest when none is named."""
    return _model_view(_found(session, "model", name, version))


def dataset(session: Session, name: str, version: int | None) -> DatasetView:
    """One version of a data set, the newest when none is named."""
    return _dataset_view(_found(session, "dataset", name, version))


def add_model(session: Session, body: NewModel) -> ModelView:
    """Register a model, or a further version of one."""
    return _model_view(keep(session, "model", body.document, body.report))


def add_dataset(session: Session, body: NewDataset) -> DatasetView:
    """Register a data set, or a further version of one."""
    return _dataset_view(keep(session, "dataset", body.document, body.report))


def keep(
    session: Session,
    kind: Kind,
    document: ModelDocument | DatasetDocument,
    report: CheckReport | None,
    *,
    builtin: bool = False,
) -> Entry:
    """Keep a document as the newest version of its name.

    The same content is the same version: it then only takes over the newer report, as after a repair of its files.
    """
    content = document.model_dump(mode="json")
    row = _row(kind, document.name, content, report, builtin=builtin)
    _refuse_unstorable([content, row["report"]])
    while True:
        # The number comes first: a version that somebody adds after it is seen below, or has taken the number.
        number = repository.last_number(session, kind, document.name) + 1
        latest = repository.newest(session, kind, document.name, builtin=True if builtin else None)
        if latest is not None and latest.digest == row["digest"]:
            return latest if report is None else _checked_again(latest, report)
        if repository.add(session, {**row, "version": number}):
            return _found(session, kind, document.name, number)


def _row(
    kind: Kind, name: str, content: dict[str, Any], report: CheckReport | None, *, builtin: bool
) -> dict[str, Any]:
    return {
        "kind": kind,
        "name": name,
        "digest": digest(content),
        "builtin": builtin,
        "status": "ready" if builtin else _status(report),
        "document": content,
        "report": report.model_dump(mode="json") if report else None,
    }


def _status(report: CheckReport | None) -> Status:
    if report is None:
        return "unchecked"
    return "ready" if report.ok else "refused"


def _checked_again(entry: Entry, report: CheckReport) -> Entry:
    entry.report, entry.status = report.model_dump(mode="json"), _status(report)
    return entry


def _refuse_unstorable(document: Any) -> None:
    problem = find_unstorable(document)
    if problem is not None:
        raise Invalid("invalid_request", f"the request is not valid: {problem.field}: {problem.message}", [problem])


def _found(session: Session, kind: Kind, name: str, version: int | None) -> Entry:
    entry = repository.find(session, kind, name, version)
    if entry is None:
        hint = nearest_hint(session, kind, name, version)
        raise NotFound(f"unknown_{kind}", f"{no_such(kind, name, version)}; {hint}")
    return entry


def _model_view(entry: Entry) -> ModelView:
    return ModelView.model_validate(entry, from_attributes=True)


def _dataset_view(entry: Entry) -> DatasetView:
    return DatasetView.model_validate(entry, from_attributes=True)
