"""Models and data sets from a script."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from distillboard.contracts.catalogue import (
    CocoFiles,
    DatasetDocument,
    DatasetView,
    ModelView,
    NewDataset,
    NewModel,
    RepairRequest,
    RepairView,
    VersionView,
    Weights,
)

from .coco import Sender, UploadTold, check_files, digest_of_file, stamped
from .repairing import LocalRepair, lies_by_path
from .transport import Transport

_Versions = list[VersionView]
"""Spelt here, as ``list`` is a method below."""


class Models:
    """The detectors a server knows."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> list[ModelView]:
        """The newest version of every model."""
        return self._transport.get("/models", list[ModelView])

    def get(self, name: str, version: int | None = None) -> ModelView:
        """A version of a model, the newest when left out."""
        return self._transport.get(f"/models/{name}", ModelView, {"version": version})

    def add(self, model: NewModel, checkpoint: Path | None = None) -> ModelView:
        """Register a model, or a further version of it; ``checkpoint`` is uploaded first.

        A model whose report holds an error is stored with it, and a submission that names it is refused.
        """
        if checkpoint is not None:
            digest = self.upload(checkpoint)
            weights = (model.document.weights or Weights.model_validate({})).model_copy(
                update={"digest": digest, "sha256": digest}
            )
            document = model.document.model_copy(update={"weights": weights})
            model = model.model_copy(update={"document": document})
        return self._transport.post("/models", ModelView, json=model.model_dump(mode="json", by_alias=True))

    def upload(self, file: Path) -> str:
        """Upload a file by its content; sending it twice stores it once. Returns its sha256."""
        digest = digest_of_file(file)
        self._transport.keep_bytes(file, digest)
        return digest

    def versions(self, name: str) -> _Versions:
        """All versions of a model, newest first, and how many runs use each."""
        return self._transport.get(f"/models/{name}/versions", _Versions)

    def archive(self, name: str, version: int | None = None) -> ModelView:
        """Put a version away, the newest when left out: no new run may name it."""
        return self._transport.post(f"/models/{name}/archive", ModelView, params=_only(version))

    def restore(self, name: str, version: int | None = None) -> ModelView:
        """Take a version back that was put away."""
        return self._transport.post(f"/models/{name}/restore", ModelView, params=_only(version))


class Datasets:
    """The data sets a server knows."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> list[DatasetView]:
        """The newest version of every data set."""
        return self._transport.get("/datasets", list[DatasetView])

    def get(self, name: str, version: int | None = None) -> DatasetView:
        """A version of a data set, the newest when left out."""
        return self._transport.get(f"/datasets/{name}", DatasetView, {"version": version})

    def add(self, dataset: NewDataset) -> DatasetView:
        """Register a data set, or a further version of it, with the report of its check."""
        return self._transport.post("/datasets", DatasetView, json=dataset.model_dump(mode="json", by_alias=True))

    def add_coco(  # noqa: PLR0913 - a data set's parts
        self,
        name: str,
        *,
        train: Path,
        val: Path,
        images: Path,
        val_images: Path | None = None,
        upload: bool = False,
        told: UploadTold | None = None,
    ) -> DatasetView:
        """Check a data set in COCO format where it lies, and register it by its paths or upload it.

        Args:
            name: What it is called; a further version when there is one.
            train: Annotations to learn from.
            val: Annotations to be measured by.
            images: Folder of the images.
            val_images: Folder of val's images, where that is another.
            upload: Send annotations and images to the server, instead of naming paths that the workers must see.
            told: Hears how far it is.

        Raises:
            DistillboardError: an image lies outside its folder, behind a link.
        """
        splits = {
            "train": CocoFiles(annotations=_absolute(train), images=_absolute(images), annotations_sha256=None),
            "val": CocoFiles(
                annotations=_absolute(val), images=_absolute(val_images or images), annotations_sha256=None
            ),
        }
        classes, report = check_files(splits, told)
        sender = Sender(self._transport, told)
        if report.splits.keys() == splits.keys():
            splits = {split: sender.send(split, one) if upload else stamped(one) for split, one in splits.items()}
        return self.add(NewDataset(document=_document(name, classes, splits), report=report))

    def repair(
        self, name: str, version: int | None = None, *, dry_run: bool = False, told: UploadTold | None = None
    ) -> RepairView:
        """Make a new version without the faults that have one remedy; the old one stays as it is.

        Where the images lie by path it is done on this machine, which has to see them.

        Args:
            name: Of the data set.
            version: The newest when left out.
            dry_run: Only say what would be changed.
            told: Hears how far it is.
        """
        view = self.get(name, version)
        if lies_by_path(view):
            return LocalRepair(self._transport, view, told).run(dry_run=dry_run)
        body = RepairRequest(version=view.version, dry_run=dry_run)
        return self._transport.post(f"/datasets/{name}/repair", RepairView, json=body.model_dump(), timeout=None)

    def versions(self, name: str) -> _Versions:
        """All versions of a data set, newest first, and how many runs use each."""
        return self._transport.get(f"/datasets/{name}/versions", _Versions)

    def archive(self, name: str, version: int | None = None) -> DatasetView:
        """Put a version away, the newest when left out: no new run may name it."""
        return self._transport.post(f"/datasets/{name}/archive", DatasetView, params=_only(version))

    def restore(self, name: str, version: int | None = None) -> DatasetView:
        """Take a version back that was put away."""
        return self._transport.post(f"/datasets/{name}/restore", DatasetView, params=_only(version))


def _document(name: str, classes: Sequence[str], splits: Mapping[str, CocoFiles]) -> DatasetDocument:
    return DatasetDocument(name=name, classes=list(classes) or ["unknown"], train=splits["train"], val=splits["val"])


def _absolute(path: Path) -> str:
    return str(path.expanduser().resolve())


def _only(version: int | None) -> dict[str, int]:
    return {} if version is None else {"version": version}
