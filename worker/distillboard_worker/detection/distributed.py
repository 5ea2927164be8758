"""Training on several devices: one process each, equal parts of every batch, averaged gradients."""

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from mmengine.dist import all_reduce
from mmengine.model import MMDistributedDataParallel
from mmengine.optim import OptimWrapper
from mmengine.registry import MODEL_WRAPPERS
from torch import Tensor, distributed, nn

from distillboard_worker.detection.errors import BatchIndivisible, DevicesMissing, RankDied
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.ranks import PATIENCE, Ranks
from distillboard_worker.reporting import Reporter
from distillboard_worker.trainer import ENGINE


@MODEL_WRAPPERS.register_module()
class DistributedDistiller(MMDistributedDataParallel):  # type: ignore[misc]
    """A distiller whose gradients are averaged over all ranks.

    Every rank has the same number of images, so the mean of the ranks' losses is the loss of the whole batch where a
    loss is a mean over images, as FGD's are. Detectors that divide by their positive anchors do so on each rank, or
    over all of them, as MMDetection has it. Reported losses and terms are means over the ranks, the same on every rank:
    whoever decides by them decides alike everywhere.

    The teacher is no part of the module, so nothing of it is synchronised, and every parameter has a gradient.
    Attributes that the wrapper has not are the distiller's.
    """

    def __init__(self, module: nn.Module, device: torch.device) -> None:
        devices = None if device.type == "cpu" else [torch.cuda.current_device()]
        # Buffers are rank 0's everywhere, which is torch's default and not MMEngine's: its checkpoint is everybody's.
        super().__init__(module, device_ids=devices, find_unused_parameters=False)

    def __getattr__(self, name: str) -> Any:
        try:
            return super().__getattr__(name)
        except AttributeError:
            return getattr(super().__getattr__("module"), name)

    def train_step(self, data: Any, optim_wrapper: OptimWrapper) -> dict[str, Tensor]:
        """Do a step; returns the losses' means over the ranks, and leaves the terms' means in the distiller."""
        losses: dict[str, Tensor] = super().train_step(data, optim_wrapper)
        distiller = self.module
        means = _means({**losses, **distiller.terms})
        distiller.terms = {name: means[name] for name in distiller.terms}
        return {name: means[name] for name in losses}


def _means(values: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Means over the ranks in one exchange."""
    together = torch.stack([value.detach().float().mean() for value in values.values()])
    all_reduce(together, op="mean")
    return dict(zip(values, together.unbind(), strict=True))


@contextmanager
def ranks(job: TrainerJob, reporter: Reporter) -> Iterator[None]:
    """Train in `job.ranks` processes while the block runs; this one is rank `job.rank`.

    Rank 0 starts the others and ends them with the block, however it ends.

    Raises:
        RankDied: The block failed because another rank was gone.
    """
    if job.ranks == 1:
        yield
    elif job.rank:
        with _group(job):
            yield
    else:
        others = Ranks(job, ENGINE, lambda sentence: _give_up(reporter, sentence))
        try:
            with _group(job):
                yield
            others.join()
        except RuntimeError as error:
            if sentence := others.dead(PATIENCE / 2):
                raise RankDied(sentence) from error
            raise
        finally:
            others.close()


def use_device(job: TrainerJob) -> None:
    """Take the GPU of this rank, and see that there is one for each and a part of the batch.

    Raises:
        DevicesMissing: Fewer GPUs than the run needs.
        BatchIndivisible: The batch cannot be cut into equal parts.
    """
    batch = job.claim.spec.schedule.batch_size
    if batch % job.ranks:
        raise BatchIndivisible(
            f"A batch of {batch} images cannot be shared evenly by {job.ranks} devices; set schedule.batch_size to a"
            f" multiple of {job.ranks}."
        )
    if not torch.cuda.is_available() or job.ranks == 1:
        return
    found = torch.cuda.device_count()
    if found < job.ranks:
        raise DevicesMissing(f"The run needs {job.ranks} GPUs and this slot has {found}; lower resources.gpus.")
    torch.cuda.set_device(job.rank)


@contextmanager
def _group(job: TrainerJob) -> Iterator[None]:
    """Membership in the ranks' group; they find each other by a file, so no port is open to others."""
    store = f"file://{job.shared_dir / 'rendezvous'}"
    backend = "nccl" if torch.cuda.is_available() else "gloo"
    distributed.init_process_group(backend, init_method=store, rank=job.rank, world_size=job.ranks)
    try:
        yield
    finally:
        distributed.destroy_process_group()


def _give_up(reporter: Reporter, sentence: str) -> None:
    """End a training that waits for a rank that is gone; NCCL itself would wait for ten minutes."""
    failure = RankDied(sentence)
    reporter.state("failed", failure.code, failure.reason)
    os.killpg(0, signal.SIGKILL)
