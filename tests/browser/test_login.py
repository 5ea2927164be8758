"""The page where the service wants a token."""

import pytest
from distillboard.up.stack import running_stack, settings_from
from playwright.sync_api import expect
from pydantic import SecretStr
from support.axe import faults, wider_than_phone

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    """A stack that wants a token; it stands in for the open one of the other journeys."""
    settings = settings_from(home=tmp_path_factory.mktemp("home"), port=0, token=SecretStr("a-long-random-string"))
    with running_stack(settings) as stack:
        yield stack


def test_the_token_opens_the_page_once_and_stays_out_of_scripts(page):
    page.goto("/")
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    assert faults(page) == wider_than_phone(page) == []
    page.get_by_label("Token").fill("a guess")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("this token is not known here")).to_be_visible()
    page.get_by_label("Token").fill("a-long-random-string")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Runs")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Runs")).to_be_visible()
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_label("Token")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Token")).to_be_visible()
