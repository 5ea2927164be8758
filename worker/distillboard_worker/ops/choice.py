"""Who serves which operator on which device: the one table, and the setting that overrides it."""

from collections.abc import Iterable
from dataclasses import dataclass

SETTING = "DISTILLBOARD_OPS"
COMPILED, TORCHVISION, OURS = "compiled", "torchvision", "distillboard"
PROVIDERS = (COMPILED, TORCHVISION, OURS)
DEVICES = ("cpu", "cuda")

ENTRIES: dict[str, tuple[str, ...]] = {
    "nms": ("nms",),
    "soft_nms": ("softnms",),
    "roi_align": ("roi_align_forward", "roi_align_backward"),
    "roi_align_max": ("roi_align_forward", "roi_align_backward"),
    "deform_conv": ("deform_conv_forward", "deform_conv_backward_input", "deform_conv_backward_parameters"),
    "modulated_deform_conv": ("modulated_deform_conv_forward", "modulated_deform_conv_backward"),
    "sigmoid_focal_loss": ("sigmoid_focal_loss_forward", "sigmoid_focal_loss_backward"),
}
"""Operators, and the entry points of `mmcv._ext` that each consists of."""

PREFERENCE: dict[tuple[str, str], tuple[str, ...]] = {
    ("nms", "cpu"): (OURS, COMPILED, TORCHVISION),
    ("nms", "cuda"): (COMPILED, TORCHVISION, OURS),
    ("soft_nms", "cpu"): (OURS, COMPILED),  # MMCV takes the boxes to the CPU before it asks
    ("roi_align", "cpu"): (OURS, COMPILED, TORCHVISION),
    ("roi_align", "cuda"): (COMPILED, TORCHVISION, OURS),
    ("roi_align_max", "cpu"): (COMPILED, OURS),
    ("roi_align_max", "cuda"): (COMPILED, OURS),
    ("deform_conv", "cpu"): (OURS, COMPILED, TORCHVISION),
    ("deform_conv", "cuda"): (COMPILED, TORCHVISION, OURS),
    ("modulated_deform_conv", "cpu"): (OURS, COMPILED, TORCHVISION),
    ("modulated_deform_conv", "cuda"): (COMPILED, TORCHVISION, OURS),
    ("sigmoid_focal_loss", "cpu"): (OURS,),
    ("sigmoid_focal_loss", "cuda"): (COMPILED, OURS),
}
"""Providers of each operator and device, the fastest right one first; measured in docs/operators.md."""


class OperatorSettingError(ValueError):
    """The setting names an operator, a device or a provider that does not exist, or that is not installed."""


@dataclass(frozen=True)
class Serving:
    """One row of the table as it holds in this process."""

    operator: str
    device: str
    provider: str


def choose(available: Iterable[str], setting: str = "") -> list[Serving]:
    """Choose a provider for every operator and device.

    Args:
        available: Providers that load in this process.
        setting: Overrides, separated by commas: `provider` for all operators that it has, `operator=provider`,
            or `operator@device=provider`; a later one wins.

    Raises:
        OperatorSettingError: The setting cannot be followed; the message says why.
    """
    usable = set(available)
    chosen = {key: next(name for name in names if name in usable) for key, names in PREFERENCE.items()}
    for item in filter(None, (part.strip() for part in setting.split(","))):
        chosen.update(_override(item, usable))
    return [Serving(operator, device, provider) for (operator, device), provider in chosen.items()]


def _override(item: str, usable: set[str]) -> dict[tuple[str, str], str]:
    where, _, provider = item.rpartition("=")
    operator, _, device = where.partition("@")
    _check(item, "provider", provider, PROVIDERS)
    _check(item, "operator", operator or "nms", ENTRIES)
    _check(item, "device", device or "cpu", DEVICES)
    if provider not in usable:
        raise OperatorSettingError(f"{SETTING}: '{item}' asks for {provider}, which does not load here.")
    keys = [key for key in PREFERENCE if operator in ("", key[0]) and device in ("", key[1])]
    served = {key: provider for key in keys if provider in PREFERENCE[key]}
    if not served:
        raise OperatorSettingError(f"{SETTING}: '{item}' cannot be followed, {provider} has no {where}.")
    return served


def _check(item: str, what: str, name: str, known: Iterable[str]) -> None:
    if name not in known:
        raise OperatorSettingError(f"{SETTING}: '{item}' names no {what}; there are {', '.join(known)}.")
