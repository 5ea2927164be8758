"""Writes the `.pth` file that registers the operators in every process: `python -m distillboard_worker.ops.install`."""

import sysconfig
from pathlib import Path

NAME = "distillboard_ops.pth"
LINE = (
    "import sys; exec('try:\\n from distillboard_worker.ops.finder import install\\n"
    "except ImportError:\\n pass\\nelse:\\n install()')\n"
)
"""Runs at every interpreter start; where the package is not importable it must do nothing, silently."""


def install(site_packages: Path | None = None) -> Path:
    """Write the file into `site_packages` (default: this environment's) unless it is there, and return its path."""
    target = (site_packages or Path(sysconfig.get_path("purelib"))) / NAME
    if not target.exists() or target.read_text() != LINE:
        target.write_text(LINE)
    return target


if __name__ == "__main__":
    print(install())
