"""Pauses that grow while the API does not answer."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from distillboard_worker.api import AwayError

Result = TypeVar("Result")

SHORTEST, LONGEST = 0.5, 10.0


class Backoff:
    """The next pause: doubled by every failure, short again after a success."""

    def __init__(self) -> None:
        self.pause = SHORTEST

    def failed(self) -> None:
        """One more failure."""
        self.pause = min(2 * self.pause, LONGEST)

    def succeeded(self) -> None:
        """It works again."""
        self.pause = SHORTEST


def patiently(call: Callable[[], Result], give_up: Callable[[], bool], wake: threading.Event) -> Result:
    """Repeat ``call`` until the API answers.

    Args:
        call: What needs the API.
        give_up: Asked after every failure.
        wake: Cuts a pause short.

    Raises:
        AwayError: the last one, when ``give_up`` says so.
    """
    backoff = Backoff()
    while True:
        try:
            return call()
        except AwayError:
            if give_up():
                raise
        if wake.wait(backoff.pause):
            time.sleep(SHORTEST)
        backoff.failed()
