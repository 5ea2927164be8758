"""Keeping a claimed run: heartbeats while nothing else is sent, and what the API's answers say."""

import logging
import threading
import time
from types import TracebackType

from distillboard.contracts.leases import Claim

from distillboard_worker.api import Api, AwayError, LeaseLostError, RefusedError

logger = logging.getLogger(__name__)

LONGEST_SILENCE = 2.0
"""Seconds without a report after which a heartbeat is sent: how soon a cancel is noticed."""


class Lease:
    """One claim, renewed by a thread of its own so that a long upload cannot lose it."""

    def __init__(self, api: Api, claim: Claim) -> None:
        self.claim = claim
        self.stop_requested = False
        self.pause_requested = False
        self.lost = False
        self._api = api
        self._last_answer = time.monotonic()
        self._interval = min(claim.lease_seconds / 6, LONGEST_SILENCE)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"lease-{claim.run}", daemon=True)

    def __enter__(self) -> "Lease":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Stop the heartbeats and wait for the last one."""
        self.finish()
        self._thread.join()

    def finish(self) -> None:
        """The end of the run was reported: the lease is over, and no heartbeat will hear anything else."""
        self._done.set()

    def answered(self, *, stop_requested: bool = False, pause_requested: bool | None = None) -> None:
        """The API answered a report; a pause, unlike a stop, may be taken back."""
        self._last_answer = time.monotonic()
        self.stop_requested = self.stop_requested or stop_requested
        if pause_requested is not None:
            self.pause_requested = pause_requested

    def lose(self, error: LeaseLostError) -> None:
        """Somebody else has the run, or it is over."""
        logger.warning("run %s is no longer ours: %s", self.claim.run, error)
        self.lost = True

    @property
    def silence(self) -> float:
        """Seconds since the API last answered."""
        return time.monotonic() - self._last_answer

    def _beat(self) -> None:
        pause = self._interval
        while not self._done.wait(pause):
            pause = self._interval - self.silence
            if pause <= 0:
                self._send()
                pause = self._interval

    def _send(self) -> None:
        try:
            answer = self._api.heartbeat(self.claim)
        except LeaseLostError as error:
            if not self._done.is_set():
                self.lose(error)
            self._done.set()
        except (AwayError, RefusedError) as error:
            logger.info("no heartbeat for run %s: %s", self.claim.run, error)
        else:
            self.answered(stop_requested=answer.stop_requested, pause_requested=answer.pause_requested)
