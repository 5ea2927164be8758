"""What an operator that nobody provides says when it is called."""

from collections.abc import Callable
from typing import Any, NoReturn

COMPILED_COMMAND = (
    "MMCV_WITH_OPS=1 pip install --no-build-isolation --no-deps --no-cache-dir --force-reinstall onedl-mmcv==2.3.6"
)


class OperatorMissingError(NotImplementedError):
    """An operator of `mmcv.ops` that is neither compiled here nor written by this project."""

    def __init__(self, entry: str) -> None:
        super().__init__(
            f"mmcv.ops needs the operator '{entry}', which Distillboard does not provide. Its compiled form comes with "
            f"`{COMPILED_COMMAND}` (needs a C++ compiler, and the CUDA toolkit for GPUs; takes about 13 minutes)."
        )


def missing(entry: str) -> Callable[..., NoReturn]:
    """Return a stand-in for `entry` that raises `OperatorMissingError` when called."""

    def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
        raise OperatorMissingError(entry)

    refuse.__name__ = entry
    return refuse
