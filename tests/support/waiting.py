"""Waiting for something to become true, with a deadline and a sentence."""

import threading
import time
from collections.abc import Callable

_PAUSE_SECONDS = 0.01


def wait_until(holds: Callable[[], bool], what: str, seconds: float = 120) -> None:
    """Poll until ``holds()``; fail with ``what`` after ``seconds``."""
    deadline = time.monotonic() + seconds
    never = threading.Event()
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds:g} s: {what}"
        never.wait(_PAUSE_SECONDS)
