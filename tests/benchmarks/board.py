"""What a leaderboard over 5,000 succeeded runs costs: ``PYTHONPATH=tests python tests/benchmarks/board.py``."""

import tempfile
import time
from pathlib import Path

from distillboard.server.db import Database, make_engine, migrate
from distillboard.server.leaderboard import service
from distillboard.server.leaderboard.known import KnownRuns
from distillboard.server.runs import repository as runs
from support.seeding import seed_runs

RUNS, ROUNDS = 8000, 5
"""17 of 20 succeed; a board looks at the newest 5,000 of them."""


def main() -> None:
    """Print CPU seconds of a process's first board, of those after it, and of one after 50 runs changed."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'record.sqlite3'}"
        migrate(url)
        database = Database(make_engine(url))
        with database.writing() as session:
            ids = seed_runs(session, RUNS)
        print(f"first:    {min(cpu_of_board(database, KnownRuns()) for _ in range(ROUNDS)):.3f} s")  # noqa: T201
        known = KnownRuns()
        cpu_of_board(database, known)
        print(f"again:    {min(cpu_of_board(database, known) for _ in range(ROUNDS)):.3f} s")  # noqa: T201
        with database.writing() as session:
            for run_id in ids[-50:]:
                runs.touch(session, runs.get(session, run_id))
        print(f"50 newer: {cpu_of_board(database, known):.3f} s")  # noqa: T201
        database.engine.dispose()


def cpu_of_board(database: Database, known: KnownRuns) -> float:
    """CPU seconds of one board as JSON."""
    began = time.process_time()
    with database.reading() as session:
        service.board(session, known, None).model_dump_json()
    return time.process_time() - began


if __name__ == "__main__":
    main()
