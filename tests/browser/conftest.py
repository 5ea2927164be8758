"""A real Chromium on the embedded stack; what a journey ended with, or failed with, stays in test-results/."""

import contextlib
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from distillboard.client.client import Client
from distillboard.up.stack import running_stack, settings_from
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect, sync_playwright
from support.browsers import FLAGS, find_browser

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "test-results"
PATIENCE = 30_000
"""Milliseconds a busy machine may take to show what is there."""
PICTURE_PATIENCE = 10_000


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed:
        item.stash.setdefault(_FAILED, True)
    return report


_FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def stack(tmp_path_factory):
    if not (ROOT / "frontend" / "dist" / "index.html").is_file():
        pytest.fail("the page is not built: run python3 run.py setup, or npm ci && npm run build in frontend/")
    with running_stack(settings_from(home=tmp_path_factory.mktemp("home"), port=0)) as stack:
        yield stack


@pytest.fixture(scope="session")
def client(stack):
    with Client(stack.url) as client:
        yield client


@pytest.fixture(scope="module")
def playwright():
    """Not for the session: an event loop runs in this thread while it is there, and other tests run their own."""
    if find_browser() is None:
        pytest.skip(
            "NO BROWSER TESTED: install Chromium (apt-get install chromium) or name one with DISTILLBOARD_CHROMIUM"
        )
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright


@contextlib.contextmanager
def launched(playwright, stack):
    """A browser with an empty profile; it ends with the block."""
    with tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=find_browser(),
            args=FLAGS,
            base_url=stack.url,
            viewport={"width": 1440, "height": 900},
        )
        context.set_default_timeout(PATIENCE)
        try:
            yield context
        finally:
            context.close()


@pytest.fixture
def browser(playwright, stack, request):
    """A browser of its own with an empty profile; its pages' errors fail the test."""
    with launched(playwright, stack) as context:
        errors = []
        context.on("weberror", lambda error: errors.append(str(error.error)))
        yield context
        if request.node.stash.get(_FAILED, False) or errors:
            keep_evidence(context, stack, request.node.name)
        else:
            keep_picture(context, request.node.name)
    assert errors == [], "the page raised errors"


@pytest.fixture
def page(browser):
    return browser.pages[0] if browser.pages else browser.new_page()


@pytest.fixture
def fresh(playwright, stack):
    """A page in another browser, which was never here."""
    with launched(playwright, stack) as context:
        yield context.pages[0]


def keep_picture(context, name):
    """What a journey ended with; a browser too busy to be painted is no fault of the page."""
    folder = RESULTS / "journeys"
    folder.mkdir(parents=True, exist_ok=True)
    shown = [page for page in context.pages if page.url != "about:blank"]
    with contextlib.suppress(PlaywrightError):
        for page in shown[-1:]:
            page.screenshot(path=folder / f"{file_name(name)}.png", timeout=PICTURE_PATIENCE)


def file_name(test):
    return re.sub(r"[^\w.-]+", "-", test).strip("-")


def keep_evidence(context, stack, name):
    """Screenshots of all tabs and the servers' logs."""
    folder = RESULTS / file_name(name)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, page in enumerate(context.pages):
        page.screenshot(path=folder / f"tab-{number}.png", full_page=True)
    shutil.copytree(stack.logs, folder / "logs")
