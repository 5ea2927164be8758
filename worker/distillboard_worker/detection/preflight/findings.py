"""The checks of a pre-flight as they are made: a fault is kept, and what does not depend on it is still looked at."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from distillboard.contracts.preflight import Calibration, CheckStatus, PreflightCheck, PreflightReport

from distillboard_worker.detection.errors import told
from distillboard_worker.reporting import RunFailed

Made = TypeVar("Made")


@dataclass
class Part:
    """One check while it is made.

    Attributes:
        message: What was found, in a sentence; a part that stays without one leaves no trace.
        facts: Plain data that the sentence rests on; kept when the part fails, too.
    """

    name: str
    message: str = ""
    status: CheckStatus = "ok"
    hint: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    def warn(self, message: str, hint: str | None = None) -> None:
        """Something may be wrong; the run can work all the same."""
        self.status, self.message, self.hint = "warning", message, hint

    def check(self) -> PreflightCheck:
        """What the report keeps of it."""
        return PreflightCheck(
            name=self.name, status=self.status, message=self.message, hint=self.hint, facts=self.facts
        )


class Outcome(Generic[Made]):
    """What a check made, or why it could not."""

    def __init__(self, made: Sequence[Made], refusal: RunFailed | None) -> None:
        self._made = made
        self._refusal = refusal

    @property
    def value(self) -> Made:
        """What was made.

        Raises:
            RunFailed: Why it could not be.
        """
        if self._refusal is not None:
            raise self._refusal
        return self._made[0]


class Findings:
    """What was found so far.

    Attributes:
        checks: All checks in their order.
        calibration: Proposed weights, where they were asked for.
    """

    def __init__(self) -> None:
        self.checks: list[PreflightCheck] = []
        self.calibration: Calibration | None = None
        self._refusal: RunFailed | None = None
        self._began = time.monotonic()

    @contextmanager
    def part(self, name: str) -> Iterator[Part]:
        """Make one check; a refusal in the block becomes its error, and does not leave the block."""
        part = Part(name)
        try:
            with told():
                yield part
        except RunFailed as refusal:
            part.status, part.message = "error", refusal.reason
            self._refusal = self._refusal or refusal
        if part.message:
            self.checks.append(part.check())

    def attempt(self, name: str, make: Callable[[Part], Made]) -> Outcome[Made]:
        """Make something as one check, which ``make`` gets to note what it finds."""
        made: list[Made] = []
        before, self._refusal = self._refusal, None
        with self.part(name) as part:
            made.append(make(part))
        refusal, self._refusal = self._refusal, before or self._refusal
        return Outcome(made, refusal)

    def settle(self) -> None:
        """End the run here if anything was refused.

        Raises:
            RunFailed: The first refusal.
        """
        if self._refusal is not None:
            raise self._refusal

    def report(self, device: str) -> PreflightReport:
        """Everything that was found."""
        seconds = time.monotonic() - self._began
        return PreflightReport(
            checks=self.checks, calibration=self.calibration, device=device, seconds=round(seconds, 3)
        )
