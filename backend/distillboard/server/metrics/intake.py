"""The metrics of a batch on their way in: keys get numbers, points get packed, summaries move on."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from distillboard.contracts.events import MetricsEvent

from ..errors import TooLarge
from . import reading, repository
from .points import Points, from_events
from .summaries import MetricSummary, summarise

MAX_KEYS = 10_000
"""Most metric keys of one run."""


def number(session: Session, run_id: str, events: Sequence[MetricsEvent]) -> Points:
    """The points of a batch; keys that are new to the run get numbers.

    Raises:
        TooLarge: ``too_many_keys`` when the run would have more than ``MAX_KEYS``.
    """
    keys = list(dict.fromkeys(key for event in events for key in event.values))
    if len(keys) > MAX_KEYS:
        raise _too_many_keys()
    known = repository.slots(session, run_id, keys)
    fresh = [key for key in keys if key not in known]
    if fresh:
        first = repository.count(session, run_id)
        if first + len(fresh) > MAX_KEYS:
            raise _too_many_keys()
        numbered = {key: first + place for place, key in enumerate(fresh)}
        repository.add(session, run_id, numbered)
        known |= numbered
    return from_events(events, known)


def update_summaries(session: Session, run_id: str, points: Points, attempt: int) -> None:
    """Move the summaries on by the points of one batch."""
    news = summarise(points, attempt)
    metrics = {metric.slot: metric for metric in repository.at(session, run_id, news)}
    joined = {slot: repository.summary_of(metrics[slot]).joined(new) for slot, new in news.items()}
    repository.write(session, run_id, joined)


def rewind_summaries(session: Session, run_id: str, until: int) -> None:
    """Make every summary again from the points that hold, because a new attempt superseded the others."""
    summaries = {metric.slot: MetricSummary() for metric in repository.of_run(session, run_id)}
    for attempt, points in reading.live_points(session, run_id, until):
        for slot, summary in summarise(points, attempt).items():
            summaries[slot] = summaries[slot].joined(summary)
    repository.write(session, run_id, summaries)


def _too_many_keys() -> TooLarge:
    return TooLarge("too_many_keys", f"a run may have {MAX_KEYS} metric keys; put what varies into the step instead")
