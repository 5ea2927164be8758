"""An engine without torch for tests of the runtime: what it does stands in the run's notes."""

import os
import resource
import signal
import subprocess
import sys
import time

from distillboard.contracts.states import Stage
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.ranks import Ranks
from distillboard_worker.reporting import Reporter, RunFailed, Stopped


def warm_up() -> None:
    print("imports may print")  # noqa: T201


def train(job: TrainerJob, reporter: Reporter) -> None:
    reporter.facts({"pid": os.getpid()})
    reporter.progress(Stage.TRAINING, 0, 10)
    globals()[job.claim.spec.notes or "steps"](job, reporter)


def steps(job: TrainerJob, reporter: Reporter) -> None:
    for step in range(1, 11):
        reporter.metrics(step, {"loss/total": 1 / step})
    student = job.run_dir / "student.pth"
    student.write_bytes(b"weights" * 1000)
    reporter.artifact("student.pth", "checkpoint", student, 10)
    reporter.log("done")


def endless(job: TrainerJob, reporter: Reporter) -> None:
    step = 0
    while not reporter.stop_requested:
        step += 1
        reporter.metrics(step, {"loss/total": 1.0})
        time.sleep(0.01)
    raise Stopped


def keeps(job: TrainerJob, reporter: Reporter) -> None:
    """Hands in a checkpoint every 20 steps."""
    step = 0
    while not reporter.stop_requested:
        step += 1
        reporter.metrics(step, {"loss/total": 1.0})
        if step % 20 == 0:
            kept = job.run_dir / f"resume-{step}.pth"
            kept.write_text(str(step))
            reporter.artifact("resume/last.pth", "resume", kept, step)
        time.sleep(0.01)
    raise Stopped


def deaf(job: TrainerJob, reporter: Reporter) -> None:
    """Never looks at stop_requested, and has a child as a DataLoader would."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    reporter.facts({"child": child.pid})
    reporter.metrics(1, {"loss/total": 1.0})
    time.sleep(600)


def together(job: TrainerJob, reporter: Reporter) -> None:
    """One of several ranks, all of them deaf."""
    (job.run_dir / "pid").write_text(str(os.getpid()))
    if job.rank:
        time.sleep(600)
    ranks = Ranks(job, __name__, reporter.log)
    others = [job.of_rank(rank).run_dir / "pid" for rank in range(1, job.ranks)]
    while not all(path.exists() and path.read_text() for path in others):
        time.sleep(0.01)
    reporter.facts({f"rank {rank}": int(path.read_text()) for rank, path in enumerate(others, 1)})
    reporter.metrics(1, {"loss/total": 1.0})
    ranks.join()


def alone(job: TrainerJob, reporter: Reporter) -> None:
    """A rank that dies at once."""
    os._exit(3)


def fails(job: TrainerJob, reporter: Reporter) -> None:
    raise RunFailed("classes_differ", "The student has 3 classes, the data set 8.")


def raises(job: TrainerJob, reporter: Reporter) -> None:
    raise ValueError("the loss has\ntwo lines")


def crashes(job: TrainerJob, reporter: Reporter) -> None:
    print("these are my last words", flush=True)  # noqa: T201
    os._exit(7)


def killed(job: TrainerJob, reporter: Reporter) -> None:
    reporter.metrics(1, {"loss/total": 1.0})
    os.kill(os.getpid(), signal.SIGKILL)


def segfault(job: TrainerJob, reporter: Reporter) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.kill(os.getpid(), signal.SIGSEGV)


def too_big(job: TrainerJob, reporter: Reporter) -> None:
    raise MemoryError


def missing_file(job: TrainerJob, reporter: Reporter) -> None:
    reporter.artifact("maps/1.dbmaps", "maps", job.run_dir / "nowhere", 1)
    reporter.metrics(1, {"loss/total": 1.0})


def superseded(job: TrainerJob, reporter: Reporter) -> None:
    """Hands in a checkpoint, and another in its place before anybody came for the first."""
    reporter.artifact("resume/last.pth", "resume", job.run_dir / "removed.pth", 1)
    newer = job.run_dir / "newer.pth"
    newer.write_bytes(b"newer")
    reporter.artifact("resume/last.pth", "resume", newer, 2)


def odd(job: TrainerJob, reporter: Reporter) -> None:
    """Says something that a picky API refuses, among much that it takes."""
    for step in range(1, 41):
        reporter.metrics(step, {"bad" if step == 17 else "good": 1.0})
