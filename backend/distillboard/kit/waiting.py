"""Waiting for something, with a deadline."""

import time
from collections.abc import Callable


def wait_until(ready: Callable[[], bool], seconds: float, pause: float = 0.05) -> bool:
    """Ask ``ready`` again and again until it says yes or ``seconds`` are over.

    Returns:
        Its last answer.
    """
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() >= deadline:
            return False
        time.sleep(pause)
    return True
