"""Compiles the loops once, at set-up, so that no training waits for it: `python -m distillboard_worker.ops.warm`."""

from distillboard_worker.ops.nms import suppress
from distillboard_worker.ops.soft_nms import soften


def warm() -> None:
    """Compile what is not in numba's cache on disk yet (about 4 s, then 1 s)."""
    suppress()
    soften()


if __name__ == "__main__":
    warm()
