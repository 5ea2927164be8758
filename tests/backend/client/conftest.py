"""A real API, and a network that can be cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from distillboard.client.client import Client
from support.api import ApiProcess, running_api


class Network(httpx.BaseTransport):
    """The real network, until ``away`` or ``deaf`` is set: no request arrives, or no answer comes back."""

    def __init__(self) -> None:
        self.away = self.deaf = False
        self.watch: Callable[[httpx.Request], object] | None = None
        self._real = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.watch is not None:
            self.watch(request)
        if self.away:
            raise httpx.ConnectError("the network is cut")
        answer = self._real.handle_request(request)
        if self.deaf:
            answer.read()
            raise httpx.ReadError("the answer got lost")
        return answer

    def close(self) -> None:
        self._real.close()


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApiProcess]:
    """An API for all tests of the client."""
    with running_api(tmp_path_factory.mktemp("api")) as process:
        yield process


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def client(api: ApiProcess, network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A client whose network can be cut; what its reporters spool lies under this test's folder."""
    monkeypatch.setenv("DISTILLBOARD_URL", api.url)
    monkeypatch.setenv("DISTILLBOARD_SPOOL", str(tmp_path / "spool"))
    with Client(api.url, http=httpx.Client(base_url=api.url, transport=network, timeout=20)) as client:
        yield client


@pytest.fixture
def onlooker(api: ApiProcess) -> Iterator[Client]:
    """A client whose network is whole."""
    with Client(api.url) as client:
        yield client
