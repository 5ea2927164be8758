"""Models and data sets from a script."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from distillboard.contracts.catalogue import DatasetView, ModelView, NewDataset, NewModel, Weights

from .transport import Transport

_CHUNK = 1 << 20


class _Chunks:
    """A file as chunks, from its beginning at every try."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        with self._file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk


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
            weights = (model.document.weights or Weights(package=None, digest=None, sha256=None)).model_copy(
                update={"digest": digest, "sha256": digest}
            )
            document = model.document.model_copy(update={"weights": weights})
            model = model.model_copy(update={"document": document})
        return self._transport.post("/models", ModelView, json=model.model_dump(mode="json", by_alias=True))

    def upload(self, file: Path) -> str:
        """Upload a file by its content; sending it twice stores it once. Returns its sha256."""
        total = hashlib.sha256()
        for chunk in _Chunks(file):
            total.update(chunk)
        digest = total.hexdigest()
        self._transport.upload(f"/blobs/{digest}", _Chunks(file))
        return digest


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
