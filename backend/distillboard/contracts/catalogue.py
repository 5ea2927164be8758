"""Models, data sets and recipes as plain documents: data, never code."""

from typing import Any, Literal

from pydantic import Field

from .base import Closed, Moment, Name, Number, View


class Weights(Closed):
    """Where a model's checkpoint lies: shipped with the worker, or an uploaded blob."""

    package: str | None = Field(None, description="File in the worker package's weights folder.")
    digest: str | None = Field(None, description="sha256 of an uploaded checkpoint.", pattern=r"^[0-9a-f]{64}$")
    sha256: str | None = Field(None, description="Expected sha256 of the file.", pattern=r"^[0-9a-f]{64}$")


class ModelDocument(Closed):
    """A detector as data: an MMDetection model dict, its classes and its weights."""

    name: Name
    title: str = ""
    family: str = Field("", description="Detector family, e.g. retinanet.")
    config: dict[str, Any] = Field(description="MMDetection model dict of registered types only.")
    classes: list[str] = Field(min_length=1)
    weights: Weights | None = None
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


class Recipe(Closed):
    """A named job spec that forms, scripts and sweeps start from."""

    name: Name
    title: str = ""
    about: str = ""
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
