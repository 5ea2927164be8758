"""Telling the API every few seconds that this worker is there and what its slots do."""

import logging
import os
import platform
import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from distillboard.contracts.leases import SlotReport, WorkerOrders, WorkerReport

from distillboard_worker.api import Api, ApiError
from distillboard_worker.downloads import held
from distillboard_worker.inputs import DOWNLOADS
from distillboard_worker.settings import WorkerSettings

logger = logging.getLogger(__name__)

INTERVAL = 5.0
PACKAGES = ("distillboard", "torch", "torchvision", "onedl-mmdetection", "onedl-mmcv", "onedl-mmengine", "celery")


class Presence:
    """A thread that announces the worker.

    Args:
        api: The API's client.
        settings: The worker's.
        slots: Says what the slots do now; called in the thread before every announcement.
        examining: Says what the slot for pre-flights does, where there is one.
        told: Hears after every announcement what the API asks of this worker.
    """

    def __init__(
        self,
        api: Api,
        settings: WorkerSettings,
        slots: Callable[[], list[SlotReport]],
        examining: Callable[[], SlotReport | None],
        told: Callable[[WorkerOrders], None],
    ) -> None:
        self._api = api
        self._settings = settings
        self._slots = slots
        self._examining = examining
        self._told = told
        self._started = datetime.now(UTC)
        self._versions = versions()
        self._heard = True
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._announce_always, name="presence", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End."""
        self._done.set()
        self._thread.join()

    def report(self) -> WorkerReport:
        """What is announced now."""
        return WorkerReport(
            host=socket.gethostname(),
            pid=os.getpid(),
            queues=self._settings.queues,
            slots=self._slots(),
            preflight_slot=self._examining(),
            versions=self._versions,
            weights=held(self._settings.cache_dir / DOWNLOADS),
            started=self._started,
        )

    def _announce_always(self) -> None:
        while True:
            self._announce()
            if self._done.wait(INTERVAL):
                return

    def _announce(self) -> None:
        report = self.report()
        try:
            orders = self._api.announce(self._settings.worker_name, report)
        except ApiError as error:
            if self._heard:
                logger.warning("the API does not hear this worker: %s", error)
            self._heard = False
        else:
            if not self._heard:
                logger.info("the API hears this worker again")
            self._heard = True
            self._told(orders)


def versions() -> dict[str, str]:
    """What is installed here, found without importing it."""
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
