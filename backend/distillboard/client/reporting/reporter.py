"""``Reporter``: a script of one's own, on the record."""

import atexit
import logging
import os
import sys
import uuid
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, SupportsFloat

import httpx

from distillboard.client.errors import DistillboardError, Unreachable
from distillboard.client.plain import plain
from distillboard.client.settings import server_url, spool_folder, spool_limit, token_or_none
from distillboard.client.transport import Transport
from distillboard.contracts.spec import ExternalSpec
from distillboard.contracts.states import Stage

from .events import EndState, LogLevel
from .pipe import Pipe
from .target import Target

logger = logging.getLogger(__name__)


class Reporter:
    """A run of your own script: made at once, ended when the block ends.

    ``with Reporter(name="try", config={"lr": 0.1}) as run: run.log({"loss": 0.3}, step=1)``. No call waits for the
    network. While the server is away, reports wait on disk and are sent when it is back; when the process ends before
    that, ``distillboard run send`` sends them. The oldest are never dropped: when ``limit`` is reached, the next call
    raises ``SpoolFull`` and what it brought is not taken. A forked process may report too, over a connection of its
    own; the run is ended by the process that made it.

    Args:
        name: A name one can read; generated when left out.
        config: What describes the run, for search and comparison; what JSON has not is kept as text.
        tags: Words to find it by.
        notes: A text for people.
        url: Address of the server; ``DISTILLBOARD_URL`` or the local one when left out.
        token: Bearer token; ``DISTILLBOARD_TOKEN`` when left out.
        run: Id of a run of your own to go on with, instead of a new one.
        resume_from: The step that run goes on from as another attempt, also after it failed; what was reported for
            later steps is superseded, not deleted.
        interval: Seconds between two sendings.
        patience: Seconds that the end waits for a server that is away, before what is left is kept on disk.
        folder: Where reports wait; ``DISTILLBOARD_SPOOL`` when left out.
        limit: Most bytes there; ``DISTILLBOARD_SPOOL_LIMIT_BYTES`` when left out.
        strict: Raise faults of the background sender in the next call; off: log them and go on without.
        http: An httpx client to use instead of a new one, e.g. one that calls an application in this process.

    Raises:
        Refused: the server is there and does not take such a run.
    """

    def __init__(  # noqa: PLR0913 - all but the first few are for few
        self,
        name: str | None = None,
        config: Mapping[str, Any] | None = None,
        *,
        tags: list[str] | None = None,
        notes: str = "",
        url: str | None = None,
        token: str | None = None,
        run: str | None = None,
        resume_from: int | None = None,
        interval: float = 1.0,
        patience: float = 15.0,
        folder: Path | None = None,
        limit: int | None = None,
        strict: bool = True,
        http: httpx.Client | None = None,
    ) -> None:
        spec = ExternalSpec(engine="external", name=name, tags=tags or [], notes=notes, config=plain(config or {}))
        key = uuid.uuid4().hex
        connect = partial(Transport, server_url(url), token_or_none(token), retries=0, client=http)
        self._target = Target(connect, key, spec.model_dump(mode="json"), run, resume_from)
        self._pipe = Pipe(
            self._target,
            (folder or spool_folder()) / key,
            limit=spool_limit() if limit is None else limit,
            interval=interval,
            strict=strict,
        )
        self._patience = patience
        self._step = resume_from or 0
        self._begin()
        atexit.register(self._at_exit)

    @property
    def id(self) -> str | None:
        """The run's id; None until the server has answered for the first time."""
        return self._target.run

    @property
    def url(self) -> str:
        """Address of the run's page."""
        return f"{self._target.url}/runs/{self.id or ''}"

    @property
    def stop_requested(self) -> bool:
        """Whether somebody cancelled the run; known since the last sending."""
        return self._pipe.stop_requested

    def log(self, values: Mapping[str, SupportsFloat], step: int | None = None, *, epoch: float | None = None) -> None:
        """Report values by metric key; NaN and infinities are values.

        Args:
            values: E.g. ``{"loss/total": 0.3, "val/bbox_mAP": 0.41}``.
            step: Optimizer steps done; one more than the last when left out.
            epoch: Passes over the data, as a fraction.

        Raises:
            TypeError: a value is no number.
            ValidationError: a key or step is not allowed.
            SpoolFull: the server has been away for too long; this call's values were not taken.
        """
        self._step = self._step + 1 if step is None else step
        self._pipe.metrics(self._step, {key: _number(key, value) for key, value in values.items()}, epoch)

    def say(self, message: str, level: LogLevel = "info", step: int | None = None) -> None:
        """One line of the run's log."""
        self._pipe.log(message, level, step)

    def facts(self, values: Mapping[str, Any]) -> None:
        """What does not change over a run, e.g. ``{"student/parameters": 1234}``; JSON values only."""
        self._pipe.facts(values)

    def progress(
        self,
        step: int,
        total_steps: int | None = None,
        *,
        epoch: float = 0,
        total_epochs: int | None = None,
        stage: Stage = Stage.TRAINING,
    ) -> None:
        """How far the script is."""
        self._pipe.progress(stage, step, total_steps, epoch, total_epochs)

    def artifact(
        self, path: Path | str, name: str | None = None, *, kind: str = "file", step: int | None = None
    ) -> None:
        """Upload a file in the background; it must not change before ``flush`` or the end.

        Args:
            path: The file.
            name: What it is called in the run; its own name when left out.
            kind: E.g. ``checkpoint``, ``image``.
            step: The step it belongs to.

        Raises:
            FileNotFoundError: there is no such file.
        """
        file = Path(path)
        if not file.is_file():
            raise FileNotFoundError(f"there is no file {file}")
        self._pipe.artifact(name or file.name, kind, file, step)

    def attach(self, content: bytes, name: str, *, kind: str = "file", step: int | None = None) -> None:
        """Upload bytes as a file of the run, e.g. an encoded image."""
        file = self._pipe.folder / "files" / uuid.uuid4().hex
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.write_bytes(content)
        self._pipe.artifact(name, kind, file, step)

    def rewind(self, step: int) -> None:
        """The script goes on from ``step`` again: what was reported for later steps is superseded, none is deleted."""
        self._pipe.rewind(step)
        self._step = step

    def flush(self, timeout: float = 30.0) -> None:
        """Wait until the server has everything.

        Raises:
            Unreachable: not within ``timeout`` seconds; everything is kept and sent later.
        """
        self._pipe.flush(timeout)

    def end(self, state: EndState = "succeeded", code: str | None = None, reason: str | None = None) -> None:
        """Say how the run ended, and send what is left; nothing can be reported afterwards."""
        if self._pipe.ended:
            return
        if os.getpid() != self._pipe.owner:
            self._close()  # the run is its maker's to end
            return
        try:
            self._pipe.state(state, code, reason)
        finally:
            self._close()

    def close(self) -> None:
        """Send what is left and leave the run open, to go on with it by its id."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.end()
        else:
            self._end_with(error)

    def _begin(self) -> None:
        try:
            self._target.open()
        except Unreachable as error:
            logger.warning("%s Reports wait in %s.", error, self._pipe.folder)

    def _close(self) -> None:
        atexit.unregister(self._at_exit)
        if not self._pipe.close(self._patience):
            logger.warning(
                "%s is away: the reports of this run wait in %s; send them with: distillboard run send",
                self._target.url,
                self._pipe.folder,
            )

    def _at_exit(self) -> None:
        """The script ended without saying how: what ended the interpreter says it."""
        self._end_with(getattr(sys, "last_value", None))

    def _end_with(self, error: BaseException | None) -> None:
        """End as an error says; it is the script's own that its author is to see, not ours beside it."""
        try:
            self.end(*_ending(error))
        except DistillboardError as fault:
            logger.error("the end of the run was not reported: %s", fault)  # noqa: TRY400 - a sentence is enough


def _ending(error: BaseException | None) -> tuple[EndState, str | None, str | None]:
    if error is None or (isinstance(error, SystemExit) and not error.code):
        return "succeeded", None, None
    if isinstance(error, KeyboardInterrupt):
        return "cancelled", "interrupted", "interrupted from the keyboard"
    return "failed", "script_failed", f"{type(error).__name__}: {error}"


def _number(key: str, value: SupportsFloat) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise TypeError(f"the value of '{key}' is no number: {value!r}") from None
