"""Which detectors of the zoo a list shows, and in what order."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from distillboard.contracts.zoo import ZooDetector, ZooState

from ..kit.pages import decode_cursor, encode_cursor, not_ours

Sort = Literal["name", "-name", "bbox_mAP", "-bbox_mAP", "segm_mAP", "-segm_mAP", "parameters", "-parameters"]
_HOME = "COCO"
"""The data set whose figures count where none is named."""
Place = tuple[bool, float, str]


@dataclass(frozen=True)
class Wanted:
    """A filter; None leaves a condition out.

    Attributes:
        search: Words that all have to be in its name, family, class or config.
        dataset: Data set that it has published figures for.
    """

    search: str | None = None
    family: str | None = None
    dataset: str | None = None
    state: ZooState | None = None

    def lets_through(self, detector: ZooDetector) -> bool:
        """Whether a list shows it."""
        text = f"{detector.name} {detector.family} {detector.type} {detector.config}".lower()
        return (
            all(word in text for word in (self.search or "").lower().split())
            and (self.family is None or self.family.lower() == detector.family.lower())
            and (self.dataset is None or self.dataset.lower() in map(str.lower, detector.results))
            and (self.state is None or self.state == detector.state)
        )


def chosen(detectors: Iterable[ZooDetector], wanted: Wanted, only: Collection[str] | None = None) -> list[ZooDetector]:
    """What the filter lets through; ``only`` names what may be shown at all."""
    return [one for one in detectors if wanted.lets_through(one) and (only is None or one.name in only)]


def page(
    detectors: list[ZooDetector], sort: Sort, dataset: str | None, limit: int, cursor: str | None
) -> tuple[list[ZooDetector], str | None]:
    """One page in order, and the cursor of the next; what has no such figure comes last.

    Raises:
        Malformed: the cursor is not one of this list.
    """
    place = _places(sort, dataset)
    ordered = sorted(detectors, key=place)
    if cursor is not None:
        after = _read(cursor, sort)
        ordered = [one for one in ordered if place(one) > after]
    shown = ordered[:limit]
    following = encode_cursor([sort, *place(shown[-1])]) if len(ordered) > limit else None
    return shown, following


def _places(sort: Sort, dataset: str | None) -> Callable[[ZooDetector], Place]:
    """Where a detector stands: with a figure or without, by the figure, by name."""
    key, sign = sort.removeprefix("-"), -1.0 if sort.startswith("-") else 1.0

    def place(detector: ZooDetector) -> Place:
        if key == "name":
            return False, 0.0, _backwards(detector.name) if sign < 0 else detector.name
        figure = detector.parameters if key == "parameters" else _figure(detector, key, dataset)
        return figure is None, sign * (figure or 0.0), detector.name

    return place


def _backwards(name: str) -> str:
    """A text that sorts the other way round."""
    return "".join(chr(0xFFFF - ord(character)) for character in name) + "\uffff"


def _figure(detector: ZooDetector, metric: str, dataset: str | None) -> float | None:
    named = {name.lower(): figures for name, figures in detector.results.items()}
    figures = named.get((dataset or _HOME).lower(), {})
    return figures.get(metric)


def _read(cursor: str, sort: Sort) -> Place:
    match decode_cursor(cursor):
        case [str(of), bool(lacks), int() | float() as figure, str(name)] if of == sort:
            return lacks, float(figure), name
    raise not_ours()
