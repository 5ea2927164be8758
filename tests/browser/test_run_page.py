"""The page of one run: curves looked at closely, what hangs on a step, its log, its name, and bad days."""

import math
import re

import pytest
from playwright.sync_api import expect
from support.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(600)]

NAME = "длинный прогон 🦊 長い تجربة"
STEPS = 6000
AT_ONCE = 1000
BEGAN = 1_700_000_000.0
CURVE = re.compile("^Total loss: ")


def events_of(step):
    """A spike, a stretch of NaN, evaluations, and a log line at each of them."""
    loss = 80.0 if step == 2500 else 1 + math.sin(step / 300) / 2
    values = {"loss/total": "nan" if 3000 < step < 3400 else loss, "time/step": 0.2, "time/data": 0.05}
    moment = BEGAN + step
    yield {"type": "metrics", "step": step, "time": moment, "values": values}
    if step % 1000 == 0:
        yield {"type": "metrics", "step": step, "time": moment, "values": {"val/bbox_mAP": step / 20_000}}
        yield {"type": "log", "time": moment, "level": "info", "message": f"evaluated at {step}", "step": step}


@pytest.fixture(scope="module")
def run(client):
    """A script's run of more points than a chart is painted from."""
    run = client.runs.create({"engine": "external", "name": NAME}).id
    for first in range(1, STEPS, AT_ONCE):
        client.runs.report(run, [event for step in range(first, first + AT_ONCE) for event in events_of(step)])
    return run


def test_a_curve_is_zoomed_to_its_exact_points_and_back(page, run):
    page.goto(f"/runs/{run}?tab=curves")
    chart = page.get_by_role("figure", name=CURVE)
    expect(chart).to_be_visible()
    expect(page.get_by_text("band: min to max").first).to_be_visible()
    expect(chart.get_by_text(re.compile(r"^\d+ outside$"))).to_be_visible()
    over = chart.locator(".u-over")
    over.hover()
    box = over.bounding_box()
    height = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.2, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, height, steps=8)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=.*to="))
    expect(page.get_by_text("band: min to max")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^See all, not only")).click()
    expect(page).not_to_have_url(re.compile("from="))
    expect(page.get_by_text("band: min to max").first).to_be_visible()


def legend_entry(page):
    return page.get_by_role("figure", name=CURVE).get_by_role("button", name=re.compile("^total"))


def test_a_line_that_was_switched_off_is_off_in_a_link(page, browser, run):
    page.goto(f"/runs/{run}?tab=curves")
    legend_entry(page).click()
    expect(legend_entry(page)).to_have_attribute("aria-pressed", "false")
    expect(page).to_have_url(re.compile("off="))
    other = browser.new_page()
    other.goto(page.url)
    expect(legend_entry(other)).to_have_attribute("aria-pressed", "false")
    legend_entry(other).click()
    expect(legend_entry(other)).to_have_attribute("aria-pressed", "true")
    expect(other).not_to_have_url(re.compile("off="))


def test_a_step_leads_to_its_log_lines(page, run):
    page.goto(f"/runs/{run}?tab=curves")
    chart = page.get_by_role("figure", name=CURVE)
    expect(chart).to_be_visible()
    over = chart.locator(".u-over")
    box = over.bounding_box()
    over.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    expect(page).to_have_url(re.compile(r"pin=\d+"))
    pinned = page.get_by_role("region", name=re.compile(r"^Step \d+$"))
    pinned.get_by_label("Step that is looked at").fill("4000")
    page.get_by_role("region", name="Step 4000").get_by_role("link", name=re.compile("^Log around")).click()
    expect(page.get_by_role("tab", name="Log")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("log").locator("[aria-current]")).to_contain_text("evaluated at 4000")


def test_the_log_is_searched_and_the_search_is_in_the_address(page, run):
    page.goto(f"/runs/{run}?tab=log")
    page.get_by_label("Find in the log").fill("at 3000")
    expect(page.get_by_role("log").get_by_role("listitem")).to_have_count(1)
    expect(page).to_have_url(re.compile("find=at"))


def test_where_the_time_goes_and_what_happened(page, run):
    page.goto(f"/runs/{run}?tab=system")
    expect(page.get_by_role("region", name="Step time")).to_contain_text("25 %")
    page.get_by_role("tab", name="Timeline").click()
    expect(page.get_by_role("region", name="Events")).to_contain_text("evaluated: mAP 30.0 %")
    expect(page.get_by_role("region", name="Attempts")).to_contain_text("running")


def test_name_tags_and_notes_are_changed_in_place(page, client):
    run = client.runs.create({"engine": "external", "name": NAME}).id
    page.goto(f"/runs/{run}")
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    page.get_by_role("button", name="Rename").click()
    page.get_by_label("Name of the run").fill("ab 🦊")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("ab 🦊")
    page.get_by_role("region", name="Notes").get_by_role("button", name="Write").click()
    page.get_by_role("textbox", name="Notes").fill("first\nsecond")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("region", name="Notes")).to_contain_text("second")
    page.get_by_role("button", name="Change tags").click()
    page.get_by_role("combobox", name="Tags").fill("夜")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("combobox", name="Tags")).to_have_count(0)
    expect(page.get_by_text("夜", exact=True).first).to_be_visible()
    wait_until(lambda: client.runs.get(run).tags == ["夜"], "the tag is kept")
    kept = client.runs.get(run)
    assert (kept.name, kept.notes) == ("ab 🦊", "first\nsecond")


def test_a_run_deleted_while_it_is_open_is_restored_from_its_page(page, client):
    run = client.runs.create({"engine": "external", "name": "deleted while open"}).id
    client.runs.report(run, [{"type": "state", "time": BEGAN, "state": "succeeded"}])
    page.goto(f"/runs/{run}")
    expect(page.get_by_role("heading", name="deleted while open")).to_be_visible()
    client.runs.delete(run, confirm=run)
    notice = page.get_by_role("alert").filter(has_text="In the trash")
    notice.get_by_role("button", name="Restore").click()
    expect(notice).to_have_count(0)
    wait_until(lambda: client.runs.get(run).deleted is None, "it is out of the trash")


def test_thousands_of_metrics_are_dealt_out_over_pages_and_searched(page, client):
    run = client.runs.create({"engine": "external", "name": "wide"}).id
    keys = [f"grads/layer{layer:03d}/{kind}" for layer in range(750) for kind in ("mean", "max", "min", "std")]
    for step in (1, 2):
        for first in range(0, len(keys), AT_ONCE):
            values = dict.fromkeys(keys[first : first + AT_ONCE], float(step))
            client.runs.report(run, [{"type": "metrics", "step": step, "time": BEGAN + step, "values": values}])
    page.goto(f"/runs/{run}?tab=curves")
    expect(page.get_by_text("750 charts")).to_be_visible()
    expect(page.get_by_role("figure", name="grads/layer000: ")).to_be_visible()
    page.get_by_label("Find a metric").fill("layer444 max")
    expect(page.get_by_text("1 chart", exact=True)).to_be_visible()
    expect(page.get_by_role("figure", name="grads/layer444: max 2")).to_be_visible()
