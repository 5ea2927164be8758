"""The metrics of a batch on their way in: keys get numbers, points get packed, summaries move on."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from sqlalchemy.orm import Session

from distillboard.contracts.events import MetricsEvent, TableEvent

from ..errors import TooLarge
from . import reading, repository
from .grids import Grid
from .memory import Known, Memory
from .points import Points
from .reports import from_events
from .summaries import blank, summarise

MAX_KEYS = 10_000
"""Most metric keys of one run."""


def known_of(session: Session, run_id: str, revision: int, memory: Memory) -> Known:
    """The keys and summaries of a run that nobody else changes before this transaction ends."""
    return memory.recall(run_id, revision) or Known(revision, *repository.known(session, run_id))


def take_in(
    session: Session, run_id: str, known: Known, events: Sequence[MetricsEvent | TableEvent], attempt: int
) -> tuple[Points | Grid, Known]:
    """The points of a batch, and what is known of the run with them: keys that are new get numbers.

    Raises:
        TooLarge: ``too_many_keys`` when the run would have more than ``MAX_KEYS``.
    """
    slots = _numbered(known.slots, events)
    points = from_events(events, slots)
    if not len(points):
        return points, known
    places, news = summarise(points, attempt)
    before = known.summaries.extended(len(slots))
    is_all = len(places) == len(slots)  # as it is in all but the first report of a training
    after = before.joined(news) if is_all else before.at(places).joined(news)
    names = list(slots)
    repository.write(session, run_id, places, [names[place] for place in places.tolist()], after)
    return points, Known(known.revision, slots, after if is_all else before.with_those(places, after))


def _numbered(slots: dict[str, int], events: Sequence[MetricsEvent | TableEvent]) -> dict[str, int]:
    """The numbers of a run's keys with those of a batch; the same object when none is new."""
    named = (event.keys if isinstance(event, TableEvent) else event.values for event in events)
    fresh = dict.fromkeys(key for key in dict.fromkeys(chain.from_iterable(named)) if key not in slots)
    if not fresh:
        return slots
    if len(slots) + len(fresh) > MAX_KEYS:
        message = f"a run may have {MAX_KEYS} metric keys; put what varies into the step instead"
        raise TooLarge("too_many_keys", message)
    return slots | {key: place for place, key in enumerate(fresh, len(slots))}


def rewound(session: Session, run_id: str, known: Known) -> Known:
    """What is known of a run from the points that hold, because a new attempt superseded the others."""
    summaries = blank(len(known.slots))
    for attempt, points in reading.live_points(session, run_id, known.revision):
        places, some = summarise(points, attempt)
        summaries = summaries.with_those(places, summaries.at(places).joined(some))
    repository.write(session, run_id, np.arange(len(summaries)), list(known.slots), summaries)
    return Known(known.revision, known.slots, summaries)
