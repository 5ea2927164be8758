"""How long a run will take, from finished runs that are as like it as can be had."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, cast, get_args

from distillboard.contracts.estimates import Likeness

from .repository import Finished

LIKENESSES: tuple[Likeness, ...] = get_args(Likeness)
_ENOUGH = 50
"""Finished runs that a median is taken of: the newest."""
_WORDS = {
    "job": "the same models, data set, method, batch, image size and precision",
    "models": "the same student, teacher and data set",
    "student": "the same student and data set",
}


@dataclass(frozen=True)
class Job:
    """What decides how long a run takes."""

    spec: Mapping[str, Any]
    inputs: Mapping[str, Any]

    @property
    def epochs(self) -> int:
        """Passes over the data, by which times are scaled."""
        return int(self.spec["schedule"]["epochs"])

    @property
    def gpus(self) -> int:
        """GPUs that it asks for."""
        return int(self.spec["resources"]["gpus"])


@dataclass(frozen=True)
class Forecast:
    """How long a run takes: seconds, and what they rest on."""

    likeness: Likeness
    device: str
    finished: int
    per_epoch: float
    fastest: float
    slowest: float

    def sentence(self) -> str:
        """What it rests on, for readers."""
        runs = "one finished run" if self.finished == 1 else f"the median of {self.finished} finished runs"
        return f"{runs} of {_WORDS[self.likeness]} on {self.device}, {self.per_epoch:.3g} s an epoch"


class History:
    """Finished runs, found by how like they are."""

    def __init__(self, runs: Sequence[Finished]) -> None:
        self._by_key: dict[Hashable, list[Finished]] = {}
        for run in runs:
            for likeness in LIKENESSES:
                key = _key(likeness, Job(run.spec, run.inputs))
                self._by_key.setdefault(key, []).append(run)

    def forecast(self, job: Job, devices: Collection[str]) -> Forecast | None:
        """How long a run takes on one of these kinds of device, any if none is given; None when nothing is like it."""
        for likeness in LIKENESSES:
            alike = self._by_key.get(_key(likeness, job), [])
            fitting = [run for run in alike if not devices or run.device in devices]
            if fitting:
                return _forecast(likeness, [run for run in fitting if run.device == fitting[0].device][:_ENOUGH])
        return None


def _forecast(likeness: Likeness, runs: Sequence[Finished]) -> Forecast:
    rates = [run.seconds / Job(run.spec, run.inputs).epochs for run in runs]
    return Forecast(likeness, runs[0].device, len(runs), median(rates), min(rates), max(rates))


def _key(likeness: Likeness, job: Job) -> Hashable:
    return (likeness, *_KEYS[likeness](job))


def _student(job: Job) -> tuple[Hashable, ...]:
    return (job.inputs["dataset"], job.inputs["student"], max(1, job.gpus))


def _models(job: Job) -> tuple[Hashable, ...]:
    return (*_student(job), job.inputs["teacher"])


def _job(job: Job) -> tuple[Hashable, ...]:
    versions = [job.inputs[f"{name}_version"] for name in ("dataset", "student", "teacher")]
    schedule = job.spec["schedule"]
    # A field that a run of an earlier version does not have is None: that run is not the same job.
    chosen = [schedule.get(name) for name in ("batch_size", "accumulate", "precision")]
    sizes = [_frozen(schedule.get(name)) for name in ("image_size", "short_sides")]
    return (*_models(job), *versions, job.spec["method"]["name"], *chosen, *sizes)


def _frozen(value: Sequence[int] | None) -> Hashable:
    return None if value is None else tuple(value)


_KEYS = cast(
    "Mapping[Likeness, Callable[[Job], tuple[Hashable, ...]]]", {"job": _job, "models": _models, "student": _student}
)
