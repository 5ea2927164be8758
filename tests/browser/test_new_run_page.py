"""The page for new runs: what is wrong is said while one types, a run is cloned, a field is swept."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(600)]


QUEUE = "nobody"
"""No worker takes from it: what is submitted there is never trained."""


def open_form(page, address):
    page.goto(address)
    expect(page.get_by_label("Spec as JSON")).to_be_visible()


def field(page, name):
    return page.get_by_role("textbox", name=name)


def test_a_wrong_field_is_said_while_typing_and_what_is_mended_is_submitted(page, client):
    open_form(page, "/new?recipe=tiny-fgd")
    alpha = field(page, "Alpha")
    alpha.fill("-1")
    expect(alpha).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("status").filter(has_text="1 field is not right yet")).to_contain_text("method.alpha")
    page.get_by_role("button", name="Submit run").click()
    expect(page.get_by_role("alert")).to_contain_text("method.alpha")
    alpha.fill("2e-4")
    expect(alpha).not_to_have_attribute("aria-invalid", "true")
    field(page, "Queue").fill(QUEUE)
    page.get_by_label("Name", exact=True).fill("mended")
    page.get_by_role("button", name="Submit run").click()
    expect(page.get_by_role("heading", name="mended")).to_be_visible()
    run = client.runs.get(page.url.rpartition("/")[2])
    assert (run.spec.method.alpha, run.spec.recipe) == (2e-4, "tiny-fgd")


def test_json_that_is_none_says_where_and_the_form_keeps_what_it_has(page):
    open_form(page, "/new?recipe=tiny-fgd")
    document = page.get_by_label("Spec as JSON")
    document.fill(document.input_value().replace('"schedule": {', '"schedule": {,'))
    expect(page.get_by_text(re.compile(r'Line \d+, column \d+: expected a name in "quotes"'))).to_be_visible()
    page.get_by_role("button", name="Submit run").click()
    expect(page.get_by_role("alert")).to_contain_text("The JSON has a fault")
    page.get_by_role("button", name="Take the form's").click()
    expect(document).to_have_value(re.compile(r'"schedule": \{\n'))


def test_an_emptied_field_stays_empty(page):
    open_form(page, "/new?recipe=tiny-fgd")
    clip = field(page, "Gradient clip")
    expect(clip).not_to_have_value("")
    clip.fill("")
    expect(page.get_by_label("Spec as JSON")).to_have_value(re.compile(r'"clip_norm": null'))
    expect(clip).to_have_value("")


def test_a_draft_survives_leaving_and_a_link_shows_it(browser, page):
    open_form(page, "/new?recipe=tiny-fgd")
    field(page, "Learning rate").fill("2e-3")
    expect(page).to_have_url(re.compile("schedule.lr"))
    page.reload()
    expect(field(page, "Learning rate")).to_have_value("0.002")
    other = browser.new_page()
    other.goto(page.url)
    expect(field(other, "Learning rate")).to_have_value("0.002")
    page.get_by_role("link", name="Leaderboard").click()
    page.get_by_role("link", name="New run").first.click()
    page.get_by_role("button", name="Go on with them").click()
    expect(field(page, "Learning rate")).to_have_value("0.002")


def test_a_run_is_cloned_with_one_weight_changed(page, client):
    spec = {"recipe": "tiny-fgd", "method": {"beta": 3e-4}, "schedule": {"seed": 7}, "resources": {"queue": QUEUE}}
    original = client.runs.create({**spec, "name": "the original"})
    page.goto(f"/runs/{original.id}")
    page.get_by_role("link", name="Clone").click()
    expect(page.get_by_text("A clone of the original")).to_be_visible()
    field(page, "Alpha").fill("9e-5")
    changes = page.get_by_role("region", name="Changes")
    expect(changes).to_contain_text("1 field changed of the original")
    expect(changes.get_by_role("row").filter(has_text="schedule.seed")).to_contain_text("7")
    page.get_by_role("button", name="Submit run").click()
    page.wait_for_url(re.compile(r"/runs/(?!" + original.id + r")\w+$"))
    clone = client.runs.get(page.url.rpartition("/")[2])
    assert clone.spec.method.alpha == 9e-5
    assert clone.spec.model_copy(update={"method": original.spec.method, "name": original.spec.name}) == original.spec


def test_a_sweep_of_four_is_counted_submitted_and_opened(page, client):
    open_form(page, "/new?recipe=tiny-fgd")
    field(page, "Queue").fill(QUEUE)
    page.get_by_text("Every combination", exact=True).click()
    page.get_by_role("button", name="Sweep Seed").click()
    field(page, "Seed").fill("0, 1")
    page.get_by_role("button", name="Sweep Alpha").click()
    page.get_by_role("radiogroup", name="Values of Alpha").get_by_text("Range").click()
    for part, value in {"from": "1e-5", "to": "1e-3", "how many": "2"}.items():
        page.get_by_label(re.compile(f"^Alpha .*, {part}$")).fill(value)
    expect(page.get_by_role("region", name="Estimate")).to_contain_text("4 runs")
    page.get_by_role("button", name="Submit 4 runs").click()
    page.wait_for_url(re.compile(r"/sweeps/\w+$"))
    sweep = client.sweeps.get(page.url.rpartition("/")[2])
    assert sweep.grid == {"schedule.seed": [0, 1], "method.alpha": [1e-5, 1e-3]}
    assert {run.spec.schedule.seed for run in sweep.runs} == {0, 1}
