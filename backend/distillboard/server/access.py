"""Who may do what: the one table of roles, by the noun of an address and by single endpoints."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.routing import compile_path

from distillboard.contracts.tokens import Role

from .errors import Forbidden

Roles = frozenset[Role]

ALL: Roles = frozenset(Role)
SUBMIT: Roles = frozenset({Role.SUBMITTER, Role.ADMIN})
WORK: Roles = frozenset({Role.WORKER, Role.ADMIN})
REPORT: Roles = SUBMIT | WORK
"""Reports come from workers, and from people's own scripts."""
ADMIN: Roles = frozenset({Role.ADMIN})

READING = frozenset({"GET", "HEAD", "OPTIONS"})
PREFIX = "/api/v1/"


@dataclass(frozen=True)
class Rule:
    """Who may read what a noun's addresses show, and who may change it."""

    read: Roles = ALL
    write: Roles = ADMIN


NOUNS: Mapping[str, Rule] = {
    "blobs": Rule(write=REPORT),
    "datasets": Rule(write=SUBMIT),
    "estimates": Rule(write=ALL),
    "exports": Rule(),
    "leaderboard": Rule(),
    "models": Rule(write=SUBMIT),
    "preflights": Rule(write=SUBMIT),
    "projects": Rule(write=SUBMIT),
    "queues": Rule(),
    "recipes": Rule(),
    "runs": Rule(write=SUBMIT),
    "series": Rule(write=ALL),
    "session": Rule(write=ALL),
    "stream": Rule(),
    "sweeps": Rule(write=SUBMIT),
    "tokens": Rule(read=ADMIN),
    "uploads": Rule(write=REPORT),
    "views": Rule(write=SUBMIT),
    "workers": Rule(),
    "zoo": Rule(write=SUBMIT),
}
"""By the first word after ``/api/v1/``. What is not listed is open to admins only, and a test fails."""

ENDPOINTS: Mapping[tuple[str, str], Roles] = {
    ("POST", "/queues/{queue}/claims"): WORK,
    ("PUT", "/workers/{name}"): WORK,
    ("POST", "/runs/{run_id}/events"): REPORT,
    ("POST", "/runs/{run_id}/heartbeat"): REPORT,
    ("POST", "/runs/{run_id}/release"): WORK,
    ("PUT", "/runs/{run_id}/artifacts/{name:path}"): REPORT,
    ("POST", "/runs/{run_id}/artifacts"): REPORT,
}
"""Endpoints that are not as their noun."""

OPEN = frozenset({("POST", PREFIX + "session"), ("DELETE", PREFIX + "session")})
"""Logging in and out needs no token."""

_PATTERNS = [(method, compile_path(PREFIX[:-1] + path)[0], roles) for (method, path), roles in ENDPOINTS.items()]


@dataclass(frozen=True)
class Caller:
    """Who sends a request.

    Attributes:
        name: The token's name; empty where no token is asked for.
        role: What it may do.
        expires: When its token stops to count.
        token: Id of its token; None for DISTILLBOARD_TOKEN's bearer, and where no token is asked for.
    """

    name: str
    role: Role
    expires: datetime | None = None
    token: str | None = None


def needed(method: str, path: str) -> Roles:
    """The roles that may send this request."""
    for of_method, pattern, roles in _PATTERNS:
        if method == of_method and pattern.match(path):
            return roles
    rule = NOUNS.get(path.removeprefix(PREFIX).partition("/")[0]) if path.startswith(PREFIX) else None
    if rule is None:
        return ADMIN
    return rule.read if method in READING else rule.write


def refusal(method: str, path: str, caller: Caller) -> Forbidden | None:
    """Why this caller may not send this request; None when it may."""
    roles = needed(method, path)
    if caller.role in roles:
        return None
    wanted = " or ".join(f"'{role}'" for role in Role if role in roles)
    message = f"{method} {path} needs a token of role {wanted}; '{caller.name}' is of role '{caller.role}'"
    return Forbidden("role_needed", message)
