"""Distillboard: experiment tracking for the distillation of object detectors (the part every installation has)."""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from distillboard.client.client import Client as Client
    from distillboard.client.reporting.reporter import Reporter as Reporter

try:
    __version__ = version("distillboard")
except PackageNotFoundError:
    __version__ = "0+source"

_MODULES = {"Client": "distillboard.client.client", "Reporter": "distillboard.client.reporting.reporter"}


def __getattr__(name: str) -> Any:
    """Load the client when it is first asked for: server and worker import this package too and do not need it."""
    if name in _MODULES:
        return getattr(import_module(_MODULES[name]), name)
    raise AttributeError(f"module 'distillboard' has no attribute '{name}'")
