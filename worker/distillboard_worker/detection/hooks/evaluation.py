"""The student's metrics on val, reported under their keys."""

from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.reporting import Reporter


class EvaluationHook(Hook):  # type: ignore[misc]
    """Reports every evaluation and keeps the last one.

    Args:
        reporter: Where the metrics go.

    Attributes:
        last: Metrics of the newest evaluation by their names without ``val/``; None before the first one.
    """

    def __init__(self, reporter: Reporter) -> None:
        self.last: dict[str, float] | None = None
        self._reporter = reporter

    def after_val_epoch(self, runner: Runner, metrics: dict[str, float] | None = None) -> None:
        """The student was measured after an epoch."""
        self.last = dict(metrics or {})
        values = {f"val/{name}": value for name, value in (metrics or {}).items()}
        self._reporter.metrics(runner.iter, values, epoch=float(runner.epoch))
        masks = f", mask mAP {values['val/segm_mAP']:.4f}" if "val/segm_mAP" in values else ""
        self._reporter.log(
            f"epoch {runner.epoch} of {runner.max_epochs}: mAP {values['val/bbox_mAP']:.4f},"
            f" mAP@50 {values['val/bbox_mAP_50']:.4f}{masks}",
            step=runner.iter,
        )
