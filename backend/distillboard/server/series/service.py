"""Reading the curves of several runs, and refusing what one answer cannot hold."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from distillboard.contracts.series import Resume, RunCurves, SeriesRequest

from ..errors import NotFound, TooLarge
from ..metrics import encoding
from ..metrics import service as curves
from ..metrics.points import Points
from ..metrics.sampling import LEAST_POINTS, MAX_ANSWER_POINTS, Lens, sample
from ..runs.models import Run
from . import repository
from .repository import Start

MAX_SERIES = MAX_ANSWER_POINTS // LEAST_POINTS
"""Most series of one answer."""
MAX_POINTS_READ = 10_000_000
"""Most points that one answer is thinned from: what is held in memory meanwhile."""


def series(session: Session, asked: SeriesRequest) -> bytes:
    """The curves as JSON (``SeriesAnswer``).

    Raises:
        NotFound: ``unknown_run``.
        TooLarge: ``too_many_points`` when they are more than one answer is made from.
    """
    names, keys = list(dict.fromkeys(asked.runs)), list(dict.fromkeys(asked.keys))
    runs = _known(repository.runs(session, names), names)
    _check_size(session, names, keys)
    found = {run.id: curves.curves_of(session, run, keys, asked.attempt) for run in runs}
    origins = {run.id: curves.origin(run, found[run.id]) for run in runs}
    flat = [(run_id, key, points) for run_id, of_run in found.items() for key, points in of_run.items()]
    shown = sample([(points, origins[run_id]) for run_id, _, points in flat], _lens(asked))
    parts = [(run_id, key, part) for (run_id, key, _), part in zip(flat, shown, strict=True)]
    starts = repository.attempts(session, names)
    heads = [_head(run, found[run.id], origins[run.id], starts.get(run.id, [])) for run in runs]
    return encoding.series_answer(asked.x, heads, parts)


def _lens(asked: SeriesRequest) -> Lens:
    return Lens(asked.x, asked.range, asked.log_x, asked.max_points)


def _known(found: Mapping[str, Run], names: Sequence[str]) -> list[Run]:
    for name in names:
        if name not in found:
            raise NotFound("unknown_run", f"there is no run '{name}'")
    return [found[name] for name in names]


def _check_size(session: Session, names: Sequence[str], keys: Sequence[str]) -> None:
    series, points = repository.extent(session, names, keys)
    if series > MAX_SERIES or points > MAX_POINTS_READ:
        message = (
            f"these are {series} series of {points} points; one answer is made from {MAX_SERIES} series and "
            f"{MAX_POINTS_READ} points at most: name fewer runs or keys"
        )
        raise TooLarge("too_many_points", message)


def _head(run: Run, found: Mapping[str, Points], origin: float, starts: Sequence[Start]) -> RunCurves:
    resumes = [Resume(attempt=number, step=step, time=time) for number, step, time in starts if number > 1]
    return RunCurves(run=run.id, revision=run.revision, origin=origin if found else None, resumes=resumes)
