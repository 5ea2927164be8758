"""One further point of each of fifty curves, all of them on the screen."""

import math
import random
from functools import partial
from statistics import mean, median

from stage import Stage, now
from thread import MainThread
from verdict import Figures

CHARTS = 50
TICKS = 40
WARM = 3
_EVERY_MS = 700.0
_ALL_IN_SIGHT = (2600, 2500)
LENGTHS = {"2,000 points each": 2000, "20,000 points each": 20_000}


def measure(stage: Stage) -> Figures:
    """What a tick costs the main thread, by how long the curves are; long ones are thinned, with a band."""
    return {f"tick, {CHARTS} charts, {name}": _tick(stage, points) for name, points in LENGTHS.items()}


def _tick(stage: Stage, points: int) -> dict[str, float]:
    run, start = stage.new_run(f"{CHARTS} charts, {points} points"), now() - points
    stage.report(run, {step: _values(step) for step in range(1, points + 1)}, start)
    with stage.page(_ALL_IN_SIGHT) as page:
        page.goto(f"/runs/{run}?tab=curves")
        page.wait_for_function(f"document.querySelectorAll('main figure canvas').length >= {CHARTS}")
        thread = MainThread(page)
        steps = range(points + 1, points + 1 + WARM + TICKS)
        logged = (partial(stage.report, run, {step: _values(step)}, start) for step in steps)
        kept = [thread.spent(one, _EVERY_MS) for one in logged][WARM:]
    parts = {f"{part} ms": median(cost[part] for cost in kept) for part in ("script", "layout", "style")}
    everything = [cost["all"] for cost in kept]
    return {"median ms": median(everything), "mean ms": mean(everything), "most ms": max(everything), **parts}


def _values(step: int) -> dict[str, float]:
    """Waves with some noise."""
    draw = random.Random(step)
    return {f"m/{chart:02d}": math.sin(step / 90 + chart) + draw.random() * 0.1 for chart in range(CHARTS)}
