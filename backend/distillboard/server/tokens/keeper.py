"""The keeper: knows a token or the page's pass again, for a moment without asking the database."""

import hmac
import time
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock

from distillboard.contracts.tokens import Role

from ..access import Caller
from ..db import Database
from ..errors import Unauthorized
from ..kit.base import utc_now
from ..kit.text import sha256
from ..settings import Settings
from . import repository
from .models import Token
from .service import BEGINNING, pass_of

FRESH_SECONDS = 2.0
"""How long an answer of the database is believed: a revocation counts everywhere within it."""
NOTED_EVERY = timedelta(minutes=1)
_MOST_KNOWN = 2000
_NOBODY = Caller("", Role.ADMIN)
_OPERATOR = Caller("DISTILLBOARD_TOKEN", Role.ADMIN)


@dataclass(frozen=True)
class Credential:
    """What a request shows: a token, or the pass that the page got for one."""

    text: str
    is_pass: bool = False


@dataclass(frozen=True)
class _Known:
    caller: Caller | None
    refusal: Unauthorized | None
    until: float


class Keeper:
    """Says whose a credential is.

    Args:
        settings: Hold the token of whoever runs the service; without one everybody who reaches it is an admin.
        database: Holds the digests of all others. They are looked up by the sha256 of what a request shows, of which
            nobody can choose a part: how long that takes tells nothing about a token.
    """

    def __init__(self, settings: Settings, database: Database) -> None:
        own = settings.token.get_secret_value() if settings.token else ""
        self.is_open = not own
        self._own = {False: own.encode(), True: pass_of(own).encode()}
        self._database = database
        self._known: dict[tuple[bool, str], _Known] = {}
        self._noted: dict[str, float] = {}
        self._lock = Lock()

    def remembered(self, credential: Credential | None) -> Caller | None:
        """Whose a credential is, when that is known without the database; None when it has to be asked.

        Raises:
            Unauthorized: it is missing, or known not to count.
        """
        if self.is_open:
            return _NOBODY
        if credential is None:
            raise Unauthorized("token_needed", "this service wants the header 'Authorization: Bearer <token>'")
        if hmac.compare_digest(credential.text.encode(), self._own[credential.is_pass]):
            return _OPERATOR
        if not credential.is_pass and not credential.text.startswith(BEGINNING):
            raise _unknown(credential)
        known = self._known.get(_key(credential))
        return _answer(known) if known is not None and known.until > time.monotonic() else None

    def caller(self, credential: Credential | None) -> Caller:
        """Whose a credential is; asks the database when that is not known.

        Raises:
            Unauthorized: it is missing, unknown, expired or revoked.
        """
        remembered = self.remembered(credential)
        if remembered is not None or credential is None:
            return remembered or _NOBODY
        with self._database.reading() as session:
            token = repository.by_digest(session, sha256(credential.text), is_pass=credential.is_pass)
        return _answer(self._remember(credential, token))

    def forget(self) -> None:
        """Believe nothing any more: a token was revoked here."""
        with self._lock:
            self._known.clear()

    def is_due(self, caller: Caller) -> bool:
        """Whether the use of a token is to be noted: once a minute, for each process."""
        if caller.token is None:
            return False
        now = time.monotonic()
        with self._lock:
            if self._noted.get(caller.token, 0.0) > now:
                return False
            self._noted[caller.token] = now + NOTED_EVERY.total_seconds()
        return True

    def note(self, caller: Caller) -> None:
        """Note that a token was used."""
        now = utc_now()
        with self._database.writing() as session:
            repository.note_use(session, str(caller.token), now, now - NOTED_EVERY)

    def _remember(self, credential: Credential, token: Token | None) -> _Known:
        refusal = _refusal(token, credential)
        caller = None if token is None or refusal is not None else _caller(token)
        known = _Known(caller, refusal, time.monotonic() + FRESH_SECONDS)
        with self._lock:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[_key(credential)] = known
        return known


def _key(credential: Credential) -> tuple[bool, str]:
    return credential.is_pass, sha256(credential.text)


def _answer(known: _Known) -> Caller:
    if known.caller is None:
        raise known.refusal or Unauthorized("token_wrong", "this token is not known here")
    if known.caller.expires is not None and known.caller.expires <= utc_now():
        raise Unauthorized("token_expired", f"the token '{known.caller.name}' has expired")
    return known.caller


def _caller(token: Token) -> Caller:
    return Caller(token.name, Role(token.role), token.expires, token.id)


def _refusal(token: Token | None, credential: Credential) -> Unauthorized | None:
    if token is None:
        return _unknown(credential)
    if token.revoked is not None:
        return Unauthorized("token_revoked", f"the token '{token.name}' was revoked; ask for another one")
    return None


def _unknown(credential: Credential) -> Unauthorized:
    if credential.is_pass:
        return Unauthorized("token_needed", "the page's session is over: log in again")
    return Unauthorized("token_wrong", "this token is not known here: is it whole, and of this service?")
