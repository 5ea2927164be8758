"""Settings reach the stack's programs as their environment; what is wrong is said in a sentence."""

import pytest
from distillboard.up.errors import StackError
from distillboard.up.settings import settings_from


def test_what_is_given_lies_over_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("DISTILLBOARD_PORT", "9000")
    monkeypatch.setenv("DISTILLBOARD_HOME", str(tmp_path / "a"))
    settings = settings_from(home=tmp_path / "b", port=None)
    assert (settings.port, settings.home) == (9000, tmp_path / "b")


def test_a_value_out_of_range_is_named():
    with pytest.raises(StackError, match="DISTILLBOARD_PORT"):
        settings_from(port=70_000)


def test_programs_hear_what_was_decided(monkeypatch, tmp_path):
    monkeypatch.setenv("DISTILLBOARD_LEASE_SECONDS", "5")
    environment = settings_from(home=tmp_path, port=8123).environment("unix:///r.sock")
    assert environment["DISTILLBOARD_URL"] == "http://127.0.0.1:8123"
    assert environment["DISTILLBOARD_REDIS_URL"] == "unix:///r.sock"
    assert environment["DISTILLBOARD_HOME"] == str(tmp_path)
    assert environment["DISTILLBOARD_LEASE_SECONDS"] == "5"


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:1"),
        ("0.0.0.0", "http://127.0.0.1:1"),  # noqa: S104 - nothing is bound
        ("::1", "http://[::1]:1"),
        ("::", "http://[::1]:1"),
    ],
)
def test_the_address_for_programs_of_this_machine(host, url):
    assert settings_from(host=host, port=1).url == url
