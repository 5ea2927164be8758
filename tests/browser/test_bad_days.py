"""Bad days: the network goes, the server goes, a run is forgotten, values are none, names and specs are odd."""

import json
import math
import re
import time

import pytest
from distillboard.server import models as tables
from distillboard.server.db import Database, make_engine
from distillboard.server.runs.models import Run
from playwright.sync_api import expect
from sqlalchemy import delete, update
from support.charts import points_held
from support.stories import add_maps, tell_training
from support.waiting import wait_until
from support.wire import wire_to

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(600)]

BEGAN = 1_700_000_000.0
CURVE = re.compile("^Total loss: ")
LONG = 120_000
"""Milliseconds within which a page has found out that the server is back."""
NAMES = [
    "длинный прогон",
    "تجربة طويلة من اليمين",
    "日本語の実験・その一",
    "한국어 실험",
    "ทดลองภาษาไทย",
    "परीक्षण",
    "👩🏽‍🔬🦊🏳️‍🌈",
    "Z̴̡͝a̸l̵g̷o",
    '<script>alert("x")</script> & {{7*7}}',
    "a/b?c=d#e%20f\\g",
]


@pytest.fixture
def wire(stack):
    with wire_to(stack.url) as wire:
        yield wire


@pytest.fixture
def record(stack):
    """The stack's database, for what no endpoint does: forget at once, or write what another version wrote."""
    assert tables.metadata.tables, "every table is known"
    engine = make_engine(f"sqlite:///{next(stack.home.rglob('distillboard.sqlite3'))}")
    yield Database(engine)
    engine.dispose()


def loss(step):
    return 1 + math.sin(step / 7) / 2


def report(client, run, steps, value=loss):
    events = [
        {"type": "metrics", "step": step, "time": BEGAN + step, "values": {"loss/total": value(step)}} for step in steps
    ]
    client.runs.report(run, events)


def kept(client, run):
    return [(step, value) for step, value, *_ in client.runs.series(run, "loss/total", max_points=10_000).points]


def away(page):
    return page.get_by_text("The server is away")


def chart_of(page):
    return page.get_by_role("figure", name=CURVE)


def test_a_lost_connection_leaves_no_gap_and_doubles_no_point(page, client, wire):
    run = client.runs.create({"engine": "external", "name": "on a shaky line"}).id
    report(client, run, range(1, 101))
    page.goto(f"{wire.url}/runs/{run}")
    expect(chart_of(page)).to_be_visible()
    report(client, run, range(101, 201))
    wait_until(lambda: len(points_held(chart_of(page))) == 200, "the chart grows")
    wire.cut()
    report(client, run, range(201, 301))
    expect(away(page)).to_be_visible(timeout=LONG)
    assert len(points_held(chart_of(page))) == 200, "what is shown stays"
    report(client, run, range(301, 401))
    wire.mend()
    report(client, run, range(401, 501))
    wait_until(lambda: len(points_held(chart_of(page))) >= 500, "the chart has caught up")
    expect(away(page)).to_have_count(0)
    report(client, run, range(501, 601))
    wait_until(lambda: len(points_held(chart_of(page))) >= 600, "the chart grows again")
    assert points_held(chart_of(page)) == kept(client, run)


def test_a_page_says_that_the_server_is_away_keeps_what_it_shows_and_goes_on(page, client, wire):
    run = tell_training(client, "watched through a bad day", state=None)
    page.goto(f"{wire.url}/runs/{run}")
    expect(chart_of(page)).to_be_visible()
    wire.cut()
    expect(away(page)).to_be_visible(timeout=LONG)
    expect(chart_of(page)).to_be_visible()
    page.get_by_role("tab", name="Log").click()
    expect(page.get_by_role("tab", name="Log")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("heading", name="watched through a bad day")).to_be_visible()
    page.get_by_role("tab", name="Overview").click()
    expect(chart_of(page)).to_be_visible()
    client.runs.report(run, [{"type": "state", "time": time.time(), "state": "succeeded"}])
    wire.mend()
    expect(away(page)).to_have_count(0, timeout=LONG)
    expect(page.locator("header dl dd").first).to_have_text("succeeded", timeout=LONG)
    page.get_by_role("tab", name="Log").click()
    expect(page.get_by_role("log")).to_contain_text("epoch 6 is done", timeout=LONG)


def test_a_page_of_an_older_build_starts_anew_where_a_part_of_it_is_gone(page, client):
    run = tell_training(client, "opened before the new build")
    page.goto(f"/runs/{run}")
    expect(chart_of(page)).to_be_visible()
    anew = []
    page.on("request", lambda request: anew.append(request.url) if request.is_navigation_request() else None)
    page.route("**/assets/SpecTab-*", lambda route: route.continue_() if anew else route.fulfill(status=404))
    page.get_by_role("tab", name="Spec").click()
    expect(page.get_by_role("heading", name="JSON")).to_be_visible()
    expect(page.get_by_role("tab", name="Spec")).to_have_attribute("aria-selected", "true")
    assert len(anew) == 1


def test_a_run_that_is_forgotten_while_it_is_open_stays_on_the_screen(page, client, record):
    run = tell_training(client, "soon forgotten")
    page.goto(f"/runs/{run}")
    expect(chart_of(page)).to_be_visible()
    client.runs.delete(run, confirm=run)
    expect(page.get_by_role("alert").filter(has_text="In the trash")).to_be_visible()
    with record.writing() as session:
        session.execute(delete(Run).where(Run.id == run))
    expect(page.get_by_role("alert").filter(has_text="Deleted for good")).to_be_visible(timeout=LONG)
    expect(chart_of(page)).to_be_visible()
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("Not found")


def test_nan_is_a_gap_in_the_curve_and_no_number_beside_it(page, client):
    run = client.runs.create({"engine": "external", "name": "not a number"}).id
    gap = range(40, 60)
    report(client, run, range(1, 100), lambda step: "nan" if step in gap else loss(step))
    page.goto(f"/runs/{run}")
    expect(chart_of(page)).to_be_visible()
    wait_until(lambda: len(points_held(chart_of(page))) == 99, "all points are there")
    assert [step for step, value in points_held(chart_of(page)) if value is None] == list(gap)
    report(client, run, [100], lambda _: "nan")
    expect(page.get_by_role("figure", name=re.compile(r"^Total loss: total (NaN|\u2013)"))).to_be_visible()


def test_names_of_every_script_are_shown_as_they_are(page, client):
    alerts = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    runs = [client.runs.create({"engine": "external", "name": name, "tags": [name[:20]]}).id for name in NAMES]
    page.goto("/")
    for name in NAMES:
        expect(page.get_by_role("row").filter(has_text=name).first).to_be_visible()
    for run, name in zip(runs, NAMES, strict=True):
        page.goto(f"/runs/{run}")
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.goto(f"/compare?runs={','.join(runs)}")
    items = page.get_by_role("list", name="Compared runs").get_by_role("listitem")
    expect(items).to_have_count(len(NAMES))
    for name in NAMES:
        expect(items.filter(has_text=name)).to_have_count(1)
    assert alerts == []


def test_a_spec_of_an_older_version_is_shown_and_its_clone_says_what_is_lost(page, client, record):
    spec = {"recipe": "tiny-fgd", "resources": {"queue": "nobody"}, "name": "of old"}
    run = client.runs.create(spec).id
    old = json.loads(json.dumps(client.runs.get(run).spec.model_dump(mode="json", by_alias=True)))
    old["method"]["warmup_of_old"] = 500
    del old["evaluation"]
    with record.writing() as session:
        session.execute(update(Run).where(Run.id == run).values(spec=old))
    page.goto(f"/runs/{run}?tab=spec")
    expect(page.get_by_role("heading", name="of old")).to_be_visible()
    expect(page.get_by_role("tabpanel").get_by_text("alpha", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Clone").click()
    expect(page.get_by_role("alert").filter(has_text="not taken over")).to_contain_text("method.warmup_of_old")
    page.goto("/")
    expect(page.get_by_role("row").filter(has_text="of old").first).to_be_visible()


def test_a_pinned_step_leads_to_its_maps(page, client):
    run = tell_training(client, "with maps", state=None)
    add_maps(client, run, (60, 180, 360))
    page.goto(f"/runs/{run}?tab=curves&pin=170")
    pinned = page.get_by_role("region", name="Step 170")
    pinned.get_by_role("link", name="Maps of step 180").click()
    expect(page.get_by_role("tab", name="Maps")).to_have_attribute("aria-selected", "true")
    expect(page).to_have_url(re.compile("step=180"))
    expect(page.get_by_role("img", name=re.compile(r"^spatial of the teacher at P3"))).to_be_visible()
