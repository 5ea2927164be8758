"""Environments of the trackers we compare with, apart from ours."""

import shutil
import subprocess
import sys
from pathlib import Path

PINS = {"mlflow": "3.17.2", "trackio": "0.43.0"}


def python_of(name: str, folder: Path) -> Path:
    """The Python of a tracker's environment, made when it is not there.

    Args:
        name: A key of `PINS`.
        folder: Where the environments lie.
    """
    place = folder / f"{name}-{PINS[name]}"
    python = place / "bin" / "python"
    done = place / "installed"
    if not done.exists():
        _make(place, f"{name}=={PINS[name]}", python)
        done.touch()
    return python


def _make(place: Path, requirement: str, python: Path) -> None:
    if uv := shutil.which("uv"):
        subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, place], check=True)
        subprocess.run(
            [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python, requirement], check=True
        )
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", place], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", requirement], check=True)
