"""MMCV's compiled operators without a compiler: what the detectors need, in every process of the environment."""
