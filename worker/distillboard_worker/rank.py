"""A further process of a training on several devices: it trains its part and reports nothing."""

import argparse
import sys
from importlib import import_module

from distillboard.kit.tether import die_with_parent

from distillboard_worker.jobs import TrainerJob
from distillboard_worker.reporting import NullReporter


def main() -> None:
    """Train the job on stdin as the rank that it names; what goes wrong is printed to the trainer's log."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--parent", type=int, required=True, help="process id of rank 0")
    parser.add_argument("--engine", required=True, help="module with train(job, reporter)")
    options = parser.parse_args()
    die_with_parent(options.parent)
    job = TrainerJob.model_validate_json(sys.stdin.buffer.read())
    import_module(options.engine).train(job, NullReporter())


if __name__ == "__main__":
    main()
