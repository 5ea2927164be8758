"""The page's own figures: a Chromium on an embedded stack of its own, with what was asked beside what was seen."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import audit
import latency
import loading
import scrolling
import ticks
import zooming
from stage import Stage, staged
from verdict import Figures, table

PARTS: dict[str, Callable[[Stage], Figures]] = {
    "ticks": ticks.measure,
    "zoom": zooming.measure,
    "load": loading.measure,
    "audit": audit.measure,
    "latency": latency.measure,
    "scroll": scrolling.measure,
}


def main() -> None:
    """Measure the parts one after the other, on an otherwise idle machine, and print the figures beside those asked."""
    parser = argparse.ArgumentParser(prog="run.py bench-page", description=__doc__)
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part; all when left out")
    parser.add_argument("--runs", type=int, default=10_000, help="how many runs the list has")
    options = parser.parse_args()
    figures: Figures = {}
    with staged(options.runs) as stage:
        for name in options.only or PARTS:
            found = PARTS[name](stage)
            print(name, json.dumps(found), file=sys.stderr)  # noqa: T201
            figures |= found
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    print(table(figures))  # noqa: T201


if __name__ == "__main__":
    main()
