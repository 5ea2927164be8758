"""Roles: every endpoint has its own, and each role opens exactly what the table says."""

import re

import pytest
from distillboard.contracts.tokens import Role
from distillboard.server import access
from distillboard.server.access import Caller
from fastapi.routing import APIRoute

API = "/api/v1"


@pytest.fixture
def routes(app):
    """Every endpoint under ``/api/v1`` as method and address."""
    found = [(method, path) for path, methods in _addresses(app) for method in methods]
    assert len(found) > 40
    return found


def _addresses(app):
    for path, operations in app.openapi()["paths"].items():
        if path.startswith(API):
            yield path, [method.upper() for method in operations]


def filled(path):
    """An address with something for each of its parameters."""
    return re.sub(r"\{[^}]+\}", "x", path)


def may(role, method, path):
    return access.refusal(method, path, Caller("somebody", role)) is None


def test_every_noun_is_in_the_table(routes):
    nouns = {path.removeprefix(f"{API}/").partition("/")[0] for _, path in routes}
    missing = nouns - set(access.NOUNS)
    assert not missing, f"say in server/access.py who may read and write: {sorted(missing)}"


def test_every_single_rule_is_of_an_endpoint(routes):
    ruled = {(method, re.sub(":path", "", API + path)) for method, path in access.ENDPOINTS}
    assert ruled <= set(routes)


def test_no_endpoint_of_the_api_is_hidden_from_the_walk(app):
    hidden = [route.path for route in app.routes if isinstance(route, APIRoute) and not route.include_in_schema]
    assert not [path for path in hidden if path.startswith("/api/")]


def test_an_admin_may_everything_and_everybody_may_something(routes):
    for method, path in routes:
        assert may(Role.ADMIN, method, filled(path)), (method, path)
    for role in Role:
        assert any(may(role, method, filled(path)) for method, path in routes)


def test_a_viewer_changes_nothing(routes):
    changing = {(method, path) for method, path in routes if method not in access.READING}
    allowed = {(method, path) for method, path in changing if may(Role.VIEWER, method, filled(path))}
    asking = {"estimates", "series", "session"}
    assert {path.removeprefix(f"{API}/").partition("/")[0] for _, path in allowed} <= asking


@pytest.mark.parametrize(
    ("method", "path", "roles"),
    [
        ("GET", "/runs", "viewer submitter worker admin"),
        ("POST", "/runs", "submitter admin"),
        ("POST", "/runs/x/cancel", "submitter admin"),
        ("POST", "/runs/x/move", "submitter admin"),
        ("POST", "/runs/x/events", "submitter worker admin"),
        ("PUT", "/runs/x/artifacts/a/b.pth", "submitter worker admin"),
        ("POST", "/runs/x/release", "worker admin"),
        ("POST", "/queues/default/claims", "worker admin"),
        ("POST", "/queues/default/pause", "admin"),
        ("PUT", "/workers/w", "worker admin"),
        ("POST", "/workers/w/drain", "admin"),
        ("GET", "/tokens", "admin"),
        ("POST", "/tokens", "admin"),
        ("DELETE", "/tokens/x", "admin"),
        ("GET", "/stream", "viewer submitter worker admin"),
        ("GET", "/what-nobody-listed", "admin"),
        ("POST", "//runs", "admin"),
    ],
)
def test_who_may(method, path, roles):
    assert " ".join(role for role in Role if may(role, method, API + path)) == roles


def test_an_address_outside_of_the_version_is_for_admins():
    assert not may(Role.VIEWER, "GET", "/api/v2/runs")


def test_a_refusal_names_the_role():
    refused = access.refusal("POST", "/api/v1/queues/q/claims", Caller("ci", Role.VIEWER))
    assert refused is not None
    assert (refused.status, refused.code) == (403, "role_needed")
    assert refused.message == (
        "POST /api/v1/queues/q/claims needs a token of role 'worker' or 'admin'; 'ci' is of role 'viewer'"
    )
