"""What a spec names: found in the catalogue, allowed, and fitting together."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import DatasetDocument, ModelDocument
from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.runs import Inputs
from distillboard.contracts.spec import JobSpec

from ..catalogue.models import Entry
from ..catalogue.repository import Kind
from ..catalogue.wanted import usable
from ..errors import Invalid

_SHOWN_CLASSES = 12


@dataclass(frozen=True)
class Resolved:
    """The exact versions a run uses, and the teacher's recorded box mAP on its data set."""

    inputs: Inputs
    teacher_map: float | None


def resolve(session: Session, spec: JobSpec) -> Resolved:
    """Find the versions a spec names and check that they fit.

    Raises:
        Invalid: with one problem for every field that is wrong.
    """
    entries: dict[str, Entry] = {}
    refusals: list[Invalid] = []
    for field, kind, name, version in _named(spec):
        try:
            entries[field] = usable(session, kind, name, version, field=field)
        except Invalid as refusal:
            refusals.append(refusal)
    if not refusals:
        refusals = list(_misfits(spec, entries))
    if refusals:
        raise _joined(refusals)
    return Resolved(_inputs(entries), _teacher_map(entries))


def _named(spec: JobSpec) -> Iterator[tuple[str, Kind, str, int | None]]:
    yield "dataset", "dataset", spec.dataset, spec.dataset_version
    yield "student.model", "model", spec.student.model, spec.student.version
    if spec.teacher is not None:
        yield "teacher.model", "model", spec.teacher.model, spec.teacher.version


def _misfits(spec: JobSpec, entries: dict[str, Entry]) -> Iterator[Invalid]:
    dataset = DatasetDocument.model_validate(entries["dataset"].document)
    for field in ("student.model", "teacher.model"):
        if field not in entries:
            continue
        model = ModelDocument.model_validate(entries[field].document)
        if model.classes != dataset.classes:
            yield _class_mismatch(field, model, dataset)
        if model.weights is None and (field == "teacher.model" or spec.student.weights == "own"):
            yield _without_weights(field, model.name)
        if model.backbone_weights is None and field == "student.model" and spec.student.weights == "backbone":
            yield _without_backbone_weights(model.name)


def _class_mismatch(field: str, model: ModelDocument, dataset: DatasetDocument) -> Invalid:
    message = (
        f"model '{model.name}' knows the classes {_listed(model.classes)}, "
        f"data set '{dataset.name}' has {_listed(dataset.classes)}"
    )
    return _refusal("class_mismatch", field, message, "both lists must be the same, in the same order")


def _without_weights(field: str, name: str) -> Invalid:
    if field == "teacher.model":
        hint = "name a model that was registered with a checkpoint"
        return _refusal("teacher_without_weights", field, f"model '{name}' has no weights, a teacher needs them", hint)
    message = f"model '{name}' has no weights of its own to start from"
    return _refusal("student_without_weights", "student.weights", message, "use 'random'")


def _without_backbone_weights(name: str) -> Invalid:
    message = f"model '{name}' names no weights of its backbone to start from"
    return _refusal("student_without_weights", "student.weights", message, "use 'random'")


def _listed(classes: list[str]) -> str:
    shown = ", ".join(classes[:_SHOWN_CLASSES])
    more = f", … {len(classes) - _SHOWN_CLASSES} more" if len(classes) > _SHOWN_CLASSES else ""
    return f"[{shown}{more}]"


def _refusal(code: str, field: str, message: str, hint: str) -> Invalid:
    return Invalid(code, message, [FieldProblem(field=field, message=message, hint=hint)])


def _joined(refusals: list[Invalid]) -> Invalid:
    message = "; ".join(refusal.message for refusal in refusals)
    return Invalid(refusals[0].code, message, [problem for refusal in refusals for problem in refusal.fields])


def _inputs(entries: dict[str, Entry]) -> Inputs:
    dataset, student, teacher = entries["dataset"], entries["student.model"], entries.get("teacher.model")
    return Inputs(
        dataset=dataset.name,
        dataset_version=dataset.version,
        student=student.name,
        student_version=student.version,
        teacher=teacher.name if teacher else None,
        teacher_version=teacher.version if teacher else None,
    )


def _teacher_map(entries: dict[str, Entry]) -> float | None:
    if "teacher.model" not in entries:
        return None
    document = ModelDocument.model_validate(entries["teacher.model"].document)
    return document.results.get(entries["dataset"].name, {}).get("bbox_mAP")
