"""A real Chromium on the embedded stack; what a failed test saw stays in test-results/."""

import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from distillboard.client.client import Client
from distillboard.up.stack import running_stack, settings_from
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "test-results"
PATIENCE = 30_000
"""Milliseconds a busy machine may take to show what is there."""
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser():
    """The browser named by DISTILLBOARD_CHROMIUM, else the first one on the path."""
    named = os.environ.get("DISTILLBOARD_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


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


@pytest.fixture
def browser(playwright, stack, request):
    """A browser of its own with an empty profile; its pages' errors fail the test."""
    with tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=find_browser(),
            args=FLAGS,
            base_url=stack.url,
            viewport={"width": 1440, "height": 900},
        )
        context.set_default_timeout(PATIENCE)
        errors = []
        context.on("weberror", lambda error: errors.append(str(error.error)))
        yield context
        if request.node.stash.get(_FAILED, False) or errors:
            keep_evidence(context, stack, request.node.name)
        context.close()
    assert errors == [], "the page raised errors"


@pytest.fixture
def page(browser):
    return browser.pages[0] if browser.pages else browser.new_page()


def keep_evidence(context, stack, name):
    """Screenshots of all tabs and the servers' logs."""
    folder = RESULTS / re.sub(r"[^\w.-]+", "-", name)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, page in enumerate(context.pages):
        page.screenshot(path=folder / f"tab-{number}.png", full_page=True)
    shutil.copytree(stack.logs, folder / "logs")
