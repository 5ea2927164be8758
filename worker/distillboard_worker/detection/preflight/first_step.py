"""One forward pass before the first step, on a copy: the losses, the maps that are compared, the memory they take."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from mmengine.model import BaseModel
from mmengine.runner import Runner
from torch import Tensor

from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.hooks.metrics import own_losses
from distillboard_worker.detection.randomness import isolated
from distillboard_worker.detection.recording import record
from distillboard_worker.detection.training_state import plain_model

Shape = tuple[int, ...]

_FEWEST_IMAGES = 2
"""Batch normalisation needs two where a map is one cell."""
_CPU_PIXELS = 1 << 21


@dataclass(frozen=True)
class FirstStep:
    """What a training step computes before anything is trained.

    Attributes:
        images: Images of the batch that was looked at.
        detection: Sum of the detector's own losses.
        losses: The detector's own losses by name.
        terms: Raw terms and weighted totals of the method by `contracts.names.term_key`.
        student: Shape of each level's map of the student.
        teacher: Shape of each level's map of the teacher.
        saved: Bytes that the forward pass keeps for the backward pass, for each image.
    """

    images: int
    detection: float
    losses: Mapping[str, float]
    terms: Mapping[str, float]
    student: Mapping[str, Shape]
    teacher: Mapping[str, Shape]
    saved: float


def measure_first_step(runner: Runner, method: str, seed: int, pixels: int) -> FirstStep:
    """Compute the losses of a batch that is spread over the training images.

    The pass runs on a copy and under a random state of its own: weights, statistics, counters and draws of the run
    stay what they are, so a run's curve is the same with and without it.

    Args:
        runner: Stands before its first step.
        method: Name of the run's method.
        seed: Seed of what the pass draws.
        pixels: Of the largest training image, as the network sees it.
    """
    model = copy.deepcopy(distiller_of(runner))
    with isolated(seed):
        batch = _batch(runner, pixels)
        model.train()
        with runner.optim_wrapper.optim_context(model), _recorded(model) as (mine, theirs), _counted(model) as saved:
            data = model.data_preprocessor(batch, training=True)
            losses = model(**data, mode="loss")
        _, named = model.parse_losses(losses)
    own = own_losses({name: value.item() for name, value in named.items()}, method)
    return FirstStep(
        images=len(batch["inputs"]),
        detection=sum(own.values()),
        losses=own,
        terms={key: value.item() for key, value in model.terms.items()},
        student={level: tuple(shape) for level, shape in mine.items()},
        teacher={level: tuple(shape) for level, shape in theirs.items()},
        saved=sum(saved.values()) / len(batch["inputs"]),
    )


def _batch(runner: Runner, pixels: int) -> dict[str, Any]:
    """As many images as a batch of the run has, fewer where a processor would take long; collated as the run's."""
    loader = runner.train_dataloader
    dataset, size = loader.dataset, loader.batch_size or loader.batch_sampler.batch_size
    if next(runner.model.parameters()).device.type == "cpu":
        size = min(size, max(_FEWEST_IMAGES, _CPU_PIXELS // pixels))
    count = min(size, len(dataset))
    items = [dataset[place * len(dataset) // count] for place in range(count)]
    batch: dict[str, Any] = loader.collate_fn(items)
    return batch


@contextmanager
def _recorded(model: Distiller) -> Iterator[tuple[dict[str, Shape], dict[str, Shape]]]:
    """Shapes by level of the maps that are compared; there once the block has ended."""
    mine: dict[str, Shape] = {}
    theirs: dict[str, Shape] = {}
    if model.teacher is None:
        yield mine, theirs
        return
    pairs = model.pairs
    student = record(model.student, [pair.student.path for pair in pairs])
    teacher = record(model.teacher.module, [pair.teacher.path for pair in pairs])
    with student as students, teacher as teachers:
        yield mine, theirs
    for pair in pairs:
        mine[pair.student.name] = students[pair.student.path].shape
        theirs[pair.student.name] = teachers[pair.teacher.path].shape


@contextmanager
def _counted(model: BaseModel) -> Iterator[dict[int, int]]:
    """Bytes of every storage that is kept for the backward pass, by address; parameters aside."""
    own = {parameter.untyped_storage().data_ptr() for parameter in model.parameters()}
    found: dict[int, int] = {}

    def pack(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            found[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        yield found


def distiller_of(runner: Runner) -> Distiller:
    """The distiller that a runner trains."""
    model = plain_model(runner.model)
    if not isinstance(model, Distiller):
        raise TypeError(f"a run trains a Distiller, not {type(model).__name__}")
    return model


def levels_of(terms: Mapping[str, float]) -> Sequence[str]:
    """The levels in the order of the terms."""
    return list(dict.fromkeys(key.split("/")[2] for key in terms))


def terms_of(terms: Mapping[str, float]) -> Sequence[str]:
    """The raw terms' names in their order, without the totals."""
    return list(dict.fromkeys(key.split("/")[3] for key in terms if not key.endswith("/total")))
