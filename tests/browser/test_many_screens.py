"""The same view on several screens: in a browser that was never here, in three tabs, in the dark, on a phone."""

import math
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from support.axe import PHONE
from support.charts import points_held
from support.stories import tell_training
from support.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(600)]

CURVE = re.compile("^Total loss: ")


@pytest.fixture(scope="module")
def run(client):
    return tell_training(client, "seen on many screens", gain=0.03)


def chart_of(page):
    return page.get_by_role("figure", name=CURVE)


def test_a_link_shows_the_same_view_in_a_browser_that_was_never_here(page, fresh, run):
    page.goto(f"/runs/{run}")
    page.get_by_role("tab", name="Curves").click()
    page.get_by_role("radio", name="Epoch").press("Space")
    expect(page).to_have_url(re.compile("x=epoch"))
    page.get_by_role("switch", name="Log values").press("Space")
    expect(page).to_have_url(re.compile("log=true"))
    page.get_by_role("slider", name="Smoothing").press("End")
    expect(page).to_have_url(re.compile("smooth="))
    page.get_by_label("Find a metric").fill("loss")
    expect(page).to_have_url(re.compile("metric=loss"))
    drag(page, chart_of(page))
    expect(page).to_have_url(re.compile(r"from=.*to="))
    expect(chart_of(page)).to_be_visible()

    fresh.goto(page.url)
    expect(chart_of(fresh)).to_be_visible()
    expect(fresh.get_by_role("tab", name="Curves")).to_have_attribute("aria-selected", "true")
    expect(fresh.get_by_label("Find a metric")).to_have_value("loss")
    expect(fresh.get_by_role("switch", name="Log values")).to_be_checked()
    expect(fresh.get_by_role("radio", name="Epoch")).to_be_checked()
    expect(fresh.get_by_role("slider", name="Smoothing")).to_have_attribute("aria-valuenow", weight(page))
    back = page.get_by_role("button", name=re.compile("^See all, not only"))
    expect(fresh.get_by_role("button", name=re.compile("^See all, not only"))).to_have_text(back.inner_text())
    expect(fresh.get_by_role("figure")).to_have_count(page.get_by_role("figure").count())
    wait_until(lambda: points_held(chart_of(fresh)) == points_held(chart_of(page)), "both draw the same points")


def drag(page, chart):
    box = chart.locator(".u-over").bounding_box()
    height = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, height, steps=8)
    page.mouse.up()


def weight(page):
    return page.get_by_role("slider", name="Smoothing").get_attribute("aria-valuenow")


def test_a_list_looks_the_same_in_a_browser_that_was_never_here(page, fresh, run):
    columns = quote('["name","state","m:val/bbox_mAP.best","c:loss/total"]')
    page.goto(f"/?filter={quote('engine = external')}&cols={columns}&sort={quote('-val/bbox_mAP.best')}")
    expect(page.get_by_role("row").filter(has_text="seen on many screens").first).to_be_visible()
    fresh.goto(page.url)
    expect(fresh.get_by_role("button", name="Remove engine = external")).to_be_visible()
    expect(fresh.get_by_role("row").filter(has_text="seen on many screens").first).to_be_visible()
    heads = page.get_by_role("columnheader").all_inner_texts()
    expect(fresh.get_by_role("columnheader")).to_have_text(heads)


def test_three_tabs_of_a_run_all_draw_every_point_as_it_comes(browser, client):
    run = client.runs.create({"engine": "external", "name": "in three tabs"}).id
    report(client, run, range(1, 51))
    pages = [browser.new_page() for _ in range(3)]
    for page in pages:
        page.goto(f"/runs/{run}")
        expect(chart_of(page)).to_be_visible()
    for first in range(51, 151, 20):
        report(client, run, range(first, first + 20))
    kept = [(step, value) for step, value, *_ in client.runs.series(run, "loss/total").points]
    assert len(kept) == 150
    for page in pages:
        page.bring_to_front()
        wait_until(lambda page=page: points_held(chart_of(page)) == kept, "the tab draws what the server keeps")


def report(client, run, steps):
    events = [
        {"type": "metrics", "step": step, "time": 1e9 + step, "values": {"loss/total": 2 + math.cos(step)}}
        for step in steps
    ]
    client.runs.report(run, events)


def test_the_dark_is_kept_and_the_systems_wish_is_followed(page, run):
    page.emulate_media(color_scheme="dark")
    page.goto(f"/runs/{run}")
    expect(page.locator("html[data-mantine-color-scheme=dark]")).to_be_attached()
    expect(chart_of(page)).to_be_visible()
    page.get_by_role("button", name="Switch to light").click()
    expect(page.locator("html[data-mantine-color-scheme=light]")).to_be_attached()
    page.reload()
    expect(page.locator("html[data-mantine-color-scheme=light]")).to_be_attached()
    page.get_by_role("button", name="Switch to dark").click()
    page.emulate_media(color_scheme="light")
    page.reload()
    expect(page.locator("html[data-mantine-color-scheme=dark]")).to_be_attached()
    expect(chart_of(page)).to_be_visible()


def test_a_run_is_read_on_a_phone(page, run):
    page.set_viewport_size(PHONE)
    page.goto("/")
    page.get_by_role("link", name="seen on many screens").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("seen on many screens")
    expect(chart_of(page)).to_be_visible()
    page.get_by_role("tab", name="Curves").click()
    expect(page.get_by_role("figure", name=re.compile("^Detection loss"))).to_be_visible()
    pinned = chart_of(page).locator(".u-over")
    pinned.click()
    expect(page.get_by_role("region", name=re.compile(r"^Step \d+$"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("link", name="Leaderboard").click()
    expect(page.get_by_role("heading", name="Leaderboard")).to_be_visible()
