"""What was asked beside what was seen, as a table for the terminal and for docs/benchmarks.md."""

Figures = dict[str, dict[str, float]]

_ROWS: list[tuple[str, str, str]] = [
    ("tick, 50 charts, 2,000 points each", "median ms", "≤ 16"),
    ("tick, 50 charts, 2,000 points each", "mean ms", ""),
    ("tick, 50 charts, 20,000 points each", "median ms", "≤ 16"),
    ("tick, 50 charts, 20,000 points each", "mean ms", ""),
    ("zoom, 20 x 100,000", "frames/s", "≥ 50"),
    ("pan, 20 x 100,000", "frames/s", "≥ 50"),
    ("zoom, 20 x 100,000, exact points", "frames/s", "≥ 50"),
    ("pan, 20 x 100,000, exact points", "frames/s", "≥ 50"),
    ("first visit, Runs", "JavaScript KB", "≤ 250"),
    ("first visit, Runs", "usable s", "≤ 1.5"),
    ("first visit, Run", "JavaScript KB", "≤ 250"),
    ("first visit, Run", "usable s", "≤ 1.5"),
    ("Lighthouse, Runs", "performance", "≥ 95"),
    ("Lighthouse, Runs", "accessibility", "≥ 95"),
    ("Lighthouse, Run", "performance", "≥ 95"),
    ("Lighthouse, Run", "accessibility", "≥ 95"),
    ("point to pixel", "p95 s", "≤ 1"),
    ("scrolling all runs", "blank frames", "0"),
]


def table(figures: Figures) -> str:
    """The rows whose figures there are, in Markdown."""
    lines = ["| | asked | seen |", "|---|---:|---:|"]
    known = [row for row in _ROWS if row[1] in figures.get(row[0], {})]
    return "\n".join(
        lines + [f"| {name}: {figure} | {asked} | {figures[name][figure]:,.3g} |" for name, figure, asked in known]
    )
