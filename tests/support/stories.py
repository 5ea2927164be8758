"""Trainings as a script reports them: curves one can believe, an evaluation every epoch, FGD's terms, maps, a log."""

import json
import math
import random
import struct
from array import array
from collections.abc import Iterator
from typing import Any

from distillboard.client.client import Client
from distillboard.contracts.names import TERMS

from .pictures import png

LEVELS = ("P3", "P4", "P5")
CLASSES = ("circle", "ring", "star", "cross")
BEGAN = 1_700_000_000.0
STEPS_PER_EPOCH = 60
EVERY = 4
"""Steps between two reports."""
_SIDE = 16


def tell_training(
    client: Client, name: str, *, epochs: int = 6, gain: float = 0.0, seed: int = 0, state: str | None = "succeeded"
) -> str:
    """Make a run and report a whole training; ``gain`` is mAP beside that of a control. Gives the run's id."""
    run = client.runs.create({"engine": "external", "name": name, "config": {"lr": 0.01, "gain": gain, "seed": seed}})
    draw = random.Random(seed)
    steps = epochs * STEPS_PER_EPOCH
    client.runs.report(run.id, [*_training(steps, draw), *_evaluations(epochs, gain, draw), *_log(epochs)])
    facts = {"student/parameters": 3_400_000 + seed, "device/name": "a processor", "threads": 2}
    progress = {"stage": "training", "step": steps, "total_steps": steps, "epoch": epochs, "total_epochs": epochs}
    last: list[dict[str, Any]] = [{"type": "facts", "values": facts}, {"type": "progress", **progress}]
    if state is not None:
        reason = {"code": "script_failed", "reason": "RuntimeError: out of memory"} if state == "failed" else {}
        last.append({"type": "state", "state": state, **reason})
    client.runs.report(run.id, [{"time": BEGAN + steps, **event} for event in last])
    return run.id


def add_maps(client: Client, run: str, steps: tuple[int, ...]) -> None:
    """Keep feature maps of one picture at these steps, in the form of docs/maps-format.md."""
    reporter = client.runs.reporter(run=run)
    reporter.attach(png(128, 128), "probe/1.png", kind="picture")
    for step in steps:
        reporter.attach(_maps(step), f"maps/{step:08d}.dbmaps", kind="maps", step=step)
    reporter.attach(b"weights", "last.pth", kind="checkpoint", step=steps[-1])
    reporter.close()


def _training(steps: int, draw: random.Random) -> Iterator[dict[str, Any]]:
    for step in range(EVERY, steps + 1, EVERY):
        fall = math.exp(-step / (0.3 * steps))
        shake = 1 + draw.gauss(0, 0.05)
        terms = {
            f"loss/fgd/{level}/{term}": (2.0 + place) * (0.4 + fall) * (1 + draw.gauss(0, 0.06)) / (depth + 1)
            for depth, level in enumerate(LEVELS)
            for place, term in enumerate(TERMS)
        }
        totals = {f"loss/fgd/{level}/total": 0.1 * (0.4 + fall) * shake / (d + 1) for d, level in enumerate(LEVELS)}
        det = {"loss/det/cls": (0.3 + 0.8 * fall) * shake, "loss/det/bbox": (0.2 + 0.5 * fall) * shake}
        rest = {
            "loss/total": sum(det.values()) + sum(totals.values()),
            "lr": 0.01 * min(1, step / 50),
            "grad_norm": 4 * (0.3 + fall) * shake,
            "time/step": 0.21 * shake,
            "time/data": 0.02,
            "time/teacher": 0.06,
            "time/student": 0.05,
            "time/distillation": 0.008,
            "sys/cpu_percent": 180 + 5 * draw.random(),
            "sys/memory_bytes": 1.1e9,
        }
        values = {**det, **totals, **terms, **rest}
        yield {
            "type": "metrics",
            "step": step,
            "epoch": step / STEPS_PER_EPOCH,
            "time": BEGAN + 0.2 * step,
            "values": values,
        }


def _evaluations(epochs: int, gain: float, draw: random.Random) -> Iterator[dict[str, Any]]:
    for epoch in range(1, epochs + 1):
        step = epoch * STEPS_PER_EPOCH
        whole = (0.42 + gain) * (1 - math.exp(-epoch / (0.35 * epochs))) + draw.gauss(0, 0.004)
        parts = {"mAP": 1, "mAP_50": 1.5, "mAP_75": 1.05, "mAP_s": 0.6, "mAP_m": 1.1, "mAP_l": 1.3, "AR": 1.2}
        values = {f"val/bbox_{name}": whole * part for name, part in parts.items()}
        values |= {f"val/class/{name}/AP": whole * (0.8 + 0.1 * place) for place, name in enumerate(CLASSES)}
        yield {"type": "metrics", "step": step, "epoch": epoch, "time": BEGAN + 0.2 * step, "values": values}


def _log(epochs: int) -> Iterator[dict[str, Any]]:
    for epoch in range(1, epochs + 1):
        step = epoch * STEPS_PER_EPOCH
        for level, text in (("info", f"epoch {epoch} is done"), ("warning", "a loader was slow"), ("error", "retried")):
            yield {"type": "log", "time": BEGAN + 0.2 * step, "level": level, "message": text, "step": step}


def _maps(step: int) -> bytes:
    arrays, data = [], array("H")
    for level, side in zip(LEVELS, (_SIDE, _SIDE // 2, _SIDE // 4), strict=True):
        for source in ("teacher", "student"):
            for what in ("magnitude", "spatial"):
                entry = {"image": 0, "level": level, "source": source, "what": what, "shape": [side, side]}
                arrays.append({**entry, "offset": 2 * len(data), "low": 0.2, "high": 6.0})
                data.extend(_hill(side, 0.3 if source == "teacher" else 0.5))
    picture = {"id": 1, "picture": "probe/1.png", "width": 128, "height": 128}
    header = {
        "step": step,
        "epoch": step / STEPS_PER_EPOCH,
        "classes": CLASSES,
        "levels": [{"name": level, "stride": 8 * 2**depth} for depth, level in enumerate(LEVELS)],
        "images": [{**picture, "boxes": [[20.0, 30.0, 70.0, 90.0]], "labels": [1]}],
        "arrays": arrays,
    }
    text = json.dumps(header).encode()
    text += b" " * (-(12 + len(text)) % 8)
    return b"DBMAPS1\n" + struct.pack("<I", len(text)) + text + data.tobytes()


def _hill(side: int, width: float) -> list[int]:
    places = [(index + 0.5) / side - 0.45 for index in range(side)]
    return [round(65535 * math.exp(-(x * x + y * y) / (width * width))) for y in places for x in places]
