"""Models, data sets and recipes as plain documents: data, never code."""

from typing import Any, Literal

from pydantic import Field

from .base import Closed, Moment, Name, Number, View


class Weights(Closed):
    """Where a model's checkpoint lies: shipped with the worker, an uploaded blob, or at an address."""

    package: str | None = Field(None, description="File in the worker package's weights folder.")
    digest: str | None = Field(None, description="sha256 of an uploaded checkpoint.", pattern=r"^[0-9a-f]{64}$")
    url: str | None = Field(
        None,
        description="Address that workers download it from, where their settings allow its host.",
        pattern=r"^https?://[^\s/]+/\S+$",
        max_length=2000,
    )
    sha256: str | None = Field(None, description="Expected sha256 of the file.", pattern=r"^[0-9a-f]{64}$")
    sha256_prefix: str | None = Field(
        None,
        description="How that sha256 begins, where no more is known: model zoos have it in their file names.",
        pattern=r"^[0-9a-f]{8,64}$",
    )


class ModelDocument(Closed):
    """A detector as data: an MMDetection model dict, its classes and its weights."""

    name: Name
    title: str = ""
    family: str = Field("", description="Detector family, e.g. retinanet.")
    config: dict[str, Any] = Field(description="MMDetection model dict of registered types only.")
    classes: list[str] = Field(min_length=1)
    weights: Weights | None = None
    backbone_weights: Weights | None = Field(
        None, description="ImageNet weights of the backbone alone, for students that start from them."
    )
    parameters: int | None = Field(None, description="Trainable parameters.")
    results: dict[str, dict[str, float]] = Field(
        default_factory=dict, description="Measured metrics by data set, e.g. {'shapes': {'bbox_mAP': 0.56}}."
    )
    about: str = ""


class CocoFiles(Closed):
    """One split of a data set in COCO format, by paths that the workers see."""

    annotations: str
    images: str


class DatasetDocument(Closed):
    """A data set as data: either built in (made from parameters) or COCO files."""

    name: Name
    title: str = ""
    classes: list[str] = Field(min_length=1)
    builtin: Literal["shapes"] | None = None
    parameters: dict[str, int] = Field(default_factory=dict)
    train: CocoFiles | None = None
    val: CocoFiles | None = None
    about: str = ""


class Published(Closed):
    """What a paper or a model zoo states for a recipe: COCO metrics of 0 to 1 by the names of ``results``."""

    teacher: dict[str, float] = Field(default_factory=dict)
    student: dict[str, float] = Field(default_factory=dict, description="The student without a teacher.")
    distilled: dict[str, float] = Field(default_factory=dict)
    source: str = Field(description="Where each of them is stated.")


class Recipe(Closed):
    """A named job spec that forms, scripts and sweeps start from."""

    name: Name
    title: str = ""
    about: str = ""
    group: str = Field("", description="Lists show recipes of one group together; by data set when empty.")
    original: str | None = Field(None, description="The config of a paper's authors that it follows.")
    published: Published | None = None
    departures: list[str] = Field(
        default_factory=list, description="What differs from the original, and why; one sentence each."
    )
    spec: dict[str, Any]


class CheckFinding(View):
    """One thing a check found out about a model or a data set."""

    severity: Literal["error", "warning", "info"]
    field: str
    message: str
    hint: str | None = None


class CheckReport(View):
    """Result of checking a model's checkpoint or a data set's files where they are registered."""

    findings: list[CheckFinding] = Field(default_factory=list)
    checked_by: str = ""
    facts: dict[str, Any] = Field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether a submission may name what was checked."""
        return all(finding.severity != "error" for finding in self.findings)


class NewModel(Closed):
    """Body of ``POST /api/v1/models``: a further version when the name exists."""

    document: ModelDocument
    report: CheckReport | None = None


class NewDataset(Closed):
    """Body of ``POST /api/v1/datasets``: a further version when the name exists."""

    document: DatasetDocument
    report: CheckReport | None = None


Status = Literal["ready", "refused", "unchecked"]


class ModelView(View):
    """One version of a model."""

    name: str
    version: int
    status: Status
    builtin: bool
    document: ModelDocument
    report: CheckReport | None = None
    created: Moment


class DatasetView(View):
    """One version of a data set."""

    name: str
    version: int
    status: Status
    builtin: bool
    document: DatasetDocument
    report: CheckReport | None = None
    created: Moment


class TeacherScore(View):
    """A teacher's recorded metrics on the data set of a run."""

    model: str
    metrics: dict[str, Number] = Field(default_factory=dict)
