"""A whole MMEngine training of seconds, as a user's own script: ``python toy_training.py WORK_DIR [setting=value]``."""

import json
import sys
from pathlib import Path

import torch
from mmengine.config import Config
from mmengine.evaluator import BaseMetric
from mmengine.hooks import Hook
from mmengine.model import BaseModel
from mmengine.registry import DATASETS, HOOKS, METRICS, MODELS
from mmengine.runner import Runner

IMAGES = 6


@MODELS.register_module()
class ToyModel(BaseModel):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.ones(1))

    def forward(self, inputs, data_samples=None, mode="tensor"):  # noqa: ARG002 - as MMEngine calls it
        loss = (self.weight * torch.stack(inputs)).square().mean()
        return {"loss_cls": loss, "loss_bbox": 2 * loss} if mode == "loss" else [0.0]


@DATASETS.register_module()
class ToyData(torch.utils.data.Dataset):
    def __len__(self):
        return IMAGES

    def __getitem__(self, index):
        return {"inputs": torch.full((1,), float(index + 1))}


@METRICS.register_module()
class ToyMetric(BaseMetric):
    default_prefix = "coco"

    def process(self, data_batch, data_samples):  # noqa: ARG002 - as MMEngine calls it
        self.results.append(1)

    def compute_metrics(self, results):  # noqa: ARG002 - as MMEngine calls it
        return {"bbox_mAP": 0.25, "bbox_mAP_50": 0.5, "cat_precision": 0.125, "odd": float("nan")}


@HOOKS.register_module()
class ToyImages(Hook):
    def after_train_epoch(self, runner):
        image = torch.full((4, 4, 3), 200, dtype=torch.uint8).numpy()
        runner.visualizer.add_image("seen/now", image, step=runner.iter)


@HOOKS.register_module()
class ToyCrash(Hook):
    def after_train_iter(self, runner, batch_idx, data_batch=None, outputs=None):  # noqa: ARG002 - as MMEngine calls it
        if runner.iter == 4:
            raise RuntimeError("power cut")


def config(work_dir):
    loader = {"batch_size": 2, "num_workers": 0, "sampler": {"type": "DefaultSampler"}, "dataset": {"type": "ToyData"}}
    return {
        "work_dir": work_dir,
        "model": {"type": "ToyModel"},
        "train_dataloader": {**loader},
        "val_dataloader": {**loader},
        "train_cfg": {"by_epoch": True, "max_epochs": 2},
        "val_cfg": {},
        "val_evaluator": {"type": "ToyMetric"},
        "optim_wrapper": {"optimizer": {"type": "SGD", "lr": 0.01}},
        "default_hooks": {
            "logger": {"type": "LoggerHook", "interval": 1},
            "checkpoint": {"type": "CheckpointHook", "interval": 1, "save_best": "coco/bbox_mAP"},
        },
        "custom_hooks": [{"type": "ToyImages"}],
        "vis_backends": [{"type": "LocalVisBackend"}, {"type": "distillboard.mmengine.DistillboardVisBackend"}],
        "visualizer": {"type": "Visualizer"},
        "env_cfg": {"mp_cfg": {"mp_start_method": "fork"}},
        "default_scope": "mmengine",
    }


def main():
    document = config(sys.argv[1])
    for change in sys.argv[2:]:
        name, _, value = change.partition("=")
        if name == "resume":
            document["resume"] = True
        elif name == "crash":
            document["custom_hooks"].append({"type": "ToyCrash"})
        else:
            document["vis_backends"][-1][name] = value
    document["visualizer"]["vis_backends"] = document["vis_backends"]
    file = Path(sys.argv[1]) / "toy_config.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(document))
    Runner.from_cfg(Config.fromfile(file)).train()


if __name__ == "__main__":
    main()
