"""The README's pictures, taken of a running service: ``python tests/browser/pictures.py URL --run ID --beside ID ID``.

The runs are real ones: those in docs/pictures come from the record behind docs/results.md. Every picture is light,
1440 pixels wide, and as small as a README can bear.
"""

import argparse
import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from support.browsers import FLAGS, find_browser  # noqa: E402 - the tests' folder is no package

SIZE = {"width": 1440, "height": 900}
MOST_BYTES = 150_000
SETTLED = "() => !document.querySelector('main [aria-busy=true]')"
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 1500)))"
KEYS = '["val/bbox_mAP","loss/total","val/bbox_mAP_50","val/bbox_mAP_s","val/bbox_mAP_m","val/bbox_mAP_l"]'


def main() -> None:
    """Take all five."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--run", required=True, help="a run with a teacher, a control and maps")
    parser.add_argument("--beside", nargs="+", required=True, help="runs to compare")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures")
    chosen = parser.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    run, beside = f"/runs/{chosen.run}", ",".join(chosen.beside)
    pictures = {
        "run": run,
        "terms": f"{run}?tab=curves",
        "maps": f"{run}?tab=maps",
        "compare": f"/compare?runs={beside}&keys={quote(KEYS)}",
        "leaderboard": "/leaderboard?dataset=shapes",
    }
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=find_browser(),
            args=list(FLAGS),
            base_url=chosen.url,
            viewport=SIZE,  # type: ignore[arg-type]
            color_scheme="light",
        )
        for name, address in pictures.items():
            shown = take(context.pages[0], address, BEFORE.get(name))
            (chosen.to / f"{name}.webp").write_bytes(shown)
        context.close()


def take(page: Page, address: str, before: Callable[[Page], None] | None) -> bytes:
    """One picture, when nothing is loading any more."""
    page.goto(address)
    expect(page.locator("main h1")).to_be_visible()
    page.wait_for_function(SETTLED)
    if before:
        before(page)
    page.evaluate(PAINTED)
    return small(Image.open(io.BytesIO(page.screenshot())))


def show_terms(page: Page) -> None:
    """FGD's panel at the top."""
    panel = page.get_by_role("heading", name="FGD terms")
    panel.wait_for()
    panel.evaluate("(head) => window.scrollTo(0, head.getBoundingClientRect().top + scrollY - 330)")


BEFORE: dict[str, Callable[[Page], None]] = {"terms": show_terms}


def small(image: Image.Image) -> bytes:
    """As WebP, without loss where that is small enough, else with as little as it takes."""
    for options in ({"lossless": True}, *({"quality": quality} for quality in (92, 86, 80, 70, 60))):
        content = io.BytesIO()
        image.convert("RGB").save(content, "WEBP", method=6, **options)
        if content.tell() <= MOST_BYTES:
            return content.getvalue()
    raise SystemExit("the picture does not get small enough")


if __name__ == "__main__":
    main()
