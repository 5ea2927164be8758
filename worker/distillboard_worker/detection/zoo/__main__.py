"""Writes the server's list of the model zoo: reads the installed package, builds its detectors, runs them if asked."""

import argparse
import gzip
import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from distillboard.contracts.zoo import ZooDetector, ZooState

from distillboard_worker.detection.zoo.configs import (
    canonical,
    class_counts,
    classes_of,
    key_of,
    model_of,
    needs,
    resolve,
)
from distillboard_worker.detection.zoo.published import Published, published
from distillboard_worker.detection.zoo.trial import Built, build, run
from distillboard_worker.teacher import CATALOGUE

logger = logging.getLogger(__name__)

OUT = CATALOGUE.parent / "zoo"
LICENSE = "Apache-2.0"
PACKAGE = "onedl-mmdetection"


@dataclass(frozen=True)
class Read:
    """A detector's config as data.

    Attributes:
        model: None where the config cannot be read.
        classes: Whose names, and the names.
        problem: Why it cannot be used, whatever its trial says.
    """

    model: dict[str, Any] | None = None
    classes: tuple[str, list[str]] | None = None
    problem: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What building and running a detector showed; ``ran`` is None until it was tried."""

    built: Built
    ran: bool | None = None
    problem: str | None = None

    @property
    def state(self) -> ZooState:
        """How far it came."""
        if self.built.problem is not None:
            return "refused"
        return "runs" if self.ran else "builds"


class Trials:
    """Outcomes by model dict, kept in a folder: an interrupted run goes on, schedules of one detector share theirs."""

    def __init__(self, folder: Path, *, running: bool) -> None:
        self._folder = folder
        self._running = running
        folder.mkdir(parents=True, exist_ok=True)

    def of(self, model: dict[str, Any]) -> Outcome:
        """The outcome of a model dict; what is not known yet is tried now."""
        outcome = self._kept(model) or self._keep(model, Outcome(build(model)))
        if self._running and outcome.ran is None and outcome.state != "refused":
            problem = run(model)
            outcome = self._keep(model, replace(outcome, ran=problem is None, problem=problem))
        return outcome

    def _kept(self, model: dict[str, Any]) -> Outcome | None:
        file = self._file(model)
        if not file.is_file():
            return None
        content = json.loads(file.read_text())
        return Outcome(Built(**content.pop("built")), **content)

    def _keep(self, model: dict[str, Any], outcome: Outcome) -> Outcome:
        partial = self._file(model).with_suffix(".partial")
        partial.write_text(json.dumps(asdict(outcome)))
        partial.replace(self._file(model))
        return outcome

    def _file(self, model: dict[str, Any]) -> Path:
        return self._folder / f"{key_of(model)}.json"


def main() -> None:
    """Write the list anew; what was tried before and is kept is not tried again."""
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    entries = [entry for entry in published() if (options.only or "") in entry.name]
    trials, made = Trials(options.work, running=options.run), []
    for number, entry in enumerate(entries, 1):
        read = _read(entry)
        detector = _detector(entry, read, None if read.model is None else trials.of(read.model))
        made.append((read, detector))
        logger.info("%d/%d %s: %s", number, len(entries), entry.name, detector.state)
    if options.only is None:
        _write(options.out, made)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the server's list")
    parser.add_argument("--work", type=Path, default=Path(".distillboard/zoo"), help="folder of what was tried")
    parser.add_argument("--run", action="store_true", help="put images through detectors that were only built yet")
    parser.add_argument("--only", help="only names that hold this; nothing is written")
    return parser.parse_args()


def _read(entry: Published) -> Read:
    try:
        config = resolve(entry.config)
    except (OSError, KeyError, TypeError) as error:
        return Read(problem=f"its config cannot be read: {error}")
    if modules := needs(config):
        return Read(problem=f"it needs {', '.join(modules)}, which is outside MMDetection")
    model, classes = model_of(config), classes_of(config)
    if classes is None:
        return Read(model, problem="its class names lie beside its data, which the zoo does not bring")
    if len(classes[1]) not in class_counts(model):
        return Read(model, problem=f"it does not tell the {len(classes[1])} classes of its data apart")
    return Read(model, classes)


def _detector(entry: Published, read: Read, outcome: Outcome | None) -> ZooDetector:
    outcome = outcome or Outcome(Built(problem=read.problem))
    return ZooDetector(
        name=entry.name,
        family=entry.family,
        config=entry.config,
        type=str((read.model or {}).get("type", "")),
        epochs=entry.epochs,
        results=entry.results,
        parameters=outcome.built.parameters,
        trainable=outcome.built.trainable,
        weights=entry.weights,
        classes=None if read.classes is None else read.classes[0],
        state=outcome.state,
        problem=outcome.built.problem or outcome.problem or read.problem,
        model=None if read.model is None or outcome.state == "refused" else key_of(read.model),
    )


def _write(out: Path, made: Sequence[tuple[Read, ZooDetector]]) -> None:
    """One line for each detector, so that a difference shows; the model dicts, packed, beside them."""
    lines = [json.dumps(one.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False) for _, one in made]
    classes = {read.classes[0]: read.classes[1] for read, _ in made if read.classes is not None}
    models = {one.model: read.model for read, one in made if one.model is not None}
    head = {"source": f"{PACKAGE} {version(PACKAGE)}", "license": LICENSE, "classes": classes}
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(head, indent=1, ensure_ascii=False, sort_keys=True).removesuffix("\n}")
    listed = ",\n  ".join(lines)
    (out / "zoo.json").write_text(f'{text},\n "detectors": [\n  {listed}\n ]\n}}\n', encoding="utf-8")
    (out / "models.json.gz").write_bytes(gzip.compress(canonical(models).encode(), mtime=0))


if __name__ == "__main__":
    main()
