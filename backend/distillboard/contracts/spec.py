"""The job spec: one closed JSON document that says everything about a run."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from .base import Closed, Name

Tag = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
Level = Annotated[str, StringConstraints(pattern=r"^P\d{1,2}$")]
ModulePath = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*(:\d{1,2})?$", max_length=200)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]


class Teacher(Closed):
    """The strong detector that is imitated; frozen, its backbone and neck are used."""

    model: Name = Field(description="A model of the catalogue that has weights.", examples=["retinanet-teacher-shapes"])
    version: int | None = Field(None, ge=1, description="Version of that model; the newest when left out.")


class Student(Closed):
    """The detector that is trained."""

    model: Name = Field(description="A model of the catalogue.", examples=["retinanet-student-shapes"])
    version: int | None = Field(None, ge=1, description="Version of that model; the newest when left out.")
    weights: Literal["random", "own"] = Field(
        "random", description="Start from random weights, or from the model's own checkpoint."
    )
    inherit: bool = Field(
        False,
        description="Start neck and head from the teacher's weights where shapes agree (the paper's dagger).",
    )


class NoDistillation(Closed):
    """The control: the student alone."""

    name: Literal["none"] = "none"


class ModulePair(Closed):
    """Where a level's features are taken, by module path; a side left out is found by its stride."""

    student: ModulePath | None = Field(None, description="Module of the student whose output is distilled.")
    teacher: ModulePath | None = Field(None, description="Module of the teacher whose output is imitated.")


class Distilled(Closed):
    """What every distilling method has: the levels it works on and where their features are taken."""

    levels: list[Level] | None = Field(
        None,
        min_length=1,
        max_length=8,
        description="Levels to distil, P<log2 of the stride>; all when left out.",
    )
    modules: dict[Level, ModulePair] | None = Field(
        None,
        min_length=1,
        max_length=8,
        description="Module paths by level, where the automatic choice by stride is not the one wanted.",
    )


class FGD(Distilled):
    """Focal and Global Distillation (arXiv 2111.11837). The defaults are the paper's for RetinaNet."""

    name: Literal["fgd"] = "fgd"
    temperature: float = Field(0.5, gt=0, le=10, description="Softmax temperature of the attention maps.")
    alpha: float = Field(1e-3, ge=0, le=10, description="Weight of the foreground term.")
    beta: float = Field(5e-4, ge=0, le=10, description="Weight of the background term.")
    gamma: float = Field(5e-4, ge=0, le=10, description="Weight of the attention term.")
    lambda_: float = Field(5e-6, ge=0, le=10, alias="lambda", description="Weight of the relation (global) term.")
    mask_scale: Literal["batch", "image"] = Field(
        "batch", description="Boxes are scaled by the padded batch (correct) or by the image (the official code)."
    )


Method = Annotated[NoDistillation | FGD, Field(discriminator="name")]


class Schedule(Closed):
    """How the student is trained."""

    epochs: int = Field(24, ge=1, le=1000, description="Passes over the training images.")
    batch_size: int = Field(16, ge=1, le=1024, description="Images per step, over all GPUs.")
    optimizer: Literal["sgd", "adamw"] = "sgd"
    lr: float = Field(0.01, gt=0, le=10, description="Peak learning rate.")
    weight_decay: float = Field(1e-4, ge=0, le=1)
    policy: Literal["step", "cosine", "constant"] = Field("step", description="How the rate falls after warm-up.")
    milestones: list[Annotated[int, Field(ge=1)]] = Field(
        default_factory=lambda: [16, 22],
        max_length=20,
        description="Epochs after which 'step' divides the rate by 10.",
    )
    warmup_steps: int = Field(500, ge=0, le=100_000, description="Steps of linear warm-up from 0.001 of the rate.")
    clip_norm: float | None = Field(35.0, gt=0, description="Largest gradient norm, student and distillation together.")
    precision: Literal["fp32", "bf16", "fp16"] = "fp32"
    seed: int = Field(0, ge=0, le=2**31 - 1, description="Seed of weights, data order and flips.")


class Resources(Closed):
    """What the run needs and when it comes up."""

    queue: Name = "default"
    gpus: int = Field(0, ge=0, le=8, description="GPUs the run needs; 0 takes whatever device the slot has.")
    priority: int = Field(0, ge=-100, le=100, description="Higher goes first; equal ones by age.")
    max_attempts: int = Field(3, ge=1, le=20, description="How often the run is started before it counts as failed.")


class Evaluation(Closed):
    """When and how the student is measured."""

    interval: int = Field(1, ge=1, le=1000, description="Epochs between evaluations; the last one is always evaluated.")
    probe_images: int = Field(4, ge=0, le=16, description="Val images whose feature maps are kept at every evaluation.")


class _Described(Closed):
    version: Literal[1] = Field(1, description="Version of this document's form.")
    name: Title | None = Field(None, description="A name one can read; generated when left out.")
    tags: list[Tag] = Field(default_factory=list, max_length=32)
    notes: str = Field("", max_length=20_000)


class JobSpec(_Described):
    """A run that Distillboard trains."""

    engine: Literal["mmdet"] = "mmdet"
    recipe: Name | None = Field(None, description="The recipe this spec came from; fields left out are the recipe's.")
    dataset: Name = Field(description="A data set of the catalogue.", examples=["shapes"])
    dataset_version: int | None = Field(None, ge=1, description="Version of the data set; the newest when left out.")
    teacher: Teacher | None = Field(None, description="Needed by every method but 'none', and by inherit.")
    student: Student
    method: Method = Field(default_factory=NoDistillation)
    schedule: Schedule = Field(default_factory=Schedule)
    resources: Resources = Field(default_factory=Resources)
    evaluation: Evaluation = Field(default_factory=Evaluation)

    @model_validator(mode="after")
    def _teacher_where_needed(self) -> "JobSpec":
        if self.teacher is None and self.method.name != "none":
            raise ValueError(f"teacher: method '{self.method.name}' needs a teacher; name a model that has weights")
        if self.teacher is None and self.student.inherit:
            raise ValueError("teacher: student.inherit needs a teacher to inherit from")
        return self


class ExternalSpec(_Described):
    """A run of a user's own script: Distillboard only keeps its record."""

    engine: Literal["external"]
    config: dict[str, object] = Field(default_factory=dict, description="What describes the run, for search and diff.")


Spec = Annotated[JobSpec | ExternalSpec, Field(discriminator="engine")]
