"""Makes docs/results.md: ``python tests/benchmarks/results.py [--only retinanet] [--slots 2]``.

Hours of training. It may be stopped at any time (Ctrl-C, SIGTERM) and started again with the same home: what the raw
file holds is done, a run that the server has is waited for, and a training goes on from its last checkpoint.
``--render`` only writes the page.
"""

import argparse
import hashlib
import json
import logging
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import results_file
from benchmarks.results_plan import SYSTEMS, Row, changes, rows
from benchmarks.results_table import render
from distillboard.client.client import Client
from distillboard.contracts.runs import RunView
from distillboard.contracts.states import ENDED, RunState
from distillboard.up.stack import running_stack, settings_from

REPOSITORY = Path(__file__).resolve().parents[2]
RAW = REPOSITORY / "docs/measurements/results.json"
PAGE = REPOSITORY / "docs/results.md"
LOOK = 5.0

logger = logging.getLogger("results")


class Campaign:
    """Runs rows on a server, so many at once, and keeps what came out.

    Args:
        client: The server.
        raw: The file of raw metrics.
        page: The page that is rendered from it after every run.
        retry: Queue failed runs again instead of leaving them.
    """

    def __init__(self, client: Client, raw: Path, page: Path, *, retry: bool = False) -> None:
        self._client = client
        self._raw = raw
        self._page = page
        self._retry = retry
        self._code = code_version()
        self._recipes = {recipe.name for recipe in client.recipes()}

    def work(self, wanted: Sequence[Row], slots: int) -> None:
        """Go through rows in their order; returns when all that can be run have ended."""
        waiting = list(wanted)
        flying: dict[str, Row] = {}
        while waiting or flying:
            while waiting and len(flying) < slots:
                row = waiting.pop(0)
                if run := self._submit(row):
                    flying[run.id] = row
            time.sleep(LOOK)
            for run_id, row in list(flying.items()):
                run = self._client.runs.get(run_id)
                if run.state in ENDED:
                    self._keep(row, run)
                    del flying[run_id]

    def _submit(self, row: Row) -> RunView | None:
        """The row's run, new or as the server has it; None where there is nothing to run."""
        done = results_file.read(self._raw)["runs"]
        if row.name in done:
            return None
        if row.recipe not in self._recipes:
            logger.warning("%s: the catalogue has no recipe %s yet, left out", row.name, row.recipe)
            return None
        body = changes(row, done)
        if body is None:
            logger.warning("%s: control and FGD have not run yet, left out", row.name)
            return None
        told = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:12]
        run = self._client.runs.create(body, key=f"results {row.name} {told}")
        if self._retry and run.state in {RunState.FAILED, RunState.CANCELLED}:
            run = self._client.runs.retry(run.id)
        logger.info("%s: run %s is %s", row.name, run.id, run.state)
        return run

    def _keep(self, row: Row, run: RunView) -> None:
        if run.state is not RunState.SUCCEEDED:
            logger.error("%s: run %s %s: %s; --retry queues it again", row.name, run.id, run.state, run.reason)
            return
        raw = results_file.read(self._raw)
        raw["runs"][row.name] = results_file.record(self._client, run, self._code)
        raw["teachers"] |= results_file.record_teacher(self._client, run)
        results_file.write(self._raw, raw)
        self._page.write_text(render(raw))
        logger.info("%s: mAP %.4f", row.name, raw["runs"][row.name]["metrics"]["bbox_mAP"])


def code_version() -> str:
    """The commit, with a mark where tracked files differ from it."""
    described = subprocess.run(
        ["git", "describe", "--always", "--abbrev=12", "--dirty", "--exclude=*"],
        cwd=REPOSITORY, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return described.stdout.strip()


@contextmanager
def server(url: str | None, slots: int) -> Iterator[Client]:
    """The server at an address, or one of its own under `DISTILLBOARD_HOME`."""
    if url:
        with Client(url) as client:
            yield client
        return
    with running_stack(settings_from(port=0, slots=slots)) as stack, Client(stack.url) as client:
        logger.info("serving %s from %s", stack.url, stack.home)
        yield client


def main() -> None:
    """Run what is missing, or only render."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=list(SYSTEMS), nargs="+", help="these systems only")
    parser.add_argument("--slots", type=int, default=1, help="trainings at once")
    parser.add_argument("--url", help="a server that runs already; none is started then")
    parser.add_argument("--retry", action="store_true", help="queue failed runs again")
    parser.add_argument("--render", action="store_true", help="only write the page from the raw file")
    parser.add_argument("--raw", type=Path, default=RAW, help="the file of raw metrics")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page")
    given = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    if not given.render:
        wanted = [row for row in rows() if not given.only or row.system in given.only]
        with server(given.url, given.slots) as client:
            Campaign(client, given.raw, given.page, retry=given.retry).work(wanted, given.slots)
    given.page.write_text(render(results_file.read(given.raw)))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        logger.info("stopped; start again to go on")
