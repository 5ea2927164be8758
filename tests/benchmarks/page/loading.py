"""What a first visit loads and how long it takes: no cache, the server on the same machine."""

from statistics import median

from playwright.sync_api import Page
from stage import Stage, now
from verdict import Figures

ROUNDS = 7
_POINTS = 500

_USABLE = {
    "Runs": "document.querySelectorAll('tbody tr[data-run]').length > 10",
    "Run": "document.querySelectorAll('main figure canvas').length > 1",
}
"""What there is when a page can be used: its rows, its first charts."""

_WATCH = """(() => {
    const look = () => {
        if (%s) requestAnimationFrame(() => setTimeout(() => { window.usableAt = performance.now(); }));
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})()"""


def measure(stage: Stage) -> Figures:
    """Medians of several first visits to Runs and to a run with curves."""
    run, start = stage.new_run("first visit"), now() - _POINTS
    keys = ("loss/total", "loss/det/cls", "lr", "val/bbox_mAP")
    stage.report(run, {step: dict.fromkeys(keys, 1 / step) for step in range(1, _POINTS)}, start)
    addresses = {"Runs": "/", "Run": f"/runs/{run}"}
    return {f"first visit, {name}": _visits(stage, name, address) for name, address in addresses.items()}


def _visits(stage: Stage, name: str, address: str) -> dict[str, float]:
    rounds = [_visit(stage, name, address) for _ in range(ROUNDS)]
    return {figure: median(one[figure] for one in rounds) for figure in rounds[0]}


def _visit(stage: Stage, name: str, address: str) -> dict[str, float]:
    with stage.page() as page:
        sizes = _scripts_of(page)
        page.add_init_script(_WATCH % _USABLE[name])
        page.goto(address)
        page.wait_for_function("window.usableAt !== undefined")
        seconds = page.evaluate("window.usableAt") / 1000
        before = sum(sizes)
        page.wait_for_timeout(500)
        return {"usable s": seconds, "JavaScript KB": before / 1000, "in the end KB": sum(sizes) / 1000}


def _scripts_of(page: Page) -> list[int]:
    """Bytes of each script as they came over the wire; the list grows as they come."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    scripts, sizes = set(), []

    def answered(event: dict) -> None:
        if event["type"] == "Script" or "javascript" in event["response"].get("mimeType", ""):
            scripts.add(event["requestId"])

    def came(event: dict) -> None:
        if event["requestId"] in scripts:
            sizes.append(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", came)
    return sizes
