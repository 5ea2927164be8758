"""Reading a config that MMEngine wrote, without running it: its values are literals."""

import ast
from pathlib import Path
from typing import Any

from distillboard.client.plain import plain


class NotLiteralError(ValueError):
    """An expression that only running it could tell."""


def read_config(file: Path) -> dict[str, Any]:
    """The values of a resolved Python config, by name.

    MMEngine writes the resolved config of a training as assignments of literals and ``dict(...)``. Those are read from
    the text; anything else, such as a function or an import, is code, is not run, and appears as its text.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"), filename=str(file))
    found: dict[str, Any] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target = statement.targets[0]
            if isinstance(target, ast.Name):
                found[target.id] = plain(_value(statement.value))
    return found


def _value(node: ast.expr) -> Any:
    try:
        return _literal(node)
    except NotLiteralError:
        return ast.unparse(node)


def _literal(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.List(elts=entries) | ast.Tuple(elts=entries) | ast.Set(elts=entries):
            return [_value(entry) for entry in entries]
        case ast.Dict(keys=keys, values=values) if all(key is not None for key in keys):
            return {_value(key): _value(value) for key, value in zip(keys, values, strict=True) if key is not None}
        case ast.Call(func=ast.Name(id="dict"), args=[], keywords=entries) if all(entry.arg for entry in entries):
            return {str(entry.arg): _value(entry.value) for entry in entries}
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return -number
        case _:
            raise NotLiteralError(ast.unparse(node))
