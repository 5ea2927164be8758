"""Puts off, while MMEngine and MMDetection are imported, what costs seconds at every start and detectors seldom use."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_OPTIONAL = ("imagecorruptions", "torch.distributed.optim")
"""Imported inside a ``try``: MMDetection's corruptions, and MMEngine's sharded optimizer, which takes sympy along."""

_DEMANDED = (
    "imgaug",
    "imgaug.augmentables",
    "imgaug.augmentables.lines",
    "imgaug.augmentables.segmaps",
    "imgaug.augmenters",
    "scipy.interpolate",
    "scipy.optimize",
    "torch.distributed.fsdp",
    "torch.distributed.fsdp.api",
    "torch.distributed.fsdp.fully_sharded_data_parallel",
)
"""Imported without one: for lanes, matching in DETR's manner, and models sharded over devices."""


class _Deferred:
    """A class or function of a module that is imported when it is first called."""

    origin: tuple[str, str]

    def __new__(cls, *arguments: object, **options: object) -> Any:
        """What the real one returns; a class made from this stand-in cannot have it.

        Raises:
            ImportError: The class was derived from the stand-in.
        """
        if "origin" not in vars(cls):
            raise ImportError(f"{cls.__name__} is made from {'.'.join(cls.origin)}, which trainers do not import")
        module, name = cls.origin
        return getattr(import_module(module), name)(*arguments, **options)


class _StandIn(ModuleType):
    def __getattr__(self, name: str) -> type[_Deferred]:
        """A stand-in for whatever has that name in the module."""
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (_Deferred,), {"origin": (self.__name__, name)})


@contextmanager
def lean_imports() -> Iterator[None]:
    """Put stand-ins in their place for the block; a package that is loaded already stays."""
    # None is how an import is told to fail
    added = _stand_ins() | dict.fromkeys(name for name in _OPTIONAL if name not in sys.modules)
    sys.modules.update(added)
    try:
        yield
    finally:
        for name in added:
            sys.modules.pop(name, None)


def _stand_ins() -> dict[str, ModuleType | None]:
    loaded = {name for name in _DEMANDED if name in sys.modules}
    names = [name for name in _DEMANDED if not any(f"{name}.".startswith(f"{real}.") for real in loaded)]
    made: dict[str, ModuleType | None] = {name: _StandIn(name) for name in names}
    for name, module in made.items():
        package, _, attribute = name.rpartition(".")
        if package in made:
            setattr(made[package], attribute, module)
    return made
