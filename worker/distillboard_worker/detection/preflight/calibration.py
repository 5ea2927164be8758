"""Proposes a method's weights from a few steps of training: a stated share of the detector's own loss."""

from collections.abc import Mapping, Sequence
from statistics import median

from distillboard.contracts.preflight import Calibrate, Calibration, TermScale

from distillboard_worker.detection.hooks.metrics import own_losses
from distillboard_worker.detection.preflight.first_step import terms_of
from distillboard_worker.detection.preflight.scales import Weight, raw_sum
from distillboard_worker.reporting import RunFailed

_DIGITS = 3


class Watched:
    """The losses of one step.

    Args:
        losses: All losses that the step put out, the method's by level among them.
        terms: Raw terms and weighted totals by `contracts.names.term_key`.
        method: Name of the method.
    """

    def __init__(self, losses: Mapping[str, float], terms: Mapping[str, float], method: str) -> None:
        self.detection = sum(own_losses(losses, method).values())
        self.raw = {term: raw_sum(terms, method, term) for term in terms_of(terms)}
        self.distilled = sum(value for name, value in losses.items() if name.startswith(f"loss_{method}_"))


def propose(steps: Sequence[Watched], weights: Mapping[str, Weight], order: Calibrate) -> Calibration:
    """Weights that bring the method's part of the loss to a target.

    The base is the median, over the steps, of each raw term divided by the detector's loss of the same step: one step
    with a hard image counts no more than another. With `keep_ratios` all weights grow by one factor; else every term
    that has a weight gets the same share of the target. A term without a weight stays without one.

    Args:
        steps: What was watched.
        weights: The present weight of every term.
        order: The target.

    Raises:
        RunFailed: No term that has a weight adds anything to the loss.
    """
    shares = {term: median(step.raw[term] / step.detection for step in steps) for term in weights}
    active = [term for term in weights if weights[term].value and shares[term]]
    if not active:
        reason = "No term of the method adds anything to the loss; give it a weight above 0, and images with objects."
        raise RunFailed("nothing_to_calibrate", reason)
    factor = order.target / median(_part(step, weights) / step.detection for step in steps)
    proposed = {
        term: (weights[term].value * factor if order.keep_ratios else order.target / len(active) / shares[term])
        for term in active
    }
    scales = [_scale(term, steps, weights[term], proposed.get(term, weights[term].value)) for term in weights]
    return Calibration(
        target=order.target,
        steps=len(steps),
        keep_ratios=order.keep_ratios,
        detection=median(step.detection for step in steps),
        ratio=order.target / factor,
        terms=scales,
        patch={"method": {weights[one.term].field: one.proposed for one in scales}},
    )


def _part(step: Watched, weights: Mapping[str, Weight]) -> float:
    return sum(weight.value * step.raw[term] for term, weight in weights.items())


def _scale(term: str, steps: Sequence[Watched], weight: Weight, proposed: float) -> TermScale:
    share = median(step.raw[term] / step.detection for step in steps)
    rounded = float(f"{proposed:.{_DIGITS}g}")
    return TermScale(
        term=term,
        field=f"method.{weight.field}",
        raw=median(step.raw[term] for step in steps),
        weight=weight.value,
        ratio=weight.value * share,
        proposed=rounded,
        proposed_ratio=rounded * share,
    )
