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
    NewModel,
    Recipe,
    Status,
    VersionView,
)
from distillboard.contracts.problems import FieldProblem

from ..errors import Conflict, Invalid, NotFound
from ..kit.base import utc_now
from ..kit.text import digest, find_unstorable
from . import repository
from .models import Entry
from .repository import Kind
from .wanted import nearest_hint, no_such, unknown_recipe

_SHOWN_MISSING = 5


def recipe(recipes: Mapping[str, Recipe], name: str) -> Recipe:
    """A recipe by its name."""
    if name not in recipes:
        raise NotFound("unknown_recipe", unknown_recipe(recipes, name).message)
    return recipes[name]


def models(session: Session) -> list[ModelView]:
    """The newest version of every model."""
    return [view_of_model(entry) for entry in repository.newest_of_all(session, "model")]


def datasets(session: Session) -> list[DatasetView]:
    """The newest version of every data set."""
    return [view_of_dataset(entry) for entry in repository.newest_of_all(session, "dataset")]


def model(session: Session, name: str, version: int | None) -> ModelView:
    """One version of a model, the newest when none is named."""
    return view_of_model(_found(session, "model", name, version))


def dataset(session: Session, name: str, version: int | None) -> DatasetView:
    """One version of a data set, the newest when none is named."""
    return view_of_dataset(_found(session, "dataset", name, version))


def versions(session: Session, kind: Kind, name: str) -> list[VersionView]:
    """All versions of a name, newest first, each with how many runs use it."""
    _found(session, kind, name, None)
    used = repository.runs_by_version(session, kind, name)
    view = view_of_model if kind == "model" else view_of_dataset
    return [
        VersionView(
            version=entry.version,
            status=view(entry).status,
            builtin=entry.builtin,
            created=entry.created,
            archived=entry.archived,
            runs=used[entry.version],
            about=entry.document.get("about", ""),
        )
        for entry in repository.versions(session, kind, name)
    ]


def put_away(session: Session, kind: Kind, name: str, version: int | None, *, away: bool) -> Entry:
    """Put a version away, or take it back: lists leave it out and no new run may name it; runs that used it keep it.

    Raises:
        NotFound: there is no such version.
        Conflict: ``builtin_version``: it ships with the project.
    """
    entry = _found(session, kind, name, version)
    if entry.builtin:
        raise Conflict("builtin_version", f"'{name}' version {entry.version} ships with the project: it stays")
    if away != (entry.archived is not None):
        entry.archived = utc_now() if away else None
    return entry


def add_model(session: Session, body: NewModel) -> ModelView:
    """Register a model, or a further version of one.

    Raises:
        Invalid: ``missing_bytes``: its weights were not uploaded.
    """
    weights = (body.document.weights, body.document.backbone_weights)
    claim_bytes(session, {one.digest: "document.weights.digest" for one in weights if one and one.digest})
    return view_of_model(keep(session, "model", body.document, body.report))


def missing_bytes(session: Session, digests: list[str]) -> list[str]:
    """Those of some digests that nothing was uploaded for, each once."""
    return repository.missing_bytes(session, list(dict.fromkeys(digests)))


def claim_bytes(session: Session, fields: Mapping[str, str]) -> None:
    """Let uploaded bytes stay as long as the version that names them; ``fields`` says where by their digest.

    Raises:
        Invalid: ``missing_bytes``: some of them are not here.
    """
    missing = repository.missing_bytes(session, list(fields))
    if missing:
        hint = "upload them first: PUT /api/v1/blobs/{sha256}"
        message = f"{len(missing)} of the files that it names by their digest are not here"
        shown = [FieldProblem(field=fields[one], message=f"no bytes with sha256 {one}", hint=hint) for one in missing]
        raise Invalid("missing_bytes", f"{message}; {hint}", shown[:_SHOWN_MISSING])
    repository.pin_bytes(session, list(fields))


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
        if latest is not None and _holds(latest, document):
            return _kept_again(latest, report, builtin=builtin)
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


def _holds(entry: Entry, document: ModelDocument | DatasetDocument) -> bool:
    """Whether a version is this document; one from before a field existed has its default."""
    return type(document).model_validate(entry.document) == document


def _kept_again(entry: Entry, report: CheckReport | None, *, builtin: bool) -> Entry:
    if report is not None:
        entry.report, entry.status = report.model_dump(mode="json"), _status(report)
    if not builtin:
        entry.archived = None
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


def view_of_model(entry: Entry) -> ModelView:
    """A version of a model as the API shows it."""
    return ModelView.model_validate(entry, from_attributes=True)


def view_of_dataset(entry: Entry) -> DatasetView:
    """A version of a data set as the API shows it."""
    return DatasetView.model_validate(entry, from_attributes=True)
