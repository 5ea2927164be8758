"""A COCO file in pieces: one image, box or category after the other, however large the file is."""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from typing import IO, Any, NoReturn

SECTIONS = ("images", "annotations", "categories")
MOST_CHARACTERS = 64 << 20
"""Of one entry; one annotation's polygons have some thousand."""
_PIECE = 1 << 20
_SPACE = re.compile(r"[ \t\r\n]*")

Progress = Callable[[int], None]


class CocoError(ValueError):
    """A file that is no COCO file."""


def entries(file: IO[bytes], progress: Progress | None = None) -> Iterator[tuple[str, Any]]:
    """Read a COCO file's top level.

    Args:
        file: The file; it is read once, from where it stands.
        progress: Hears how many bytes were read, piece by piece.

    Yields:
        ``(section, entry)`` for every entry of ``images``, ``annotations`` and ``categories``, ``(section, None)``
        before the first one of each, and ``(key, value)`` for everything else.

    Raises:
        CocoError: it is no JSON, no object, holds a key twice or a number that JSON does not have.
    """
    text = _Text(file, progress)
    try:
        yield from _members(text)
    except UnicodeDecodeError as error:
        raise CocoError(f"is not UTF-8 text: {error}") from error
    except RecursionError as error:
        raise CocoError("is nested too deeply") from error


def _members(text: "_Text") -> Iterator[tuple[str, Any]]:
    text.expect("{")
    seen: set[str] = set()
    while text.ahead() != "}":
        key = text.value()
        if not isinstance(key, str) or key in seen:
            raise CocoError(f"holds the key {key!r:.80} twice" if isinstance(key, str) else "has a key that is no text")
        seen.add(key)
        text.expect(":")
        if key in SECTIONS and text.ahead() == "[":
            yield key, None
            yield from _list(text, key)
        else:
            yield key, text.value()
        text.go_on("}")
    text.expect("}")
    if text.ahead():
        raise CocoError("goes on after its end")


def _list(text: "_Text", key: str) -> Iterator[tuple[str, Any]]:
    text.expect("[")
    while text.ahead() != "]":
        entry = text.value()
        if not isinstance(entry, dict):
            raise CocoError(f"has {entry!r:.40} in '{key}', where an object belongs")
        yield key, entry
        text.go_on("]")
    text.expect("]")


class _Text:
    """A window on the file's text."""

    def __init__(self, file: IO[bytes], progress: Progress | None) -> None:
        self._file = file
        self._progress = progress or (lambda _: None)
        self._decode = codecs.getincrementaldecoder("utf-8-sig")()
        self._decoder = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_number)
        self._window, self._at, self._ended = "", 0, False

    def ahead(self) -> str:
        """The next character that is no space; nothing at the end."""
        while True:
            self._at = _SPACE.match(self._window, self._at).end()  # type: ignore[union-attr]  # it matches nothing too
            if self._at < len(self._window):
                return self._window[self._at]
            if not self._more():
                return ""

    def expect(self, character: str) -> None:
        """Pass over a character.

        Raises:
            CocoError: another one comes.
        """
        if self.ahead() != character:
            found = repr(self.ahead()) if self.ahead() else "its end"
            raise CocoError(f"is no COCO file: {found} comes where '{character}' belongs")
        self._at += 1

    def go_on(self, end: str) -> None:
        """Pass over the comma between two entries, or stay before the end of them."""
        if self.ahead() != end:
            self.expect(",")
            if self.ahead() == end:
                raise CocoError(f"is no JSON: a comma comes before '{end}'")

    def value(self) -> Any:
        """The next value.

        Raises:
            CocoError: there is none.
        """
        self.ahead()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                if len(self._window) - self._at > MOST_CHARACTERS or not self._more():
                    raise CocoError(f"is no JSON: {error.msg}") from error
            except ValueError as error:
                raise CocoError(f"is no JSON: {error}") from error
            else:
                # A number may go on behind the window's end.
                if end < len(self._window) or not self._more():
                    self._at = end
                    return value

    def _more(self) -> bool:
        """Widen the window, by as much as it holds; False at the file's end."""
        if self._ended:
            return False
        self._window, self._at = self._window[self._at :], 0
        piece = self._file.read(max(_PIECE, len(self._window)))
        self._progress(len(piece))
        self._ended = not piece
        self._window += self._decode.decode(piece, final=not piece)
        return not self._ended


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object holds the key {twice!r:.80} twice")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")
