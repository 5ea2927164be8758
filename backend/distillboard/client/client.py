"""``Client``: the whole service from a script."""

from types import TracebackType
from typing import Self

import httpx

from distillboard.contracts.catalogue import Recipe

from .board import Board
from .catalogue import Datasets, Models
from .preflights import Preflights
from .projects import Projects
from .queues import Queues
from .runs import Runs
from .settings import server_url, token_or_none
from .sweeps import Sweeps
from .tokens import Tokens
from .transport import Transport
from .workers import Workers
from .zoo import Zoo


class Client:
    """A server, by its nouns: ``client.runs``, ``preflights``, ``sweeps``, ``models``, ``datasets``, ``zoo`` …

    Args:
        url: Address of the server; ``DISTILLBOARD_URL`` or the local one when left out.
        token: Bearer token; ``DISTILLBOARD_TOKEN`` when left out.
        http: An httpx client to use instead of a new one, e.g. one that calls an application in this process.

    Raises:
        Unreachable, Invalid, NotFound, Conflict, Denied: from every call, see ``distillboard.client.errors``.
    """

    def __init__(self, url: str | None = None, token: str | None = None, *, http: httpx.Client | None = None) -> None:
        self._transport = Transport(server_url(url), token_or_none(token), client=http)
        self.url = self._transport.url
        self.runs = Runs(self._transport)
        self.preflights = Preflights(self._transport)
        self.projects = Projects(self._transport)
        self.sweeps = Sweeps(self._transport, self.runs)
        self.models = Models(self._transport)
        self.datasets = Datasets(self._transport)
        self.queues = Queues(self._transport)
        self.workers = Workers(self._transport)
        self.tokens = Tokens(self._transport)
        self.zoo = Zoo(self._transport)

    def recipes(self) -> list[Recipe]:
        """The named job specs that runs start from."""
        return self._transport.get("/recipes", list[Recipe])

    def recipe(self, name: str) -> Recipe:
        """One recipe."""
        return self._transport.get(f"/recipes/{name}", Recipe)

    def leaderboard(self, dataset: str | None = None) -> Board:
        """What distillation gained over matched controls; ``print`` shows it as a table."""
        return self._transport.get("/leaderboard", Board, {"dataset": dataset})

    def close(self) -> None:
        """Close the connection."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
