"""What a trainer process is told: the claimed run and the files that lie ready for it."""

from pathlib import Path

from distillboard.contracts.base import Closed
from distillboard.contracts.leases import Claim
from pydantic import Field


class TrainerJob(Closed):
    """One training, as one JSON line on the trainer's stdin. All paths are absolute and exist."""

    claim: Claim
    run_dir: Path
    """Folder of this attempt: spool, log, checkpoints. Removed when everything was sent."""
    cache_dir: Path
    """Folder shared by all runs of the worker: made data sets, downloaded weights."""
    mirror_dir: Path | None = None
    """Folder that mirrors of runs are kept in; those that need one have none where it is left out."""
    teacher_weights: Path | None = None
    student_weights: Path | None = None
    """What the student starts from: its own checkpoint or its backbone's, as ``spec.student.weights`` says."""
    resume_from: Path | None = None
    """The checkpoint of ``claim.resume``."""
    ranks: int = Field(1, ge=1)
    """Processes that train this run together, each on a device of its own."""
    rank: int = Field(0, ge=0)
    """Which of them this is; only 0 reports, and it starts and ends the others."""

    def of_rank(self, rank: int) -> "TrainerJob":
        """The same job for another process, with a folder of its own below this one's."""
        return self.model_copy(update={"rank": rank, "run_dir": self.run_dir / f"rank-{rank}"})

    @property
    def shared_dir(self) -> Path:
        """Folder that all ranks see: rank 0's."""
        return self.run_dir if self.rank == 0 else self.run_dir.parent

    @property
    def spool(self) -> Path:
        """Append-only file of what the training reports."""
        return self.run_dir / "spool.jsonl"

    @property
    def log(self) -> Path:
        """What the trainer process prints."""
        return self.run_dir / "trainer.log"
