"""What readers ask of a run's metrics: keys, curves."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from distillboard.contracts.names import KEY_PATTERN
from distillboard.contracts.runs import KeyView, Summary

from ..errors import Invalid
from ..runs import repository as runs
from ..runs.models import Run
from . import encoding, reading, repository
from .points import Points, empty
from .sampling import Lens, sample


def keys_of(session: Session, run_id: str) -> list[KeyView]:
    """The keys of a run that have points, in alphabetical order."""
    runs.get(session, run_id)
    return [KeyView(key=key, summary=summary) for key, summary in _summaries(session, run_id).items()]


def series(session: Session, run_id: str, key: str, lens: Lens, attempt: int | None) -> bytes:
    """One curve as JSON (``Series``); empty for a key that was not reported."""
    run = runs.get(session, run_id)
    found = curves_of(session, run, [key], attempt)
    points, began = found.get(key, empty()), origin(run, found)
    return encoding.series(key, sample([(points, began)], lens)[0], lens.axis)


def curves(session: Session, run_id: str, keys: Sequence[str], lens: Lens, attempt: int | None) -> bytes:
    """Several curves as JSON (``SeriesSet``), all of the run's when no key is named, thinned on one grid."""
    run = runs.get(session, run_id)
    named = list(dict.fromkeys(keys)) or list(_summaries(session, run_id))
    found = curves_of(session, run, named, attempt)
    began = origin(run, found)
    shown = sample([(found.get(key, empty()), began) for key in named], lens)
    return encoding.series_set(run_id, run.revision, named, shown, lens.axis)


def curves_of(session: Session, run: Run, keys: Sequence[str], attempt: int | None = None) -> dict[str, Points]:
    """The points that hold of each of these keys that the run has points of, in order of their step.

    Args:
        session: A transaction.
        run: The run, as this transaction sees it.
        keys: Metric keys, each once.
        attempt: With one, what held while it was the latest attempt.

    Raises:
        Invalid: ``invalid_key``.
    """
    if not all(KEY_PATTERN.match(key) for key in keys):
        raise Invalid("invalid_key", "a metric key is 1 to 200 characters without control characters")
    slots = repository.slots(session, run.id, keys)
    found = reading.curves(session, run.id, run.revision, slots.values(), attempt)
    return {key: found[slots[key]] for key in keys if key in slots and len(found[slots[key]])}


def origin(run: Run, curves: Mapping[str, Points]) -> float:
    """Zero of the run's relative axis: its start, or its first point where that is older; seconds since 1970."""
    firsts = [float(points.times.min()) for points in curves.values()]
    if run.started is not None:
        firsts.append(run.started.timestamp())
    return min(firsts, default=0.0)


def _summaries(session: Session, run_id: str) -> dict[str, Summary]:
    return repository.summaries(session, [run_id], None).get(run_id, {})
