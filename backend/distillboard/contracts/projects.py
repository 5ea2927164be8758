"""Projects, and what may be changed about a run after it was submitted."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Closed, Moment, View
from .problems import Problem
from .spec import ProjectName, Tag, Title

MOST_AT_ONCE = 1000
"""Most runs of one bulk request."""


class NewProject(Closed):
    """Body of ``POST /api/v1/projects``."""

    name: ProjectName
    description: str = Field("", max_length=20_000)


class ProjectChanges(Closed):
    """Body of ``PATCH /api/v1/projects/{project}``; what is left out stays as it is."""

    name: ProjectName | None = None
    description: str | None = Field(None, max_length=20_000)
    archived: bool | None = Field(None, description="An archived project takes no new runs; its runs stay.")


class ProjectView(View):
    """A project and how many runs it has, those in the trash apart."""

    id: str
    name: str
    description: str = ""
    created: Moment
    archived: Moment | None = None
    runs: int = 0
    active: int = Field(0, description="Runs that have not ended.")
    newest: Moment | None = Field(None, description="When its newest run was made.")


class RunChanges(Closed):
    """Body of ``PATCH /api/v1/runs/{run_id}``; what is left out stays as it is."""

    name: Title | None = None
    tags: list[Tag] | None = Field(None, max_length=32, description="All tags the run is to have.")
    notes: str | None = Field(None, max_length=20_000)
    project: str | None = Field(None, max_length=100, description="Name or id of a project.")
    archived: bool | None = Field(None, description="Lists leave archived runs out; everything else shows them.")


Action = Literal["tag", "untag", "move", "archive", "unarchive", "cancel", "delete", "restore"]
RunId = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class BulkRequest(Closed):
    """Body of ``POST /api/v1/runs/bulk``."""

    action: Action
    runs: list[RunId] = Field(min_length=1, max_length=MOST_AT_ONCE, description="Ids; one named twice counts once.")
    tags: list[Tag] = Field(default_factory=list, max_length=32, description="For 'tag' and 'untag'.")
    project: str | None = Field(None, max_length=100, description="For 'move': name or id of a project.")
    confirm: int | None = Field(None, description="For 'delete': how many different runs are named.")


class BulkOutcome(View):
    """What became of one run; without a problem it was changed, with one it is as it was."""

    run: str
    problem: Problem | None = None


class BulkAnswer(View):
    """Answer to a bulk request, run by run."""

    changed: int
    outcomes: list[BulkOutcome]


class AttemptView(View):
    """One start of a run."""

    number: int
    worker: str = Field("", description="Who ran it; empty for a script of your own.")
    started: Moment
    ended: Moment | None = None
    resumed_from_step: int | None = Field(None, description="The step it went on from; null when it began anew.")
    outcome: str | None = Field(None, description="A run's state, 'released', 'lost' or 'rewound'.")


class Resume(Closed):
    """Body of ``POST /api/v1/runs/{run_id}/resume``, with which a restarted script goes on with its run."""

    step: int | None = Field(
        None,
        ge=0,
        le=2**63 - 1,
        description="The step of the checkpoint it goes on from; points beyond it are superseded. The last one that was"
        " reported when left out.",
    )


class Resumed(View):
    """What a restarted script goes on with."""

    attempt: int
    step: int | None = Field(description="Points up to here hold; null when nothing was reported before.")
