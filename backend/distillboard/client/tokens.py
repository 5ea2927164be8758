"""Tokens from a script: who may call, in which role, and until when."""

from datetime import datetime

from distillboard.contracts.tokens import NewToken, Role, SessionView, TokenCreated, TokenList, TokenView

from .transport import Transport


class Tokens:
    """The tokens of a server; all but ``whoami`` need the role ``admin``."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(self, name: str, role: Role | str, *, expires: datetime | None = None) -> TokenCreated:
        """Make a token; ``.token`` of the answer is the only place where its text stands.

        Args:
            name: Who or what bears it.
            role: ``viewer``, ``submitter``, ``worker`` or ``admin``.
            expires: When it stops to count; never when left out.
        """
        body = NewToken(name=name, role=Role(role), expires=expires)
        return self._transport.post("/tokens", TokenCreated, json=body.model_dump(mode="json"))

    def list(self) -> TokenList:
        """The tokens, newest first, and whether the server asks for them."""
        return self._transport.get("/tokens", TokenList)

    def revoke(self, token_id: str) -> TokenView:
        """Let a token count no more, within seconds."""
        return self._transport.delete(f"/tokens/{token_id}", TokenView)

    def whoami(self) -> SessionView:
        """The name and role of the token that this client bears."""
        return self._transport.get("/session", SessionView)
