"""Models, data sets and recipes as plain documents: data, never code."""

import re
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, field_validator

from .base import Closed, Moment, Name, Number, View

MOST_IMAGES = 500_000
"""Of one split that is uploaded."""


class Weights(Closed):
    """Where a model's checkpoint lies: shipped with the worker, an uploaded blob, or at an address."""

    package: str | None = Field(None, description="File in the worker package's weights folder.")
    digest: str | None = Field(None, description="sha256 of an uploaded checkpoint.", pattern=r"^[0-9a-f]{64}$")
    path: str | None = Field(
        None, description="File that the workers see.", pattern=r"^/[^\x00-\x1f]+$", max_length=4000
    )
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


UPLOADED = "sha256:"
"""How a place begins that is no path but the digest of uploaded bytes."""


class CocoFiles(Closed):
    """One split of a data set in COCO format: by paths that the workers see, or uploaded."""

    annotations: str = Field(description="Path of the file, or `sha256:` and the digest of an uploaded one.")
    images: str = Field(
        description="Path of the folder, or `sha256:` and the digest of an uploaded list of images (`ImageList`)."
    )
    annotations_sha256: str | None = Field(
        None,
        description="Content of the file by path when it was registered; a run refuses another.",
        pattern=r"^[0-9a-f]{64}$",
    )

    @field_validator("annotations", "images")
    @classmethod
    def _place(cls, value: str) -> str:
        if value.startswith(UPLOADED) and re.fullmatch(r"[0-9a-f]{64}", value.removeprefix(UPLOADED)) is None:
            raise ValueError("after 'sha256:' come 64 characters of lower-case hex")
        return value

    @property
    def annotations_digest(self) -> str | None:
        """Digest of an uploaded annotation file; None for one by path."""
        return digest_of(self.annotations)

    @property
    def images_digest(self) -> str | None:
        """Digest of an uploaded list of images; None for a folder by path."""
        return digest_of(self.images)


def digest_of(place: str) -> str | None:
    """The digest in a place that names uploaded bytes; None for a path."""
    return place.removeprefix(UPLOADED) if place.startswith(UPLOADED) else None


class ImageFile(Closed):
    """An uploaded image."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0, description="Bytes.")


class ImageList(Closed):
    """Uploaded images by the file names of their annotations; kept as bytes under its own digest."""

    files: dict[str, ImageFile] = Field(max_length=MOST_IMAGES)


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


SIDE_BOUNDS = (8, 16, 32, 64, 96, 128, 256, 512, 1024)
COUNT_BOUNDS = (0, 1, 2, 4, 8, 16, 32, 64, 128)


class CheckFinding(View):
    """One thing a check found out about a model or a data set."""

    severity: Literal["error", "warning", "info"]
    field: str
    message: str
    hint: str | None = None


class SplitFacts(View):
    """What one split of a data set holds."""

    images: int = 0
    boxes: int = 0
    masks: int = Field(0, description="Objects with a mask.")
    crowd: int = Field(0, description="Boxes round a crowd, which neither teach nor count.")
    images_without_boxes: int = 0
    classes: dict[str, int] = Field(default_factory=dict, description="Boxes of every class.")
    areas: dict[str, int] = Field(
        default_factory=dict,
        description="Boxes by COCO's sizes: S below 32² pixels, M below 96², L; by the stated area where there is one.",
    )
    sides: list[int] = Field(
        default_factory=list,
        description=f"Boxes by the square root of their area in pixels; bounds between the bins: {SIDE_BOUNDS}.",
    )
    boxes_per_image: list[int] = Field(
        default_factory=list, description=f"Images by their boxes; lower bounds of the bins: {COUNT_BOUNDS}."
    )


class CheckReport(View):
    """Result of checking a model's checkpoint or a data set's files where they are registered."""

    findings: list[CheckFinding] = Field(default_factory=list)
    checked_by: str = ""
    facts: dict[str, Any] = Field(default_factory=dict)
    splits: dict[str, SplitFacts] = Field(default_factory=dict, description="Of a data set, by split.")

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
    archived: Moment | None = Field(None, description="When it was put away; no new run may name it then.")


class DatasetView(View):
    """One version of a data set."""

    name: str
    version: int
    status: Status
    builtin: bool
    document: DatasetDocument
    report: CheckReport | None = None
    created: Moment
    archived: Moment | None = Field(None, description="When it was put away; no new run may name it then.")


class VersionView(View):
    """One version of a model or a data set, in a list of them."""

    version: int
    status: Status
    builtin: bool
    created: Moment
    archived: Moment | None = None
    runs: int = Field(0, description="Runs that use it.")
    about: str = ""


class RepairRequest(Closed):
    """Body of ``POST /api/v1/datasets/{name}/repair``."""

    version: int | None = Field(None, ge=1, le=2**31 - 1, description="The newest when left out.")
    dry_run: bool = Field(False, description="Only say what would be changed.")


class RepairView(View):
    """What a repair changed, or would change."""

    name: str
    repaired: int = Field(description="Version that was repaired; it stays as it is.")
    changes: dict[str, dict[str, int]] = Field(
        description="How often what was done, by split.", examples=[{"train": {"boxes clipped to their image": 3}}]
    )
    dataset: DatasetView | None = Field(None, description="The new version; null when nothing was to be changed.")


class BytesAsked(Closed):
    """Body of ``POST /api/v1/blobs/missing``."""

    digests: list[Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]] = Field(max_length=10_000)


class BytesMissing(View):
    """Answer of ``POST /api/v1/blobs/missing``."""

    missing: list[str] = Field(description="Digests of bytes that are not here.")


class TeacherScore(View):
    """A teacher's recorded metrics on the data set of a run."""

    model: str
    metrics: dict[str, Number] = Field(default_factory=dict)
