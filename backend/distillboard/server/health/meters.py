"""The meters of the service: what passes through it, counted for Prometheus."""

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_UNKNOWN = "unknown"


class Meters:
    """One app's meters, in a registry of their own so that two apps in a process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route")
        self.requests = Counter(
            "distillboard_requests_total", "Requests by outcome.", (*labels, "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "distillboard_request_seconds", "Time until an answer begins.", labels, registry=self.registry
        )
        self.runs = Gauge("distillboard_runs", "Runs by state.", ("state",), registry=self.registry)
        self.queued = Gauge("distillboard_queued_runs", "Runs that wait, by queue.", ("queue",), registry=self.registry)
        self.workers = Gauge("distillboard_workers", "Workers heard of lately.", registry=self.registry)


class MeterMiddleware:
    """Counts and times requests by their route's template, never by their path: ids would be labels without end."""

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        self.app = app
        self.meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note its outcome."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()

        async def note(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._note(scope, message["status"], time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, note)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path_format", _UNKNOWN)
        self.meters.requests.labels(scope["method"], route, str(status)).inc()
        self.meters.seconds.labels(scope["method"], route).observe(seconds)
