"""Succeeded trainings as the board needs them; runs that differ in their seed only share what they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from distillboard.contracts.runs import Inputs
from distillboard.contracts.spec import JobSpec

from ..kit.text import canonical


@dataclass(frozen=True)
class Kind:
    """What a training was, whatever its seed; the seed, name and resources of ``spec`` are those of any run of it."""

    spec: JobSpec
    inputs: Inputs

    @property
    def is_control(self) -> bool:
        """Whether this is a student alone, with nothing of the teacher in it."""
        return self.spec.method.name == "none" and not self.spec.student.inherit

    @cached_property
    def task(self) -> str:
        """What two runs must share to be compared, in canonical form.

        The evaluation section is not in it: its interval and probe images leave the last evaluation as it is. Nor is
        what the schedule says about checkpoints.
        """
        versions = {
            "dataset": f"{self.inputs.dataset}@{self.inputs.dataset_version}",
            "student": f"{self.inputs.student}@{self.inputs.student_version}",
        }
        return canonical({**conditions(self.spec), **versions})

    @cached_property
    def treatment(self) -> dict[str, Any]:
        """What may differ between the rows of one task: method, its parameters, inheritance, teacher."""
        treatment = {
            "method": self.spec.method.name,
            "inherit": self.spec.student.inherit,
            **self.spec.method.model_dump(mode="json", by_alias=True, exclude={"name"}),
        }
        if not self.is_control:
            treatment["teacher"] = f"{self.inputs.teacher}@{self.inputs.teacher_version}"
        return treatment

    @cached_property
    def treatment_key(self) -> str:
        """The treatment in canonical form."""
        return canonical(self.treatment)


def conditions(spec: JobSpec) -> dict[str, Any]:
    """What two specs must share to be compared, whatever the versions of data set and student."""
    schedule = spec.schedule.model_dump(mode="json", exclude={"seed", "checkpoint_interval", "checkpoint_unit"})
    return {
        "dataset": spec.dataset,
        "student": spec.student.model,
        "weights": spec.student.weights,
        **{f"schedule.{name}": value for name, value in schedule.items()},
    }


@dataclass(frozen=True)
class Finished:
    """A succeeded run as the board needs it; ``metrics`` are those of its last evaluation, without ``val/``."""

    id: str
    kind: Kind
    seed: int
    metrics: Mapping[str, float]
    teacher_map: float | None
    parameters: int | None
    flops: int | None
    latency: tuple[float, str] | None
    """Milliseconds, and the device that was timed."""
    seconds: float | None
