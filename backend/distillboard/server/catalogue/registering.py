"""Data sets on their way in: what was uploaded is checked here, what has a fault with one remedy is repaired anew."""

from collections.abc import Mapping

from distillboard.coco.checking import Source, check_dataset
from distillboard.coco.reading import CocoError
from distillboard.coco.repairing import Repair
from distillboard.contracts.catalogue import (
    UPLOADED,
    CheckFinding,
    CheckReport,
    DatasetDocument,
    DatasetView,
    NewDataset,
    RepairRequest,
    RepairView,
)

from ..artifacts.service import Shelf
from ..db import Database
from ..errors import Conflict
from . import service
from .stored import is_here, named_bytes, sources, splits_of

CHECKED_BY = "server"


class Registrar:
    """Registers and repairs data sets; no transaction is open while files are read."""

    def __init__(self, database: Database, shelf: Shelf) -> None:
        self._database = database
        self._shelf = shelf

    def add(self, body: NewDataset) -> DatasetView:
        """Register a data set, or a further version of one; uploaded files without a report are checked here.

        Raises:
            Invalid: a file that it names by its digest was not uploaded, or a list of images is none.
        """
        document, report = body.document, body.report
        named = named_bytes(self._shelf.store, document)
        if report is None and is_here(document):
            with self._database.writing() as session:
                service.claim_bytes(session, named)
            report = self._checked(document)
        with self._database.writing() as session:
            service.claim_bytes(session, named)
            return service.view_of_dataset(service.keep(session, "dataset", document, report))

    def repair(self, name: str, asked: RepairRequest) -> RepairView:
        """Make a version of an uploaded data set without the faults that have one remedy.

        Raises:
            NotFound: there is no such version.
            Conflict: ``files_elsewhere``, or ``not_repairable``: it is no COCO file at all.
        """
        with self._database.reading() as session:
            view = service.dataset(session, name, asked.version)
        repairs = self._looked(sources(self._shelf.store, view.document), view.document)
        digests = {split: self._written(repair, keep=not asked.dry_run) for split, repair in repairs.items()}
        changes = {split: dict(repair.changes) for split, repair in repairs.items()}
        made = None if asked.dry_run or not any(changes.values()) else self._repaired(view, digests)
        return RepairView(name=name, repaired=view.version, changes=changes, dataset=made)

    def _checked(self, document: DatasetDocument) -> CheckReport:
        classes, report = check_dataset(sources(self._shelf.store, document), checked_by=CHECKED_BY)
        if classes != document.classes:
            message = f"the files have the categories {', '.join(classes[:12]) or 'none'}, in this order"
            report.findings.append(CheckFinding(severity="error", field="classes", message=message))
        return report

    def _looked(self, found: Mapping[str, Source], document: DatasetDocument) -> dict[str, Repair]:
        try:
            return {split: Repair(split, source, document.classes) for split, source in found.items()}
        except (CocoError, FileNotFoundError) as error:
            raise Conflict("not_repairable", f"data set '{document.name}' cannot be read: it {error}") from error

    def _written(self, repair: Repair, *, keep: bool) -> str | None:
        """Write a repaired file, and keep it when it differs from what it was made from; its digest then."""
        incoming = self._shelf.store.receive()
        try:
            repair.write(incoming)
            digest = incoming.finish(None)
            if not keep or not repair.changes:
                return None
            self._shelf.keep_blob(incoming, digest)
        finally:
            incoming.discard()
        return digest

    def _repaired(self, view: DatasetView, digests: Mapping[str, str | None]) -> DatasetView:
        changed = {
            split: files.model_copy(update={"annotations": f"{UPLOADED}{digests[split]}"})
            for split, files in splits_of(view.document).items()
            if digests[split] is not None
        }
        document = view.document.model_copy(update=changed)
        return self.add(NewDataset(document=document))
