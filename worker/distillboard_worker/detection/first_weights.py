"""What a detector starts to train with where another one's backbone and neck save it the first epochs."""

from pathlib import Path

import torch
from distillboard.contracts.catalogue import ModelDocument
from mmengine.logging import MMLogger

from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import load_state
from distillboard_worker.detection.randomness import isolated


def write_first_weights(model: ModelDocument, source: Path, seed: int, target: Path) -> None:
    """Write a whole checkpoint: backbone and neck of another detector, all else initialised under a seed.

    Args:
        model: What starts.
        source: Checkpoint of a detector with the same backbone and neck.
        seed: Of what is initialised.
        target: The file to write.
    """
    MMLogger.get_instance("first_weights", log_level="WARNING")  # else MMEngine prints every tensor it initialises
    detector = build_model(model, seed)
    with isolated(seed):
        detector.init_weights()
    shared = {name: tensor for name, tensor in load_state(source).items() if name.startswith(("backbone.", "neck."))}
    torch.save({"state_dict": detector.state_dict() | shared}, target)
