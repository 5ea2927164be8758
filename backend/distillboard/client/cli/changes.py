"""``field=value`` on the command line: changes to a recipe, and what a sweep varies."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from distillboard.contracts.validation import merge_spec, set_field

Ranges = Annotated[
    list[str] | None,
    typer.Option(
        "--range",
        "-r",
        help="A field and numbers to draw from: schedule.lr=1e-4..1e-2:log, schedule.epochs=4..12:whole.",
    ),
]
Count = Annotated[int | None, typer.Option(min=1, help="Draw this many combinations instead of making all.")]
Seed = Annotated[
    int | None, typer.Option(min=0, help="With --count: the same seed draws the same ones; 0 if left out.")
]


def read_spec(recipe_or_file: str, changes: list[str]) -> dict[str, Any]:
    """A spec from a recipe's name or a JSON file (``-``: standard input), with ``field=value`` changes laid over it."""
    if recipe_or_file == "-" or recipe_or_file.endswith(".json"):
        spec = _read_document(recipe_or_file)
    else:
        spec = {"recipe": recipe_or_file}
    for change in changes:
        field, value = _split(change)
        addition: dict[str, Any] = {}
        set_field(addition, field, read_value(value))
        spec = merge_spec(spec, addition)
    return spec


def read_grid(fields: list[str]) -> dict[str, list[Any]]:
    """``method.alpha=0.001,0.002`` -> ``{"method.alpha": [0.001, 0.002]}``; a JSON list is taken as it is."""
    grid = {}
    for entry in fields:
        field, text = _split(entry)
        value = read_value(text)
        grid[field] = value if isinstance(value, list) else [read_value(part) for part in text.split(",")]
    return grid


def read_stretches(fields: list[str]) -> dict[str, dict[str, Any]]:
    """``schedule.lr=1e-4..1e-2:log`` -> ``{"schedule.lr": {"low": 0.0001, "high": 0.01, "log": True}}``."""
    return {field: _read_stretch(text) for field, text in map(_split, fields)}


def _read_stretch(text: str) -> dict[str, Any]:
    numbers, *words = text.split(":")
    low, dots, high = (part.strip() for part in numbers.partition(".."))
    try:
        ends = {"low": float(low), "high": float(high)}
    except ValueError:
        ends = {}
    if not dots or not ends or not set(words) <= {"log", "whole"}:
        message = f"'{text}' is no range: write LOW..HIGH, with :log or :whole behind it, e.g. 1e-4..1e-2:log"
        raise typer.BadParameter(message)
    return ends | dict.fromkeys(words, True)


def read_draw(count: int | None, seed: int | None, *, ranges: bool) -> dict[str, int] | None:
    """How many random combinations are drawn; None when every combination is made."""
    if count is not None:
        return {"count": count, "seed": seed or 0}
    if ranges or seed is not None:
        raise typer.BadParameter("say with --count how many combinations are drawn", param_hint="--count")
    return None


def read_moment(text: str) -> float:
    """A moment in seconds since 1970: that number, or a date and time; without a zone it is this machine's."""
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        message = f"'{text}' is neither a number nor a time like 2026-01-31T12:00:00Z"
        raise typer.BadParameter(message, param_hint="--at") from None


def read_value(text: str) -> Any:
    """A value as JSON where it is JSON, else as the text itself."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _split(change: str) -> tuple[str, str]:
    field, equals, value = change.partition("=")
    if not equals or not field:
        raise typer.BadParameter(f"'{change}' is not of the form field=value, e.g. schedule.seed=1")
    return field, value


def _read_document(name: str) -> dict[str, Any]:
    text = typer.get_text_stream("stdin").read() if name == "-" else Path(name).read_text(encoding="utf-8")
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise typer.BadParameter(f"{name} is not JSON: {error}") from None
    if not isinstance(document, dict):
        raise typer.BadParameter(f"{name} must hold a JSON object, a job spec")
    return document
