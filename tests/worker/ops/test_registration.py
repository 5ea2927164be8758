"""The operators are there in every kind of process, whatever it imports first."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPT = """
import torch
from mmcv.ops import nms

def kept():
    boxes = torch.tensor([[0.0, 0, 10, 10], [1, 1, 10, 10], [20, 20, 30, 30]])
    return nms(boxes, torch.tensor([0.5, 0.9, 0.1]), 0.5)[1].tolist()
"""
DATALOADER = """
from torch.utils.data import DataLoader

class Kept(list):
    def __getitem__(self, _index):
        return kept()

if __name__ == "__main__":
    (batch,) = DataLoader(Kept([0]), num_workers=1, multiprocessing_context="spawn", collate_fn=list)
    print(batch[0])
"""


def run(*arguments: str, folder: Path, **environment: str) -> str:
    """Run Python in `folder`, outside the project, and return what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"OMP_NUM_THREADS": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_plain_script(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT + "print(kept())")
    assert run("script.py", folder=tmp_path) == "[1, 2]"


def test_import_alone_leaves_numba_out(tmp_path: Path) -> None:
    code = "from mmcv.ops import nms; import sys; print(nms.__name__, 'numba' in sys.modules)"
    assert run("-c", code, folder=tmp_path) == "nms False"


def test_dataloader_worker_with_spawn(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT + DATALOADER)
    assert run("script.py", folder=tmp_path) == "[1, 2]"


def test_torchrun(tmp_path: Path) -> None:
    gloo = "torch.distributed.init_process_group('gloo')\nprint(kept())\ntorch.distributed.destroy_process_group()"
    (tmp_path / "script.py").write_text(SCRIPT + gloo)
    arguments = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "1", "script.py")
    assert run(*arguments, folder=tmp_path) == "[1, 2]"


def test_interpreter_start_stays_cheap(tmp_path: Path) -> None:
    heavy = "('torch', 'numba', 'numpy', 'mmcv', 'distillboard')"
    code = f"import sys; print(*(name for name in sys.modules if name.split('.')[0] in {heavy}))"
    assert run("-c", code, folder=tmp_path) == ""
    code = "import sys; print(*sorted(name for name in sys.modules if name.startswith('distillboard_worker')))"
    ours = ("distillboard_worker", "distillboard_worker.ops", "distillboard_worker.ops.finder")
    assert run("-c", code, folder=tmp_path) == " ".join(ours)


def test_path_file_is_silent_where_the_package_is_not(tmp_path: Path) -> None:
    path_file = (ROOT / "worker/distillboard_worker/ops/distillboard_ops.pth").read_text()
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"{path_file}\nimport sys; print(len(sys.meta_path))"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert (done.stdout.strip(), done.stderr) == ("3", "")


@pytest.mark.parametrize("kind", ["wheel", "editable"])
def test_wheel_carries_the_path_file(kind: str, tmp_path: Path) -> None:
    pytest.importorskip("setuptools", minversion="77", reason="the build tool is not in this environment")
    (tmp_path / "backend").mkdir()
    for name in ("README.md", "LICENSE"):
        (tmp_path / name).write_text("for the metadata")
    for name in ("pyproject.toml", "setup.py"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "worker/distillboard_worker/ops", tmp_path / "worker/distillboard_worker/ops")
    (tmp_path / "worker/distillboard_worker/__init__.py").touch()
    run("-c", f"from setuptools import build_meta; build_meta.build_{kind}('.')", folder=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    assert "distillboard_ops.pth" in zipfile.ZipFile(wheel).namelist()
