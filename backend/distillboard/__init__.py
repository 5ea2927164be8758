"""Distillboard: experiment tracking for the distillation of object detectors (the part every installation has)."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("distillboard")
except PackageNotFoundError:
    __version__ = "0+source"
