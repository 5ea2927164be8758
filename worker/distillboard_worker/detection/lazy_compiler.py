"""Lets optimizers step without torch's compiler, two seconds of imports that wait until something is compiled."""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_NAME = "torch._dynamo"


class _NotYetImported(ModuleType):
    """In the compiler's place until more is asked of it than the two calls that do nothing while nothing compiles."""

    def graph_break(self, msg: str = "") -> None:
        """End a graph; there is none."""

    def disable(self, fn: Callable[..., Any], recursive: bool = True, **_options: object) -> Callable[..., Any]:
        """Keep a function out of graphs; there are none."""
        del recursive
        return fn

    def __getattr__(self, name: str) -> Any:
        """Import the compiler and answer from it, as all that ask later do."""
        if sys.modules.get(_NAME) is self:
            del sys.modules[_NAME]
        return getattr(import_module(_NAME), name)


def postpone_compiler() -> None:
    """Import torch's compiler at its first use; where it is imported already, it stays."""
    if _NAME in sys.modules:
        return
    spec = find_spec(_NAME)
    if spec is None or spec.origin is None:
        return
    stand_in = _NotYetImported(_NAME)
    stand_in.__file__ = spec.origin
    sys.modules[_NAME] = stand_in
