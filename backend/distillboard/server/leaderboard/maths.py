"""Means, spreads and gains, seed by seed: pure numbers."""

import math
from collections.abc import Iterable, Mapping
from statistics import fmean, stdev

from distillboard.contracts.leaderboard import Spread

BySeed = Mapping[int, float]
"""One value per seed; runs that repeat a seed were averaged before, so that a repetition does not shrink the spread."""


def spread(values: Iterable[float]) -> Spread | None:
    """Mean and sample standard deviation (n - 1); no deviation for one value, nothing for none."""
    known = list(values)
    if not known:
        return None
    if not all(map(math.isfinite, known)):
        return Spread(mean=math.nan, sd=None, n=len(known))
    return Spread(mean=fmean(known), sd=stdev(known) if len(known) > 1 else None, n=len(known))


def average_by_seed(pairs: Iterable[tuple[int, float]]) -> dict[int, float]:
    """Mean of the values of each seed, seeds ascending."""
    values: dict[int, list[float]] = {}
    for seed, value in pairs:
        values.setdefault(seed, []).append(value)
    return {seed: fmean(values[seed]) for seed in sorted(values)}


def deltas(distilled: BySeed, control: BySeed) -> dict[int, float]:
    """What each seed gained over the control of the same seed; seeds without one are left out."""
    return {
        seed: value - control[seed]
        for seed, value in distilled.items()
        if seed in control and math.isfinite(value) and math.isfinite(control[seed])
    }


def gaps_recovered(distilled: BySeed, control: BySeed, teacher: float | None) -> dict[int, float]:
    """(distilled - control) / (teacher - control) by seed; only where the teacher is ahead of the control."""
    if teacher is None or not math.isfinite(teacher):
        return {}
    return {
        seed: gain / (teacher - control[seed])
        for seed, gain in deltas(distilled, control).items()
        if teacher > control[seed]
    }
