"""What may be imported where, proved in processes of their own."""

import subprocess
import sys

import pytest

HEAVY = ("torch", "mmengine", "mmcv", "mmdet")


def modules_after(statement: str) -> set[str]:
    """Modules that ``statement`` loads in a fresh interpreter, beside what every interpreter here loads at start."""
    code = f"import sys\nbefore = set(sys.modules)\n{statement}\nprint(*(set(sys.modules) - before))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(answer.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "from distillboard import Client",
        "from distillboard import Reporter",
        "import distillboard.mmengine",
        "import distillboard.client.cli",
        "from distillboard.server.app import create_app",
        "import distillboard.up.commands",
    ],
)
def test_neither_client_nor_server_nor_stack_reach_torch(statement):
    loaded = modules_after(statement)
    assert not loaded & set(HEAVY)
    assert not {name for name in loaded if name.startswith("distillboard_worker")}


@pytest.mark.parametrize("module", ["distillboard_worker.app", "distillboard_worker.commands"])
def test_the_worker_reaches_neither_server_nor_torch_above_the_trainer(module):
    assert not modules_after(f"import {module}") & {*HEAVY, "distillboard.server", "distillboard.up"}


def test_an_interpreter_starts_without_torch():
    answer = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    assert not set(answer.stdout.split()) & {*HEAVY, "numba", "numpy"}


def test_the_trainer_does_not_reach_the_server():
    loaded = modules_after("import distillboard_worker.detection.engine")
    assert not {name for name in loaded if name.startswith(("distillboard.server", "distillboard.up", "celery"))}
