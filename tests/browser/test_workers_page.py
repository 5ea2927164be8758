"""The queue page: the line is re-ordered, queues are paused, workers drained; who is silent shows nothing."""

import re

import httpx
import pytest
from playwright.sync_api import expect
from support.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(600)]

QUEUE = "page-line"
"""No worker serves it: what waits there goes on waiting."""
SILENCE = 90_000
"""Milliseconds within which a worker that says nothing more is shown as silent."""


@pytest.fixture
def line(client):
    """Three runs that wait in a queue of their own."""
    runs = [
        client.runs.create({"recipe": "tiny-fgd", "name": f"{name} waits", "resources": {"queue": QUEUE}})
        for name in ("first", "second", "third")
    ]
    yield [run.id for run in runs]
    for run in runs:
        client.runs.cancel(run.id)


@pytest.fixture
def ghost(stack):
    """A worker that reports once and then falls silent."""
    report = {
        "host": "attic",
        "pid": 7,
        "queues": ["haunted"],
        "slots": [{"index": 0, "device": {"kind": "cpu", "name": "Old CPU"}, "run": "a-run-of-old", "warm": True}],
        "started": "2026-01-01T00:00:00Z",
    }
    httpx.put(f"{stack.url}/api/v1/workers/ghost", json=report).raise_for_status()
    return "ghost"


def names(page):
    rows = page.get_by_role("table", name=f"Line of queue {QUEUE}").get_by_role("row")
    return re.findall(r"(\w+) waits", " ".join(rows.all_inner_texts()))


def in_line(client):
    return [waiting.name.split()[0] for waiting in client.queues.get(QUEUE).line]


def expect_order(page, client, *order):
    table = page.get_by_role("table", name=f"Line of queue {QUEUE}")
    for place, name in enumerate(order, 1):
        expect(table.get_by_role("row").nth(place)).to_contain_text(f"{name} waits")
    expect(page.get_by_role("status").filter(has_text="is now")).to_be_attached()
    wait_until(lambda: in_line(client) == list(order), f"the line is {order}")
    assert names(page) == list(order)


def handle(page, name):
    return page.get_by_role("button", name=re.compile(f"^Move {name} waits: drag"))


def test_the_line_is_reordered_by_keys_buttons_and_dragging(page, client, line):
    page.goto(f"/workers?queue={QUEUE}")
    expect(page.get_by_text("none that is there serves queue").first).to_be_visible()
    handle(page, "third").focus()
    page.keyboard.press("Home")
    expect_order(page, client, "third", "first", "second")
    expect(handle(page, "third")).to_be_focused()
    expect(page.get_by_text("third waits is now 1 of 3 in the line, priority 0.")).to_be_attached()
    page.keyboard.press("ArrowDown")
    expect_order(page, client, "first", "third", "second")
    page.get_by_role("button", name="Move second waits up").click()
    expect_order(page, client, "first", "second", "third")
    below = page.get_by_role("row").filter(has_text="third waits")
    handle(page, "first").drag_to(below, target_position={"x": 200, "y": 30})
    expect_order(page, client, "second", "third", "first")


def test_priority_goes_before_age_and_a_held_run_leaves_the_line(page, client, line):
    page.goto(f"/workers?queue={QUEUE}")
    page.get_by_label("Priority of third waits").fill("7")
    page.keyboard.press("Enter")
    table = page.get_by_role("table", name=f"Line of queue {QUEUE}")
    expect(table.get_by_role("row").nth(1)).to_contain_text("third waits")
    page.get_by_role("button", name="Hold first waits").click()
    expect(table.get_by_text("first waits")).to_have_count(0)
    wait_until(lambda: in_line(client) == ["third", "second"], "the held run has left the line")
    expect(page.get_by_text("1 held")).to_be_visible()


def test_a_queue_is_paused_and_resumed_and_another_page_sees_it(page, browser, line):
    page.goto(f"/workers?queue={QUEUE}")
    other = browser.new_page()
    other.goto(f"/workers?queue={QUEUE}")
    page.get_by_role("button", name="Pause queue").click()
    expect(other.get_by_text("it hands out nothing until it is resumed")).to_be_visible()
    expect(page.get_by_text(f"queue '{QUEUE}' to be resumed").first).to_be_visible()
    other.get_by_role("button", name="Resume queue").click()
    expect(page.get_by_role("button", name="Pause queue")).to_be_visible()


def test_an_open_run_says_why_it_waits_as_soon_as_that_changes(page, client, line):
    page.goto(f"/runs/{line[0]}")
    expect(page.get_by_text("none that is there serves queue")).to_be_visible()
    client.queues.pause(QUEUE)
    expect(page.get_by_text("to be resumed: it is paused")).to_be_visible()
    client.queues.resume(QUEUE)
    expect(page.get_by_text("none that is there serves queue")).to_be_visible()


def test_a_worker_is_drained_and_a_silent_one_shows_nothing_it_did(page, client, ghost):
    page.goto("/workers?queue=haunted")
    panel = page.get_by_role("region", name=ghost)
    expect(panel).to_contain_text("ready")
    page.get_by_role("button", name="Drain ghost").click()
    expect(panel).to_contain_text("it is handed nothing new")
    wait_until(lambda: client.workers.get(ghost).draining, "it is drained")
    expect(panel).to_contain_text("Silent since", timeout=SILENCE)
    slots = panel.get_by_role("table", name="Slots of ghost")
    expect(slots.get_by_role("row").nth(1)).to_have_text(re.compile(r"0cpu · Old CPU(\u2013){3}$"))
    expect(panel.get_by_text("ready")).to_have_count(0)
    expect(panel.get_by_text("a-run-of-old")).to_have_count(0)


def test_the_stacks_own_worker_says_what_it_is(page):
    page.goto("/workers")
    expect(page.get_by_text("alive").first).to_be_visible()
    expect(page.get_by_text(re.compile(r"torch \d")).first).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d of \d slots? busy"))).to_be_visible()
