"""What axe-core finds on a page, in light and in dark, and whether the page fits a phone."""

from pathlib import Path

from playwright.sync_api import Page, expect

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
SCHEMES = ("light", "dark")
PHONE = {"width": 390, "height": 844}
_AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_LOOK = """async (rules) => {
    const seen = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    return seen.violations.flatMap(({ id, nodes }) => nodes.map((node) =>
        `${id}: ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map((one) => one.message).join("; ")}`
    ));
}"""
_SETTLED = """() => document.querySelector("main:not(:empty)") && !document.querySelector("[aria-busy=true]")
    && document.getAnimations().every((one) => one.playState !== "running")"""
_WIDER = """() => [...document.querySelectorAll("body *")].filter((one) => {
    for (let box = one; box; box = box.parentElement)
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX) && box !== document.body) return false;
    return one.getBoundingClientRect().right > innerWidth + 1;
}).slice(0, 3).map((one) => one.outerHTML.slice(0, 120))"""


def faults(page: Page) -> list[str]:
    """Every violation of WCAG 2's levels A and AA by what is on the page now, contrast included, in both schemes."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[str] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        expect(page.locator(f"html[data-mantine-color-scheme={scheme}]")).to_be_attached()
        page.wait_for_function(_SETTLED)  # half-faded text has another contrast than the page's own
        found += [f"{scheme}: {fault}" for fault in page.evaluate(_LOOK, list(RULES))]
    return found


def wider_than_phone(page: Page) -> list[str]:
    """What reaches out of a phone's screen, so that the whole page scrolls sideways; the window is as before then."""
    before = page.viewport_size
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.wait_for_function(_SETTLED)
    fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = [] if fits else ["wider than a phone", *page.evaluate(_WIDER)]
    if before:
        page.set_viewport_size(before)
    return found
