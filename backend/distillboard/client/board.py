"""The leaderboard as a table for terminals and scripts."""

from collections.abc import Iterable, Iterator

from distillboard.contracts.leaderboard import Leaderboard, LeaderboardRow, Spread

_BOXES = ("method", "mAP", "over control", "gap recovered", "AP_S", "AP_M", "AP_L")
_MASKS = ("mask mAP", "mask over control")
_RUNS = ("seeds", "runs")


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


def columns(rows: Iterable[LeaderboardRow]) -> tuple[str, ...]:
    """The columns of a task's table; those of masks only where any were measured."""
    masks = _MASKS if any("segm_mAP" in row.metrics for row in rows) else ()
    return (*_BOXES, *masks, *_RUNS)


def cells(row: LeaderboardRow) -> dict[str, str]:
    """One row by column; mAP in points (100 = perfect), deltas with their sign."""
    delta = points(row.delta, sign=True) if row.delta else (row.unmatched or "control")
    return {
        "method": row.label,
        "mAP": points(row.metrics.get("bbox_mAP")),
        "over control": delta,
        "gap recovered": f"{100 * row.gap_recovered.mean:.0f} %" if row.gap_recovered else "",
        **{f"AP_{size.upper()}": points(row.metrics.get(f"bbox_mAP_{size}")) for size in "sml"},
        "mask mAP": points(row.metrics.get("segm_mAP")),
        "mask over control": points(row.mask_delta, sign=True),
        "seeds": ", ".join(map(str, row.seeds)),
        "runs": " ".join(row.runs),
    }


def points(spread: Spread | None, *, sign: bool = False) -> str:
    """A metric in points with its deviation over seeds, e.g. ``41.2 ± 0.3``."""
    if spread is None:
        return ""
    mean = f"{100 * spread.mean:+.1f}" if sign else f"{100 * spread.mean:.1f}"
    return mean if spread.sd is None else f"{mean} ± {100 * spread.sd:.1f}"


def _markdown(task: str, rows: list[LeaderboardRow]) -> Iterator[str]:
    names = columns(rows)
    yield f"**{task}**\n"
    yield _line(names)
    yield _line(["---"] * len(names))
    for row in rows:
        found = cells(row)
        yield _line([found[name] for name in names])


def _line(values: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(value.replace('|', chr(92) + '|') for value in values)} |"
