"""Folding: what came batch by batch is put together key by key, so that a curve is read from few places.

A fold takes the oldest batches of a run that hold points, of one attempt, and writes them as one segment; in the same
transaction it empties the batches and removes the segments that it put in with them. Segments grow by this until they
are large, each point being written again a few times, never once for every batch that comes. Points keep the revision
that brought them: who watches a run from further back reads them in the same pieces as everybody else.
"""

import logging
import struct
import zlib
from collections.abc import Sequence
from itertools import takewhile

from sqlalchemy.orm import Session

from ..db import Database
from ..errors import NotFound
from ..events import repository as batches
from ..events.repository import StoredBatch
from . import pieces, segments
from .packing import unpack_as_it_is
from .segments import Segment

LEAST_BATCHES = 128
"""Unfolded batches at which those of a running run are folded."""
KEPT_BATCHES = 32
"""The newest batches of a running run, which are not: most watchers are no further behind."""
MOST_BATCHES = 1024
MOST_POINTS = 2**18
"""Largest segment, and most points of one fold, which takes some 100 bytes of memory for each."""
_GROWTH = 2
_log = logging.getLogger(__name__)


class _Overtaken(Exception):  # noqa: N818 - another process did it
    """What was to be folded has been folded meanwhile."""


def fold_due(database: Database, *, least: int = LEAST_BATCHES, kept: int = KEPT_BATCHES) -> int:
    """Fold what waits to be: ended runs whole, running ones but for their newest batches; how many folds that took."""
    with database.reading() as session:
        waiting = batches.waiting_to_be_folded(session, least)
    folds = 0
    for run in waiting:
        until = run.newest if run.ended else run.newest - kept
        try:
            while fold(database, run.id, until):
                folds += 1
        except (ValueError, zlib.error, struct.error):
            _log.exception("run %s holds points that cannot be read; they stay as they are", run.id)
    return folds


def fold(database: Database, run_id: str, until: int) -> bool:
    """Fold once; False when no batch up to this revision waits to be.

    Packing is done outside the transaction that writes, which is short and finds out whether anybody was faster.
    """
    with database.reading() as session:
        found = batches.unfolded(session, run_id, until, MOST_BATCHES)
        chosen = _of_one_attempt(found)
        if not chosen:
            return False
        absorbed = _absorbed(segments.of_run(session, run_id), chosen)
        before = segments.pieces_of(session, run_id, [one.first for one in absorbed]) if absorbed else []
    after = pieces.of_batches([(batch.revision, unpack_as_it_is(batch.packed)) for batch in chosen])
    whole = pieces.put_together([*before, *after])
    first = absorbed[-1].first if absorbed else chosen[0].revision
    new = Segment(first, chosen[-1].revision, chosen[0].attempt, sum(map(len, whole)))
    try:
        with database.writing() as session:
            _empty(session, run_id, chosen, absorbed)
            segments.add(session, run_id, new, whole)
    except (_Overtaken, NotFound):
        _log.info("run %s was folded or removed by somebody else", run_id)
        return False
    return True


def _empty(session: Session, run_id: str, chosen: Sequence[StoredBatch], absorbed: Sequence[Segment]) -> None:
    """Take the batches and segments away that are folded, all of them or none."""
    batches.locked(session, run_id)
    count = batches.empty(session, run_id, chosen[0].revision, chosen[-1].revision)
    if count != len(chosen) or not segments.remove(session, run_id, [segment.first for segment in absorbed]):
        raise _Overtaken


def _of_one_attempt(found: Sequence[StoredBatch]) -> list[StoredBatch]:
    """The first batches, as many as make one segment."""
    chosen: list[StoredBatch] = []
    points = 0
    for batch in takewhile(lambda one: one.attempt == found[0].attempt, found):
        points += batch.points
        if chosen and points > MOST_POINTS:
            break
        chosen.append(batch)
    return chosen


def _absorbed(present: Sequence[Segment], chosen: Sequence[StoredBatch]) -> list[Segment]:
    """The newest segments of the attempt that are not much larger than what follows them, the newest first."""
    points = sum(batch.points for batch in chosen)
    found = []
    for segment in present:
        fits = segment.points <= _GROWTH * points and segment.points + points <= MOST_POINTS
        if segment.attempt != chosen[0].attempt or not fits:
            break
        found.append(segment)
        points += segment.points
    return found
