"""Inert stand-ins for the classes in MMEngine's checkpoints: they hold what was saved and do nothing."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

_NUMERIC = re.compile(r"^[<>|=]?(b1|[iu][1248]|f[248]|c8|c16|[SU]\d{1,9})$")


class Type:
    """Stands for `numpy.dtype`: numbers, truth values and strings; no objects, no records."""

    def __init__(self, code: Any, *_flags: Any) -> None:
        if not isinstance(code, str) or _NUMERIC.match(code) is None:
            raise ValueError(f"an array of type {code!r} is not plain data")
        self.code = code

    def __setstate__(self, state: Any) -> None:
        order = state[1]
        if order in ("<", ">", "|", "="):
            self.code = order + self.code.lstrip("<>|=")

    @property
    def real(self) -> np.dtype[Any]:
        """The type itself."""
        return np.dtype(self.code)


class ArrayType:
    """Stands for `numpy.ndarray` where only the class is named."""


class Array:
    """Stands for an array while it is read; `data` is the array."""

    def __init__(self) -> None:
        self.data: NDArray[Any] = np.empty(0)

    def __setstate__(self, state: Any) -> None:
        _version, shape, kind, fortran, raw = state
        if not isinstance(kind, Type) or not isinstance(raw, bytes):
            raise TypeError("an array's content is not plain data")
        flat = np.frombuffer(raw, dtype=kind.real)
        self.data = flat.reshape(shape, order="F" if fortran else "C").copy()


class History:
    """Stands for MMEngine's `HistoryBuffer`: the values of one curve.

    Attributes:
        values: `(n,)` what was logged.
        counts: `(n,)` the weight of each.
        max_length: How many values are kept at most.
    """

    values: NDArray[Any]
    counts: NDArray[Any]
    max_length: int

    def __setstate__(self, state: Any) -> None:
        self._state = state

    def settled(self) -> "History":
        """Read the fields, after the arrays in them are complete."""
        values, counts = self._state["_log_history"], self._state["_count_history"]
        if not isinstance(values, Array) or not isinstance(counts, Array):
            raise TypeError("a curve's values are an array")
        self.values, self.counts, self.max_length = values.data, counts.data, int(self._state["max_length"])
        return self


class Nothing:
    """Stands for what is only a reference to code, such as a buffer's methods. It remembers nothing."""

    def __init__(self, *_arguments: Any) -> None:
        pass


def _array(_kind: Any, _shape: Any, _code: Any) -> Array:
    return Array()


def _scalar(kind: Any, raw: Any) -> Any:
    if not isinstance(kind, Type) or not isinstance(raw, bytes):
        raise TypeError("a number is not plain data")
    return np.frombuffer(raw, dtype=kind.real, count=1)[0].item()


class Mapping(dict[Any, Any]):
    """Stands for MMEngine's `ConfigDict`; becomes a plain dict at once."""

    def __new__(cls, *arguments: Any) -> Any:
        """Take a dict, or nothing."""
        return dict(arguments[0]) if arguments and isinstance(arguments[0], dict) else {}


def _path(*parts: Any) -> str:
    return "/".join(str(part) for part in parts)


_CORES = ("numpy.core.multiarray", "numpy._core.multiarray")
STAND_INS: tuple[tuple[Callable[..., Any], str], ...] = (
    *((_array, f"{core}._reconstruct") for core in _CORES),
    *((_scalar, f"{core}.scalar") for core in _CORES),
    (Type, "numpy.dtype"),
    (ArrayType, "numpy.ndarray"),
    (Array, "numpy.stand-in"),  # torch lets only what is on this list take its state
    (History, "mmengine.logging.history_buffer.HistoryBuffer"),
    (Mapping, "mmengine.config.config.ConfigDict"),
    (_path, "pathlib.PosixPath"),
    (_path, "pathlib.PurePosixPath"),
    (Nothing, "builtins.getattr"),
    (Nothing, "builtins.slice"),
)
"""What may stand in a checkpoint beside tensors and plain values, and what takes its place. The rest is refused."""
