"""Answers `import mmcv._ext` in any process. Runs at interpreter start (`.pth` file), so standard library only."""

import sys
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

TYPE_CHECKING = False  # importing it from typing would cost every interpreter milliseconds
if TYPE_CHECKING:
    from collections.abc import Sequence

EXTENSION = "mmcv._ext"


class ExtensionLoader:
    """Fills the module `mmcv._ext` on its first import; torch is loaded by then, numba is not."""

    def __init__(self, compiled: ModuleSpec | None) -> None:
        self.compiled = compiled

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        """Leave the making of an empty module to the import system."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Put MMCV's entry points into `module`, each from the provider chosen for it."""
        from distillboard_worker.ops.ext import fill  # noqa: PLC0415  (needs torch)

        fill(module, self.compiled)


class ExtensionFinder:
    """Meta-path finder for one name. It stands first, to choose per operator where a compiled extension exists too."""

    @staticmethod
    def find_spec(
        name: str, path: "Sequence[str] | None" = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return a spec for `mmcv._ext`, None for everything else."""
        if name != EXTENSION:
            return None
        return ModuleSpec(name, ExtensionLoader(PathFinder.find_spec(name, path)), origin="distillboard")  # type: ignore[arg-type]


def install() -> None:
    """Register the finder in this process, once."""
    if ExtensionFinder not in sys.meta_path:
        sys.meta_path.insert(0, ExtensionFinder)
