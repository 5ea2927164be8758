"""Where data sets that were made from a seed lie below a folder: its maker and its readers agree here."""

from pathlib import Path

GENERATOR_VERSION = 1
"""Raised whenever the same seed would give other pictures."""


def shapes_folder(root: Path, *, seed: int = 0, train: int = 3200, val: int = 500, size: int = 128) -> Path:
    """The folder of one data set ``shapes``; its name holds every parameter and the version of the generator.

    Args:
        root: Folder that holds generated data sets.
        seed: Every pixel and box follows from it.
        train: Number of training images.
        val: Number of validation images.
        size: Width and height of the images in pixels.
    """
    return root / f"shapes-v{GENERATOR_VERSION}-s{seed}-t{train}-v{val}-{size}px"
