"""What a run is made of, looked at before it is put together: data, classes, inherited weights."""

from distillboard.contracts.catalogue import DatasetDocument
from distillboard.contracts.leases import Claim
from torch import nn

from distillboard_worker.detection.datasets import Splits
from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.errors import ClassesDiffer
from distillboard_worker.detection.preflight.findings import Part
from distillboard_worker.detection.preflight.weights import class_counts


def note_data(part: Part, document: DatasetDocument, splits: Splits) -> None:
    """Images and boxes of both splits."""
    train, val = splits.train, splits.val
    part.facts |= {
        "classes": len(splits.classes),
        "train_images": train.count,
        "train_boxes": train.boxes,
        "val_images": val.count,
        "val_boxes": val.boxes,
        "largest_image": list(train.largest),
    }
    part.message = (
        f"Data set '{document.name}' has {len(splits.classes)} classes; {train.count} images with {train.boxes} boxes"
        f" to train on, {val.count} with {val.boxes} to measure on."
    )


def note_heads(part: Part, claim: Claim, student: nn.Module, teacher: nn.Module | None) -> None:
    """For how many classes the heads are built, beside the data set's classes.

    Raises:
        ClassesDiffer: The student's head is for another number of classes than the data set has.
    """
    wanted = len(claim.dataset.classes)
    mine, theirs = class_counts(student), set() if teacher is None else class_counts(teacher)
    part.facts |= {"dataset": wanted, "student": sorted(mine), "teacher": sorted(theirs)}
    if mine - {wanted}:
        raise ClassesDiffer(
            f"The head of student '{claim.student.name}' is for {_listed(mine)} classes, data set"
            f" '{claim.dataset.name}' has {wanted}; set num_classes in the model's config."
        )
    if theirs - {wanted} and claim.teacher is not None:
        hint = "name a teacher that was trained on the data set's classes"
        part.warn(f"The head of teacher '{claim.teacher.name}' is for {_listed(theirs)} classes, not {wanted}.", hint)
    else:
        part.message = f"Student, {'teacher ' if theirs else ''}and data set have {wanted} classes."


def note_inheritance(part: Part, model: Distiller) -> None:
    """How many of the student's tensors are the teacher's at the beginning."""
    own = [name for name in model.student.state_dict() if not name.startswith("backbone.")]
    part.facts |= {"inherited": len(model.inherited), "neck_and_head": len(own)}
    told = f"{len(model.inherited)} of {len(own)} tensors of the student's neck and head are the teacher's"
    if len(model.inherited) < len(own):
        hint = "only tensors of the same name and shape are inherited: give student and teacher the same neck and head"
        part.warn(f"{told}; the others are random.", hint)
    else:
        part.message = f"{told}."


def _listed(counts: set[int]) -> str:
    return ", ".join(str(count) for count in sorted(counts))
