"""The worker: slots that take runs from the API one after the other, and one beside them that examines specs."""

import logging
import threading
from collections import Counter
from collections.abc import Callable

from distillboard.contracts.leases import Claim, ClaimRequest, SlotReport, Work, WorkerOrders
from distillboard.kit.processes import Spawner

from distillboard_worker.api import Api, ApiError
from distillboard_worker.presence import Presence
from distillboard_worker.settings import WorkerSettings
from distillboard_worker.slots import FreeSlots, Slot
from distillboard_worker.spare import Spare
from distillboard_worker.supervisor import supervise
from distillboard_worker.trainer import ENGINE

logger = logging.getLogger(__name__)


class Worker:
    """What a ticket wakes up.

    Args:
        settings: The worker's.
        api: The API's client; closed with the worker.
        slots: What it trains on.
        engine: Module that trains.
        examining: What it serves pre-flights on; none when left out. It warms up with the first one.
    """

    def __init__(
        self,
        settings: WorkerSettings,
        api: Api,
        slots: list[Slot],
        engine: str = ENGINE,
        examining: Slot | None = None,
    ) -> None:
        self._settings = settings
        self._api = api
        self._slots = slots
        self._examining = examining
        desks = [] if examining is None else [examining]
        self._free: dict[Work, FreeSlots] = {"preflight": FreeSlots(desks), "training": FreeSlots(slots)}
        self._stopping = threading.Event()
        self.draining = False
        """Whether it is handed nothing new: tickets are left to others then."""
        self.on_drain: Callable[[bool], bool] | None = None
        """Hears when that is to change, and says whether it did; it is asked again until then."""
        self._tickets: Counter[str] = Counter()
        self._running: dict[int, str] = {}
        self._spawner = Spawner()
        logs = settings.home / "logs"
        self._spares = {slot.index: Spare(self._spawner, slot, logs, engine) for slot in [*slots, *desks]}
        self._presence = Presence(api, settings, self._report_slots, self._report_examining, self._follow)

    def start(self) -> None:
        """Warm up, and tell the API that this worker is there."""
        for slot in self._slots:
            self._spares[slot.index].prepare(gentle=False)
        self._presence.start()

    def work(self, queue: str) -> None:
        """Answer a ticket: serve ``queue`` until it is empty; at once nothing when all slots are busy."""
        self._tickets[queue] += 1
        for work in self._free:
            self._serve(queue, work)

    def stop(self) -> None:
        """Ask all trainings to stop; their runs go back to the queue. Returns at once."""
        self._stopping.set()

    def close(self) -> None:
        """End what is left: spares, announcements, connections."""
        self.stop()
        self._presence.close()
        for spare in self._spares.values():
            spare.close()
        self._spawner.close()
        self._api.close()

    def _serve(self, queue: str, work: Work) -> None:
        seen = 0
        # A ticket that found all slots busy may have come after the last claim: whoever frees a slot looks again.
        while self._tickets[queue] != seen and not self._stopping.is_set():
            seen = self._tickets[queue]
            with self._free[work].take() as slot:
                if slot is None:
                    return
                self._drain(queue, work, slot)

    def _drain(self, queue: str, work: Work, slot: Slot) -> None:
        while not self._stopping.is_set() and (claim := self._claim(queue, work, slot)) is not None:
            self._running[slot.index] = claim.run
            try:
                supervise(self._api, self._settings, self._spares[slot.index], claim, self._stopping)
            finally:
                del self._running[slot.index]

    def _claim(self, queue: str, work: Work, slot: Slot) -> Claim | None:
        request = ClaimRequest(worker=self._settings.worker_name, slot=slot.index, device=slot.device, work=work)
        try:
            return self._api.claim(queue, request)
        except ApiError as error:
            logger.warning("nothing claimed from queue %s, the next ticket tries again: %s", queue, error)
            return None

    def _report_slots(self) -> list[SlotReport]:
        for spare in self._spares.values():
            spare.tend()
        return [self._report(slot) for slot in self._slots]

    def _report_examining(self) -> SlotReport | None:
        return None if self._examining is None else self._report(self._examining)

    def _report(self, slot: Slot) -> SlotReport:
        run, warm = self._running.get(slot.index), self._spares[slot.index].warm
        return SlotReport(index=slot.index, device=slot.device, run=run, warm=warm)

    def _follow(self, orders: WorkerOrders) -> None:
        """Do as the API says: a worker that drains leaves tickets to others, once its broker has heard so."""
        if orders.draining == self.draining:
            return
        if self.on_drain is not None and not self.on_drain(orders.draining):
            return
        self.draining = orders.draining
        logger.info("this worker takes %s", "nothing new: it was drained" if self.draining else "runs again")
