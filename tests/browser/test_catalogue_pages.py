"""The pages of models, data sets and tokens."""

import io
import re

import httpx
import pytest
from PIL import Image
from playwright.sync_api import expect
from support.pictures import coco
from support.uploading import body, place, put
from support.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.timeout(600)]

CLASSES = ["disk", "star"]


@pytest.fixture
def faulty(stack):
    """An uploaded data set, one of whose boxes leaves its image."""
    picture = io.BytesIO()
    Image.new("RGB", (100, 50), (200, 60, 60)).save(picture, "PNG")
    content = picture.getvalue()
    annotations = coco()
    annotations["annotations"][0]["bbox"] = [-20, 0, 40, 10]
    with httpx.Client(base_url=stack.url) as http:
        listed = place(http, {"files": {"a.png": {"sha256": put(http, content), "size": len(content)}}})
        answer = http.post("/api/v1/datasets", json=body(http, annotations, name="faulty", images=listed))
        answer.raise_for_status()
    return "faulty"


def test_the_zoo_is_searched_sorted_and_kept_in_the_address(page, browser):
    page.goto("/models")
    expect(page.get_by_role("link", name="retinanet-teacher-shapes")).to_be_visible()
    page.get_by_text(re.compile(r"^MMDetection's zoo · 574$")).click()
    page.get_by_label("Search models").fill("retinanet r50 fpn 2x")
    table = page.get_by_role("table", name="MMDetection's model zoo")
    expect(table.get_by_text("retinanet_r50_fpn_2x_coco", exact=True)).to_be_visible()
    page.get_by_role("button", name="Box mAP %").click()
    expect(page).to_have_url(re.compile("sort="))
    other = browser.new_page()
    other.goto(page.url)
    expect(other.get_by_role("table", name="MMDetection's model zoo")).to_have_text(re.compile(r"retinanet_r50_fpn_2x"))
    expect(other.get_by_label("Search models")).to_have_value("retinanet r50 fpn 2x")
    same = other.get_by_role("table", name="MMDetection's model zoo")
    wait_until(lambda: same.inner_text() == table.inner_text(), "both show the same order")


def test_a_detector_of_the_zoo_becomes_a_model_that_can_teach(page, client):
    page.goto("/models?zoo=true&search=fcos_r50-caffe_fpn_gn-head_1x_coco")
    page.get_by_role("button", name=re.compile("^Add fcos_r50")).first.click()
    expect(page).to_have_url(re.compile(r"/models/fcos_r50"))
    expect(page.get_by_role("heading", level=1, name=re.compile("^fcos_r50"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"--set teacher\.model=fcos_r50")).first).to_be_visible()
    page.get_by_role("link", name="New run with it as teacher").click()
    expect(page).to_have_url(re.compile(r"/new\?"))


def test_a_model_says_its_versions_and_how_it_is_named(page):
    page.goto("/models/retinanet-teacher-shapes")
    expect(page.get_by_role("table", name="Published or measured figures")).to_contain_text("bbox_mAP")
    expect(page.get_by_role("table", name="Versions of retinanet-teacher-shapes")).to_contain_text("ready")
    page.get_by_text("RetinaNet", exact=True).last.click()
    expect(page.get_by_label("Model dict as JSON")).to_have_value(re.compile('"type": "RetinaNet"'))


def test_a_model_that_is_not_there_says_so(page):
    page.goto("/models/nobody")
    expect(page.get_by_role("alert")).to_contain_text("there is no model 'nobody'")


def test_a_data_set_is_looked_at_and_repaired_into_a_new_version(page, faulty):
    page.goto("/datasets")
    page.get_by_role("link", name=faulty).click()
    expect(page.get_by_text("boxes reach out of their image").first).to_be_visible()
    picture = page.get_by_role("button", name="Show a.png large, 2 boxes")
    picture.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("rect")).to_have_count(2)
    expect(dialog.get_by_text(re.compile(r"100 . 50 pixels · 2 boxes"))).to_be_visible()
    assert dialog.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 100
    expect(page).to_have_url(re.compile("image=a.png"))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    page.get_by_role("button", name="star: 1 boxes").click()
    expect(page).to_have_url(re.compile("label=star"))
    page.get_by_role("button", name="See what a repair would change").click()
    expect(page.get_by_text(re.compile("train: 1 . boxes clipped to their image"))).to_be_visible()
    page.get_by_role("button", name="Repair into a new version").click()
    expect(page).to_have_url(re.compile("version=2"))
    expect(page.get_by_text("No fault was found.")).to_be_visible()
    expect(page.get_by_role("table", name="Versions of faulty").get_by_role("row")).to_have_count(3)


def test_a_data_set_whose_files_nobody_named_says_so(page):
    page.goto("/datasets/coco")
    expect(page.get_by_text("nobody has said where they lie")).to_be_visible()
    expect(page.get_by_text("names no files of 'val'")).to_be_visible()


def test_a_token_is_shown_once_and_revoked(page):
    page.goto("/tokens")
    page.get_by_role("button", name="New token").click()
    page.get_by_label("Name").fill("dashboard")
    page.get_by_role("radio", name="viewer").check()
    page.get_by_role("button", name="Make it").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(re.compile(r"^dbt_\S{20,}$"))).to_be_visible()
    dialog.get_by_role("button", name="I have it").click()
    row = page.get_by_role("row").filter(has_text="dashboard")
    expect(row).to_contain_text("viewer")
    expect(page.get_by_text(re.compile(r"dbt_\S{20,}"))).to_have_count(0)
    page.get_by_role("button", name="Revoke dashboard").click()
    page.get_by_role("button", name="Revoke it").click()
    expect(row).to_contain_text("revoked")
