"""What distilling adds to a step: ``python tests/benchmarks/overhead.py [--rounds 3] [--teacher-precision bf16]``.

RetinaNet R50 learns from RetinaNet X101-64x4d by MMDetection's own configs, random weights, two images of 800 x 1333
with seven boxes each. A distilled step, a step of the student alone and the teacher's backbone and neck take turns; the
figure is distilled / (student + teacher), medians, in processor time (other programs hardly touch it) and wall time.
"""

import argparse
import json
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import torch
from distillboard.contracts.spec import FGD
from distillboard_worker.detection.building import build_config
from distillboard_worker.detection.distiller import Distiller, ground_of
from mmdet.structures import DetDataSample
from mmengine.config import Config
from mmengine.logging import MMLogger
from mmengine.structures import InstanceData
from mmengine.utils import get_installed_path
from torch.optim import SGD

HEIGHT, WIDTH = 800, 1333
BOXES = 7
ASKED = 1.05


def main() -> None:
    """Print the figures as JSON; seconds are medians over the rounds."""
    options = parse()
    torch.set_num_threads(options.threads)
    MMLogger.get_current_instance().setLevel("WARNING")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    works = parts(device, options)
    for work in works.values():
        work()
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(options.rounds):
        for name, work in works.items():
            taken[name].append(timed(work, device))
    print(json.dumps(figures(taken), indent=1))  # noqa: T201


def parse() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--batch", type=int, default=2)
    parser.add_argument("--teacher-precision", choices=["fp32", "bf16"], default="fp32")
    return parser.parse_args()


def parts(device: torch.device, options: argparse.Namespace) -> dict[str, Callable[[], None]]:
    """The three pieces of work, each ready to be repeated."""
    student = detector("retinanet_r50_fpn_1x_coco.py")
    teacher = detector("retinanet_x101-64x4d_fpn_1x_coco.py")
    distilled = Distiller(student, build_config(teacher), FGD(), teacher_precision=options.teacher_precision)
    control = Distiller(student)
    data = batch(options.batch)
    works = {"distilled": step_of(distilled, data, device), "student": step_of(control, data, device)}
    ready = distilled.data_preprocessor(data, training=True)
    inputs = ready["inputs"].contiguous(memory_format=torch.channels_last)
    sizes = ground_of(ready["data_samples"], inputs).image_sizes

    def look() -> None:
        if distilled.teacher is not None:
            distilled.teacher(inputs, sizes)

    return {**works, "teacher": look}


def step_of(model: Distiller, data: dict[str, Any], device: torch.device) -> Callable[[], None]:
    """A training step as a run does it: prepare, forward, backward, clip, update."""
    model.init_weights()
    model.to(device).to(memory_format=torch.channels_last).train()
    optimizer = SGD([one for one in model.parameters() if one.requires_grad], lr=1e-4, momentum=0.9)

    def step() -> None:
        losses = model(**model.data_preprocessor(data, training=True), mode="loss")
        optimizer.zero_grad()
        model.parse_losses(losses)[0].backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 35.0)
        optimizer.step()

    return step


def detector(name: str) -> dict[str, Any]:
    """A model of MMDetection's zoo as data, without the addresses of its weights."""
    folder = get_installed_path("mmdet") + "/.mim/configs/retinanet/"
    config: dict[str, Any] = Config.fromfile(folder + name).model.to_dict()
    config["backbone"].pop("init_cfg", None)
    return config


def batch(count: int) -> dict[str, Any]:
    """Images with boxes of many sizes, as a data loader hands them over."""
    generator = torch.Generator().manual_seed(0)
    inputs = [torch.randint(0, 256, (3, HEIGHT, WIDTH), generator=generator, dtype=torch.uint8) for _ in range(count)]
    return {"inputs": inputs, "data_samples": [sample(generator) for _ in inputs]}


def sample(generator: torch.Generator) -> DetDataSample:
    """What is known of one image."""
    size = 2 ** (4 + 5 * torch.rand(BOXES, 2, generator=generator))
    corner = torch.rand(BOXES, 2, generator=generator) * (torch.tensor([WIDTH, HEIGHT]) - size)
    shape = (HEIGHT, WIDTH)
    facts = {"img_shape": shape, "ori_shape": shape, "pad_shape": shape, "scale_factor": (1.0, 1.0), "img_id": 0}
    found = DetDataSample(metainfo=facts)
    labels = torch.randint(0, 80, (BOXES,), generator=generator)
    found.gt_instances = InstanceData(bboxes=torch.cat([corner, corner + size], 1), labels=labels)
    return found


def timed(work: Callable[[], None], device: torch.device) -> tuple[float, float]:
    """Seconds of the processor and of the wall that a piece of work takes."""
    settle(device)
    processor, wall = time.process_time(), time.perf_counter()
    work()
    settle(device)
    return time.process_time() - processor, time.perf_counter() - wall


def settle(device: torch.device) -> None:
    """Wait for a GPU to be done."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def figures(taken: dict[str, list[tuple[float, float]]]) -> dict[str, Any]:
    """Medians and the two ratios."""
    found: dict[str, Any] = {"asked": ASKED}
    for index, clock in enumerate(("processor", "wall")):
        seconds = {name: median(one[index] for one in rounds) for name, rounds in taken.items()}
        ratio = seconds["distilled"] / (seconds["student"] + seconds["teacher"])
        found[clock] = {name: round(value, 3) for name, value in seconds.items()} | {"ratio": round(ratio, 4)}
    return found


if __name__ == "__main__":
    main()
