"""The run list in a real browser: 10,000 runs, filters, groups, columns, views, bulk changes, a server that goes."""

import json
import re
import uuid
from urllib.parse import quote

import httpx
import pytest
from distillboard.server import models as tables
from distillboard.server.db import Database, make_engine
from playwright.sync_api import expect
from support.seeding import seed_runs
from support.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(900)]

RUNS = 10_000
METRICS = 20
ODD = ["🦊 Füchse", "مرحبا بالعالم", '<b>bold</b> & "quoted"', "日本語の実験"]


@pytest.fixture(scope="module")
def seeded(stack, tmp_path_factory):
    """The stack's record with 10,000 runs, and a few own scripts' runs of odd names."""
    assert tables.metadata.tables, "every table is known"
    file = next(stack.home.rglob("distillboard.sqlite3"))
    engine = make_engine(f"sqlite:///{file}")
    with Database(engine).writing() as session:
        seed_runs(session, RUNS, metrics=METRICS)
    engine.dispose()
    with httpx.Client(base_url=f"{stack.url}/api/v1", timeout=60) as api:
        yield {name: own_script(api, name, value) for name, value in zip(ODD, (0.2, 0.4, "nan", 0.3), strict=True)}


def own_script(api, name, value):
    run = api.post("/runs", json={"engine": "external", "name": name, "tags": ["odd"]}).json()["id"]
    values = {"val/bbox_mAP": value, "loss/total": 1.0}
    events = [{"type": "metrics", "step": step, "time": 1e9 + step, "values": values} for step in range(1, 9)]
    api.post(f"/runs/{run}/events", json={"batch": str(uuid.uuid4()), "events": events}).raise_for_status()
    return run


def rows(page):
    return page.locator("tbody tr[data-run]")


def table(page):
    return page.get_by_role("table", name="Runs")


SCROLL = """async (wanted) => {
    const frame = document.querySelector("section[aria-label^=Runs]");
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
    const late = () => new Promise((done) => setTimeout(() => done(false), 10000));
    let empty = 0, deepest = 0, still = 0;
    while (deepest < wanted && still < 600) {
        const before = frame.scrollTop;
        frame.scrollTop += 640;
        if (!(await Promise.race([drawn(), late()]))) return { stalled: true };
        still = frame.scrollTop === before ? still + 1 : 0;
        const box = frame.getBoundingClientRect();
        const under = document.elementFromPoint(box.left + 300, box.top + box.height / 2);
        if (!under?.closest("tr[data-run]")) empty += 1;
        const shown = [...document.querySelectorAll("tbody tr[data-run]")];
        deepest = Math.max(deepest, Number(shown.at(-1)?.ariaRowIndex ?? 0));
    }
    return { stalled: false, empty, deepest };
}"""
"""Scrolls by two thirds of a screen a frame; counts the frames that show no row in the middle."""


def test_ten_thousand_runs_scroll_without_a_blank_frame(page, browser, seeded):
    seen = scrolled(page)
    for _ in range(2):  # a tab that stops to draw frames, as a busy headless Chromium's may, says nothing of blank ones
        if seen["stalled"]:
            page = browser.new_page()
            seen = scrolled(page)
    assert not seen["stalled"]
    assert seen["empty"] == 0
    assert seen["deepest"] >= RUNS - 100
    assert rows(page).count() < 200, "only what is seen is drawn"


def scrolled(page):
    page.goto("/?filter=" + quote("dataset = toys"))
    expect(page.get_by_text(re.compile(r"^10.000 runs$"))).to_be_visible()
    expect(rows(page).first).to_be_visible()
    return page.evaluate(SCROLL, RUNS - 100)


def test_a_filter_is_completed_refused_and_taken_back(page, seeded):
    page.goto("/")
    field = page.get_by_role("combobox", name="Filter runs")
    field.fill("state = suc")
    page.get_by_role("option", name=re.compile("^succeeded")).click()
    field.press("Enter")
    expect(page).to_have_url(re.compile("filter="))
    expect(page.get_by_role("button", name="Remove state = succeeded")).to_be_visible()
    page.locator("[data-field='method.name']").filter(has_text="FGD").first.click()
    expect(page.get_by_role("button", name="Remove method.name = fgd")).to_be_visible()
    field.fill("schedule.l > 1")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("schedule.lr")
    page.get_by_role("button", name="Remove schedule.l > 1").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(rows(page).first).to_be_visible()


def test_a_group_shows_its_mean_and_its_runs(page, seeded):
    page.goto("/?by=method.name&sort=" + quote("-val/bbox_mAP.best"))
    head = page.get_by_role("button", name=re.compile(r"^FGD [\d\s]+ runs"))
    expect(head).to_be_visible()
    expect(page.locator("tr[data-group]").first).to_contain_text("±")
    head.click()
    expect(head).to_have_attribute("aria-expanded", "true")
    expect(rows(page).first).to_contain_text("FGD")
    expect(page).to_have_url(re.compile("open="))


def test_a_reference_shows_deltas_and_a_link_shows_the_same(page, browser, seeded):
    columns = json.dumps(["name", "state", "m:val/bbox_mAP.last"])
    page.goto(f"/?filter={quote('tag:odd')}&cols={quote(columns)}")
    row = rows(page).filter(has_text=ODD[0]).first
    expect(row).to_be_visible()
    page.get_by_role("button", name=f"Take {ODD[0]} as the reference").click(force=True)
    expect(rows(page).filter(has_text=ODD[1]).last).to_contain_text("+20.0")
    expect(rows(page).filter(has_text=ODD[2]).last).to_contain_text("NaN")
    other = browser.new_page()
    other.goto(page.url)
    expect(rows(other).filter(has_text=ODD[1]).last).to_contain_text("+20.0")


def test_columns_are_chosen_moved_and_kept_in_a_view(page, seeded):
    page.goto("/?filter=" + quote("tag:odd"))
    page.get_by_role("button", name="Columns").click()
    page.get_by_label("Find a field or metric").fill("schedule.lr")
    page.get_by_role("checkbox", name="schedule.lr", exact=True).check()
    page.keyboard.press("Escape")
    head = page.get_by_role("columnheader", name=re.compile("^schedule.lr"))
    expect(head).to_be_visible()
    last = page.get_by_role("columnheader").count()
    head.get_by_role("button", name="schedule.lr", exact=True).press("Alt+ArrowLeft")
    expect(page.get_by_role("columnheader").nth(last - 2)).to_contain_text("schedule.lr")
    page.get_by_role("button", name="Views").click()
    page.get_by_label("Name of the view").fill("rates 🦊")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile("view="))
    page.goto("/")
    page.get_by_role("button", name="Views").click()
    page.get_by_role("button", name="rates 🦊", exact=True).click()
    expect(page.get_by_role("columnheader").nth(last - 2)).to_contain_text("schedule.lr")
    expect(page.get_by_role("button", name="Remove tag:odd")).to_be_visible()


def test_ticked_runs_are_tagged_and_archived(page, seeded):
    page.goto("/?filter=" + quote("tag:odd"))
    for name in ODD[:2]:
        page.get_by_role("checkbox", name=f"Tick {name}").click()
    bar = page.get_by_role("toolbar", name="Ticked runs")
    expect(bar).to_contain_text("2 runs")
    expect(page).to_have_url(re.compile("pick="))
    bar.get_by_role("button", name="Tag", exact=True).click()
    page.get_by_role("combobox", name="Tags to add").fill("kept")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Tag").click()
    expect(rows(page).filter(has_text=ODD[0])).to_contain_text("kept")
    bar.get_by_role("button", name="Archive").click()
    page.get_by_role("button", name="Archive them").click()
    expect(rows(page)).to_have_count(len(ODD) - 2)
    page.get_by_role("combobox", name="Which runs").click()
    page.get_by_role("option", name="Archived", exact=True).click()
    expect(rows(page)).to_have_count(2)


def test_a_row_is_cloned_cancelled_and_archived_from_its_menu(page, client, seeded):
    run = client.runs.create({"recipe": "tiny-fgd", "resources": {"queue": "nobody"}, "name": "by its menu"}).id
    page.goto("/?filter=" + quote(f"id = {run}"))
    row = rows(page).filter(has_text="by its menu")
    expect(row).to_be_visible()
    menu = row.get_by_role("button", name="Do with by its menu")
    menu.press("Enter")
    page.get_by_role("menuitem", name="Cancel").click()
    page.get_by_role("menuitem", name="Stop it").click()
    expect(row).to_contain_text("cancelled")
    expect(menu).to_be_focused()
    menu.press("Enter")
    page.get_by_role("menuitem", name="Clone").click()
    expect(page.get_by_text("A clone of by its menu")).to_be_visible()
    page.go_back()
    menu.press("Enter")
    page.get_by_role("menuitem", name="Archive").click()
    expect(row).to_have_count(0)
    wait_until(lambda: client.runs.get(run).archived is not None, "it is archived")


def test_rows_stay_while_the_server_is_away_and_are_current_after(page, client, seeded):
    page.goto("/?filter=" + quote("engine = external"))
    expect(rows(page).first).to_be_visible()
    page.route("**/api/v1/runs/rows*", lambda route: route.abort())
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    expect(rows(page).first).to_be_visible()
    run = client.runs.create({"engine": "external", "name": "made meanwhile"})
    page.unroute("**/api/v1/runs/rows*")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(rows(page).filter(has_text="made meanwhile")).to_be_visible()
    client.runs.cancel(run.id)
    expect(rows(page).filter(has_text="made meanwhile")).to_contain_text("stopping")
