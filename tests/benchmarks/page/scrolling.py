"""Scrolling down the list of all runs, two thirds of a screen a frame."""

from stage import Stage
from verdict import Figures

_ROUNDS = 3
_ROWS = 10_000
_SCROLL = """async (wanted) => {
    const frame = document.querySelector("section[aria-label^=Runs]");
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    let [empty, frames, deepest, still] = [0, 0, 0, 0];
    while (deepest < wanted && still < 600) {
        const before = frame.scrollTop;
        frame.scrollTop += 640;
        await drawn();
        still = frame.scrollTop === before ? still + 1 : 0;
        frames += 1;
        const box = frame.getBoundingClientRect();
        const under = document.elementFromPoint(box.left + 300, box.top + box.height / 2);
        if (!under?.closest("tr[data-run]")) empty += 1;
        const shown = [...document.querySelectorAll("tbody tr[data-run]")];
        deepest = Math.max(deepest, Number(shown.at(-1)?.ariaRowIndex ?? 0));
    }
    return { empty, frames, deepest };
}"""


def measure(stage: Stage) -> Figures:
    """Frames that show no row in the middle, of all frames on the way to the last row."""
    rounds = []
    for _ in range(_ROUNDS):
        with stage.page() as page:
            page.goto("/")
            page.locator("tbody tr[data-run]").first.wait_for()
            rounds.append(page.evaluate(_SCROLL, min(len(stage.seeded), _ROWS)))
    blank = max(one["empty"] for one in rounds)
    return {"scrolling all runs": {"blank frames": blank, **{key: rounds[0][key] for key in ("frames", "deepest")}}}
