"""What endpoints ask for: the collaborators the app was built with."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from distillboard.contracts.catalogue import Recipe

from .db import Database
from .leaderboard.known import KnownRuns
from .settings import Settings
from .tickets.messenger import Messenger


@dataclass(frozen=True)
class Context:
    """The app's collaborators, made by the factory.

    An endpoint opens its transaction itself, in the thread that runs it. A dependency would be entered, used and left
    in three turns of the thread pool; a pool full of others that wait for the database would never let it finish.
    """

    settings: Settings
    database: Database
    messenger: Messenger
    recipes: dict[str, Recipe]
    started: datetime
    known_runs: KnownRuns = field(default_factory=KnownRuns)


async def context_of(request: Request) -> Context:
    """The collaborators of the app that serves this request; a coroutine, as a plain function would cost a thread."""
    context: Context = request.app.state.context
    return context


Services = Annotated[Context, Depends(context_of)]
