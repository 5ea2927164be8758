"""Compiles the loops that torch does badly; the machine code is kept on disk, so only the first process waits."""

from collections.abc import Callable
from typing import Any


def compile_loop(signature: str, loop: Callable[..., Any]) -> Callable[..., Any]:
    """Compile `loop` for one signature, from numba's cache on disk where there is one.

    Args:
        signature: Numba's notation, such as `int64(float32[::1])`; one fixed signature saves the type inference.
        loop: A function of plain loops over arrays.

    Returns:
        The compiled function. Division by zero follows IEEE 754, as in C.
    """
    import numba  # noqa: PLC0415  (0.7 s that a run without suppression need not pay)

    options = {"nopython": True, "nogil": True, "error_model": "numpy"}
    try:
        compiled = numba.jit(signature, cache=True, **options)(loop)
    except RuntimeError:  # neither the package, nor the user's cache folder, nor NUMBA_CACHE_DIR can be written
        compiled = numba.jit(signature, **options)(loop)
    return compiled  # type: ignore[no-any-return]
