"""Runs side by side, the leaderboard taken along, and a sweep: on the real stack."""

import random
import re
import time

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(600)]


PATIENCE = 120_000
"""Milliseconds: these pages come in parts, each read when it is needed; a busy machine takes long over every one."""


@pytest.fixture(autouse=True)
def patience(page):
    """More of it than other journeys need; theirs is set again with the next file's browser."""
    expect.set_options(timeout=PATIENCE)
    page.context.set_default_timeout(PATIENCE)


@pytest.fixture(scope="module")
def runs(client):
    """Three runs of scripts of one's own: one with a gap of NaN, one still running."""
    made = []
    for number, name in enumerate(("alpha", "beta · длинный 🦊", "gamma")):
        config = {"lr": [0.01, 0.02, 0.01][number], "optimizer": "sgd"}
        run = client.runs.create({"engine": "external", "name": name, "config": config})
        draw = random.Random(number)
        events = [point(step, number, draw) for step in range(1, 3001)]
        facts = {"student/parameters": 1_000_000 * (number + 1)}
        report(client, run.id, [*events, {"type": "facts", "time": time.time(), "values": facts}])
        made.append(run.id)
    for run in made[:2]:
        report(client, run, [{"type": "state", "time": time.time(), "state": "succeeded"}])
    return made


def point(step, number, draw):
    loss = "nan" if number == 1 and 1000 < step < 1200 else 2 / (1 + step / 500) + draw.gauss(0, 0.05)
    values = {"loss/total": loss}
    if step % 500 == 0:
        values["val/bbox_mAP"] = 0.1 * (number + 1) + step / 10_000
    return {"type": "metrics", "step": step, "time": 1_700_000_000.0 + step, "values": values}


def report(client, run, events):
    """Tell the server as a script would, in pieces."""
    for first in range(0, len(events), 1000):
        client.runs.report(run, events[first : first + 1000])


def compare(page, runs, rest=""):
    page.goto(f"/compare?runs={','.join(runs)}{rest}")


def test_three_runs_are_overlaid_and_a_running_one_grows(page, client, runs):
    compare(page, runs)
    loss = page.get_by_role("figure", name=re.compile("^loss.total: alpha"))
    expect(loss).to_be_visible()
    expect(page.get_by_text("band: min to max").first).to_be_visible()
    before = loss.get_attribute("aria-label")
    report(client, runs[2], [{"type": "metrics", "step": 3001, "time": time.time(), "values": {"loss/total": 77.5}}])
    expect(loss).not_to_have_attribute("aria-label", before)
    expect(loss).to_have_attribute("aria-label", re.compile("gamma 77.50"))
    page.get_by_role("button", name="Show curves of alpha").click()
    expect(page).to_have_url(re.compile(f"hide={runs[0]}"))
    expect(page.get_by_role("figure", name=re.compile("^loss.total: beta"))).to_be_visible()


def test_dragging_zooms_to_exact_points_and_the_link_keeps_it(browser, page, runs):
    compare(page, runs)
    chart = page.get_by_role("figure", name=re.compile("^loss.total"))
    box = chart.locator(".u-over").bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 60, steps=6)
    page.mouse.up()
    expect(page.get_by_role("button", name=re.compile("^See all, not only"))).to_be_visible()
    expect(page.get_by_text("band: min to max")).to_have_count(0)
    other = browser.new_page()
    other.goto(page.url)
    expect(other.get_by_role("button", name=re.compile("^See all, not only"))).to_be_visible()
    other.get_by_role("button", name=re.compile("^See all, not only")).click()
    expect(other.get_by_text("band: min to max").first).to_be_visible()


def test_numbers_mark_the_best_and_specs_show_what_differs(page, runs):
    compare(page, runs, "&tab=table")
    numbers = page.get_by_role("table", name="Numbers")
    expect(numbers.get_by_role("row").filter(has_text="gamma").get_by_title("Best of these runs").first).to_be_visible()
    diff = page.get_by_role("table", name="Fields that differ")
    expect(diff.get_by_role("rowheader")).to_have_text(["config.lr"])


def test_trade_offs_have_a_front_and_a_table(page, runs):
    compare(page, runs, "&tab=tradeoff&sx=fact%3Astudent%2Fparameters")
    expect(page.get_by_role("img", name=re.compile("against Parameters, M of 3 runs; 3 on the front"))).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("^Parallel coordinates of 3 runs"))).to_be_visible()
    expect(page.get_by_role("table", name="The same in numbers").get_by_role("row")).to_have_count(4)


def test_a_link_keeps_a_brushed_axis_and_the_tables_order(browser, page, runs):
    compare(page, runs, "&tab=tradeoff&sx=fact%3Astudent%2Fparameters")
    plot = page.get_by_role("img", name=re.compile("^Parallel coordinates of 3 runs"))
    expect(plot.locator("path").first).to_be_attached()
    box = plot.bounding_box()
    page.mouse.move(box["x"] + 70, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 70, box["y"] + 150, steps=8)
    page.mouse.up()
    expect(page).to_have_url(re.compile("brush="))
    numbers = page.get_by_role("table", name="The same in numbers")
    numbers.get_by_role("button", name="Run", exact=True).click()
    expect(page).to_have_url(re.compile("sort=name"))
    other = browser.new_page()
    other.goto(page.url)
    same = other.get_by_role("table", name="The same in numbers")
    expect(same.get_by_role("columnheader", name="Run", exact=True)).to_have_attribute("aria-sort", "ascending")
    expect(other.get_by_role("img", name=re.compile("^Parallel coordinates of 3 runs"))).to_be_visible()
    expect(other).to_have_url(re.compile("brush="))


def test_runs_are_taken_out_and_put_in(page, runs):
    compare(page, runs[:2])
    page.get_by_role("button", name="Take alpha out").click()
    expect(page.get_by_role("list", name="Compared runs").get_by_role("listitem")).to_have_count(1)
    page.get_by_role("combobox", name="Add a run").fill("gamma")
    page.get_by_role("option", name=re.compile("^gamma")).click()
    expect(page.get_by_role("list", name="Compared runs").get_by_role("listitem")).to_have_count(2)
    compare(page, [runs[0], "nosuchrun"])
    expect(page.get_by_text("There is no run nosuchrun any more.")).to_be_visible()


def test_the_leaderboard_shows_published_rows_and_is_copied(browser, page):
    browser.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/leaderboard?find=fcos")
    expect(page.get_by_role("table", name=re.compile("coco · fcos-r50")).get_by_text("published").first).to_be_visible()
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.get_by_role("button", name="Copy as Markdown")).to_have_text("Copied")
    assert "| FGD, inherited head (published) |" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Δ over control").first.click()
    expect(page).to_have_url(re.compile("sort="))


def test_a_random_sweep_shows_its_space_and_is_stopped(page, client):
    stretch = {"schedule.lr": {"low": 1e-4, "high": 1e-2, "log": True}}
    spec = {"recipe": "tiny-control", "schedule": {"epochs": 200}}
    sweep = client.sweeps.create(spec, stretches=stretch, draw={"count": 4}, name="drawn")
    page.goto(f"/sweeps/{sweep.id}")
    expect(page.get_by_role("region", name="Space")).to_contain_text("1e-4 to 0.01, by ratios")
    expect(page.get_by_role("img", name=re.compile("^Parallel coordinates of 4 runs over lr"))).to_be_visible()
    page.get_by_role("button", name="Cancel what has not ended").click()
    expect(page.get_by_role("region", name="Space")).to_contain_text("4 of 4 ended", timeout=120_000)
