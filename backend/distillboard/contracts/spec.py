"""The job spec: one closed JSON document that says everything about a run."""

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator

from .base import Closed, Name
from .distilled import WEIGHT, Distilled
from .mirrors import Mirror
from .peers import Peer

Tag = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
Side = Annotated[int, Field(ge=32, le=8192)]
Factor = Annotated[float, Field(ge=0, le=100)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
ProjectName = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]


class Teacher(Closed):
    """The strong detector that is imitated; frozen, its backbone and neck are used."""

    model: Name = Field(description="A model of the catalogue that has weights.", examples=["retinanet-teacher-shapes"])
    version: int | None = Field(
        None, ge=1, le=2**31 - 1, description="Version of that model; the newest when left out."
    )
    precision: Literal["fp32", "bf16"] | None = Field(
        None, description="Precision of the teacher's forward pass; the student's when left out. The loss is in fp32."
    )


class Student(Closed):
    """The detector that is trained."""

    model: Name = Field(description="A model of the catalogue.", examples=["retinanet-student-shapes"])
    version: int | None = Field(
        None, ge=1, le=2**31 - 1, description="Version of that model; the newest when left out."
    )
    weights: Literal["random", "backbone", "own"] = Field(
        "random",
        title="Initial weights",
        description="Start from random weights, with the model's ImageNet backbone, or from its own checkpoint.",
    )
    inherit: bool = Field(
        False,
        title="Inherit neck and head",
        description="Start neck and head from the teacher's weights where shapes agree (the paper's dagger).",
    )


class NoDistillation(Closed):
    """The control: the student alone."""

    name: Literal["none"] = Field("none", title="control")


class FGD(Distilled):
    """Focal and Global Distillation (arXiv 2111.11837). The defaults are the paper's for RetinaNet."""

    name: Literal["fgd"] = Field("fgd", title="FGD")
    temperature: float = Field(0.5, gt=0, le=10, description="Softmax temperature of the attention maps.")
    alpha: float = Field(1e-3, ge=0, le=10, description="Weight of the foreground term.", json_schema_extra=WEIGHT)
    beta: float = Field(5e-4, ge=0, le=10, description="Weight of the background term.", json_schema_extra=WEIGHT)
    gamma: float = Field(5e-4, ge=0, le=10, description="Weight of the attention term.", json_schema_extra=WEIGHT)
    lambda_: float = Field(
        5e-6,
        ge=0,
        le=10,
        alias="lambda",
        description="Weight of the relation (global) term.",
        json_schema_extra=WEIGHT,
    )
    mask_scale: Literal["batch", "image"] = Field(
        "batch", description="Boxes are scaled by the padded batch (correct) or by the image (the official code)."
    )
    spatial_attention: bool = Field(
        True, description="Ablation: weigh cells by the teacher's spatial attention and teach it; off: 1 everywhere."
    )
    channel_attention: bool = Field(
        True, description="Ablation: weigh channels by the teacher's channel attention and teach it; off: 1 everywhere."
    )
    context: Literal["gcblock", "none"] = Field(
        "gcblock", description="Ablation: what the relation term adds to a map; none: the plain squared difference."
    )


Method = Annotated[NoDistillation | FGD | Peer, Field(discriminator="name")]

METHOD_TITLES = {
    str(model.model_fields["name"].default): str(model.model_fields["name"].title)
    for model in (NoDistillation, FGD, *get_args(Peer))
}
"""How people write a method's name: ``cankd`` is CanKD."""


class Schedule(Closed):
    """How the student is trained."""

    epochs: int = Field(24, ge=1, le=1000, description="Passes over the training images.")
    batch_size: int = Field(
        16, ge=1, le=1024, description="Images per step, over all GPUs.", json_schema_extra={"unit": "images"}
    )
    optimizer: Literal["sgd", "adamw"] = Field("sgd", description="How weights follow their gradients.")
    lr: float = Field(0.01, gt=0, le=10, title="Learning rate", description="Peak learning rate, after warm-up.")
    momentum: float = Field(0.9, ge=0, lt=1, description="Momentum of 'sgd'.")
    nesterov: bool = Field(False, description="Nesterov's form of that momentum.")
    weight_decay: float = Field(1e-4, ge=0, le=1, description="Pull of all weights towards zero.")
    bias_lr_factor: Factor = Field(1.0, description="Learning rate of biases, in multiples of the others'.")
    bias_decay_factor: Factor = Field(1.0, description="Weight decay of biases, in multiples of the others'.")
    norm_decay_factor: Factor = Field(1.0, description="Weight decay of normalisation layers, likewise.")
    policy: Literal["step", "cosine", "constant"] = Field(
        "step", title="Rate policy", description="How the rate falls after warm-up."
    )
    milestones: list[Annotated[int, Field(ge=1)]] = Field(
        default=[16, 22],
        max_length=20,
        description="Epochs after which 'step' divides the rate by 10.",
        json_schema_extra={"unit": "epochs"},
    )
    final_ratio: float = Field(0.0, ge=0, le=1, description="Share of the rate that 'cosine' falls to.")
    final_epochs: int = Field(
        0,
        ge=0,
        le=1000,
        description="Last epochs in which 'cosine' does not fall any more.",
        json_schema_extra={"unit": "epochs"},
    )
    warmup: Literal["linear", "quadratic"] = Field("linear", description="How the rate rises at the beginning.")
    warmup_steps: int = Field(
        500, ge=0, le=100_000, description="Steps of warm-up.", json_schema_extra={"unit": "steps"}
    )
    warmup_epochs: int = Field(
        0,
        ge=0,
        le=100,
        description="Epochs of warm-up, in place of the steps when not 0.",
        json_schema_extra={"unit": "epochs"},
    )
    warmup_ratio: float = Field(0.001, gt=0, le=1, description="Share of the rate that 'linear' warm-up starts from.")
    image_size: list[Side] | None = Field(
        None,
        min_length=2,
        max_length=2,
        description="Long and short side in pixels that images are scaled into, up or down, keeping their shape;"
        " when left out, only those beyond 1333 by 800 are scaled.",
        json_schema_extra={"unit": "pixels"},
    )
    short_sides: list[Side] | None = Field(
        None,
        min_length=1,
        max_length=32,
        description="Short sides in pixels, one drawn for each training image in place of image_size's.",
        json_schema_extra={"unit": "pixels"},
    )
    aspect_groups: bool = Field(False, description="Batches of wide or of tall images only: less padding.")
    clip_norm: float | None = Field(
        35.0,
        gt=0,
        title="Gradient clip",
        description="Largest gradient norm, student and distillation together; empty: none.",
    )
    accumulate: int = Field(
        1,
        ge=1,
        le=1024,
        description="Steps whose gradients are averaged into one update of the weights.",
        json_schema_extra={"unit": "steps"},
    )
    precision: Literal["fp32", "bf16", "fp16"] = Field(
        "fp32", description="What the student computes in; the loss of distillation is in fp32."
    )
    seed: int = Field(0, ge=0, le=2**31 - 1, description="Seed of weights, data order and flips.")
    checkpoint_interval: int = Field(
        1, ge=1, le=1_000_000, description="Epochs or steps between two checkpoints, from which a failed run goes on."
    )
    checkpoint_unit: Literal["epochs", "iterations"] = Field("epochs", description="What checkpoint_interval counts.")

    @model_validator(mode="after")
    def _phases_fit(self) -> "Schedule":
        if self.warmup == "quadratic" and not self.warmup_epochs:
            raise ValueError("warmup_epochs: 'quadratic' warm-up is counted in epochs; give at least 1")
        if self.warmup_epochs and self.warmup_epochs + self.final_epochs >= self.epochs:
            raise ValueError("warmup_epochs: warm-up and the last epochs leave no epoch between them")
        if self.final_epochs >= self.epochs:
            raise ValueError("final_epochs: they must be fewer than all epochs")
        if self.short_sides is not None and self.image_size is None:
            raise ValueError("image_size: short_sides need it for the long side and for validation")
        return self


class Resources(Closed):
    """What the run needs and when it comes up."""

    queue: Name = Field("default", description="Line it waits in; workers take from the queues they were started for.")
    gpus: int = Field(
        0, ge=0, le=8, title="GPUs", description="GPUs the run needs, a process each; 0 takes one device of any kind."
    )
    priority: int = Field(0, ge=-100, le=100, description="Higher goes first; equal ones by age.")
    max_attempts: int = Field(3, ge=1, le=20, description="How often the run is started before it counts as failed.")


class Keep(Closed):
    """Which checkpoints of the student are kept, beside the exported one and the one a failed run goes on from."""

    best: int = Field(1, ge=0, le=100, description="How many of the best, by the metric on val.")
    last: bool = Field(True, description="The newest evaluated one.")
    every: int | None = Field(
        None,
        ge=1,
        le=1000,
        description="One after every so many epochs, for good.",
        json_schema_extra={"unit": "epochs"},
    )
    metric: Literal[
        "bbox_mAP", "bbox_mAP_50", "bbox_mAP_75", "bbox_mAP_s", "bbox_mAP_m", "bbox_mAP_l", "segm_mAP", "segm_mAP_50"
    ] = Field("bbox_mAP", description="What says which is best; larger is better.")


class Evaluation(Closed):
    """When and how the student is measured."""

    interval: int = Field(
        1,
        ge=1,
        le=1000,
        description="Epochs between evaluations; the last one is always evaluated.",
        json_schema_extra={"unit": "epochs"},
    )
    probe_images: int = Field(
        4,
        ge=0,
        le=16,
        description="Val images whose feature maps are kept at every evaluation.",
        json_schema_extra={"unit": "images"},
    )
    teacher_images: int = Field(
        50,
        ge=0,
        le=5000,
        description="Val images on which the teacher is measured before the first step; 0: none.",
        json_schema_extra={"unit": "images"},
    )
    verify: bool = Field(
        True,
        description="Evaluate the exported student once more as a plain model; the run fails when its mAP differs.",
    )
    keep: Keep = Field(default_factory=Keep)


class Guard(Closed):
    """What happens when a loss is no number any more, or jumps and stays up."""

    enabled: bool = Field(
        True, description="Go back to the last checkpoint; when off, a loss that is NaN ends the run."
    )
    z: float = Field(
        20.0, ge=3, le=1e6, description="A loss is a spike beyond so many deviations (1.4826 MAD) from the median..."
    )
    factor: float = Field(4.0, ge=1.5, le=1e6, description="... and beyond this multiple of the median.")
    window: int = Field(
        100,
        ge=20,
        le=1000,
        description="Reported steps that the median is taken over.",
        json_schema_extra={"unit": "steps"},
    )
    patience: int = Field(
        3,
        ge=1,
        le=100,
        description="Reported steps in a row that a spike lasts before going back.",
        json_schema_extra={"unit": "steps"},
    )
    max_rollbacks: int = Field(2, ge=0, le=10, description="How often the run goes back before it fails.")


class _Described(Closed):
    version: Literal[1] = Field(1, description="Version of this document's form.")
    name: Title | None = Field(None, description="A name one can read; generated when left out.")
    project: ProjectName | None = Field(None, description="Name or id of its project; the default one when left out.")
    tags: list[Tag] = Field(default_factory=list, max_length=32, description="Words to find it by.")
    notes: str = Field("", max_length=20_000, description="What is to be remembered about it.")


class JobSpec(_Described):
    """A run that Distillboard trains."""

    engine: Literal["mmdet"] = "mmdet"
    recipe: Name | None = Field(None, description="The recipe this spec came from; fields left out are the recipe's.")
    dataset: Name = Field(description="A data set of the catalogue.", examples=["shapes"])
    dataset_version: int | None = Field(
        None, ge=1, le=2**31 - 1, description="Version of the data set; the newest when left out."
    )
    teacher: Teacher | None = Field(None, description="Needed by every method but 'none', and by inherit.")
    student: Student
    method: Method = Field(default_factory=NoDistillation)
    schedule: Schedule = Field(default_factory=Schedule)
    resources: Resources = Field(default_factory=Resources)
    evaluation: Evaluation = Field(default_factory=Evaluation)
    guard: Guard = Field(default_factory=Guard)
    mirror: list[Mirror] = Field(
        default_factory=list,
        max_length=3,
        description="Other trackers that get the metrics too; addresses and secrets are the worker's, not the spec's.",
    )

    @model_validator(mode="after")
    def _each_mirror_once(self) -> "JobSpec":
        if len({mirror.to for mirror in self.mirror}) < len(self.mirror):
            raise ValueError("mirror: each tracker may be named once")
        return self

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
