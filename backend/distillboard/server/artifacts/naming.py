"""What an artifact may be called, and what its name says about its bytes."""

from pathlib import PurePosixPath

from distillboard.contracts.problems import FieldProblem

from ..errors import Invalid

_LONGEST = 300
_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".log": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
BYTES = "application/octet-stream"


def check_name(name: str) -> None:
    """Refuse what could mean another place or another name.

    Raises:
        Invalid: ``invalid_name``.
    """
    problem = _problem(name)
    if problem:
        raise Invalid("invalid_name", f"the artifact's name {problem}", [FieldProblem(field="name", message=problem)])


def _problem(name: str) -> str | None:
    if not 1 <= len(name) <= _LONGEST:
        return f"must have 1 to {_LONGEST} characters"
    if any(character < " " or character in "\x7f\\" or "\ud800" <= character <= "\udfff" for character in name):
        return "may not hold control characters or backslashes"
    if any(part in {"", ".", ".."} for part in name.split("/")):
        return "must be a relative path without '.', '..' or empty parts, e.g. maps/00000120.dbmaps"
    return None


def media_type(name: str) -> str:
    """Type the bytes are served as. Never one that a browser runs (HTML, SVG)."""
    return _TYPES.get(PurePosixPath(name).suffix.lower(), BYTES)
