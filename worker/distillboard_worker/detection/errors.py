"""What a training cannot go on with, each with its stable code and a sentence that says what to change."""

from collections.abc import Iterator
from contextlib import contextmanager

from distillboard_worker.detection.building import ModelRefusedError
from distillboard_worker.detection.checkpoints import CheckpointError
from distillboard_worker.detection.levels import LevelError
from distillboard_worker.reporting import RunFailed


class DatasetBroken(RunFailed):
    """A data set that cannot be trained on: files missing, no boxes, classes in another order."""

    def __init__(self, reason: str) -> None:
        super().__init__("dataset_broken", reason)


class ClassesDiffer(RunFailed):
    """Student, teacher and data set disagree about the classes."""

    def __init__(self, reason: str) -> None:
        super().__init__("classes_differ", reason)


class CheckpointDiffers(RunFailed):
    """A checkpoint that does not fit its model, or is not there."""

    def __init__(self, reason: str) -> None:
        super().__init__("checkpoint_differs", reason)


class ModelRefused(RunFailed):
    """A model description that is not built."""

    def __init__(self, reason: str) -> None:
        super().__init__("model_refused", reason)


class UnknownLevel(RunFailed):
    """A pyramid level that the teacher or the student does not have."""

    def __init__(self, reason: str) -> None:
        super().__init__("unknown_level", reason)


class PrecisionUnavailable(RunFailed):
    """A precision that the device cannot train in."""

    def __init__(self, reason: str) -> None:
        super().__init__("precision_unavailable", reason)


class DevicesMissing(RunFailed):
    """Fewer devices than the run needs."""

    def __init__(self, reason: str) -> None:
        super().__init__("devices_missing", reason)


class BatchIndivisible(RunFailed):
    """A batch that several devices cannot share evenly."""

    def __init__(self, reason: str) -> None:
        super().__init__("batch_indivisible", reason)


class RankDied(RunFailed):
    """One process of a distributed training ended before the others."""

    def __init__(self, reason: str) -> None:
        super().__init__("rank_died", reason)


class LossNotFinite(RunFailed):
    """A loss became NaN or infinite."""

    def __init__(self, reason: str) -> None:
        super().__init__("loss_not_finite", reason)


class LossDiverged(RunFailed):
    """A loss rose far above what it had been, and stayed there."""

    def __init__(self, reason: str) -> None:
        super().__init__("loss_diverged", reason)


class ExportDiffers(RunFailed):
    """The exported student does not load in plain MMDetection, or is not the one that was measured."""

    def __init__(self, reason: str) -> None:
        super().__init__("export_differs", reason)


@contextmanager
def told() -> Iterator[None]:
    """Give what the building blocks raise the code and the name that a run's record keeps."""
    try:
        yield
    except LevelError as error:
        raise UnknownLevel(_sentence(error)) from error
    except CheckpointError as error:
        raise CheckpointDiffers(_sentence(error)) from error
    except ModelRefusedError as error:
        raise ModelRefused(_sentence(error)) from error


def _sentence(error: Exception) -> str:
    text = str(error)
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
