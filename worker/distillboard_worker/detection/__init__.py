"""Training on MMDetection: the only part of the worker that imports mmengine, mmcv and mmdet."""

from distillboard_worker.detection.lazy_compiler import postpone_compiler
from distillboard_worker.detection.lean_imports import lean_imports

postpone_compiler()
with lean_imports():
    import mmdet.datasets
    import mmdet.engine
    import mmdet.models  # noqa: F401 - all of it, before any module of this package imports a part
