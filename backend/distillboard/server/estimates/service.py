"""Estimates: device hours from runs that have finished, waiting time from the queue as it stands."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import Recipe
from distillboard.contracts.estimates import Basis, Estimate, EstimateRequest
from distillboard.contracts.queues import MAX_WAITING
from distillboard.contracts.spec import JobSpec
from distillboard.contracts.validation import SpecError

from ..errors import Invalid
from ..runs.submission import check, refuse_unstorable
from ..sweeps.drawing import combinations
from ..sweeps.grid import Combination, in_grid
from .forecast import Slot, Taken, Waiting, hand_out
from .similar import Forecast, Job
from .situation import Situation, look, seconds

_SECONDS_PER_HOUR = 3600


@dataclass(frozen=True)
class _Wanted:
    """A run that nobody submitted yet, and how long it will take."""

    job: Job
    queue: str
    priority: int
    forecast: Forecast | None

    @property
    def devices(self) -> int:
        """Devices that it keeps busy."""
        return max(1, self.job.gpus)


def estimate(session: Session, recipes: Mapping[str, Recipe], request: EstimateRequest) -> Estimate:
    """What a run or a sweep would cost and when it would begin.

    Raises:
        SpecError, Invalid: as submitting it does.
    """
    jobs = list(_jobs(session, recipes, request))
    queue = jobs[0].spec["resources"]["queue"]
    there = look(session, queue, {job.inputs["dataset"] for job in jobs})
    wanted = [_wanted(job, there) for job in jobs]
    found = _cost(wanted)
    _add_times(found, session, wanted, there)
    return found


def _jobs(session: Session, recipes: Mapping[str, Recipe], request: EstimateRequest) -> Iterator[Job]:
    if request.grid is None and request.draw is None:
        yield _job(session, recipes, request.spec)
        return
    refuse_unstorable({"spec": request.spec, "grid": request.grid, "stretches": list(request.stretches)})
    for combination in combinations(request.spec, request.grid or {}, request.stretches, request.draw):
        try:
            yield _job(session, recipes, combination.document)
        except (SpecError, Invalid) as error:
            raise _in_grid(error, combination) from None


def _job(session: Session, recipes: Mapping[str, Recipe], document: Mapping[str, object]) -> Job:
    checked = check(session, recipes, document)
    if not isinstance(checked.spec, JobSpec) or checked.resolved is None:
        raise Invalid("external_run", "an external run is trained by your own script: nobody here knows how long it is")
    return Job(checked.spec.model_dump(mode="json", by_alias=True), checked.resolved.inputs.model_dump(mode="json"))


def _in_grid(error: SpecError | Invalid, combination: Combination) -> Invalid:
    fields = [in_grid(problem, combination.chosen) for problem in error.fields]
    message = "; ".join(f"{field.field}: {field.message}" for field in fields[:3]) or str(error)
    return Invalid("invalid_sweep", message, fields)


def _wanted(job: Job, there: Situation) -> _Wanted:
    resources = job.spec["resources"]
    return _Wanted(job, resources["queue"], resources["priority"], there.forecast(job, resources["queue"]))


def _cost(wanted: Sequence[_Wanted]) -> Estimate:
    found = Estimate(runs=len(wanted), basis=_basis(wanted))
    known = [one for one in wanted if one.forecast is not None]
    if len(known) < len(wanted):
        which = "no finished run is" if not known else f"for {len(wanted) - len(known)} of them no finished run is"
        found.notes.append(f"{which} like them: none has the same student and data set on such a device")
        return found
    kinds = {one.forecast.device for one in known if one.forecast}
    found.device = "cuda" if kinds == {"cuda"} else "cpu" if kinds == {"cpu"} else None
    found.device_hours = _hours(known, "per_epoch")
    found.device_hours_low = _hours(known, "fastest")
    found.device_hours_high = _hours(known, "slowest")
    return found


def _hours(wanted: Sequence[_Wanted], rate: str) -> float:
    seconds = sum(getattr(one.forecast, rate) * one.job.epochs * one.devices for one in wanted)
    return float(seconds) / _SECONDS_PER_HOUR


def _basis(wanted: Sequence[_Wanted]) -> list[Basis]:
    counts: dict[Forecast, int] = {}
    for one in wanted:
        if one.forecast is not None:
            counts[one.forecast] = counts.get(one.forecast, 0) + 1
    return [
        Basis(
            runs=runs,
            likeness=forecast.likeness,
            finished=forecast.finished,
            device="cuda" if forecast.device == "cuda" else "cpu",
            seconds_per_epoch=forecast.per_epoch,
            sentence=forecast.sentence(),
        )
        for forecast, runs in counts.items()
    ]


def _add_times(found: Estimate, session: Session, wanted: Sequence[_Wanted], there: Situation) -> None:
    """Say when the runs begin and end, or why nobody knows."""
    first = wanted[0]
    found.ahead = sum(run.priority >= first.priority for run in there.line)
    obstacle = there.now.obstacle(first.queue, max(one.job.gpus for one in wanted))
    if obstacle is not None:
        found.notes.append(f"they would wait for {obstacle}")
    elif len(there.line) > MAX_WAITING:
        found.notes.append(f"more than {MAX_WAITING} runs wait: when these begin is not computed")
    else:
        _hand_out(found, there.slots(session), wanted, there)


def _hand_out(found: Estimate, slots: Sequence[Slot] | None, wanted: Sequence[_Wanted], there: Situation) -> None:
    line = there.waiting(there.line)
    ahead = line[: found.ahead]
    unknown = sum(run.seconds is None for run in ahead)
    if slots is None or unknown:
        what = f"{unknown} of the {len(ahead)} runs ahead" if unknown else "what is trained now"
        found.notes.append(f"nobody knows how long {what} will take: no finished run is like that")
        return
    runs = [
        Waiting(f"{place}", there.queue, one.job.gpus, seconds(one.job, one.forecast), math.inf)
        for place, one in enumerate(wanted)
    ]
    lines = {there.queue: [*ahead, *runs, *line[found.ahead :]], **there.lines_beside()}
    _add_taken(found, hand_out(slots, lines), {run.name for run in runs}, there)


def _add_taken(found: Estimate, taken: Iterable[Taken], names: Collection[str], there: Situation) -> None:
    """Follow the line until all of the runs have begun; what nobody knows the length of hides what comes after it."""
    ours, before = [], 0
    for one in taken:
        if one.run.queue == there.queue and one.run.name in names:
            ours.append(one)
        elif not ours and one.run.queue != there.queue and there.queue in one.slot.queues:
            before += 1
        if len(ours) == len(names):
            break
        if one.end is None and there.queue in one.slot.queues and one not in ours:
            found.notes.append("nobody knows how long a run of another queue takes that the same workers serve first")
            break
    found.ahead_elsewhere = before
    if ours:
        found.starts_in_seconds = ours[0].start
    ends = [one.end for one in ours if one.end is not None]
    if len(ends) == len(names):
        found.ends_in_seconds = max(ends)
