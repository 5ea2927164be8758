"""Moving and zooming through twenty curves of 100,000 points."""

import math
import random
from itertools import pairwise
from statistics import median

from playwright.sync_api import Page
from stage import Stage, now
from verdict import Figures

CURVES, POINTS = 20, 100_000
ROUNDS = 5
_KEY = "loss/total"
_BATCH = 5000

_FRAMES = """async ([steps, kind]) => {
    const over = document.querySelector("main figure .u-over");
    const box = over.getBoundingClientRect();
    const middle = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
    const times = [];
    for (let frame = 0; frame < steps; frame += 1) {
        const back = frame < steps / 2 ? 1 : -1;
        const wheel = kind === "zoom" ? { ctrlKey: true, deltaY: -12 * back } : { shiftKey: true, deltaY: 6 * back };
        over.dispatchEvent(new WheelEvent("wheel", { ...middle, ...wheel, bubbles: true, cancelable: true }));
        times.push(await new Promise(requestAnimationFrame));
    }
    return times;
}"""
"""A wheel event a frame, there and back; the times of the frames."""


def measure(stage: Stage) -> Figures:
    """Frames a second in Compare with everything in sight, and close to, where every point is drawn."""
    runs = [_long_run(stage, number) for number in range(CURVES)]
    found: Figures = {}
    address = f"/compare?runs={','.join(runs)}"
    for name, part in (("", ""), (", exact points", "&from=50000&to=51500")):
        with stage.page() as page:
            page.goto(address + part)
            page.locator("main figure canvas").first.wait_for()
            page.wait_for_timeout(2000)
            for kind in ("zoom", "pan"):
                found[f"{kind}, {CURVES} x {POINTS:,}{name}"] = _frames(page, kind)
    return found


def _frames(page: Page, kind: str) -> dict[str, float]:
    rates, slowest = [], 0.0
    for _ in range(ROUNDS):
        times = page.evaluate(_FRAMES, [120, kind])
        gaps = [after - before for before, after in pairwise(times)]
        rates.append(1000 * len(gaps) / sum(gaps))
        slowest = max(slowest, *gaps)
        page.wait_for_timeout(1500)
    return {"frames/s": median(rates), "slowest frame ms": slowest}


def _long_run(stage: Stage, number: int) -> str:
    run, draw = stage.new_run(f"long {number:02d}"), random.Random(number)
    for first in range(1, POINTS + 1, _BATCH):
        steps = range(first, first + _BATCH)
        stage.report(
            run,
            {step: {_KEY: math.exp(-step / 3e4) + number / 20 + draw.gauss(0, 0.02)} for step in steps},
            now() - POINTS,
        )
    return run
