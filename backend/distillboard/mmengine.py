"""``DistillboardVisBackend``: any MMEngine training on the record, by one line in its config."""

import json
import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from distillboard.client.errors import Conflict, DistillboardError, NotFound
from distillboard.client.mmengine_names import evaluation_values, training_values
from distillboard.client.plain import plain
from distillboard.client.reporting.reporter import Reporter
from distillboard.contracts.states import Stage

logger = logging.getLogger(__name__)

NOTE = "distillboard-run.json"
"""What a work directory remembers of its run, so that a resumed training goes on with it."""
_JPEG_QUALITY = 90


class DistillboardVisBackend:
    """Reports an MMEngine training: ``vis_backends=[dict(type="distillboard.mmengine.DistillboardVisBackend")]``.

    Scalars under our names (those we have no name for as they are) at optimizer steps, images, the resolved config and
    where the checkpoints lie. Rank 0 alone reports. A server that is away costs the training nothing: reports wait on
    disk, faults are logged; only one that refuses the run at the start raises, before hours are spent. Server and token
    are those of ``DISTILLBOARD_URL`` and ``DISTILLBOARD_TOKEN``.

    Args:
        save_dir: MMEngine's folder for what is shown; not used.
        run_name: Name of the run; ``DISTILLBOARD_RUN_NAME``, else the config's file name.
        tags: Words to find the run by.
        checkpoints: ``path``: say where the best and the last lie; ``upload``: send both at the end; ``none``.
        most_images: How many images are sent before the rest is left out.
        reporter: Further options of ``distillboard.Reporter``.
    """

    def __init__(  # noqa: PLR0913 - a config's keys
        self,
        save_dir: str | None = None,
        *,
        run_name: str | None = None,
        tags: Sequence[str] = (),
        checkpoints: Literal["path", "upload", "none"] = "path",
        most_images: int = 200,
        reporter: Mapping[str, Any] | None = None,
    ) -> None:
        self._save_dir = save_dir
        self._name = run_name or os.environ.get("DISTILLBOARD_RUN_NAME")
        self._options = {"strict": False, "tags": list(tags), **(reporter or {})}
        self._checkpoints = checkpoints
        self._images_left = most_images
        self._reporter: Reporter | None = None
        self._config: dict[str, Any] = {}
        self._told: dict[str, str] = {}
        self._ended = False
        self._previous: _Previous | None = None
        self._note: Path | None = None
        # MMEngine asks for its own base class where it is given an object instead of a dict.
        import_module("mmengine.visualization").BaseVisBackend.register(type(self))

    @property
    def experiment(self) -> Reporter:
        """The run's reporter, for what a script of yours wants to add."""
        return self._run()

    def add_config(self, config: Any, **_: Any) -> None:
        """Keep the resolved config as the run's description."""
        self._config = plain(config.to_dict())
        if self._name is None and getattr(config, "filename", None):
            self._name = Path(config.filename).stem
        if not _is_main():
            return
        if config.get("work_dir"):
            self._note = Path(config.work_dir) / NOTE
            self._previous = _Previous.read(self._note) if config.get("resume") else None
        if self._previous is None:
            self._run()

    def add_graph(self, model: Any, data_batch: Any, **_: Any) -> None:
        """Graphs are not kept."""

    def add_image(self, name: str, image: Any, step: int = 0, **_: Any) -> None:
        """Send an image, RGB ``(H, W, 3)`` of 8 bits, as a file of the run."""
        if not self._takes() or not self._has_room():
            return
        cv2 = import_module("cv2")
        with self._unharmed():
            _, encoded = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
            file = f"images/{_file_name(name)}/{step:08d}.jpg"
            self._run().attach(encoded.tobytes(), file, kind="image", step=int(step))

    def add_scalar(self, name: str, value: Any, step: int = 0, **_: Any) -> None:
        """Report one value."""
        self.add_scalars({name: value}, step)

    def add_scalars(self, scalar_dict: Mapping[str, Any], step: int = 0, *_: Any, **__: Any) -> None:
        """Report values of a step or of an evaluation, which MMEngine numbers by epoch: it is put at its step."""
        if not self._takes():
            return
        values = {name: float(value) for name, value in scalar_dict.items() if _is_number(value)}
        with self._unharmed():
            place = _Place.now(int(step))
            ours = evaluation_values(values) if place.evaluating else training_values(values)
            self._run().log(ours, place.step, epoch=place.epoch)
            place.tell(self._run())
            self._tell_checkpoints()

    def close(self) -> None:
        """The training is done: send what is left and end the run."""
        if self._reporter is None or self._ended:
            return
        self._ended = True
        with self._unharmed():
            self._tell_checkpoints()
            if self._checkpoints == "upload":
                for kind, path in self._told.items():
                    self._reporter.artifact(path, f"{kind}.pth", kind="checkpoint")
            self._reporter.end()

    def _run(self) -> Reporter:
        if self._reporter is None:
            self._reporter = self._go_on() or Reporter(self._name, self._config, **self._options)
            logger.info("this training is on the record: %s", self._reporter.url)
        if self._note is not None and self._reporter.id is not None:
            self._note.write_text(json.dumps({"run": self._reporter.id}), encoding="utf-8")
            self._note = None
        return self._reporter

    def _go_on(self) -> Reporter | None:
        """The run that this training resumes; None where it is gone or has succeeded, so that a new one is made."""
        if self._previous is None:
            return None
        step = self._previous.step(_hub().runtime_info)
        try:
            return Reporter(run=self._previous.run, resume_from=step, **self._options)
        except (NotFound, Conflict) as error:
            logger.warning("this training becomes a new run: %s", error)
            return None

    @contextmanager
    def _unharmed(self) -> Iterator[None]:
        """What a report lacks is logged: no training ends for it."""
        try:
            yield
        except (ValueError, TypeError, OSError, DistillboardError) as error:
            logger.warning("something of this training is not on the record: %s", error)

    def _takes(self) -> bool:
        return not self._ended and _is_main()

    def _has_room(self) -> bool:
        self._images_left -= 1
        if self._images_left == -1:
            logger.warning("no more images are sent: raise most_images of DistillboardVisBackend")
        return self._images_left >= 0

    def _tell_checkpoints(self) -> None:
        """Checkpoints are named in MMEngine's message hub by the hook that writes them."""
        if self._checkpoints == "none":
            return
        found = {
            key.replace("_ckpt", ""): str(path)
            for key, path in _hub().runtime_info.items()
            if key == "last_ckpt" or key.startswith("best_ckpt")
        }
        news = {kind: path for kind, path in found.items() if self._told.get(kind) != path}
        if news:
            self._told |= news
            self._run().facts({f"checkpoint/{kind}": path for kind, path in news.items()})


@dataclass(frozen=True)
class _Previous:
    """The run that a work directory was reported to before, and the checkpoint it goes on from."""

    run: str
    checkpoint: str

    @classmethod
    def read(cls, note: Path) -> "_Previous | None":
        """From the note beside MMEngine's own; None where one of them is missing."""
        last = note.with_name("last_checkpoint")
        if not note.is_file() or not last.is_file():
            return None
        run = json.loads(note.read_text(encoding="utf-8"))["run"]
        return cls(run, Path(last.read_text(encoding="utf-8").strip()).name)

    def step(self, info: Mapping[str, Any]) -> int:
        """Steps that were done when the checkpoint ``epoch_3.pth`` or ``iter_300.pth`` was written."""
        found = re.search(r"(epoch|iter)_(\d+)", self.checkpoint)
        if found is None:
            return 0
        if found[1] == "iter":
            return int(found[2])
        return int(found[2]) * int(info.get("max_iters") or 0) // int(info.get("max_epochs") or 1)


class _Place:
    """Where a training is, by MMEngine's message hub."""

    def __init__(self, step: int, *, evaluating: bool, info: Mapping[str, Any]) -> None:
        self.step = step
        self.evaluating = evaluating
        self._steps, self._epochs = info.get("max_iters"), info.get("max_epochs")
        self.epoch: float | None = None
        if self._steps and self._epochs and self._epochs > 1:  # a loop that goes by iterations has one epoch
            self.epoch = step * self._epochs / self._steps

    @classmethod
    def now(cls, given: int) -> "_Place":
        """The place of values that MMEngine gives the number ``given``: a step, or an evaluation's epoch."""
        hub = _hub()
        evaluating = hub.runtime_info.get("loop_stage") == "val"
        if not evaluating:
            return cls(given, evaluating=False, info=hub.runtime_info)
        has_trained = any(name.startswith("train/") for name in hub.log_scalars)
        done = int(hub.runtime_info.get("iter", 0)) + 1 if has_trained else 0
        return cls(done, evaluating=True, info=hub.runtime_info)

    def tell(self, run: Reporter) -> None:
        """Say how far the training is."""
        stage = Stage.EVALUATING if self.evaluating else Stage.TRAINING
        epochs = self._epochs if self.epoch is not None else None
        run.progress(self.step, self._steps, epoch=self.epoch or 0, total_epochs=epochs, stage=stage)


def _hub() -> Any:
    return import_module("mmengine.logging").MessageHub.get_current_instance()


def _is_main() -> bool:
    return bool(import_module("mmengine.dist").is_main_process())


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) or getattr(value, "ndim", None) == 0


def _file_name(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[:100] or "image"
