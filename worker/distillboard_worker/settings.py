"""The worker's settings: one object made at start from DISTILLBOARD_* and passed down."""

import os
import re
import socket
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from distillboard_worker.cache import LIMIT as CACHE_LIMIT
from distillboard_worker.downloads import LIMIT, SOURCES


def _own_name() -> str:
    host = re.sub(r"[^A-Za-z0-9._-]", "-", socket.gethostname()) or "worker"
    return f"{host[:80].lstrip('._-') or 'worker'}-{os.getpid()}"


class WorkerSettings(BaseSettings):
    """Where the worker finds the API and Redis, and how patient it is."""

    model_config = SettingsConfigDict(env_prefix="DISTILLBOARD_", extra="ignore", env_ignore_empty=True)

    url: str = "http://127.0.0.1:8000"
    token: SecretStr | None = None
    redis_url: str = "redis://127.0.0.1:6379/0"
    home: Path = Path(".distillboard")
    cache: Path | None = Field(None, description="Made data sets and downloaded weights; HOME/cache when left out.")
    cache_limit_bytes: int = Field(
        CACHE_LIMIT, gt=0, description="Bytes of uploaded data sets and weights that are kept when no run uses them."
    )
    mirrors: Path | None = Field(None, description="Where runs are mirrored to in files; HOME/mirrors when left out.")
    queues: Annotated[list[str], NoDecode] = Field(["default"], min_length=1)
    slots: int | None = Field(None, ge=1, le=64, description="Trainings at once; one per GPU, else one, when left out.")
    gpus_per_slot: int = Field(1, ge=1, le=8, description="GPUs of a slot: the most that one run can train on.")
    cpu_ranks: int = Field(1, ge=1, le=8, description="Processes that share a training where there is no GPU.")
    worker_name: str = Field(default_factory=_own_name, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")
    weight_sources: Annotated[list[str], NoDecode] = Field(
        list(SOURCES), description="Origins (scheme, host, port) that weights are downloaded from."
    )
    weight_limit_bytes: int = Field(LIMIT, gt=0, description="Largest file of weights that is downloaded.")
    offline_limit_seconds: float = Field(1800, gt=0, description="How long a training goes on without an API.")
    stop_seconds: float = Field(10, ge=0, description="How long a trainer may take to stop before it is killed.")

    @field_validator("queues", "weight_sources", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value

    @field_validator("weight_sources")
    @classmethod
    def _origins(cls, sources: list[str]) -> list[str]:
        for source in sources:
            if re.fullmatch(r"https?://[A-Za-z0-9._-]+(:[0-9]+)?", source) is None:
                raise ValueError(f"'{source}' is no origin, such as https://download.example.org")
        return sources

    @model_validator(mode="after")
    def _absolute(self) -> "WorkerSettings":
        self.home = self.home.absolute()
        self.cache = (self.cache or self.home / "cache").absolute()
        self.mirrors = (self.mirrors or self.home / "mirrors").absolute()
        return self

    @property
    def cache_dir(self) -> Path:
        """Folder that all runs of this worker share."""
        return self.cache or self.home / "cache"

    @property
    def work_dir(self) -> Path:
        """Folder of the runs' own folders."""
        return self.home / "work"
