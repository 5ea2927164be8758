"""Compiles the loops once, at set-up, so that no training waits for it: `python -m distillboard_worker.ops.warm`."""

from distillboard_worker.fgd import loops
from distillboard_worker.ops.nms import suppress
from distillboard_worker.ops.soft_nms import soften


def warm() -> None:
    """Compile what is not in numba's cache on disk yet (8 s of a core, most of it imports of torch)."""
    suppress()
    soften()
    loops.prepare()


if __name__ == "__main__":
    warm()
