"""What people do with the page, on real runs."""

import re

import pytest
from playwright.sync_api import expect
from support.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(600)]

TRAINED = 240_000
"""Milliseconds within which a tiny run ends on a busy machine."""

CURVE = re.compile(r"^Total loss: total \d")


def submit(page, recipe, **fields):
    """Submit a recipe through the form; the page is then the run's."""
    page.goto("/")
    page.get_by_role("link", name="New run").first.click()
    page.get_by_text(re.compile(r"^Shapes, tiny · \d+$")).click()
    page.get_by_role("button", name=f"Recipe {recipe}").click()
    for label, value in fields.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Submit run").click()
    page.wait_for_url(re.compile(r"/runs/\w+$"))
    return page.url.rpartition("/")[2]


def steps_shown(page):
    return int(re.search(r"Step\s+(\d+)", page.locator("header dl").inner_text())[1])


def state(page):
    return page.locator("header dl dd").first


def test_a_recipe_is_submitted_and_watched_to_its_end(page, client):
    run = submit(page, "tiny-fgd", Name="browser journey")
    expect(page.get_by_role("heading", name="browser journey")).to_be_visible()
    curve = page.get_by_role("figure", name=CURVE)
    expect(curve).to_be_visible(timeout=TRAINED)
    first = curve.get_attribute("aria-label")
    expect(curve).not_to_have_attribute("aria-label", first, timeout=TRAINED)
    expect(page.get_by_role("figure", name=re.compile(r"^mAP: mAP \d"))).to_be_visible(timeout=TRAINED)
    expect(state(page)).to_have_text("succeeded", timeout=TRAINED)
    wait_until(lambda: steps_shown(page) == client.runs.get(run).progress.total_steps, "all steps are shown")
    expect(page.get_by_role("region", name="Pre-flight")).to_contain_text(re.compile(r"\d+ checks"))
    page.get_by_role("tab", name="Evaluation").click()
    expect(page.get_by_role("table", name="Classes").get_by_role("row")).to_have_count(9)
    page.get_by_role("tab", name="Maps").click()
    expect(page.get_by_role("img", name=re.compile(r"^spatial of the teacher at P\d")).first).to_be_visible()
    page.get_by_role("tab", name="Files").click()
    expect(page.get_by_role("link", name="student.pth")).to_be_visible()


def test_a_draft_is_examined_and_takes_over_the_proposed_weights(page):
    page.goto("/new?recipe=tiny-fgd")
    alpha = page.get_by_role("textbox", name=re.compile("^Alpha"))
    before = alpha.input_value()
    page.get_by_role("button", name="Propose weights").click()
    examined = page.get_by_role("region", name="Pre-flight")
    expect(examined).to_contain_text("fits it: all", timeout=TRAINED)
    examined.get_by_role("button", name="Use these weights").click()
    expect(alpha).not_to_have_value(before)


def test_the_list_is_current_without_a_reload(page, client):
    page.goto("/")
    expect(page.get_by_role("heading", name="Runs")).to_be_visible()
    run = client.runs.create({"engine": "external", "name": "appears by itself"})
    row = page.get_by_role("row").filter(has_text="appears by itself")
    expect(row).to_be_visible()
    client.runs.cancel(run.id)
    expect(row).to_contain_text("stopping")


def test_what_the_server_refuses_is_said_at_its_field(page):
    page.goto("/new?recipe=tiny-fgd")
    field = page.get_by_role("textbox", name="Alpha")
    field.fill("-1")
    page.get_by_role("button", name="Submit run").click()
    expect(page.get_by_role("alert")).to_contain_text("method.alpha")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page).to_have_url(re.compile("/new"))


def test_form_and_json_stay_in_step(page):
    page.goto("/new?recipe=tiny-fgd")
    document = page.get_by_label("Spec as JSON")
    page.get_by_role("textbox", name="Learning rate").fill("2e-3")
    expect(document).to_have_value(re.compile(r'"lr": 0\.002'))
    document.fill(document.input_value().replace('"lr": 0.002', '"lr": 0.003'))
    expect(page.get_by_role("textbox", name="Learning rate")).to_have_value("0.003")
    page.get_by_role("button", name="Reset Learning rate to the recipe").click()
    expect(document).not_to_have_value(re.compile(r'"lr": 0\.003'))


def test_a_running_run_is_cancelled_from_its_page(page):
    submit(page, "tiny-control", Epochs="500")
    expect(page.get_by_role("figure", name=CURVE)).to_be_visible(timeout=TRAINED)
    page.get_by_role("button", name="Cancel run").click()
    page.get_by_role("button", name="Stop it").click()
    expect(state(page)).to_have_text("cancelled", timeout=TRAINED)


def test_the_palette_reaches_pages(page):
    page.goto("/")
    expect(page.get_by_role("heading", name="Runs")).to_be_visible()
    page.keyboard.press("Control+k")
    page.get_by_placeholder("Go to a page or a run").fill("leader")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Leaderboard")).to_be_visible()


def test_a_link_shows_the_same_view(browser, page, client):
    run = client.runs.create({"engine": "external", "name": "linked"}).id
    page.goto(f"/runs/{run}?tab=log&find=needle")
    expect(page.get_by_role("tab", name="Log")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_label("Find in the log")).to_have_value("needle")


def test_tabs_share_one_stream_and_are_all_live(browser, client):
    pages = [browser.new_page() for _ in range(3)]
    for page in pages:
        page.goto("/")
        expect(page.get_by_role("heading", name="Runs")).to_be_visible()
    client.runs.create({"engine": "external", "name": "seen in all tabs"})
    for page in pages:
        expect(page.get_by_role("row").filter(has_text="seen in all tabs")).to_be_visible()
