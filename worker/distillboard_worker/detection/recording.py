"""Records what modules put out, by hooks that are gone when the block ends."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

from torch import Tensor, nn


class UnknownModuleError(ValueError):
    """A path that leads to no module."""


def parse_output(text: str) -> tuple[str, int | None]:
    """Read `neck.fpn_convs.0.conv`, or `neck:2` where a module has several outputs: path and index."""
    path, _, index = text.partition(":")
    return path, int(index) if index else None


@contextmanager
def record(model: nn.Module, outputs: Sequence[str]) -> Iterator[dict[str, Tensor]]:
    """Record outputs of modules while a block runs.

    Args:
        model: Where the paths start.
        outputs: Paths such as `neck.fpn_convs.0.conv`, or `neck:2` for one of several outputs.

    Yields:
        The last output of each, by the text that named it; filled as the modules run, in their graph.

    Raises:
        UnknownModuleError: A path does not exist; the message names the nearest ones.
    """
    features: dict[str, Tensor] = {}
    modules = dict(model.named_modules())
    handles = []
    try:
        for text in outputs:
            path, index = parse_output(text)
            if path not in modules:
                near = ", ".join(get_close_matches(path, modules, n=3, cutoff=0)) or "none"
                raise UnknownModuleError(f"{type(model).__name__} has no module '{path}'; the nearest are {near}")
            handles.append(modules[path].register_forward_hook(_keeper(features, text, index)))
        yield features
    finally:
        for handle in handles:
            handle.remove()


def _keeper(features: dict[str, Tensor], name: str, index: int | None) -> Any:
    def keep(_module: nn.Module, _inputs: Any, output: Any) -> None:
        features[name] = output if index is None else output[index]

    return keep
