"""Workers from a script: who trains, on what, and who is to stop taking runs."""

from distillboard.contracts.leases import WorkerView

from .transport import Transport


class Workers:
    """The workers of a server."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> list[WorkerView]:
        """All workers, those heard of last first."""
        return self._transport.get("/workers", list[WorkerView])

    def get(self, name: str) -> WorkerView:
        """One worker: its devices, versions and slots, and what it trains."""
        return self._transport.get(f"/workers/{name}", WorkerView)

    def drain(self, name: str) -> WorkerView:
        """Hand a worker nothing new; what it trains goes on to its end."""
        return self._transport.post(f"/workers/{name}/drain", WorkerView)

    def undrain(self, name: str) -> WorkerView:
        """Hand a worker runs again."""
        return self._transport.post(f"/workers/{name}/undrain", WorkerView)
