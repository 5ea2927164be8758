"""What may be changed about a run after its submission: its name, tags, notes, project, and whether lists show it.

These stand in columns of their own. The spec stays as it was submitted, with the labels it had then: it is what was
trained, what a clone starts from, and what idempotency keys and sweeps compare.
"""

from collections.abc import Collection

from sqlalchemy.orm import Session

from distillboard.contracts.projects import AttemptView, RunChanges
from distillboard.contracts.runs import RunView

from ..errors import Invalid
from ..kit.base import utc_now
from ..kit.text import refuse_unstorable
from ..projects import service as projects
from . import repository, views
from .models import Run

MOST_TAGS = 32
"""Most tags of a run, as in a spec."""


def change(session: Session, run_id: str, changes: RunChanges) -> RunView:
    """Change what is named, and nothing else.

    Raises:
        NotFound: there is no such run.
        Invalid: ``unknown_project``.
        Conflict: ``run_deleted``.
    """
    refuse_unstorable(changes.model_dump())
    run = repository.locked(session, run_id)
    repository.refuse_deleted(run)
    run.name = run.name if changes.name is None else changes.name
    run.notes = run.notes if changes.notes is None else changes.notes
    if changes.tags is not None:
        repository.set_tags(session, run.id, changes.tags)
    if changes.project is not None:
        run.project_id = projects.named(session, changes.project, "project").id
    if changes.archived is not None:
        _archive(run, archived=changes.archived)
    repository.touch(session, run)
    return views.view(session, run)


def archive(session: Session, run: Run, *, archived: bool) -> None:
    """Let lists leave a run out, or show it again."""
    _archive(run, archived=archived)
    repository.touch(session, run)


def _archive(run: Run, *, archived: bool) -> None:
    run.archived = (run.archived or utc_now()) if archived else None


def add_tags(session: Session, run: Run, tags: Collection[str]) -> None:
    """Give a run further tags.

    Raises:
        Invalid: ``too_many_tags``.
    """
    wanted = {*repository.tags(session, [run.id]).get(run.id, []), *tags}
    if len(wanted) > MOST_TAGS:
        raise Invalid("too_many_tags", f"run '{run.name}' would have {len(wanted)} tags; {MOST_TAGS} are the most")
    repository.set_tags(session, run.id, wanted)
    repository.touch(session, run)


def remove_tags(session: Session, run: Run, tags: Collection[str]) -> None:
    """Take tags from a run; those it does not have are no fault."""
    own = repository.tags(session, [run.id]).get(run.id, [])
    repository.set_tags(session, run.id, set(own) - set(tags))
    repository.touch(session, run)


def move(session: Session, run: Run, project_id: str) -> None:
    """Put a run into another project."""
    run.project_id = project_id
    repository.touch(session, run)


def attempts(session: Session, run_id: str) -> list[AttemptView]:
    """The starts of a run, in order.

    Raises:
        NotFound: there is no such run.
    """
    repository.get(session, run_id)
    return [AttemptView.model_validate(one, from_attributes=True) for one in repository.attempts(session, run_id)]
