"""From a logged point to a changed pixel."""

import random
from statistics import median, quantiles

from distillboard.client.reporting.reporter import Reporter
from stage import Stage, now
from verdict import Figures

POINTS = 100
_BEFORE = 200
_KEY = "loss/total"

_WATCH = """() => {
    const canvas = document.querySelector("main figure canvas");
    const pixels = canvas.getContext("2d", { willReadFrequently: true });
    let last = "";
    window.changes = [];
    const look = async () => {
        const { data } = pixels.getImageData(0, 0, canvas.width, canvas.height);
        const words = new Uint32Array(data.buffer);
        let sum = 0;
        for (let place = 0; place < words.length; place += 1) sum = (Math.imul(sum, 31) + words[place]) | 0;
        if (sum !== last) window.changes.push(Date.now() / 1000);
        last = sum;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""
"""Looks at every pixel of the first chart at every frame."""


def measure(stage: Stage) -> Figures:
    """Seconds from the call that logs a point and flushes to the frame after which the canvas differs."""
    draw = random.Random(0)
    run = stage.new_run("watched")
    start = now() - _BEFORE
    stage.report(run, {step: {_KEY: draw.random()} for step in range(1, _BEFORE)}, start)
    seconds = []
    with stage.page() as page, Reporter(url=stage.url, run=run) as reporter:
        page.goto(f"/runs/{run}")
        page.locator("main figure canvas").first.wait_for()
        page.wait_for_timeout(2000)
        page.evaluate(_WATCH)
        page.wait_for_timeout(500)
        for step in range(_BEFORE, _BEFORE + POINTS):
            logged = now()
            reporter.log({_KEY: draw.random()}, step=step)
            reporter.flush()
            page.wait_for_function("(since) => window.changes.some((at) => at > since)", arg=logged)
            seconds.append(page.evaluate("(since) => window.changes.find((at) => at > since)", logged) - logged)
            page.wait_for_timeout(200 + 300 * draw.random())
    return {"point to pixel": {"p95 s": quantiles(seconds, n=20)[-1], "median s": median(seconds)}}
