"""Our record beside MLflow's and trackio's: same machine, same run, same points; prints figures and ratios as JSON."""

import argparse
import json
import tempfile
from pathlib import Path

import environments
import ingest
import reports
import servers

ROOT = Path(__file__).resolve().parents[3]


def main() -> None:
    """Measure, one tracker after the other, on an otherwise idle machine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--environments", type=Path, default=ROOT / ".bench", help="where the others are installed")
    options = parser.parse_args()
    pythons = {name: environments.python_of(name, options.environments) for name in environments.PINS}
    figures = measure(pythons)
    print(json.dumps(figures, indent=1))  # noqa: T201


def measure(pythons: dict[str, Path]) -> dict[str, dict[str, float]]:
    """All figures by name."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        with servers.distillboard(Path(folder) / "ours") as server:
            figures["distillboard: start"] = {"s": server.seconds, "MiB": server.memory() / 2**20}
            figures["distillboard: 25 steps x 40 keys"] = ingest.ours(server, reports.WIDE)
            figures["distillboard: 1000 steps x 1 key"] = ingest.ours(server, reports.LONG)
            figures["distillboard: 100 reporters"] = ingest.reporters(server)
            figures["distillboard: a run of the paper"] = ingest.whole_run(server)
            figures["distillboard: in the end"] = {"MiB": server.memory() / 2**20}
        with servers.mlflow(pythons["mlflow"], Path(folder) / "mlflow") as server:
            figures["mlflow: start"] = {"s": server.seconds, "MiB": server.memory() / 2**20}
            figures["mlflow: 25 steps x 40 keys"] = ingest.mlflows(server, reports.WIDE)
            figures["mlflow: 1000 steps x 1 key"] = ingest.mlflows(server, reports.LONG)
    figures["trackio: 25 steps x 40 keys"] = ingest.trackios(pythons["trackio"], reports.WIDE)
    figures["trackio: 1000 steps x 1 key"] = ingest.trackios(pythons["trackio"], reports.LONG)
    return figures


if __name__ == "__main__":
    main()
