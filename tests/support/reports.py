"""Batches for the tests that report."""

import json
import uuid
from typing import Any

from distillboard.contracts.events import EventBatch

TIME = 1_700_000_000.0


def new_batch(*events: dict[str, Any], batch: str | None = None) -> dict[str, Any]:
    """A batch as a body; every event gets a time."""
    return {"batch": batch or str(uuid.uuid4()), "events": [{"time": TIME, **event} for event in events]}


def metrics(step: int, epoch: float | None = None, time: float = TIME, **values: Any) -> dict[str, Any]:
    """A metrics event; ``loss__total`` stands for the key ``loss/total``."""
    named = {key.replace("__", "/"): value for key, value in values.items()}
    return {"type": "metrics", "step": step, "epoch": epoch, "time": time, "values": named}


def log(message: str, level: str = "info", step: int | None = None) -> dict[str, Any]:
    return {"type": "log", "message": message, "level": level, "step": step}


def parsed(body: dict[str, Any]) -> EventBatch:
    return EventBatch.model_validate_json(json.dumps(body))
