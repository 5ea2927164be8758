"""How much of the loss each of a method's terms is: named where it is far from the detector's own loss."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from distillboard.contracts.names import term_key
from distillboard.contracts.peers import FBKD, MGD
from distillboard.contracts.spec import FGD, METHOD_TITLES, Method, NoDistillation

from distillboard_worker.detection.errors import LossNotFinite
from distillboard_worker.detection.preflight.findings import Findings, Part
from distillboard_worker.detection.preflight.first_step import FirstStep, levels_of, terms_of

LOW, HIGH = 0.1, 2.0
"""The range of a term's share of the detector's loss that the authors call fine."""
_FGD_FIELDS = {"foreground": "alpha", "background": "beta", "attention": "gamma", "relation": "lambda"}


@dataclass(frozen=True)
class Weight:
    """The weight of a term: the spec's field that holds it, without `method.`, and its value."""

    field: str
    value: float


def weights_of(method: Method, terms: Mapping[str, float]) -> dict[str, Weight]:
    """The weight of each raw term that a method reported."""
    if isinstance(method, NoDistillation):
        return {}
    values = method.model_dump(by_alias=True)
    fields = {term: _field(method, term) for term in terms_of(terms)}
    return {term: Weight(field, float(values[field])) for term, field in fields.items()}


def _field(method: Method, term: str) -> str:
    match method:
        case FGD():
            return _FGD_FIELDS[term]
        case FBKD():
            return term
        case MGD():
            return "alpha"
        case _:
            return "weight"


def raw_sum(terms: Mapping[str, float], method: str, term: str) -> float:
    """A raw term, summed over its levels."""
    return sum(terms[term_key(method, level, term)] for level in levels_of(terms))


def note_scales(findings: Findings, step: FirstStep, method: Method) -> None:
    """Compare the method's part of the loss, as a whole and term by term, with the detector's own."""
    with findings.part("loss") as part:
        _refuse_broken(step)
        part.facts |= {"detection": step.detection, "losses": dict(step.losses), "images": step.images}
        part.message = f"The detector's own loss is {step.detection:.4g} before the first step."
    if not step.terms or not step.detection:
        return
    with findings.part("method_ratio") as part:
        _note_total(part, step, method)
    for term, weight in weights_of(method, step.terms).items():
        with findings.part(f"{term}_ratio") as part:
            _note_term(part, step, method.name, term, weight)


def _refuse_broken(step: FirstStep) -> None:
    broken = [name for name, value in {**step.losses, **step.terms}.items() if not math.isfinite(value)]
    if broken:
        raise LossNotFinite(
            f"Before the first step {', '.join(broken[:4])} is not finite; see that the weights are those of a trained"
            " model and that the data set's boxes are numbers."
        )


def _note_total(part: Part, step: FirstStep, method: Method) -> None:
    by_level = {level: step.terms[term_key(method.name, level, "total")] for level in levels_of(step.terms)}
    ratio = sum(by_level.values()) / step.detection
    part.facts |= {
        "ratio": ratio,
        "by_level": {level: value / step.detection for level, value in by_level.items()},
    }
    told = f"{METHOD_TITLES[method.name]} is {ratio:.2g} times the detector's loss"
    if ratio > HIGH:
        hint = "lower its weights, or have them calibrated"
        part.warn(f"{told}: above {HIGH:g} it may drown what the labels say.", hint)
    elif ratio < LOW:
        part.warn(f"{told}: below {LOW:g} it hardly takes part.", "raise its weights, or have them calibrated")
    else:
        part.message = f"{told}."


def _note_term(part: Part, step: FirstStep, method: str, term: str, weight: Weight) -> None:
    raw = {level: step.terms[term_key(method, level, term)] for level in levels_of(step.terms)}
    ratio = weight.value * sum(raw.values()) / step.detection
    part.facts |= {
        "ratio": ratio,
        "field": f"method.{weight.field}",
        "weight": weight.value,
        "raw": raw,
        "by_level": {level: weight.value * value / step.detection for level, value in raw.items()},
    }
    told = f"The {term} term is {ratio:.2g} times the detector's loss"
    field = f"method.{weight.field}"
    if not weight.value:
        part.message = f"The {term} term is off: {field} is 0."
    elif not ratio:
        part.message = f"The {term} term is 0 on these images."
    elif ratio > HIGH:
        heaviest = max(raw, key=lambda level: raw[level])
        part.warn(f"{told}, most of it at {heaviest}.", f"with {field} {weight.value / ratio:.2g} it would be as large")
    elif ratio < LOW:
        part.message = (
            f"{told}: it hardly takes part; with {field} {weight.value * LOW / ratio:.2g} it would be {LOW:g}."
        )
    else:
        part.message = f"{told}."
