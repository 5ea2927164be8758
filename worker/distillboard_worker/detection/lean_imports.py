"""Leaves out, while MMDetection is imported, a package that costs seconds at every start and serves lanes only."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_IMGAUG = (
    "imgaug",
    "imgaug.augmenters",
    "imgaug.augmentables",
    "imgaug.augmentables.lines",
    "imgaug.augmentables.segmaps",
)
"""What MMDetection's one module of lane transforms imports at its top; nothing else in MMDetection does."""


class _Absent:
    def __init__(self, *_arguments: object, **_options: object) -> None:
        raise ImportError("MMDetection's lane transforms need imgaug, which a trainer of detectors does not load")


class _StandIn(ModuleType):
    def __getattr__(self, name: str) -> type[_Absent]:
        """A class of that name, which says what is missing when it is used."""
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (_Absent,), {"__module__": self.__name__})


@contextmanager
def without_imgaug() -> Iterator[None]:
    """Put stand-ins in imgaug's place for the block; where it is loaded already, it stays."""
    if "imgaug" in sys.modules:
        yield
        return
    stand_ins = {name: _StandIn(name) for name in _IMGAUG}
    for name, module in stand_ins.items():
        package, _, attribute = name.rpartition(".")
        if package:
            setattr(stand_ins[package], attribute, module)
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
