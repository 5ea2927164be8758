"""The leaderboard: rows of succeeded runs, each beside its matched control."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import Recipe
from distillboard.contracts.leaderboard import Leaderboard

from .known import KnownRuns
from .published import published_rows
from .rows import rows_of


def board(session: Session, known: KnownRuns, dataset: str | None, recipes: Iterable[Recipe] = ()) -> Leaderboard:
    """The board of one data set, or of all; with what is published for the recipes after the measured rows."""
    runs = known.newest(session, dataset)
    return Leaderboard(rows=[*rows_of(runs), *published_rows(recipes, runs, dataset)])
