"""``field=value`` on the command line: changes to a recipe."""

import json
from pathlib import Path
from typing import Any

import typer

from distillboard.contracts.validation import merge_spec, set_field


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
