"""Checkpoints that try to run code when they are read."""

import builtins
import os
import pickle
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from mmengine.logging import HistoryBuffer


class Attack:
    """Pickles as a call of a function."""

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> Any:
        return self.call


class Smuggled:
    """Pickles as a list on the safe reader's list, with an attack inside of its state."""

    def __init__(self, attack: Any) -> None:
        self.attack = attack

    def __reduce__(self) -> Any:
        return HistoryBuffer, (), {"_log_history": self.attack, "_count_history": self.attack, "max_length": 1}


def attacks(marker: Path) -> dict[str, Any]:
    """Objects that touch a marker file when they are unpickled by an ordinary reader."""
    return {
        "os.system": Attack(os.system, f"touch {marker}"),
        "eval": Attack(eval, f"open({str(marker)!r}, 'w')"),
        "exec": Attack(exec, f"open({str(marker)!r}, 'w')"),
        "open": Attack(open, str(marker), "w"),
        "import": Attack(getattr, Attack(builtins.__import__, "os"), "system"),
        "torch": Attack(torch.load, str(marker)),
    }


def checkpoints(attack: Any) -> dict[str, Any]:
    """The places of a checkpoint where an object may stand."""
    state = OrderedDict(weight=torch.ones(2))
    return {
        "alone": attack,
        "in_state": {"state_dict": OrderedDict(weight=attack)},
        "in_meta": {"meta": {"cfg": attack}, "state_dict": state},
        "in_key": {"meta": {(1, attack): 1}, "state_dict": state},
        "in_hub": {"message_hub": {"log_scalars": {"loss": attack}}, "state_dict": state},
        "in_optimizer": {"optimizer": {"param_groups": [attack]}, "state_dict": state},
        "in_curve": {"message_hub": Smuggled(attack), "state_dict": state},
    }


def write(content: Any, path: Path, *, form: str = "zip") -> Path:
    """Write a checkpoint: torch's zip, its old format, or a bare pickle."""
    if form == "pickle":
        path.write_bytes(pickle.dumps(content, protocol=2))
    else:
        torch.save(content, path, _use_new_zipfile_serialization=form == "zip")
    return path
