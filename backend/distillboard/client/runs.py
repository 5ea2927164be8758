"""Runs from a script: create, follow, read, download."""

import builtins
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from distillboard.contracts.events import EventBatch, EventsAccepted
from distillboard.contracts.leaderboard import ClassSort, ClassTable
from distillboard.contracts.runs import (
    ArtifactView,
    EvaluationTable,
    KeyView,
    RunCreated,
    RunView,
    Series,
)
from distillboard.contracts.series import Axis
from distillboard.contracts.spec import ExternalSpec, JobSpec

from .followed import FollowedRuns
from .frames import Library, check_library, read_frame
from .importing.sending import Choice, send
from .importing.work_dir import read_work_dir
from .reporting.reporter import Reporter


class Runs(FollowedRuns):
    """The runs of a server."""

    def create(self, spec: Mapping[str, Any] | JobSpec | ExternalSpec, *, key: str | None = None) -> RunView:
        """Submit a run.

        Args:
            spec: A whole job spec, or ``{"recipe": name, ...}`` with what differs from the recipe.
            key: Idempotency key: the same key and spec give the same run, however often they are sent.

        Raises:
            Invalid: a field is unknown, missing or out of range, or names something that does not exist.
        """
        body = spec.model_dump(mode="json", by_alias=True) if isinstance(spec, JobSpec | ExternalSpec) else dict(spec)
        created = self._transport.post("/runs", RunCreated, key=key or uuid.uuid4().hex, json=body)
        return self.get(created.id)

    def reporter(self, name: str | None = None, config: Mapping[str, Any] | None = None, **options: Any) -> Reporter:
        """Make a run of your own script and report to it; ``options`` as of ``Reporter``.

        ``with client.runs.reporter(name="try", config={"lr": 0.1}) as run: run.log({"loss": 0.3}, step=1)``
        """
        transport = self._transport
        return Reporter(name, config, url=transport.url, token=transport.token, http=transport.given, **options)

    def import_work_dir(self, folder: Path | str, choice: Choice | None = None) -> RunView:
        """Take in a training that MMEngine left in a work directory; nothing in it is run.

        Several starts become attempts of one run: what a later one superseded stays readable. Importing it again
        changes nothing.

        Args:
            folder: The work directory, e.g. ``work_dirs/retinanet_r50``.
            choice: Name, tags, which checkpoints are uploaded, and whether the log is.

        Raises:
            DistillboardError: there is no training, or it was imported under another name.
        """
        return self.get(send(read_work_dir(Path(folder)), self._transport, choice or Choice())[0])

    def cancel(self, run: str) -> RunView:
        """Ask a run to stop; a queued one is cancelled at once."""
        return self._transport.post(f"/runs/{run}/cancel", RunView)

    def retry(self, run: str) -> RunView:
        """Queue a failed or cancelled run again."""
        return self._transport.post(f"/runs/{run}/retry", RunView)

    def keys(self, run: str) -> builtins.list[KeyView]:
        """The metric keys of a run with their summaries."""
        return self._transport.get(f"/runs/{run}/keys", builtins.list[KeyView])

    def series(  # noqa: PLR0913 - what a curve can be asked for
        self,
        run: str,
        key: str,
        *,
        max_points: int = 2000,
        x: Axis = "step",
        low: float | None = None,
        high: float | None = None,
        attempt: int | None = None,
    ) -> Series:
        """One curve, thinned so that no peak is lost: ``points`` are (step, value, seconds since 1970).

        Args:
            run: Id of the run.
            key: The metric.
            max_points: At most about this many, from 10 on; ``low`` and ``high`` narrow the curve until all are there.
            x: What ``low`` and ``high`` are of: the step, the epoch, seconds since 1970, or since the curve's first.
            low: Where it begins.
            high: Where it ends.
            attempt: As this attempt saw it, with what a later one superseded.
        """
        wanted = {"key": key, "max_points": max_points, "x": x, "low": low, "high": high, "attempt": attempt}
        return self._transport.get(f"/runs/{run}/series", Series, wanted)

    def export(
        self,
        runs: str | Sequence[str],
        target: Path | str,
        keys: Sequence[str] = (),
        *,
        form: Literal["long", "wide"] = "long",
    ) -> Path:
        """Write every point of runs' curves into a file, not thinned.

        Args:
            runs: Id of a run, or several.
            target: A ``.csv`` or ``.parquet`` file.
            keys: Only these metrics; all when left out.
            form: ``long``: a row a point; ``wide``: a row a step, a column a metric.
        """
        kind = "parquet" if Path(target).suffix == ".parquet" else "csv"
        query = {"run": [runs] if isinstance(runs, str) else list(runs), "key": list(keys), "form": form}
        return self._transport.download(f"/exports/series.{kind}", Path(target), query)

    def frame(self, runs: str | Sequence[str], keys: Sequence[str] = (), *, library: Library = "pandas") -> Any:
        """Every point of runs' curves as a data frame with columns run, key, step, value, time ...

        Args:
            runs: Id of a run, or several.
            keys: Only these metrics; all when left out.
            library: ``pandas`` or ``polars``.

        Raises:
            DistillboardError: the library is not installed.
        """
        check_library(library)
        with TemporaryDirectory() as folder:
            return read_frame(self.export(runs, Path(folder) / "series.csv", keys), library)

    def evaluations(self, run: str) -> EvaluationTable:
        """COCO metrics and AP per class at every evaluation."""
        return self._transport.get(f"/runs/{run}/evaluations", EvaluationTable)

    def classes(self, run: str, *, sort: ClassSort = "name") -> ClassTable:
        """AP per class at the newest evaluation, beside the matched control's and the teacher's."""
        return self._transport.get(f"/runs/{run}/classes", ClassTable, {"sort": sort, "limit": 5000})

    def artifacts(self, run: str, *, kind: str | None = None) -> builtins.list[ArtifactView]:
        """The files of a run."""
        return self._transport.get(f"/runs/{run}/artifacts", builtins.list[ArtifactView], {"kind": kind})

    def download(self, run: str, artifact: str, target: Path | str) -> Path:
        """Download one file of a run to ``target``."""
        return self._transport.download(f"/runs/{run}/artifacts/{artifact}", Path(target))

    def pull(self, run: str, folder: Path | str, *, kind: str | None = None) -> builtins.list[Path]:
        """Download the files of a run, or those of one kind, into ``folder`` under their own names."""
        names = [artifact.name for artifact in self.artifacts(run, kind=kind)]
        return [self.download(run, name, Path(folder) / name) for name in names]

    def report(self, run: str, events: builtins.list[dict[str, Any]]) -> EventsAccepted:
        """Report events of an external run, e.g. ``{"type": "metrics", "step": 1, "time": ..., "values": {...}}``."""
        batch = EventBatch.model_validate({"batch": str(uuid.uuid4()), "events": events})
        body = batch.model_dump(mode="json", exclude_unset=True)
        return self._transport.post(f"/runs/{run}/events", EventsAccepted, key=batch.batch, json=body)
