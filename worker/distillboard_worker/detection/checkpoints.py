"""Reads checkpoints as data: tensors and plain values, never code."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from pickle import UnpicklingError
from threading import Lock
from typing import Any

import torch
from torch import Tensor, nn

from distillboard_worker.detection.standins import STAND_INS, Array, History

StateDict = dict[str, Tensor]

_SHOWN = 3
_LIST = Lock()


class CheckpointError(ValueError):
    """A file that is no checkpoint, or one that asks for more than being read."""


class CheckpointMismatchError(CheckpointError):
    """A checkpoint that belongs to another model."""


@dataclass(frozen=True)
class Comparison:
    """What a state dict and a model do not have in common.

    Attributes:
        missing: Names the model has and the file has not; counters of batch normalisation aside.
        unexpected: Names the file has and the model has not.
        reshaped: Names of both, with the shape in the file and the shape in the model.
    """

    missing: tuple[str, ...]
    unexpected: tuple[str, ...]
    reshaped: tuple[tuple[str, tuple[int, ...], tuple[int, ...]], ...]

    @property
    def fits(self) -> bool:
        """Whether every tensor of the model is in the file in its shape; superfluous ones do no harm."""
        return not self.missing and not self.reshaped

    def sentence(self) -> str:
        """What differs, in one sentence with the nearest names."""
        parts = []
        if self.missing:
            parts.append(
                f"{len(self.missing)} tensors are missing from the file ({_near(self.missing, self.unexpected)})"
            )
        if self.unexpected:
            parts.append(f"{len(self.unexpected)} are not in the model ({_some(self.unexpected)})")
        if self.reshaped:
            shapes = [f"{name} is {list(found)}, the model wants {list(own)}" for name, found, own in self.reshaped]
            parts.append(f"{len(self.reshaped)} have another shape ({_some(shapes)})")
        return "; ".join(parts) or "every tensor of the model is in the file"


def load_state(path: Path | str) -> StateDict:
    """Read a model's tensors from an MMEngine checkpoint or a plain state dict.

    Args:
        path: A local file made by `torch.save`.

    Returns:
        Tensors by name on the CPU, without the `module.` that a parallel wrapper puts before names.

    Raises:
        CheckpointError: The file is missing, is no checkpoint, or names code that is not on the list.
    """
    content = _read(path)
    state = content.get("state_dict", content) if isinstance(content, dict) else content
    if not isinstance(state, Mapping) or not state:
        raise CheckpointError(
            f"{path} holds no state dict: a checkpoint is a dict of tensors, or has one as 'state_dict'"
        )
    wrong = [str(name) for name, value in state.items() if not isinstance(name, str) or not isinstance(value, Tensor)]
    if wrong:
        raise CheckpointError(f"{path} holds no state dict: {_some(wrong)} is no tensor")
    return {name.removeprefix("module."): tensor.detach() for name, tensor in state.items()}


def load_training_state(path: Path | str) -> dict[str, Any]:
    """Read everything a training saved: `state_dict`, `optimizer`, `param_schedulers`, `message_hub`, `meta`.

    Args:
        path: A local file made by MMEngine's checkpoint hook.

    Returns:
        Plain data: dicts, lists, numbers, strings, tensors, NumPy arrays, and `standins.History` for the curves.

    Raises:
        CheckpointError: As `load_state`.
    """
    content = _read(path)
    if not isinstance(content, dict):
        raise CheckpointError(f"{path} is no training's checkpoint: it holds a {type(content).__name__}")
    return content


def compare(state: Mapping[str, Tensor], model: nn.Module) -> Comparison:
    """Compare names and shapes of a state dict with a model's."""
    own = model.state_dict()
    missing = [name for name in own if name not in state and not name.endswith("num_batches_tracked")]
    reshaped = [
        (name, tuple(tensor.shape), tuple(own[name].shape))
        for name, tensor in state.items()
        if name in own and own[name].shape != tensor.shape
    ]
    return Comparison(tuple(missing), tuple(name for name in state if name not in own), tuple(reshaped))


def load_exactly(model: nn.Module, state: Mapping[str, Tensor]) -> None:
    """Load a state dict that has every tensor of the model.

    Raises:
        CheckpointMismatchError: It has not; nothing is loaded then.
    """
    comparison = compare(state, model)
    if not comparison.fits:
        raise CheckpointMismatchError(f"the checkpoint does not fit {type(model).__name__}: {comparison.sentence()}")
    model.load_state_dict(dict(state), strict=False)


def _read(path: Path | str) -> Any:
    file = Path(path).expanduser()
    if not file.is_file():
        raise CheckpointError(f"{file} does not exist")
    try:
        with _only_stand_ins():
            return _plain(torch.load(file, map_location="cpu", weights_only=True))
    except UnpicklingError as error:
        message = f"{file} is refused: it is damaged, or more than data ({_cause(error)})"
        raise CheckpointError(message) from error
    except (RuntimeError, EOFError, KeyError, IndexError, TypeError, ValueError, AttributeError, OSError) as error:
        raise CheckpointError(f"{file} cannot be read as a checkpoint ({error})") from error


@contextmanager
def _only_stand_ins() -> Iterator[None]:
    """Let torch's reader know the stand-ins and nothing that other libraries told it; its list is one for all."""
    with _LIST:
        others = torch.serialization.get_safe_globals()
        torch.serialization.clear_safe_globals()
        torch.serialization.add_safe_globals(list(STAND_INS))
        try:
            yield
        finally:
            torch.serialization.clear_safe_globals()
            torch.serialization.add_safe_globals(others)


def _cause(error: UnpicklingError) -> str:
    """The line of torch's long message that names what was refused, without its advice to trust the file."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    named = [line for line in lines if "GLOBAL" in line or "Unsupported" in line or "unrecognized" in line]
    return (named or lines or ["unreadable"])[0].partition("Please use")[0].strip(" .")


def _plain(value: Any) -> Any:
    """Turn stand-ins back into data."""
    if isinstance(value, dict):
        return {_plain(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_plain(one) for one in value)
    return value.data if isinstance(value, Array) else value.settled() if isinstance(value, History) else value


def _some(names: Any) -> str:
    shown = list(names)[:_SHOWN]
    return ", ".join(shown) + (", ..." if len(names) > _SHOWN else "")


def _near(missing: tuple[str, ...], present: tuple[str, ...]) -> str:
    shown = []
    for name in missing[:_SHOWN]:
        close = get_close_matches(name, present, n=1)
        shown.append(f"{name}, nearest is {close[0]}" if close else name)
    return _some(shown if len(missing) <= _SHOWN else [*shown, ""])
