"""Queues: what runs where, what waits in which order and for what, and how the order is changed."""

from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Closed, Moment, Name, View
from .leases import RunningRun, Work

MAX_WAITING = 1000
"""Most waiting and most running runs of a queue that one answer lists."""


class WaitingRun(View):
    """A run in a queue's line."""

    run: str = Field(description="Id of the run, or of the pre-flight.")
    name: str
    work: Work
    position: int = Field(description="Place in the line, from 1; pre-flights stand in a line of their own.")
    priority: int = Field(description="Higher goes first.")
    gpus: int = Field(0, description="GPUs that it asks for.")
    queued: Moment
    waiting_for: str = Field(description="What it waits for, in a sentence.")


class QueueView(View):
    """A queue: whether it hands out runs, and how much there is of everything."""

    name: str
    paused: bool = False
    paused_since: Moment | None = None
    running: int = Field(0, description="Runs that workers have.")
    waiting: int = Field(0, description="Runs in the line.")
    held: int = Field(0, description="Runs that are paused one by one.")
    workers: list[str] = Field(default_factory=list, description="Workers that are there and serve it.")


class QueueDetail(QueueView):
    """A queue with what runs where and the line in its order; of each at most 1,000 are listed."""

    active: list[RunningRun] = Field(default_factory=list)
    line: list[WaitingRun] = Field(default_factory=list, description="Those that are handed out first come first.")


class Move(Closed):
    """Body of ``POST /api/v1/runs/{id}/move``: where a waiting run is to stand in its queue's line.

    Exactly one of the fields. A run that is moved takes on the priority of those it stands with.
    """

    before: Name | None = Field(None, description="Id of the waiting run that it goes before.")
    after: Name | None = Field(None, description="Id of the waiting run that it comes after.")
    to: Literal["front", "back"] | None = Field(None, description="The line's front or back.")

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if sum(place is not None for place in (self.before, self.after, self.to)) != 1:
            raise ValueError("before: give exactly one of before, after and to")
        return self


class NewPriority(Closed):
    """Body of ``PUT /api/v1/runs/{id}/priority``."""

    priority: int = Field(ge=-100, le=100, description="Higher goes first; it takes its place there by its age.")
