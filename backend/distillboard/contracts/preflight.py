"""What is found out about a run before a GPU is spent on it, and the weights that a short run proposes."""

from typing import Any, Literal

from pydantic import Field

from .base import Closed, Moment, Number, View
from .states import RunState, Stage

REPORT = "preflight.json"
"""The artifact of a run that holds its report."""

CheckStatus = Literal["ok", "warning", "error"]


class Calibrate(Closed):
    """Asks for weights that bring the method's part of the loss to a target."""

    target: float = Field(1.0, gt=0, le=100, description="The method's part of the loss over the detector's.")
    steps: int = Field(20, ge=1, le=500, description="Training steps to take the median of.")
    keep_ratios: bool = Field(
        False,
        description="Scale all weights by one factor, so that the terms keep their proportions; else every term gets "
        "the same share of the target.",
    )


class PreflightOrder(Closed):
    """What a pre-flight does beside the checks that every run begins with."""

    calibrate: Calibrate | None = None


class PreflightCheck(View):
    """One thing that was looked at."""

    name: str = Field(description="Stable name for programs, e.g. teacher_score.")
    status: CheckStatus
    message: str = Field(description="What was found, in a sentence.")
    hint: str | None = Field(None, description="What to change, where something is to be changed.")
    facts: dict[str, Any] = Field(default_factory=dict)


class TermScale(View):
    """One term of a method, summed over its levels: what it weighs in the loss now, and what is proposed."""

    term: str
    field: str = Field(description="The spec's field that holds its weight, e.g. method.alpha.")
    raw: Number = Field(description="Median of the unweighted term over the steps.")
    weight: float
    ratio: Number = Field(description="Median over the steps of the weighted term over the detector's loss.")
    proposed: float
    proposed_ratio: Number


class Calibration(View):
    """Weights that bring the method's part of the loss to a target, and what they were computed from."""

    target: float
    steps: int
    keep_ratios: bool
    detection: Number = Field(description="Median of the detector's own loss over the steps.")
    ratio: Number = Field(description="Median over the steps of the method's part over the detector's, as it is now.")
    terms: list[TermScale]
    patch: dict[str, Any] = Field(description="The proposal as a change of the spec, to be laid over it.")


class PreflightReport(View):
    """All checks in the order they were made; an error among them means that the run cannot work."""

    checks: list[PreflightCheck] = Field(default_factory=list)
    calibration: Calibration | None = None
    device: str = ""
    seconds: float = 0

    @property
    def refused(self) -> bool:
        """Whether the run cannot work."""
        return any(check.status == "error" for check in self.checks)

    @property
    def warnings(self) -> list[PreflightCheck]:
        """What may be wrong, and does not keep the run from working."""
        return [check for check in self.checks if check.status == "warning"]


class PreflightView(View):
    """A pre-flight: where it stands, and its report once it has one."""

    id: str
    state: RunState = Field(description="failed when the spec is refused, with the code and reason a run would have.")
    stage: Stage | None = None
    created: Moment
    started: Moment | None = None
    ended: Moment | None = None
    worker: str | None = None
    queue_position: int | None = Field(None, description="Place among the waiting pre-flights of its queue, from 1.")
    order: PreflightOrder = Field(default_factory=PreflightOrder)
    spec: dict[str, Any] = Field(description="The job spec that is examined, recipe and defaults filled in.")
    code: str | None = None
    reason: str | None = None
    report: PreflightReport | None = None
