"""The leaderboard as a table for terminals and scripts."""

from collections.abc import Iterator

from distillboard.contracts.leaderboard import Leaderboard, LeaderboardRow, Spread

COLUMNS = ("method", "mAP", "over control", "gap recovered", "AP_S", "AP_M", "AP_L", "seeds", "runs")


class Board(Leaderboard):
    """A leaderboard that prints itself."""

    def tasks(self) -> dict[str, list[LeaderboardRow]]:
        """The rows by task, in the server's order; only rows of one task may be compared."""
        tasks: dict[str, list[LeaderboardRow]] = {}
        for row in self.rows:
            tasks.setdefault(row.task, []).append(row)
        return tasks

    def __str__(self) -> str:
        """Every task as a Markdown table."""
        return (
            "\n\n".join("\n".join(_markdown(task, rows)) for task, rows in self.tasks().items())
            or "no finished runs yet"
        )


def cells(row: LeaderboardRow) -> tuple[str, ...]:
    """One row in the order of ``COLUMNS``; mAP in points (100 = perfect), deltas with their sign."""
    sizes = (points(row.metrics.get(f"bbox_mAP_{size}")) for size in "sml")
    delta = points(row.delta, sign=True) if row.delta else (row.unmatched or "control")
    return (
        row.label,
        points(row.metrics.get("bbox_mAP")),
        delta,
        f"{100 * row.gap_recovered.mean:.0f} %" if row.gap_recovered else "",
        *sizes,
        ", ".join(map(str, row.seeds)),
        " ".join(row.runs),
    )


def points(spread: Spread | None, *, sign: bool = False) -> str:
    """A metric in points with its deviation over seeds, e.g. ``41.2 ± 0.3``."""
    if spread is None:
        return ""
    mean = f"{100 * spread.mean:+.1f}" if sign else f"{100 * spread.mean:.1f}"
    return mean if spread.sd is None else f"{mean} ± {100 * spread.sd:.1f}"


def _markdown(task: str, rows: list[LeaderboardRow]) -> Iterator[str]:
    yield f"**{task}**\n"
    yield _line(COLUMNS)
    yield _line(["---"] * len(COLUMNS))
    for row in rows:
        yield _line(cells(row))


def _line(values: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(value.replace('|', chr(92) + '|') for value in values)} |"
