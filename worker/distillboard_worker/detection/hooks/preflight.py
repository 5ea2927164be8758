"""The pre-flight of a run, in the moment between the built training and its first step."""

from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.detection.assembly import Assembly
from distillboard_worker.detection.preflight.stage import Preflight


class PreflightHook(Hook):  # type: ignore[misc]
    """Examines a training before its first step; one that goes on from a checkpoint passed before.

    Args:
        preflight: What examines.
        assembly: What the training consists of.
    """

    priority = "LOWEST"

    def __init__(self, preflight: Preflight, assembly: Assembly) -> None:
        self._preflight = preflight
        self._assembly = assembly

    def before_train(self, runner: Runner) -> None:
        """Everything is built and has its first weights."""
        # On every rank: the detectors' losses exchange their normalisers, so no rank may compute them alone.
        if runner.iter == 0:
            self._preflight.examine(runner, self._assembly)


class Examined(Exception):  # noqa: N818 - not an error
    """Ends a training that was only to be examined."""


class EndHook(Hook):  # type: ignore[misc]
    """Ends a training before its first step."""

    priority = "LOWEST"

    def before_train(self, runner: Runner) -> None:
        """The hooks before this one have looked at it.

        Raises:
            Examined: Always.
        """
        raise Examined
