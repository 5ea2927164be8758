"""How long steps and evaluations take, measured once for everybody who wants to know."""

import time
from dataclasses import dataclass, field
from statistics import median

_RECENT = 30


@dataclass
class Clock:
    """Times of the step that is running and of those before, in seconds.

    Attributes:
        data: How long the last step waited for its batch.
        step: The whole last step, waiting included.
        evaluation: The last evaluation with everything that belongs to it; None before the first one.
    """

    data: float = 0.0
    step: float = 0.0
    evaluation: float | None = None
    _mark: float = field(default_factory=time.perf_counter)
    _evaluating_since: float | None = None
    _recent: list[float] = field(default_factory=list)

    def restart(self) -> None:
        """A step begins now: what was before is not part of it."""
        self._mark = time.perf_counter()

    def batch_arrived(self) -> None:
        """The running step has its batch."""
        self.data = time.perf_counter() - self._mark

    def step_done(self) -> None:
        """The running step is over and the next one begins."""
        now = time.perf_counter()
        self.step, self._mark = now - self._mark, now
        self._recent = [*self._recent, self.step][-_RECENT:]

    def evaluation_begins(self) -> None:
        """The student is measured from now on."""
        self._evaluating_since = time.perf_counter()

    def evaluation_done(self) -> None:
        """The student was measured."""
        if self._evaluating_since is not None:
            self.evaluation = time.perf_counter() - self._evaluating_since

    def remaining(self, steps: int, evaluations: int) -> float | None:
        """Seconds that so many steps and evaluations will take; None before the first step."""
        if not self._recent:
            return None
        # The median: a step beside somebody else's burst of work says nothing about the ones to come.
        return steps * median(self._recent) + evaluations * (self.evaluation or 0.0)
