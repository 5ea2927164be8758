"""The server's settings: one validated object, made at start and passed down; nothing else reads the environment."""

import ipaddress
import re
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, SecretStr, ValidatorFunctionWrapHandler, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/(?!\.{1,2}(/|$))[A-Za-z0-9!_.*'()-]+)*/?")
_SOURCE_FRONTEND = Path(__file__).parents[3] / "frontend" / "dist"


class Settings(BaseSettings):
    """What the API needs to know; every field is ``DISTILLBOARD_<NAME>`` in the environment."""

    model_config = SettingsConfigDict(env_prefix="DISTILLBOARD_", extra="ignore", frozen=True, env_ignore_empty=True)

    home: Path = Field(Path(".distillboard"), description="Folder of everything that is kept.")
    host: str = Field("127.0.0.1", description="Address to bind; any but loopback demands a token.")
    port: int = Field(8000, ge=0, le=65535)
    database_url: str = Field("", description="SQLite or PostgreSQL; a file under home when left out.")
    redis_url: str | None = Field(None, description="redis://host:port/db or unix:///path/redis.sock.")
    token: SecretStr | None = Field(None, description="Bearer token that every /api call must carry.")
    allowed_hosts: Annotated[list[str], NoDecode] = Field(
        default_factory=list, description="Further names of this service in the Host header, separated by commas."
    )
    artifacts: Path | str = Field(
        Path(), description="Folder or s3://bucket/prefix of artifacts; under home when left out."
    )
    data_folders: Annotated[list[Path], NoDecode] = Field(
        default_factory=list,
        description="Folders whose images the page may show, separated by commas; any where no token is set.",
    )
    upload_limit_bytes: int = Field(8 * 2**30, ge=2**20, description="Largest file that is taken.")
    frontend: Path = Field(_SOURCE_FRONTEND, description="Folder of the built page.")
    lease_seconds: float = Field(60, gt=0, le=86_400, description="How long a claim lasts without a sign of life.")
    offline_limit_seconds: float = Field(
        1800, ge=0, description="How long a run that nobody may take over may be silent before it ends."
    )
    external_silence_seconds: float = Field(
        3600, gt=0, description="How long a script of one's own may be silent before its run counts as failed."
    )
    retention_days: float = Field(30, ge=0, le=36_500, description="How long deleted runs can be restored.")
    janitor_seconds: float = Field(2, gt=0, le=60, description="Pause between the janitor's rounds.")

    @field_validator("allowed_hosts", "data_folders", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("artifacts", mode="wrap")
    @classmethod
    def _folder_or_bucket(cls, value: object, handler: ValidatorFunctionWrapHandler) -> Path | str:
        if not isinstance(value, str) or "://" not in value:
            return Path(handler(value))
        if not _BUCKET.fullmatch(value):
            raise ValueError(f"{value} is neither a folder nor of the form s3://bucket/prefix")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _with_driver(cls, value: str) -> str:
        for scheme in ("postgresql://", "postgres://"):
            if value.startswith(scheme):
                return "postgresql+psycopg://" + value.removeprefix(scheme)
        return value

    @model_validator(mode="after")
    def _under_home(self) -> Self:
        if not self.database_url:
            _fill(self, "database_url", f"sqlite:///{self.home.resolve() / 'distillboard.sqlite3'}")
        if self.artifacts == Path():
            _fill(self, "artifacts", self.home / "artifacts")
        return self

    @model_validator(mode="after")
    def _token_off_loopback(self) -> Self:
        if not is_loopback(self.host) and not (self.token and self.token.get_secret_value()):
            raise ValueError(
                f"DISTILLBOARD_HOST={self.host} can be reached from other machines: set DISTILLBOARD_TOKEN to a long "
                "random text that every caller must then send, or bind 127.0.0.1"
            )
        return self


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _fill(settings: Settings, field: str, value: object) -> None:
    object.__setattr__(settings, field, value)
