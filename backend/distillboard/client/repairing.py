"""A data set's repair from a script: where its files lie by path it is done here, else by the server."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from distillboard.coco.reading import CocoError
from distillboard.coco.repairing import Repair
from distillboard.contracts.catalogue import CocoFiles, DatasetView, NewDataset, RepairView

from .coco import Sender, UploadTold, check_files, source_at
from .errors import DistillboardError
from .transport import Transport


def splits_of(view: DatasetView) -> dict[str, CocoFiles]:
    """The splits that a data set names files for."""
    named = {"train": view.document.train, "val": view.document.val}
    return {split: files for split, files in named.items() if files is not None}


def lies_by_path(view: DatasetView) -> bool:
    """Whether any of a data set's images lie by path."""
    return any(files.images_digest is None for files in splits_of(view).values())


class LocalRepair:
    """The repair of a data set whose images lie by path: its new annotations are uploaded, its images stay."""

    def __init__(self, transport: Transport, view: DatasetView, told: UploadTold | None = None) -> None:
        self._transport = transport
        self._view = view
        self._told = told or UploadTold()

    def run(self, *, dry_run: bool) -> RepairView:
        """Write repaired annotations, send them, and register a version that names them.

        Raises:
            DistillboardError: a file cannot be read here.
        """
        with tempfile.TemporaryDirectory(prefix="distillboard-repair-") as folder:
            here = {split: self._fetched(split, one, Path(folder)) for split, one in splits_of(self._view).items()}
            written = {split: self._written(split, one, Path(folder)) for split, one in here.items()}
            changes = {split: counted for split, (_, counted) in written.items()}
            made = None
            if not dry_run and any(changes.values()):
                made = self._registered({split: file for split, (file, counted) in written.items() if counted}, here)
        name, version = self._view.name, self._view.version
        return RepairView(name=name, repaired=version, changes=changes, dataset=made)

    def _fetched(self, split: str, files: CocoFiles, folder: Path) -> CocoFiles:
        """A split with its annotations on this machine."""
        if files.annotations_digest is None:
            return files
        file = self._transport.download(f"/blobs/{files.annotations_digest}", folder / f"{split}-before.json")
        return files.model_copy(update={"annotations": str(file)})

    def _written(self, split: str, files: CocoFiles, folder: Path) -> tuple[Path, dict[str, int]]:
        target = folder / f"{split}.json"
        try:
            repair = Repair(split, source_at(files), self._view.document.classes, self._told)
            with target.open("wb") as out:
                repair.write(out)
        except (OSError, CocoError) as error:
            raise DistillboardError(f"{files.annotations}: {error}") from error
        return target, dict(repair.changes)

    def _registered(self, written: Mapping[str, Path], here: Mapping[str, CocoFiles]) -> DatasetView:
        """Register the version whose changed splits are the written files."""
        checked = {
            split: files.model_copy(update={"annotations": str(written.get(split, files.annotations))})
            for split, files in here.items()
        }
        _, report = check_files(checked, self._told)
        sender, named = Sender(self._transport, self._told), splits_of(self._view)
        for split, file in written.items():
            place = sender.send_annotations(file)
            named[split] = named[split].model_copy(update={"annotations": place, "annotations_sha256": None})
        body = NewDataset(document=self._view.document.model_copy(update=named), report=report)
        return self._transport.post("/datasets", DatasetView, json=body.model_dump(mode="json"))
