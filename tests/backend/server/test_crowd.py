"""More callers at once than the server has threads: each gets its answer, and none waits for a lock in vain."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from support.http import TestClient

from .conftest import make_app

CALLERS = 120


def test_more_writers_and_readers_than_threads_are_all_served(settings):
    with TestClient(make_app(settings), base_url="http://localhost") as client:
        runs = [client.post("/api/v1/runs", json={"engine": "external"}).json()["id"] for _ in range(12)]

        def report(caller: int) -> list[int]:
            event = {"type": "metrics", "step": caller, "time": 1.7e9, "values": {"loss": 1.0}}
            body = {"batch": str(uuid4()), "events": [event]}
            run = f"/api/v1/runs/{runs[caller % len(runs)]}"
            return [client.post(f"{run}/events", json=body).status_code, client.get(f"{run}/keys").status_code]

        with ThreadPoolExecutor(CALLERS) as pool:
            assert {code for codes in pool.map(report, range(CALLERS)) for code in codes} == {200}
        counts = [client.get(f"/api/v1/runs/{run}/keys").json()[0]["summary"]["count"] for run in runs]
        assert counts == [CALLERS // len(runs)] * len(runs)
