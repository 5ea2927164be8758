"""Who may call: the Host and Origin a browser was led by, and the bearer token."""

import hmac
from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from .errors import Forbidden, RequestError, Unauthorized
from .session.service import COOKIE, pass_of
from .settings import Settings

_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_LOGIN = "/api/v1/session"


class Guard:
    """Decides whether a request may pass, from its method, path and headers alone."""

    def __init__(self, settings: Settings) -> None:
        bound = f"[{settings.host}]" if ":" in settings.host and settings.host[0] != "[" else settings.host
        self._hosts = {name.lower() for name in (*_LOCAL_NAMES, bound, *settings.allowed_hosts)}
        self._token = settings.token.get_secret_value() if settings.token else ""

    def refusal(self, method: str, path: str, headers: Mapping[str, str]) -> RequestError | None:
        """Why the request may not pass; None when it may."""
        return (
            self._foreign_host(headers.get("host", ""))
            or self._foreign_origin(method, headers)
            or self._without_token(path, headers)
        )

    def _foreign_host(self, host: str) -> RequestError | None:
        """A page that resolves its own name to 127.0.0.1 (DNS rebinding) still sends that name as Host."""
        if _name(host) in self._hosts:
            return None
        message = f"this service is not known as '{host}': call it by one of its names, or add it to "
        return Forbidden("host_not_allowed", message + "DISTILLBOARD_ALLOWED_HOSTS")

    def _foreign_origin(self, method: str, headers: Mapping[str, str]) -> RequestError | None:
        origin = headers.get("origin")
        if method in _SAFE_METHODS or origin is None or self._is_ours(origin, headers.get("host", "")):
            return None
        return Forbidden("origin_not_allowed", f"a page of '{origin}' may not change anything here")

    def _is_ours(self, origin: str, host: str) -> bool:
        place = urlsplit(origin).netloc.lower()
        return place == host.lower() or _name(place) in self._hosts

    def _without_token(self, path: str, headers: Mapping[str, str]) -> RequestError | None:
        if not self._token or not path.startswith("/api/") or path == _LOGIN:
            return None
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(token.strip().encode(), self._token.encode()):
            return None
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        if morsel is not None and hmac.compare_digest(morsel.value.encode(), pass_of(self._token).encode()):
            return None
        return Unauthorized("token_needed", "this service wants the header 'Authorization: Bearer <token>'")


def _name(host: str) -> str:
    """The name in a Host header, without its port; brackets of an IPv6 address stay."""
    host = host.strip().lower()
    if host.startswith("["):
        address, bracket, _ = host.partition("]")
        return address + bracket
    return host.partition(":")[0]
