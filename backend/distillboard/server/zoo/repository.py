"""What of the zoo the database knows: models with its weights, and checkpoints that were uploaded or downloaded."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..artifacts.models import Blob
from ..catalogue import repository as catalogue
from ..kit.base import utc_now
from ..workers import repository as workers
from ..workers.models import ALIVE

PREFIX = 8
"""Characters of a checkpoint's sha256 that the zoo has in its file's name."""


def models_by_address(session: Session) -> dict[str, list[str]]:
    """Names of models by the address of their weights."""
    found: dict[str, list[str]] = {}
    for entry in catalogue.newest_of_all(session, "model"):
        weights: dict[str, Any] = entry.document.get("weights") or {}
        if address := weights.get("url"):
            found.setdefault(address, []).append(entry.name)
    return found


def stored(session: Session, prefixes: Collection[str]) -> set[str]:
    """Those beginnings of digests that bytes in the store have."""
    beginning = func.substr(Blob.digest, 1, PREFIX)
    return set(session.scalars(select(beginning).where(beginning.in_(prefixes))))


def downloaded(session: Session) -> set[str]:
    """Addresses, without their scheme, of the weights in the caches of workers that are alive."""
    reports = [worker.report for worker in workers.alive(session, utc_now() - ALIVE)]
    return {place for report in reports for place in report.get("weights", ())}
