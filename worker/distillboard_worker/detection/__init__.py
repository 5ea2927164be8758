"""Training on MMDetection: the only part of the worker that imports mmengine, mmcv and mmdet."""
