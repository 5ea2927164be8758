"""Weights that were downloaded are read as data: a hostile file does nothing, as teacher, student or backbone."""

from pathlib import Path

import pytest
import torch
from distillboard.contracts.catalogue import Weights
from distillboard_worker.detection.assembly import assemble
from distillboard_worker.detection.building import build_model
from distillboard_worker.detection.checkpoints import CheckpointError
from distillboard_worker.downloads import Downloads
from distillboard_worker.reporting import RunFailed
from worker.detection import hostile
from worker.detection.documents import job, retinanet, spec
from worker.file_server import FileServer

CPU = torch.device("cpu")


@pytest.fixture
def server():
    server = FileServer()
    yield server
    server.close()


def fetched(server, folder: Path, content: bytes) -> Path:
    server.files["/zoo/weights.pth"] = content
    return Downloads(folder, [server.origin]).fetch("big", Weights(url=f"{server.origin}/zoo/weights.pth"))


@pytest.mark.parametrize("role", ["teacher", "own", "backbone"])
def test_a_hostile_download_does_nothing(server, tmp_path, role):
    marker = tmp_path / "it_ran"
    written = hostile.write({"state_dict": hostile.attacks(marker)["os.system"]}, tmp_path / "hostile.pth")
    path = fetched(server, tmp_path / "downloads", written.read_bytes())
    start = "random" if role == "teacher" else role
    wanted = job(tmp_path / "run", tmp_path, spec("fgd", student={"model": "small", "weights": start}))
    changed = wanted.model_copy(update={"teacher_weights" if role == "teacher" else "student_weights": path})
    with pytest.raises((RunFailed, CheckpointError), match="more than data"):
        assemble(changed, CPU)
    assert not marker.exists()


def test_a_student_starts_from_a_downloaded_backbone(server, tmp_path):
    """Whether the file holds the backbone alone, as torchvision's, or a classifier round it, as MMPretrain's."""
    states = build_model(retinanet("small")).backbone.state_dict()
    backbone = {name: torch.randn_like(one.float()) for name, one in states.items()}
    for prefix in ("", "backbone."):
        content = {f"{prefix}{name}": tensor for name, tensor in backbone.items()} | {"head.fc.weight": torch.ones(2)}
        written = hostile.write(content, tmp_path / "imagenet.pth")
        path = fetched(server, tmp_path / f"downloads{prefix}", written.read_bytes())
        wanted = job(tmp_path / "run", tmp_path, spec(student={"model": "small", "weights": "backbone"}))
        distiller = assemble(wanted.model_copy(update={"student_weights": path}), CPU).distiller
        distiller.init_weights()
        assert torch.equal(distiller.student.backbone.conv1.weight, backbone["conv1.weight"])
