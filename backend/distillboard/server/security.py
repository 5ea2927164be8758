"""Who may call: the Host and Origin a browser was led by, and what a request shows to be let in."""

from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from .errors import Forbidden, RequestError
from .session.service import COOKIE
from .settings import Settings
from .tokens.keeper import Credential

_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """Decides whether a request may pass, from its method and headers alone."""

    def __init__(self, settings: Settings) -> None:
        bound = f"[{settings.host}]" if ":" in settings.host and settings.host[0] != "[" else settings.host
        self._hosts = {name.lower() for name in (*_LOCAL_NAMES, bound, *settings.allowed_hosts)}

    def refusal(self, method: str, headers: Mapping[str, str]) -> RequestError | None:
        """Why the request may not pass; None when it may."""
        return self._foreign_host(headers.get("host", "")) or self._foreign_origin(method, headers)

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


def credential(headers: Mapping[str, str]) -> Credential | None:
    """What a request shows to be let in: the bearer token, else the page's cookie."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return Credential(token.strip())
    morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    return Credential(morsel.value, is_pass=True) if morsel is not None and morsel.value else None


def _name(host: str) -> str:
    """The name in a Host header, without its port; brackets of an IPv6 address stay."""
    host = host.strip().lower()
    if host.startswith("["):
        address, bracket, _ = host.partition("]")
        return address + bracket
    return host.partition(":")[0]
