"""Data sets on their way in: bytes by their digests, and the body that registers them."""

import hashlib
import json
from typing import Any

from .http import TestClient
from .pictures import png

CLASSES = ["disk", "star"]


def put(client: TestClient, content: bytes) -> str:
    """Upload bytes; gives their digest."""
    digest = hashlib.sha256(content).hexdigest()
    answer = client.put(f"/api/v1/blobs/{digest}", content=content)
    assert answer.status_code == 204, answer.text
    return digest


def place(client: TestClient, content: object) -> str:
    """Upload a document; gives the place that names it."""
    return f"sha256:{put(client, json.dumps(content).encode())}"


def images(client: TestClient, names: tuple[str, ...] = ("a.png",)) -> str:
    """Upload one image under some names; gives the place of their list."""
    content = png()
    file = {"sha256": put(client, content), "size": len(content)}
    return place(client, {"files": dict.fromkeys(names, file)})


def body(
    client: TestClient, content: object, *, name: str = "shots", classes: list[str] = CLASSES, **files: str
) -> dict[str, Any]:
    """What registers a data set whose splits are both ``content``, after uploading it."""
    split = {"annotations": place(client, content), "images": files.get("images") or images(client)}
    return {"document": {"name": name, "classes": classes, "train": split, "val": split}}
