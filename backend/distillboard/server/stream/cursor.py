"""How far a watcher is: the ``id`` of a message, sent back as ``Last-Event-ID`` after a lost connection."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ..errors import Malformed

_PART = re.compile(r"^([^:,]{1,40})(?::(\d{1,18})(?:\.(\d{1,18})\.(\d{1,18})(?:\.(\d{1,9}))?)?)?$")
_CLOCK = re.compile(r"^@(\d{1,17})$")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Position:
    """The revision up to which a run's points, log lines and row were sent.

    ``attempt`` is the latest one whose start the reader knows of; 0 before any, None where it did not say.
    """

    points: int
    lines: int
    row: int
    attempt: int | None = None

    @classmethod
    def at(cls, revision: int) -> "Position":
        """Everything up to one revision."""
        return cls(revision, revision, revision)


@dataclass(frozen=True)
class Cursor:
    """Positions of the named runs, and the moment up to which changes of other runs were sent."""

    moment: datetime
    positions: dict[str, Position]

    def encode(self) -> str:
        """The cursor as one line, e.g. ``@1700000000000000,a:12,b:40.39.40.2`` (microseconds since 1970)."""
        return ",".join((encode_moment(self.moment), *(encode_part(*part) for part in self.positions.items())))


def encode_part(run_id: str, position: Position) -> str:
    """How far one run was sent, as it stands in a cursor."""
    known = position.points, position.lines, position.row, position.attempt
    return f"{run_id}:{'.'.join(str(number) for number in known if number is not None)}"


def encode_moment(moment: datetime) -> str:
    """The moment of a cursor, as it stands in it."""
    return f"@{(moment - _EPOCH) // timedelta(microseconds=1)}"


def decode_cursor(text: str) -> Cursor:
    """The cursor of ``Cursor.encode``.

    Raises:
        Malformed: ``invalid_cursor``.
    """
    clock, _, rest = text.partition(",")
    found = _CLOCK.match(clock)
    if found is None:
        raise _malformed(text)
    known = {run_id: position for run_id, position in parse_runs(rest).items() if position is not None}
    return Cursor(_EPOCH + timedelta(microseconds=int(found[1])), known)


def parse_runs(text: str) -> dict[str, Position | None]:
    """Run ids separated by commas, each with the revision that its reader has (``a:40``) or without one.

    Raises:
        Malformed: ``invalid_cursor``.
    """
    return dict(_parsed(part) for part in text.split(",") if part)


def _parsed(part: str) -> tuple[str, Position | None]:
    found = _PART.match(part)
    if found is None:
        raise _malformed(part)
    run_id, points, lines, row, attempt = found.groups()
    if points is None:
        return run_id, None
    if lines is None:
        return run_id, Position.at(int(points))
    return run_id, Position(int(points), int(lines), int(row), None if attempt is None else int(attempt))


def _malformed(text: str) -> Malformed:
    return Malformed("invalid_cursor", f"'{text[:40]}' is neither a run nor a cursor of this stream")
