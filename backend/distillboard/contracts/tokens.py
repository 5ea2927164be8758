"""Tokens: who may call, in which role, and until when."""

from enum import StrEnum

from pydantic import Field

from .base import Closed, Moment, View
from .spec import Title


class Role(StrEnum):
    """What a token's bearer may do.

    A viewer reads. A submitter also submits, changes and stops runs, and registers models and data sets. A worker
    reads, takes runs and reports on them. An admin does everything, queues, workers and tokens included.
    """

    VIEWER = "viewer"
    SUBMITTER = "submitter"
    WORKER = "worker"
    ADMIN = "admin"


class NewToken(Closed):
    """Body of ``POST /api/v1/tokens``."""

    name: Title = Field(description="Who or what bears it.", examples=["gpu-machine-3"])
    role: Role
    expires: Moment | None = Field(None, description="When it stops to count; never when left out.")


class TokenView(View):
    """A token, without its text."""

    id: str
    name: str
    role: Role
    prefix: str = Field(description="Its first characters, to know it again.")
    created: Moment
    created_by: str = Field(description="Name of the token that it was made with.")
    expires: Moment | None = None
    last_used: Moment | None = Field(None, description="To the minute; null when it was never used.")
    revoked: Moment | None = Field(None, description="Since when it does not count any more.")


class TokenCreated(TokenView):
    """Answer to ``POST /api/v1/tokens``: the only one that holds the token itself."""

    token: str = Field(description="The token. It is not kept: write it down now.")


class TokenList(View):
    """Tokens, newest first."""

    required: bool = Field(description="Whether this service asks for tokens: it does once DISTILLBOARD_TOKEN is set.")
    tokens: list[TokenView]


class SessionView(View):
    """Who calls."""

    required: bool = Field(description="Whether this service asks for tokens.")
    name: str = Field(description="Name of the token that the request came with.")
    role: Role
    expires: Moment | None = None
