"""MMEngine's own warnings as lines of the run's log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from distillboard_worker.reporting import LogLevel, Reporter


class _Forward(logging.Handler):
    def __init__(self, reporter: Reporter) -> None:
        super().__init__(logging.WARNING)
        self._reporter = reporter

    def emit(self, record: logging.LogRecord) -> None:
        level: LogLevel = "error" if record.levelno >= logging.ERROR else "warning"
        self._reporter.log(record.getMessage(), level=level)


@contextmanager
def forwarded(logger: logging.Logger, reporter: Reporter) -> Iterator[None]:
    """Report what ``logger`` warns about while the block runs."""
    handler = _Forward(reporter)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
