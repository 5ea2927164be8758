"""Estimates: device hours from runs that have finished, waiting time from the queue as it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import Recipe
from distillboard.contracts.estimates import Basis, Estimate, EstimateRequest
from distillboard.contracts.queues import MAX_WAITING
from distillboard.contracts.spec import JobSpec
from distillboard.contracts.validation import SpecError

from ..errors import Invalid
from ..queues import lines
from ..queues.waiting import Scene, scene
from ..runs.models import Run
from ..runs.submission import check, refuse_unstorable
from ..sweeps.drawing import combinations
from ..sweeps.grid import Combination, in_grid
from . import repository
from .forecast import Slot, Waiting, hand_out
from .occupancy import devices, slots_of, taking
from .similar import Forecast, History, Job

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


@dataclass(frozen=True)
class _Situation:
    """What there is: who takes runs, which wait in the queue in question, and what has finished."""

    now: Scene
    line: Sequence[Run]
    history: History


def estimate(session: Session, recipes: Mapping[str, Recipe], request: EstimateRequest) -> Estimate:
    """What a run or a sweep would cost and when it would begin.

    Raises:
        SpecError, Invalid: as submitting it does.
    """
    jobs = list(_jobs(session, recipes, request))
    queue = jobs[0].spec["resources"]["queue"]
    now = scene(session)
    line = lines.line(session, queue, "training", MAX_WAITING + 1)
    datasets = {job.inputs["dataset"] for job in jobs} | {run.dataset for run in line if run.dataset}
    there = _Situation(now, line, History(repository.finished(session, datasets)))
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


def _wanted(job: Job, there: _Situation) -> _Wanted:
    resources = job.spec["resources"]
    return _Wanted(job, resources["queue"], resources["priority"], _forecast(job, there))


def _forecast(job: Job, there: _Situation) -> Forecast | None:
    return there.history.forecast(job, devices(there.now, job.spec["resources"]["queue"], job.gpus))


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


def _add_times(found: Estimate, session: Session, wanted: Sequence[_Wanted], there: _Situation) -> None:
    """Say when the runs begin and end, or why nobody knows."""
    first = wanted[0]
    ahead = [run for run in there.line if run.priority >= first.priority]
    found.ahead = len(ahead)
    obstacle = there.now.obstacle(first.queue, max(one.job.gpus for one in wanted))
    if obstacle is not None:
        found.notes.append(f"they would wait for {obstacle}")
    elif len(there.line) > MAX_WAITING:
        found.notes.append(f"more than {MAX_WAITING} runs wait: when these begin is not computed")
    else:
        _hand_out(found, slots_of(session, taking(there.now, first.queue), there.history), wanted, ahead, there)


def _hand_out(
    found: Estimate, slots: list[Slot] | None, wanted: Sequence[_Wanted], ahead: Sequence[Run], there: _Situation
) -> None:
    before = [_waiting(run, there) for run in ahead]
    unknown = before.count(None)
    if slots is None or unknown:
        what = f"{unknown} of the {len(ahead)} runs ahead" if unknown else "what is trained now"
        found.notes.append(f"nobody knows how long {what} will take: no finished run is like that")
        return
    runs = [Waiting(one.job.gpus, _seconds(one.job, one.forecast)) for one in wanted]
    times = hand_out(slots, [run for run in before if run is not None], runs)
    if times is not None:
        found.starts_in_seconds = times.start
        found.ends_in_seconds = None if any(one.forecast is None for one in wanted) else times.end


def _waiting(run: Run, there: _Situation) -> Waiting | None:
    job = Job(run.spec, run.inputs or {})
    forecast = _forecast(job, there)
    return None if forecast is None else Waiting(job.gpus, _seconds(job, forecast))


def _seconds(job: Job, forecast: Forecast | None) -> float:
    return 0.0 if forecast is None else forecast.per_epoch * job.epochs
