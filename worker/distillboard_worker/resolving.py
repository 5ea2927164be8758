"""Resolves a user's MMDetection config to plain data, in a process of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECONDS = 300
"""How long a config may take."""
_LONGEST = 2000


class ConfigUnreadableError(ValueError):
    """A config that does not become data; the message says why."""


@dataclass(frozen=True)
class Resolved:
    """What a config says.

    Attributes:
        model: Its model dict; the whole document where it has no `model`.
        classes: Class names, where it has some.
        imports: Modules that it asks to be imported.
    """

    model: Any
    classes: list[str] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)


def resolve(config: Path) -> Resolved:
    """Resolve a config in another process, which alone runs it; modules that it wants imported are not.

    Raises:
        ConfigUnreadableError: it cannot be read, or takes too long.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "resolved.json"
        command = [sys.executable, "-W", "ignore", "-m", "distillboard_worker.resolving", str(config), str(out)]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise ConfigUnreadableError(f"it takes longer than {SECONDS} seconds") from error
        if not out.is_file():
            last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise ConfigUnreadableError(last[:_LONGEST] or f"its process ended with status {done.returncode}")
        content = json.loads(out.read_bytes())
    if "error" in content:
        raise ConfigUnreadableError(content["error"][:_LONGEST])
    return Resolved(**content)


def plain(value: Any) -> Any:
    """MMEngine's config types as dicts and lists; registered classes named by what they are called."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value.__name__ if isinstance(value, type) else value


def _read(config: str) -> dict[str, Any]:
    # MMEngine is imported in the process that reads a config, and in no other.
    from mmengine.config import Config  # noqa: PLC0415

    try:
        resolved = Config.fromfile(config, import_custom_modules=False)
        imports = (resolved.get("custom_imports") or {}).get("imports") or []
        content = {
            "model": plain(resolved.get("model", resolved)),
            "classes": _classes(resolved),
            "imports": [imports] if isinstance(imports, str) else list(imports),
        }
        json.dumps(content, allow_nan=False)
    except Exception as error:  # noqa: BLE001 - a Python config can raise anything; its author gets the sentence
        return {"error": f"{type(error).__name__}: {error}"}
    return content


def _classes(resolved: Any) -> list[str]:
    """Class names where configs keep them: the training data's metainfo, or the config's own."""
    loader = resolved.get("train_dataloader") or {}
    data = loader.get("dataset") or {}
    metainfo = data.get("metainfo") or (data.get("dataset") or {}).get("metainfo") or resolved.get("metainfo") or {}
    named = metainfo.get("classes") or resolved.get("class_names") or []
    return [named] if isinstance(named, str) else [str(one) for one in named]


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(_read(sys.argv[1])), encoding="utf-8")
