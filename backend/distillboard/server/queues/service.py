"""Claims: a run goes to one worker until its lease runs out."""

from datetime import timedelta

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import DatasetDocument, ModelDocument
from distillboard.contracts.leases import Claim, ClaimRequest, ResumePoint
from distillboard.contracts.runs import Inputs, Progress
from distillboard.contracts.spec import JobSpec

from ..artifacts import repository as artifacts
from ..catalogue import service as catalogue
from ..context import Context
from ..kit import outbox
from ..kit.base import utc_now
from ..kit.ids import new_token
from ..kit.text import sha256
from ..preflights import service as preflights
from ..runs import repository as runs
from ..runs.models import Attempt, Run
from . import repository
from .repository import Taker


def claim(session: Session, context: Context, queue: str, request: ClaimRequest) -> Claim | None:
    """Give the best waiting run of a queue to a worker; None when none fits its device."""
    token = new_token()
    taker = _taker(queue, request, token, context.settings.lease_seconds)
    run = repository.claim(session, taker, may_take_over=may_take_over(context))
    if run is None:
        return None
    resume = _resume_point(session, run)
    runs.add_attempt(session, _attempt(run, request, taker, resume))
    runs.touch(session, run)
    outbox.queues_changed(session)
    return _claim(session, run, token, context.settings.lease_seconds, resume)


def may_take_over(context: Context) -> bool:
    """Whether silent runs may be handed on: only after workers had one full lease to reach a restarted API."""
    return utc_now() - context.started >= timedelta(seconds=context.settings.lease_seconds)


def _taker(queue: str, request: ClaimRequest, token: str, lease_seconds: float) -> Taker:
    now = utc_now()
    return Taker(
        queue=queue,
        work=request.work,
        worker=request.worker,
        gpus=request.device.count if request.device.kind == "cuda" else 0,
        token_digest=sha256(token),
        now=now,
        expires=now + timedelta(seconds=lease_seconds),
    )


def _attempt(run: Run, request: ClaimRequest, taker: Taker, resume: ResumePoint | None) -> Attempt:
    return Attempt(
        run_id=run.id,
        number=run.attempt,
        worker=request.worker,
        slot=request.slot,
        device=request.device.model_dump(mode="json"),
        token_digest=taker.token_digest,
        started=taker.now,
        resumed_from_step=resume.step if resume else None,
    )


def _resume_point(session: Session, run: Run) -> ResumePoint | None:
    checkpoint = artifacts.newest(session, run.id, "resume")
    if checkpoint is None or checkpoint.step is None:
        return None
    progress = Progress.model_validate(run.progress)
    epoch = 0
    if progress.total_steps and progress.total_epochs:
        epoch = round(checkpoint.step * progress.total_epochs / progress.total_steps)
    return ResumePoint(artifact=checkpoint.name, step=checkpoint.step, epoch=epoch)


def _claim(session: Session, run: Run, token: str, lease_seconds: float, resume: ResumePoint | None) -> Claim:
    inputs = Inputs.model_validate(run.inputs)
    return Claim(
        run=run.id,
        name=run.name,
        attempt=run.attempt,
        token=token,
        lease_seconds=lease_seconds,
        spec=JobSpec.model_validate(run.spec),
        student=_model(session, inputs.student, inputs.student_version),
        teacher=_model(session, inputs.teacher, inputs.teacher_version) if inputs.teacher else None,
        dataset=_dataset(session, inputs),
        resume=resume,
        preflight=preflights.order_of(session, run),
    )


def _model(session: Session, name: str, version: int | None) -> ModelDocument:
    return catalogue.model(session, name, version).document


def _dataset(session: Session, inputs: Inputs) -> DatasetDocument:
    return catalogue.dataset(session, inputs.dataset, inputs.dataset_version).document
