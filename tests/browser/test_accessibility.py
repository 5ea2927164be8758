"""Every page held to WCAG 2's levels A and AA by axe-core, in light and in dark, and to the width of a phone."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from support.axe import faults, wider_than_phone
from support.stories import add_maps, tell_training

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def content(client):
    """Something on every page: runs in each state with all tabs filled, and a sweep that nobody trains."""
    runs = [
        tell_training(client, "control"),
        tell_training(client, "distilled 🦊", gain=0.04, seed=1, state=None),
        tell_training(client, "broke down", seed=2, state="failed"),
    ]
    add_maps(client, runs[1], (60, 360))
    client.runs.edit(runs[1], tags=["night"], notes="a first look")
    spec = {"recipe": "tiny-fgd", "resources": {"queue": "nobody"}}
    sweep = client.sweeps.create(spec, {"schedule.seed": [0, 1], "method.alpha": [1e-5, 1e-3]}, name="two weights")
    return {"runs": runs, "run": runs[1], "sweep": sweep.id}


@pytest.fixture
def hold(page):
    """Opens addresses and fails with what is wrong with what is there."""

    def look(ready, *addresses):
        found = []
        for address in addresses:
            page.goto(address)
            expect(ready(page)).to_be_visible()
            found += [f"{address}: {fault}" for fault in faults(page) + wider_than_phone(page)]
        assert not found, "\n".join(found)

    return look


def heading(name):
    return lambda page: page.get_by_role("heading", name=name).first


PAGES = {
    "runs": ("/", lambda page: page.locator("tbody tr[data-run]").first),
    "filtered runs": ("/?filter=" + quote("state = failed"), lambda page: page.get_by_text("broke down").first),
    "new run": ("/new", lambda page: page.get_by_role("button", name=re.compile("^Recipe ")).first),
    "a draft": ("/new?recipe=tiny-fgd", lambda page: page.get_by_label("Spec as JSON")),
    "leaderboard": ("/leaderboard", lambda page: page.get_by_text("published").first),
    "sweeps": ("/sweeps", lambda page: page.get_by_role("link", name="two weights")),
    "queue": ("/workers?queue=nobody", lambda page: page.get_by_role("table", name="Line of queue nobody")),
    "models": ("/models", lambda page: page.get_by_role("link", name="retinanet-teacher-shapes")),
    "the zoo": ("/models?zoo=true", lambda page: page.get_by_role("table", name="MMDetection's model zoo")),
    "model": (
        "/models/retinanet-teacher-shapes",
        lambda page: page.get_by_role("table", name=re.compile("^Published")),
    ),
    "data sets": ("/datasets", lambda page: page.get_by_role("link", name="shapes", exact=True)),
    "data set": ("/datasets/shapes", heading("shapes")),
    "tokens": ("/tokens", lambda page: page.get_by_role("button", name="New token")),
    "lost": ("/nowhere", lambda page: page.locator("main").get_by_role("link").first),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_fault(hold, content, name):
    address, ready = PAGES[name]
    hold(ready, address)


@pytest.mark.slow
def test_the_tabs_of_a_run_have_no_fault(hold, content):
    tabs = ("overview", "curves", "evaluation", "maps", "log", "system", "timeline", "spec", "files")
    hold(lambda page: page.get_by_role("tabpanel"), *(f"/runs/{content['run']}?tab={tab}" for tab in tabs))


@pytest.mark.slow
def test_the_tabs_of_a_comparison_have_no_fault(hold, content):
    runs = ",".join(content["runs"])
    tabs = ("curves", "table", "tradeoff", "images")
    hold(lambda page: page.get_by_role("tabpanel"), *(f"/compare?runs={runs}&tab={tab}" for tab in tabs))


def test_a_sweep_has_no_fault(hold, content):
    hold(lambda page: page.get_by_role("region", name="Space"), f"/sweeps/{content['sweep']}")


def test_what_opens_over_a_page_has_no_fault(page, content):
    page.goto("/")
    expect(page.locator("tbody tr[data-run]").first).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.get_by_placeholder("Go to a page or a run")).to_be_visible()
    found = faults(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Columns").click()
    expect(page.get_by_label("Find a field or metric")).to_be_visible()
    found += faults(page)
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Filter runs").fill("state = ")
    expect(page.get_by_role("option").first).to_be_visible()
    found += faults(page)
    assert not found, "\n".join(found)
