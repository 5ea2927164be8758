"""A run's metrics for other trackers too, through MMEngine's own visualisation backends."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from distillboard.contracts.mirrors import MlflowMirror, TensorboardMirror, WandbMirror
from mmengine.config import Config as MMEngineConfig
from mmengine.registry import VISBACKENDS
from mmengine.visualization import WandbVisBackend

from distillboard_worker.detection.config import Config
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import Reporter, RunFailed

WANDB_STEP = "distillboard/step"
"""The steps of a run, which MMEngine's backend does not tell W&B by itself."""
AnyMirror = TensorboardMirror | WandbMirror | MlflowMirror


@contextmanager
def mirrored(job: TrainerJob, config: Config, reporter: Reporter) -> Iterator[Reporter]:
    """A reporter that tells the spec's mirrors the metrics too; rank 0's alone does.

    Args:
        job: The run; its process's environment says where the trackers are and as whom.
        config: The student's plain config, which they get as well.
        reporter: What the run reports to; told when a mirror fails, which ends no training.

    Raises:
        RunFailed: A tracker's package is not installed here.
    """
    documents = [] if job.rank else backends(job, config)
    if not documents:
        yield reporter
        return
    mirroring = _Mirroring(reporter, [VISBACKENDS.build(document) for document in documents])
    mirroring.configure(config, job.run_dir / "mmengine")
    try:
        yield cast("Reporter", mirroring)
    finally:
        mirroring.each("close")


def backends(job: TrainerJob, config: Config) -> list[Config]:
    """The configs of MMEngine's backends for a run's mirrors.

    Args:
        job: The run.
        config: The student's plain config.

    Raises:
        RunFailed: A tracker's package is not installed here.
    """
    for mirror in job.claim.spec.mirror:
        if find_spec(mirror.to) is None:
            raise RunFailed(
                "mirror_missing",
                f"The run is to be mirrored to {mirror.to}, which this worker lacks: pip install {mirror.to} there, or"
                " leave it out of mirror.",
            )
    return [_backend(mirror, job, config) for mirror in job.claim.spec.mirror]


def _backend(mirror: AnyMirror, job: TrainerJob, config: Config) -> Config:
    claim = job.claim
    folder = (job.mirror_dir or job.run_dir / "mirrors") / mirror.to
    match mirror:
        case TensorboardMirror():
            return {"type": "TensorboardVisBackend", "save_dir": str(folder / f"{claim.name}-{claim.run}")}
        case WandbMirror():
            who = {"project": mirror.project, "entity": mirror.entity, "name": claim.name, "config": config}
            again = {"id": claim.run, "resume": "allow", "settings": {"init_timeout": 60}}
            over = [{"name": "*", "step_metric": WANDB_STEP}]
            settings = {"init_kwargs": who | again, "define_metric_cfg": over}
            return {"type": "WandbVisBackend", "save_dir": str(folder), **settings}
        case MlflowMirror():
            address = os.environ.get("MLFLOW_TRACKING_URI")
            return {
                "type": "MLflowVisBackend",
                "save_dir": str(folder),
                "exp_name": mirror.experiment,
                "run_name": claim.name,
                "tags": {"distillboard.run": claim.run},
                # MLflow 3 refuses folders of files, and would put artifacts where the worker was started.
                "tracking_uri": address or f"sqlite:///{folder.absolute()}/mlflow.db",
                "artifact_location": None if address else (folder.absolute() / "artifacts").as_uri(),
            }


class _Mirroring:
    """The run's reporter, whose metrics go to backends as well; one that fails once is left out from then on."""

    def __init__(self, reporter: Reporter, backends: Sequence[Any]) -> None:
        self._reporter = reporter
        self._backends = list(backends)

    def configure(self, config: Config, work_dir: Path) -> None:
        """Tell the config; W&B has it from its start, as MMEngine's backend would send all code below this folder too.

        Args:
            config: The student's plain config.
            work_dir: Folder whose files MLflow's backend keeps.
        """
        document = MMEngineConfig(config | {"work_dir": str(work_dir)})
        for backend in list(self._backends):
            if not isinstance(backend, WandbVisBackend):
                self._have(backend, "add_config", document)

    def metrics(self, step: int, values: Mapping[str, float], epoch: float | None = None) -> None:
        """Tell the run first, then its mirrors."""
        self._reporter.metrics(step, values, epoch)
        for backend in list(self._backends):
            place = {WANDB_STEP: step} if isinstance(backend, WandbVisBackend) else {}
            self._have(backend, "add_scalars", {**values, **place}, step)

    def each(self, action: str, *what: Any) -> None:
        """Have every backend do something."""
        for backend in list(self._backends):
            self._have(backend, action, *what)

    def _have(self, backend: Any, action: str, *what: Any) -> None:
        try:
            getattr(backend, action)(*what)
        except Exception as error:  # noqa: BLE001 - trackers raise what they like; the training goes on
            self._backends.remove(backend)
            name = type(backend).__name__.removesuffix("VisBackend")
            self._reporter.log(f"The mirror {name} is left out from here on: {error}", "warning")

    def __getattr__(self, name: str) -> Any:
        """Everything else is the run's reporter's."""
        return getattr(self._reporter, name)
