"""Runs in the database."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Subquery, delete, func, insert, select, update
from sqlalchemy.orm import Session

from distillboard.contracts.states import RunState

from ..errors import Conflict, NotFound
from ..kit import outbox
from ..kit.base import utc_now
from ..kit.upsert import insert_unless_there
from .models import Attempt, IdempotencyKey, Run, RunTag


def get(session: Session, run_id: str) -> Run:
    """A run.

    Raises:
        NotFound: there is none with this id.
    """
    return _there(session.get(Run, run_id), run_id)


def locked(session: Session, run_id: str) -> Run:
    """A run that no other transaction may change before this one ends.

    Raises:
        NotFound: there is none with this id.
    """
    return _there(session.get(Run, run_id, with_for_update=True, populate_existing=True), run_id)


def _there(run: Run | None, run_id: str) -> Run:
    if run is None:
        raise NotFound("unknown_run", f"there is no run '{run_id}'")
    return run


def refuse_deleted(run: Run) -> None:
    """Refuse to change a run that lies in the trash.

    Raises:
        Conflict: ``run_deleted``.
    """
    if run.deleted is not None:
        raise Conflict("run_deleted", f"run '{run.name}' lies in the trash: restore it first")


def add(session: Session, run: Run) -> None:
    """Keep a new run."""
    session.add(run)
    session.flush()
    outbox.changed(session, run.id)


def touch(session: Session, run: Run) -> None:
    """Note that a run changed: its revision grows, and whoever watches it hears so after the commit."""
    run.revision += 1
    run.updated = utc_now()
    outbox.changed(session, run.id)


def in_order(session: Session, run_ids: Sequence[str]) -> list[Run]:
    """The runs with these ids, in their order; those that are gone are left out."""
    found = {run.id: run for run in session.scalars(select(Run).where(Run.id.in_(run_ids)))}
    return [found[run_id] for run_id in run_ids if run_id in found]


def tags(session: Session, run_ids: Collection[str]) -> dict[str, list[str]]:
    """The tags of runs in alphabetical order."""
    query = select(RunTag.run_id, RunTag.tag).where(RunTag.run_id.in_(run_ids)).order_by(RunTag.tag)
    found: dict[str, list[str]] = {}
    for run_id, tag in session.execute(query):
        found.setdefault(run_id, []).append(tag)
    return found


def set_tags(session: Session, run_id: str, wanted: Collection[str]) -> None:
    """Give a run these tags and no others."""
    session.execute(delete(RunTag).where(RunTag.run_id == run_id))
    if wanted:
        session.execute(insert(RunTag), [{"run_id": run_id, "tag": tag} for tag in sorted(set(wanted))])


def places() -> Subquery:
    """``id`` and ``place`` of each queued run in its queue, from 1. Pre-flights wait apart."""
    order = (Run.priority.desc(), Run.rank, Run.id)
    place = func.row_number().over(partition_by=(Run.queue, Run.engine), order_by=order).label("place")
    return select(Run.id, place).where(Run.state == RunState.QUEUED).subquery()


def positions(session: Session, run_ids: Collection[str]) -> dict[str, int]:
    """Place of each queued run in its queue, from 1; runs that do not wait are left out."""
    line = places()
    rows = session.execute(select(line.c.id, line.c.place).where(line.c.id.in_(run_ids)))
    return {run_id: number for run_id, number in rows}  # noqa: C416


def add_attempt(session: Session, attempt: Attempt) -> None:
    """Keep a new attempt; earlier ones that nobody ended are lost."""
    close_attempts(session, attempt.run_id, "lost")
    session.add(attempt)


def add_attempt_of_script(session: Session, run: Run) -> Attempt:
    """Keep the attempt that a script's own run is at, as if it had been claimed when the run began."""
    attempt = Attempt(
        run_id=run.id,
        number=run.attempt,
        worker="",
        slot=0,
        device={"kind": "cpu"},
        token_digest="",
        started=run.started or run.created,
    )
    session.add(attempt)
    session.flush()
    return attempt


def follow_attempt(session: Session, last: Attempt, step: int | None, outcome: str = "rewound") -> None:
    """Let an attempt's holder begin the next one at a step; if the attempt is still open, it ends here."""
    close_attempts(session, last.run_id, outcome)
    session.add(
        Attempt(
            run_id=last.run_id,
            number=last.number + 1,
            worker=last.worker,
            slot=last.slot,
            device=last.device,
            token_digest=last.token_digest,
            started=utc_now(),
            resumed_from_step=step,
        )
    )


def close_attempts(session: Session, run_id: str, outcome: str) -> None:
    """Note how the open attempt of a run ended."""
    open_ones = update(Attempt).where(Attempt.run_id == run_id, Attempt.ended.is_(None))
    session.execute(open_ones.values(ended=utc_now(), outcome=outcome))


def reopen_attempt(session: Session, run_id: str, number: int) -> None:
    """Take back that an attempt ended."""
    ended_one = update(Attempt).where(Attempt.run_id == run_id, Attempt.number == number)
    session.execute(ended_one.values(ended=None, outcome=None))


def attempts(session: Session, run_id: str) -> list[Attempt]:
    """The attempts of a run, in order."""
    return list(session.scalars(select(Attempt).where(Attempt.run_id == run_id).order_by(Attempt.number)))


def reserve_key(session: Session, key: IdempotencyKey) -> bool:
    """Keep an idempotency key; False when it was used before, also by a request that runs right now."""
    values = {name: getattr(key, name) for name in ("key", "body_digest", "run_id", "created")}
    return insert_unless_there(session, IdempotencyKey, values, ["key"])


def used_key(session: Session, key: str) -> IdempotencyKey:
    """A key that was used."""
    return session.get_one(IdempotencyKey, key)


def forget_keys(session: Session, before: datetime) -> None:
    """Delete idempotency keys that were first used before a moment, some of them."""
    old = select(IdempotencyKey.key).where(IdempotencyKey.created < before).limit(10_000)
    session.execute(delete(IdempotencyKey).where(IdempotencyKey.key.in_(old)))
