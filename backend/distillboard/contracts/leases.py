"""How a worker takes a run and keeps it: a lease with a fence."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Closed, Moment, Name, View
from .catalogue import DatasetDocument, ModelDocument
from .preflight import PreflightOrder
from .runs import Progress
from .spec import JobSpec
from .states import Stage

LEASE_HEADER = "Distillboard-Lease"
"""Header that carries the lease token on every report of a claimed run."""


Words = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")]
"""A short text of a worker's: NUL is refused, as no database keeps it."""

Work = Literal["training", "preflight"]
"""What a slot takes: a queue's runs, or the pre-flights that are served ahead of them."""


class Device(Closed):
    """What a slot trains on."""

    kind: Literal["cpu", "cuda"]
    name: Words = ""
    index: int | None = None
    memory_bytes: int | None = None
    count: int = Field(1, ge=1, le=64, description="How many of them; name, index and memory are the first one's.")


class ClaimRequest(Closed):
    """Body of ``POST /api/v1/queues/{queue}/claims``."""

    worker: Name
    slot: int = Field(0, ge=0, le=10_000)
    device: Device
    work: Work = "training"


class ResumePoint(View):
    """The checkpoint an attempt goes on from."""

    artifact: str
    step: int
    epoch: int


class Claim(View):
    """A run handed to one worker until the lease runs out; 204 instead when nothing fits."""

    run: str
    name: str
    attempt: int
    token: str
    lease_seconds: float
    spec: JobSpec
    student: ModelDocument
    teacher: ModelDocument | None = None
    dataset: DatasetDocument
    resume: ResumePoint | None = None
    preflight: PreflightOrder | None = Field(None, description="Set when the spec is to be examined, not trained.")


class LeaseAnswer(View):
    """Answer to a heartbeat."""

    stop_requested: bool
    lease_seconds: float
    pause_requested: bool = Field(False, description="Stop at the next checkpoint and release the run.")


class SlotReport(Closed):
    """One slot of a worker."""

    index: int
    device: Device
    run: Name | None = None
    warm: bool = Field(False, description="A trainer process stands by that has imported torch and MMDetection.")


class WorkerReport(Closed):
    """Body of ``PUT /api/v1/workers/{name}``, sent every few seconds."""

    host: Words
    pid: int
    queues: list[Name] = Field(max_length=100)
    slots: list[SlotReport] = Field(max_length=100)
    preflight_slot: SlotReport | None = Field(None, description="The slot that examines specs, where it has one.")
    versions: dict[Words, Words] = Field(default_factory=dict, max_length=100)
    weights: list[str] = Field(
        default_factory=list,
        max_length=1000,
        description="Weights by address that lie in its cache, as host and path without the scheme.",
    )
    started: Moment


class RunningRun(View):
    """A run that a worker has."""

    run: str = Field(description="Id of the run, or of the pre-flight.")
    name: str
    work: Work
    queue: str
    worker: str | None = None
    slot: int | None = Field(None, description="Number of the worker's slot.")
    attempt: int
    stage: Stage | None = None
    priority: int = 0
    gpus: int = Field(0, description="GPUs that it asked for.")
    started: Moment | None = Field(None, description="When this attempt began.")
    progress: Progress = Field(default_factory=Progress)
    stop_requested: bool = False
    pause_requested: bool = False


class WorkerView(View):
    """A worker as the server last heard of it."""

    name: str
    report: WorkerReport
    last_seen: Moment
    alive: bool
    heartbeat_age_seconds: float = Field(0, description="Seconds since it was last heard of.")
    draining: bool = Field(False, description="It is handed nothing new; what it trains goes on.")
    running: list[RunningRun] = Field(default_factory=list, description="What it has, as the record knows it.")


class WorkerOrders(View):
    """What a worker reads in the answer to its report."""

    draining: bool = False
