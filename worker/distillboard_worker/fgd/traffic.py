"""Counts what a computation moves through memory and what it keeps for its backward pass."""

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from distillboard_worker.fgd import loops


class Traffic(TorchDispatchMode):
    """Adds up the bytes of all tensors that operations read and write, as if no cache kept any between two of them.

    Views move nothing. The fused loops count as one operation each: what they are given and what they fill.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.bytes = 0

    def __enter__(self) -> "Traffic":
        self._untouched = loops.run_loop
        loops.run_loop = self._run_loop
        super().__enter__()  # type: ignore[no-untyped-call]
        return self

    def __exit__(self, *exc_info: object) -> None:
        super().__exit__(*exc_info)  # type: ignore[no-untyped-call]
        loops.run_loop = self._untouched

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = func(*args, **(kwargs or {}))
        if not func.is_view and "empty" not in func.overloadpacket.__name__:
            self._add(tree_leaves((args, kwargs)))
            self._add(tree_leaves(result))
        return result

    def _run_loop(self, loop: Any, bounds: Any, common: Any, own: Any) -> None:
        self._untouched(loop, bounds, common, own)
        self._add([*common, *own])

    def _add(self, leaves: Sequence[object]) -> None:
        self.bytes += sum(one.nbytes for one in leaves if isinstance(one, Tensor))


def saved_bytes(work: Callable[[], Tensor], known: Sequence[Tensor]) -> int:
    """Bytes that the graph of a result keeps for backward, each storage once, without those of `known` tensors."""
    apart = {one.untyped_storage().data_ptr() for one in known}
    saved: dict[int, int] = {}

    def note(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in apart and not isinstance(tensor, torch.nn.Parameter):
            saved[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor):
        result = work()
    del result
    return sum(saved.values())
