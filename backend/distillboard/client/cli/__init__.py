"""The ``distillboard`` command: every noun of the service, from a terminal."""

from .app import app, main

__all__ = ["app", "main"]
