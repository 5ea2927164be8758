"""An API in memory with the lease rules of the real one, for tests of the worker alone."""

import hashlib
import json
import threading
from pathlib import Path

import httpx
from distillboard.contracts.catalogue import DatasetDocument, ModelDocument
from distillboard.contracts.events import EventBatch, MetricsEvent
from distillboard.contracts.leases import LEASE_HEADER, Claim, ResumePoint
from distillboard.contracts.spec import JobSpec, Student
from distillboard_worker.api import Api


def create_claim(
    *,
    notes="steps",
    run="run1",
    attempt=1,
    lease_seconds=60.0,
    resume=None,
    student=None,
    teacher=None,
    preflight=None,
):
    return Claim(
        run=run,
        name="calm-owl-1",
        attempt=attempt,
        token=f"token-{run}-{attempt}",
        lease_seconds=lease_seconds,
        spec=JobSpec(
            dataset="shapes", student=Student(model="student", weights="own" if student else "random"), notes=notes
        ),
        student=student or ModelDocument(name="student", config={}, classes=["a"]),
        teacher=teacher,
        dataset=DatasetDocument(name="shapes", classes=["a"], builtin="shapes"),
        resume=resume and ResumePoint(artifact=resume, step=5, epoch=1),
        preflight=preflight,
    )


def create_student(*, own):
    return Student(model="student", weights="own" if own else "random")


class FakeApi:
    """Keeps what workers say; its flags make it cancel, forget leases, or go away."""

    def __init__(self):
        self.lock = threading.Lock()
        self.queue: list[Claim] = []
        self.events = []
        self.batches = {}
        self.duplicates = 0
        self.artifacts = {}
        self.blobs = {}
        self.released = []
        self.workers = {}
        self.stop = set()
        self.pause = set()
        self.draining = False
        self.stale = set()
        self.away = False
        self.turned_away = 0
        self.swallow_answers = 0
        self.refuses = lambda _event: False
        self.api = Api("http://api.test", transport=httpx.MockTransport(self.answer))

    def state(self):
        ends = [event for event in self.events if event.type == "state"]
        assert len(ends) <= 1
        return ends[0] if ends else None

    def series(self, key):
        return [
            (event.step, event.values[key]) for event in self.events if event.type == "metrics" and key in event.values
        ]

    def fact(self, name):
        values = [event.values[name] for event in self.events if event.type == "facts" and name in event.values]
        return values[0] if values else None

    def answer(self, request):
        if self.away:
            self.turned_away += 1
            raise httpx.ConnectError("connection refused")
        with self.lock:
            answer = self.route(request)
            if self.swallow_answers and request.url.path.endswith("/events"):
                self.swallow_answers -= 1
                raise httpx.ReadError("connection reset")
            return answer

    def route(self, request):
        parts = request.url.path.removeprefix("/api/v1/").split("/")
        match request.method, parts:
            case "POST", ["queues", _, "claims"]:
                return self.claimed(json.loads(request.content).get("work", "training"))
            case "PUT", ["workers", name]:
                self.workers[name] = json.loads(request.content)
                return httpx.Response(200, json={"draining": self.draining})
            case "GET", ["blobs", digest]:
                return (
                    httpx.Response(200, content=self.blobs[digest])
                    if digest in self.blobs
                    else problem(404, "not_found")
                )
            case "GET", ["runs", run, "artifacts", *name]:
                return httpx.Response(200, content=self.artifacts["/".join(name)])
            case _, ["runs", run, *rest]:
                if request.headers[LEASE_HEADER] in self.stale:
                    return problem(409, "stale_lease")
                return self.reported(run, rest, request)
        raise AssertionError(f"{request.method} {request.url} is not in the contract")

    def wishes(self, run):
        return {"stop_requested": run in self.stop, "pause_requested": run in self.pause}

    def claimed(self, work):
        fitting = [claim for claim in self.queue if (claim.preflight is not None) == (work == "preflight")]
        if not fitting:
            return httpx.Response(204)
        self.queue.remove(fitting[0])
        return httpx.Response(200, text=fitting[0].model_dump_json())

    def reported(self, run, rest, request):
        match rest:
            case ["heartbeat"]:
                return httpx.Response(200, json={**self.wishes(run), "lease_seconds": 60})
            case ["release"]:
                self.released.append(run)
                self.stale.add(request.headers[LEASE_HEADER])
                return httpx.Response(200, json={})
            case ["artifacts", *name]:
                content = request.read()
                assert hashlib.sha256(content).hexdigest() == request.headers["Digest-SHA256"]
                self.artifacts["/".join(name)] = content
                return httpx.Response(200, json={})
            case ["events"]:
                return self.took(run, EventBatch.model_validate_json(request.content), request)
        raise AssertionError(rest)

    def took(self, run, batch, request):
        if batch.batch in self.batches:
            assert self.batches[batch.batch] == request.content, "one id, two contents"
            self.duplicates += 1
            return httpx.Response(200, json={"accepted": 0, "duplicate": True})
        events = [row for event in batch.events for row in rows_of(event)]
        if any(self.refuses(event) for event in events):
            return problem(422, "invalid")
        self.batches[batch.batch] = request.content
        self.events += events
        if any(event.type == "state" for event in batch.events):
            self.stale.add(request.headers[LEASE_HEADER])
        return httpx.Response(200, json={"accepted": len(batch.events), **self.wishes(run)})


def rows_of(event):
    """A table as the metrics events that it stands for; anything else as it is."""
    if event.type != "table":
        return [event]
    epochs = event.epochs or [None] * len(event.steps)
    rows = zip(event.steps, event.times, epochs, event.values, strict=True)
    return [
        MetricsEvent(type="metrics", step=step, time=time, epoch=epoch, values=dict(zip(event.keys, row, strict=True)))
        for step, time, epoch, row in rows
    ]


def problem(status, code):
    return httpx.Response(status, json={"error": {"code": code, "message": f"it is {code}"}})


HERE = Path(__file__).parent
