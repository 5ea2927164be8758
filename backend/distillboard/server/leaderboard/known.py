"""Succeeded trainings, read once for every revision: a board reads what is new."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast
from weakref import WeakValueDictionary

from pydantic import TypeAdapter
from pydantic_core import from_json
from sqlalchemy.orm import Session

from distillboard.contracts.names import FLOPS, LATENCY, LATENCY_DEVICE, PARAMETERS
from distillboard.contracts.outgrown import KeptSpec
from distillboard.contracts.runs import Inputs
from distillboard.contracts.spec import ExternalSpec, JobSpec

from ..runs.models import Run
from . import repository
from .finished import Finished, Kind
from .repository import Succeeded

_SPEC: TypeAdapter[JobSpec | ExternalSpec] = TypeAdapter(KeptSpec)


def kind_of(run: Run) -> Kind:
    """What a training was."""
    return _kind(run.spec, run.inputs or {})


class KnownRuns:
    """What one API process knows of succeeded trainings; their revision says whether that is still so."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, Finished]] = {}
        self._kinds: WeakValueDictionary[str, Kind] = WeakValueDictionary()

    def newest(self, session: Session, dataset: str | None) -> list[Finished]:
        """Succeeded trainings on a data set, or on all: the newest ``repository.MAX_RUNS``."""
        wanted = repository.newest(session, dataset)
        known = self._known
        new = [run_id for run_id, revision in wanted if known.get(run_id, (None,))[0] != revision]
        read = {run.id: run for run in self._read(session, new)}
        found = {run_id: (revision, read.get(run_id) or known[run_id][1]) for run_id, revision in wanted}
        # Of boards of single data sets the one of all knows the rest: two boards' worth is kept.
        beside = {} if len(known) > 2 * repository.MAX_RUNS else known
        self._known = {**beside, **found}
        return [run for _, run in found.values()]

    def _read(self, session: Session, run_ids: Sequence[str]) -> Iterable[Finished]:
        metrics = repository.final_metrics(session, run_ids)
        for run in repository.succeeded(session, run_ids):
            yield self._finished(run, metrics.get(run.id, {}))

    def _finished(self, run: Succeeded, metrics: Mapping[str, float]) -> Finished:
        spec, facts = from_json(run.spec), from_json(run.facts)
        return Finished(
            id=run.id,
            kind=self._kind(spec, from_json(run.inputs)),
            seed=int(spec["schedule"]["seed"]),
            metrics=metrics,
            teacher_map=run.teacher_map,
            parameters=_whole(facts.get(PARAMETERS)),
            flops=_whole(facts.get(FLOPS)),
            latency=_latency(facts),
            seconds=_seconds(run.started, run.ended),
        )

    def _kind(self, spec: Mapping[str, Any], inputs: Mapping[str, Any]) -> Kind:
        """The kind of a spec; written twice otherwise, two of them are equal all the same where rows are grouped."""
        schedule = {**spec["schedule"], "seed": 0}
        key = json.dumps([spec["dataset"], spec["student"], spec.get("teacher"), spec["method"], schedule, inputs])
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = _kind(spec, inputs)
        return kind


def _kind(spec: Mapping[str, Any], inputs: Mapping[str, Any]) -> Kind:
    # Only trainings are read here; what an older version wrote is read as far as it is known.
    return Kind(cast("JobSpec", _SPEC.validate_python(spec)), Inputs.model_validate(inputs))


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _latency(facts: Mapping[str, Any]) -> tuple[float, str] | None:
    milliseconds, device = facts.get(LATENCY), facts.get(LATENCY_DEVICE)
    if isinstance(milliseconds, int | float) and isinstance(device, str):
        return float(milliseconds), device
    return None


def _seconds(started: datetime | None, ended: datetime | None) -> float | None:
    return (ended - started).total_seconds() if started and ended else None
