"""Settings: what the environment says, and what follows from it."""

from pathlib import Path

import pytest
from distillboard.server.settings import Settings


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch):
    for name in ("HOME", "HOST", "PORT", "DATABASE_URL", "REDIS_URL", "TOKEN", "ALLOWED_HOSTS", "ARTIFACTS"):
        monkeypatch.delenv(f"DISTILLBOARD_{name}", raising=False)


def test_everything_lies_under_home(tmp_path: Path):
    settings = Settings(home=tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path / 'distillboard.sqlite3'}"
    assert settings.artifacts == tmp_path / "artifacts"


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISTILLBOARD_PORT", "9000")
    monkeypatch.setenv("DISTILLBOARD_ALLOWED_HOSTS", "board.example, b.example")
    monkeypatch.setenv("DISTILLBOARD_ARTIFACTS", "/files")
    settings = Settings()
    assert (settings.port, settings.allowed_hosts) == (9000, ["board.example", "b.example"])
    assert settings.artifacts == Path("/files")


def test_an_empty_variable_counts_as_left_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISTILLBOARD_TOKEN", "")
    assert Settings().token is None


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_is_reached_through_psycopg(scheme):
    assert Settings(database_url=f"{scheme}://u@h/d").database_url == "postgresql+psycopg://u@h/d"


def test_a_token_is_not_shown():
    assert "s3cret" not in repr(Settings(token="s3cret"))
