"""The filter language: from a text to a tree, with the position of whatever is wrong."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Transformer, UnexpectedInput, v_args
from lark.exceptions import VisitError

from ..errors import Invalid
from .problems import faulty

LONGEST = 2000
"""Most characters of a filter."""
MOST_COMPARISONS = 40
MOST_VALUES = 200
"""Most values of one list after ``in``."""
DEEPEST = 20
"""Most negations and parentheses inside each other, as far as they mean something."""

_PLAIN = re.compile(r"[^\s()'\"`,=!<>~:]+")


@dataclass(frozen=True)
class Field:
    """A field as it was written, and where."""

    name: str
    position: int


@dataclass(frozen=True)
class Value:
    """A value as it was written, and where; ``quoted`` says that it is a text whatever it looks like."""

    text: str
    quoted: bool
    position: int


@dataclass(frozen=True)
class Comparison:
    """A field and what it is compared with; ``in`` and ``not in`` have any number of values, the others one."""

    field: Field
    operator: str
    values: tuple[Value, ...]

    depth = 0


@dataclass(frozen=True)
class Negated:
    """Whatever does not fit ``inner``."""

    inner: "Condition"
    depth: int


@dataclass(frozen=True)
class Joined:
    """All of the parts, or any of them."""

    word: str
    parts: tuple["Condition", ...]
    depth: int


Condition = Comparison | Negated | Joined


def parse(text: str) -> Condition:
    """The tree of a filter.

    Raises:
        Invalid: ``invalid_filter``, naming the position of the first thing that is wrong.
    """
    if len(text) > LONGEST:
        raise faulty("filter", LONGEST + 1, f"a filter has at most {LONGEST} characters")
    try:
        tree: Condition = _parser().parse(text)  # type: ignore[assignment]  # the transformer makes it one
    except UnexpectedInput as error:
        raise _unexpected(error, text) from None
    except VisitError as error:
        raise error.orig_exc from None
    if len(comparisons(tree)) > MOST_COMPARISONS:
        raise faulty("filter", 1, f"a filter has at most {MOST_COMPARISONS} comparisons")
    return tree


def comparisons(tree: Condition) -> list[Comparison]:
    """Every comparison of a filter, in order."""
    if isinstance(tree, Comparison):
        return [tree]
    parts = (tree.inner,) if isinstance(tree, Negated) else tree.parts
    return [comparison for part in parts for comparison in comparisons(part)]


def plain_name(written: str) -> str:
    """A field's name without the backticks that let it hold blanks and signs."""
    return written.replace("`", "")


def is_plain(name: str) -> bool:
    """Whether a field's name can stand in a filter without backticks."""
    return _PLAIN.fullmatch(name) is not None and name.lower() != "not"


@v_args(inline=True)
class _Trees(Transformer[Token, Condition]):
    """Makes the tree while the text is parsed."""

    def comparison(self, field: Token, operator: Token, *values: Token) -> Comparison:
        if len(values) > MOST_VALUES:
            raise faulty("filter", _position(values[MOST_VALUES]), f"a list has at most {MOST_VALUES} values")
        word = {"==": "=", ":": "="}.get(str(operator), str(operator))
        return Comparison(Field(plain_name(field), _position(field)), word, tuple(_value(value) for value in values))

    def disjunction(self, *parts: Condition) -> Joined:
        return _joined("or", parts)

    def conjunction(self, *parts: Condition) -> Joined:
        return _joined("and", parts)

    def negated(self, inner: Condition) -> Condition:
        return inner.inner if isinstance(inner, Negated) else Negated(inner, _deeper(inner))


# `in` is no name that a method could have.
setattr(_Trees, "in", v_args(inline=True)(lambda self, token: "in" if token.type == "IN" else "not in"))  # noqa: ARG005


def _joined(word: str, parts: tuple[Condition, ...]) -> Joined:
    return Joined(word, parts, max(_deeper(part) for part in parts))


def _deeper(inner: Condition) -> int:
    if inner.depth >= DEEPEST:
        raise faulty("filter", 1, f"conditions stand at most {DEEPEST} deep inside each other")
    return inner.depth + 1


def _value(token: Token) -> Value:
    if token.type == "WORD":
        return Value(str(token), False, _position(token))
    return Value(re.sub(r"\\(.)", r"\1", token[1:-1], flags=re.DOTALL), True, _position(token))


def _position(token: Token) -> int:
    return (token.start_pos or 0) + 1


@cache
def _parser() -> Lark:
    grammar = files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", transformer=_Trees())


_WANTED = {
    "FIELD": "a field",
    "OPERATOR": "a comparison (= != < <= > >= ~ !~ in)",
    "IN": "a comparison (= != < <= > >= ~ !~ in)",
    "LPAR": "'('",
    "RPAR": "')'",
    "COMMA": "','",
    "WORD": "a value",
    "QUOTED": "a value",
    "_AND": "'and'",
    "_OR": "'or'",
}


def _unexpected(error: UnexpectedInput, text: str) -> Invalid:
    wanted = getattr(error, "expected", None) or getattr(error, "allowed", None) or set()
    words = list(dict.fromkeys(_WANTED[name] for name in _WANTED if name in wanted))
    place = error.pos_in_stream
    token = getattr(error, "token", None)
    ended = place is None or place < 0 or (token is not None and token.type == "$END")
    position = len(text) + 1 if ended else int(place or 0) + 1
    found = "the filter ends" if ended else f"found {text[position - 1 : position + 19]!r}"
    expected = f" where {' or '.join(words)} should stand" if words else " after the end of a condition"
    return faulty("filter", position, found + expected)
