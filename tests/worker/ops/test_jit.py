"""Loops compile also where nothing can be cached."""

from typing import Any

from distillboard_worker.ops.jit import compile_loop


def test_function_without_a_file_is_compiled_without_a_cache() -> None:
    """Numba has no place to keep it, as on a machine where neither package nor home can be written."""
    names: dict[str, Any] = {}
    exec("def double(number):\n    return 2 * number", names)  # noqa: S102
    assert compile_loop("int64(int64)", names["double"])(21) == 42


def test_division_by_zero_is_ieee() -> None:
    def divide(top: float, bottom: float) -> float:
        return top / bottom

    assert compile_loop("float64(float64, float64)", divide)(1.0, 0.0) == float("inf")
