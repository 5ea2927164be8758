"""What endpoints ask for: the collaborators the app was built with, and a transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import Recipe

from .db import Database
from .settings import Settings
from .tickets.messenger import Messenger


@dataclass(frozen=True)
class Context:
    """The app's collaborators, made by the factory."""

    settings: Settings
    database: Database
    messenger: Messenger
    recipes: dict[str, Recipe]
    started: datetime


def context_of(request: Request) -> Context:
    """The collaborators of the app that serves this request."""
    context: Context = request.app.state.context
    return context


Services = Annotated[Context, Depends(context_of)]


def _settings(services: Services) -> Settings:
    return services.settings


def _writing(services: Services) -> Iterator[Session]:
    with services.database.writing() as session:
        yield session


def _reading(services: Services) -> Iterator[Session]:
    with services.database.reading() as session:
        yield session


Config = Annotated[Settings, Depends(_settings)]
Writing = Annotated[Session, Depends(_writing, scope="function")]
"""A transaction that is committed before the answer is sent, or rolled back by an exception."""
Reading = Annotated[Session, Depends(_reading, scope="function")]
"""A transaction that only reads."""
