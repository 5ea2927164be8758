"""The zoo: pages of it with what is here, and models made of its detectors."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import CheckFinding, CheckReport, ModelDocument, ModelView
from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.zoo import ZooDetector, ZooPage, ZooView

from ..catalogue import service as catalogue
from ..errors import Invalid, NotFound
from . import repository
from .choosing import Sort, Wanted, chosen, page
from .listing import Zoo, read_model

_SHOWN = 3


@dataclass(frozen=True)
class Here:
    """What of the zoo this server has."""

    models: dict[str, list[str]]
    stored: set[str]
    downloaded: set[str]

    def view(self, detector: ZooDetector) -> ZooView:
        """A detector with what of it is here."""
        weights = detector.weights
        address = weights.url if weights is not None and weights.url is not None else ""
        prefix = weights.sha256_prefix if weights is not None else None
        return ZooView(
            **detector.model_dump(),
            registered=self.models.get(address, []),
            available=address.partition("://")[2] in self.downloaded or _beginning(prefix) in self.stored,
        )


def listed(  # noqa: PLR0913 - what a list can be asked for
    session: Session,
    zoo: Zoo,
    wanted: Wanted,
    *,
    available: bool | None,
    sort: Sort,
    limit: int,
    cursor: str | None,
) -> ZooPage:
    """One page of the zoo.

    Raises:
        Malformed: the cursor is not one of this list.
    """
    found = chosen(zoo.detectors.values(), wanted)
    here = _here(session, found)
    if available is not None:
        found = [one for one in found if here.view(one).available == available]
    shown, following = page(found, sort, wanted.dataset, limit, cursor)
    views = [here.view(detector) for detector in shown]
    return ZooPage(detectors=views, total=len(found), next_cursor=following, license=zoo.license, source=zoo.source)


def detector(session: Session, zoo: Zoo, name: str) -> ZooView:
    """One detector of the zoo.

    Raises:
        NotFound: ``unknown_zoo_model``.
    """
    found = _found(zoo, name)
    return _here(session, [found]).view(found)


def register(session: Session, zoo: Zoo, name: str, called: str | None) -> ModelView:
    """Make a model of a detector: its config as data, its classes, the address of its weights.

    Raises:
        NotFound: ``unknown_zoo_model``.
        Invalid: ``zoo_model_unusable``: it was not built, or its classes are not known.
    """
    found = _found(zoo, name)
    entry = catalogue.keep(session, "model", _document(zoo, found, called or _plain(name)), _report(found))
    return catalogue.view_of_model(entry)


def _found(zoo: Zoo, name: str) -> ZooDetector:
    if name not in zoo.detectors:
        near = get_close_matches(name, zoo.detectors, n=_SHOWN, cutoff=0.5)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "GET /api/v1/zoo lists what there is"
        raise NotFound("unknown_zoo_model", f"the model zoo has no '{name:.100}'; {hint}")
    return zoo.detectors[name]


def _document(zoo: Zoo, found: ZooDetector, called: str) -> ModelDocument:
    if found.model is None or found.classes is None:
        message = f"'{found.name}' of the model zoo cannot be used here: {found.problem}"
        raise Invalid("zoo_model_unusable", message, [FieldProblem(field="name", message=message)])
    return ModelDocument.model_validate({
        "name": called,
        "title": found.name,
        "family": re.sub(r"[^a-z0-9]+", "-", found.family.lower()).strip("-"),
        "config": read_model(found.model),
        "classes": zoo.classes[found.classes],
        "weights": found.weights and found.weights.model_dump(),
        "parameters": found.trainable,
        "results": {name.lower().replace(" ", "-"): figures for name, figures in found.results.items()},
        "about": f"MMDetection's {found.config}.",
    })  # fmt: skip


def _report(found: ZooDetector) -> CheckReport:
    findings = []
    if found.problem is not None:
        findings.append(CheckFinding(severity="warning", field="config", message=found.problem))
    if found.weights is None:
        findings.append(CheckFinding(severity="warning", field="weights", message="the zoo has no weights of it"))
    else:
        message = "a worker downloads them at their first use, and checks them then"
        findings.append(CheckFinding(severity="info", field="weights", message=message))
    return CheckReport(findings=findings, checked_by="model zoo", facts={"parameters": found.trainable})


def _plain(name: str) -> str:
    """A name of the zoo as models here are named."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", name)[:100]


def _here(session: Session, detectors: Iterable[ZooDetector]) -> Here:
    prefixes = {_beginning(one.weights.sha256_prefix) for one in detectors if one.weights is not None} - {""}
    return Here(
        repository.models_by_address(session),
        repository.stored(session, prefixes),
        repository.downloaded(session),
    )


def _beginning(prefix: str | None) -> str:
    return (prefix or "")[: repository.PREFIX]
