"""What a submission may name of the catalogue, and the sentences that refuse the rest."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import CheckReport, DatasetDocument
from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.validation import nearest

from ..errors import Invalid
from . import repository
from .models import Entry
from .repository import Kind

_TITLES: dict[Kind, str] = {"model": "model", "dataset": "data set"}
_SHOWN_NAMES = 20


def usable(session: Session, kind: Kind, name: str, version: int | None, *, field: str) -> Entry:
    """The version that a submission names in ``field``.

    Raises:
        Invalid: there is none, it was refused by its check, nobody has checked it, it was put away, or nobody
            has said where a data set's files lie.
    """
    entry = repository.find(session, kind, name, version)
    if entry is None:
        hint = nearest_hint(session, kind, name, version)
        raise _refusal(f"unknown_{kind}", field, no_such(kind, name, version), hint)
    if entry.archived is not None:
        hint = f"take it back with 'distillboard {kind} restore {name} --version {entry.version}', or name another"
        raise _refusal(f"archived_{kind}", field, f"{_label(entry)} was put away", hint)
    if kind == "dataset" and _has_no_files(entry):
        message = f"nobody has said where the files of data set '{name}' lie"
        hint = f"register them: distillboard dataset add {name} --train TRAIN.json --val VAL.json --images FOLDER"
        raise _refusal("dataset_without_files", field, message, f"{hint} --val-images FOLDER")
    if entry.status == "refused":
        hint = f"repair it and register it again with 'distillboard {kind} add'"
        raise _refusal(f"refused_{kind}", field, f"{_label(entry)} failed its check: {_errors(entry)}", hint)
    if entry.status == "unchecked":
        hint = f"register it with 'distillboard {kind} add', which checks it"
        raise _refusal(f"unchecked_{kind}", field, f"{_label(entry)} has not been checked", hint)
    return entry


def unknown_recipe(known: Collection[str], name: str) -> Invalid:
    """The refusal of a recipe's name that does not exist."""
    guess = nearest(name, known)
    hint = f"did you mean '{guess}'?" if guess else f"known: {', '.join(sorted(known))}"
    return _refusal("unknown_recipe", "recipe", f"there is no recipe '{name}'", hint)


def no_such(kind: Kind, name: str, version: int | None) -> str:
    """The sentence for a name or version that is not in the catalogue."""
    return f"there is no {_TITLES[kind]} '{name}'" + ("" if version is None else f" version {version}")


def nearest_hint(session: Session, kind: Kind, name: str, version: int | None) -> str:
    """What was probably meant."""
    known = repository.names(session, kind)
    if name in known and version is not None:
        return f"its newest version is {repository.last_number(session, kind, name)}"
    guess = nearest(name, known)
    if guess is not None:
        return f"did you mean '{guess}'?"
    return f"known: {', '.join(known[:_SHOWN_NAMES]) or 'none yet'}"


def _has_no_files(entry: Entry) -> bool:
    document = DatasetDocument.model_validate(entry.document)
    return document.builtin is None and document.train is None


def _label(entry: Entry) -> str:
    return f"{_TITLES['model' if entry.kind == 'model' else 'dataset']} '{entry.name}' version {entry.version}"


def _errors(entry: Entry) -> str:
    findings = CheckReport.model_validate(entry.report or {}).findings
    return "; ".join(f"{finding.field}: {finding.message}" for finding in findings if finding.severity == "error")


def _refusal(code: str, field: str, message: str, hint: str) -> Invalid:
    return Invalid(code, f"{message}; {hint}", [FieldProblem(field=field, message=message, hint=hint)])
