"""What a chart on the page holds, point by point: not what it should, but what uPlot was given to draw."""

from playwright.sync_api import Locator

_HELD = """(figure) => {
    const isPlot = (one) => one && typeof one.setData === "function" && Array.isArray(one.data) && one.series;
    const own = Object.keys(figure).find((name) => name.startsWith("__reactFiber$"));
    for (let fiber = figure[own]; fiber; fiber = fiber.return)
        for (let hook = fiber.memoizedState; hook && "next" in hook; hook = hook.next) {
            const plot = hook.memoizedState?.current;
            if (isPlot(plot)) return [...plot.data[0]].flatMap((x, place) => {
                const y = plot.data[1][place];
                return y === undefined ? [] : [[x, y]];
            });
        }
    return [];
}"""


def points_held(chart: Locator) -> list[tuple[float, float | None]]:
    """The points of a chart's first line, in the order they are drawn; None is a gap."""
    return [(x, y) for x, y in chart.evaluate(_HELD)]
