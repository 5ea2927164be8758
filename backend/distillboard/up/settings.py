"""The embedded stack's settings: one object, handed to its programs as their environment."""

import os
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from .errors import StackError

PREFIX = "DISTILLBOARD_"


class StackSettings(BaseSettings):
    """What ``distillboard up`` starts and where; every field is ``DISTILLBOARD_<NAME>`` in the environment."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", env_ignore_empty=True, frozen=True)

    home: Path = Field(Path(".distillboard"), description="Folder of everything that is kept.")
    host: str = Field("127.0.0.1", description="Address to bind; any but loopback demands a token.")
    port: int = Field(8000, ge=0, le=65535, description="Port of the page and the API; 0 takes a free one.")
    redis_url: str | None = Field(None, description="A Redis that runs already; none is started then.")
    token: SecretStr | None = Field(None, description="Bearer token of the API.")
    slots: int | None = Field(None, ge=1, le=64, description="Trainings at once; the worker decides when left out.")

    @property
    def place(self) -> Path:
        """``home`` as an absolute path."""
        return self.home.absolute()

    @property
    def url(self) -> str:
        """Where programs of this machine find the API."""
        if self.host == "0.0.0.0":  # noqa: S104 - compared with, not bound
            return f"http://127.0.0.1:{self.port}"
        host = {"::": "[::1]"}.get(self.host, f"[{self.host}]" if ":" in self.host else self.host)
        return f"http://{host}:{self.port}"

    def environment(self, redis_url: str) -> dict[str, str]:
        """The environment of the stack's programs: this one's, with what was decided here."""
        decided = {
            "HOME": str(self.place),
            "HOST": self.host,
            "PORT": str(self.port),
            "REDIS_URL": redis_url,
            "URL": self.url,
            "TOKEN": self.token and self.token.get_secret_value(),
            "SLOTS": self.slots and str(self.slots),
        }
        return os.environ | {f"{PREFIX}{name}": value for name, value in decided.items() if value}


def settings_from(**given: Any) -> StackSettings:
    """Settings from the environment, with those of ``given`` that are not None laid over them.

    Raises:
        StackError: a value is out of its range.
    """
    try:
        return StackSettings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        told = (f"{PREFIX}{str(problem['loc'][0]).upper()}: {problem['msg']}" for problem in error.errors())
        raise StackError("; ".join(told)) from None
