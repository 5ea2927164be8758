"""``run.py``: it remembers what it did, and says in one sentence what is missing."""

import importlib.util
import json
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
Version = namedtuple("Version", "major minor micro")


@pytest.fixture
def run(monkeypatch, tmp_path):
    """``run.py`` as a module whose project lies in a folder of the test's own."""
    spec = importlib.util.spec_from_file_location("run_under_test", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    python = tmp_path / ".venv/bin/python"
    python.symlink_to(sys.executable)
    for name, value in {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "PYTHON": python}.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module, "STAMPS", tmp_path / ".venv/stamps.json")
    return module


def test_it_needs_the_standard_library_only():
    code = "import sys; sys.argv = ['run.py']; sys.path.clear(); sys.path[:] = " + json.dumps(
        [path for path in sys.path if "site-packages" not in path]
    )
    code += f"\nimport runpy\nrunpy.run_path({str(ROOT / 'run.py')!r}, run_name='read')"
    subprocess.run([sys.executable, "-S", "-c", code], check=True)


@pytest.mark.parametrize("version", [(3, 10, 0), (3, 13, 1)])
def test_another_python_is_refused_with_what_to_do(run, monkeypatch, version):
    monkeypatch.setattr(sys, "version_info", Version(*version))
    with pytest.raises(run.SetupError, match=r"Python 3\.11 or 3\.12 is needed"):
        run.check_machine()


def test_a_python_that_cannot_make_environments_is_told_what_to_install(run, monkeypatch):
    monkeypatch.setattr(run, "VENV", run.ROOT / "none")
    monkeypatch.setattr(run.shutil, "which", lambda *_args, **_options: None)
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(run.SetupError, match=r"apt-get install python3\.\d+-venv"):
        run.make_environment()


def test_an_environment_of_its_owners_making_is_kept(run):
    run.make_environment()
    assert run.PYTHON.is_symlink()


def test_a_foreign_environment_of_another_python_is_not_deleted(run, monkeypatch):
    monkeypatch.setattr(run, "_python_version", lambda: (3, 9))
    with pytest.raises(run.SetupError, match="move it away"):
        run.make_environment()
    assert run.PYTHON.is_symlink()


def test_leaving_torch_to_the_user_needs_one(run, monkeypatch):
    monkeypatch.setattr(run, "_torch_build", lambda: None)
    with pytest.raises(run.SetupError, match="install one there"):
        run.install_torch("skip")


@pytest.mark.parametrize(
    ("mode", "built", "removed", "installed"),
    [
        ("auto", "cpu", [], []),
        ("auto", "cuda", [], []),
        ("cpu", "cpu", [], []),
        ("skip", "cuda", [], []),
        ("cuda", "cpu", ["torch", "torchvision"], ["torch===2.13.0", "torchvision===0.28.0"]),
        ("cpu", "cuda", ["torch", "torchvision"], ["torch==2.13.0"]),
        ("cuda", None, [], ["torch===2.13.0", "torchvision===0.28.0"]),
    ],
)
def test_another_build_of_torch_replaces_the_one_that_is_there(run, monkeypatch, mode, built, removed, installed):
    calls: dict[str, list[str]] = {"removed": [], "installed": []}
    monkeypatch.setattr(run, "_torch_build", lambda: built)
    monkeypatch.setattr(run, "_local_torch", lambda: "2.13.0")
    monkeypatch.setattr(run, "_uninstall", lambda *names: calls["removed"].extend(names))
    monkeypatch.setattr(run, "_install", lambda names, **_options: calls["installed"].extend(names))
    run.install_torch(mode)
    assert calls == {"removed": removed, "installed": installed}


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v20.18.3", False),
        ("v20.19.0", True),
        ("v21.7.0", False),
        ("v22.11.0", False),
        ("v22.12.1", True),
        ("v24.0.0", True),
    ],
)
def test_the_page_is_built_by_a_node_that_its_tools_take(run, version, fits):
    assert run.is_node_fit(run._numbers(version)) is fits
    assert not run.is_node_fit(run._numbers("not a version"))


def test_a_step_is_done_once_for_the_same_key(run):
    done = []
    stamps = {}
    assert run._step(stamps, "packages", "a", lambda: done.append("a"))
    assert not run._step(stamps, "packages", "a", lambda: done.append("again"))
    assert run._step(stamps, "packages", "b", lambda: done.append("b"))
    assert done == ["a", "b"]
    assert run._read_stamps() == {"packages": "b"}


def test_a_step_that_failed_is_done_again(run):
    def fail() -> None:
        raise run.SetupError("no")

    with pytest.raises(run.SetupError):
        run._step({}, "packages", "a", fail)
    assert run._read_stamps() == {}


def test_a_new_environment_forgets_what_the_old_one_held(run):
    stamps = {"packages": "a"}
    run._step(stamps, "environment", "3.12", lambda: None)
    assert stamps == {"environment": "3.12"}


def test_a_torch_wheel_in_a_find_links_folder_is_found(run, monkeypatch, tmp_path):
    tag = f"cp{sys.version_info[0]}{sys.version_info[1]}"
    (tmp_path / f"torch-2.13.0+cpu-{tag}-{tag}-manylinux_2_28_x86_64.whl").touch()
    (tmp_path / f"torch-2.9.1+cpu-{tag}-{tag}-manylinux_2_28_x86_64.whl").touch()
    (tmp_path / "torch-2.14.0+cpu-cp39-cp39-manylinux_2_28_x86_64.whl").touch()
    monkeypatch.setattr(run, "_find_links", lambda: [str(tmp_path)])
    assert run._local_torch() == "2.13.0"


def test_an_unknown_command_lists_the_known_ones():
    answer = subprocess.run([sys.executable, ROOT / "run.py", "dmo"], capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "demo" in answer.stderr


def test_the_make_file_speaks_the_words_of_run_py():
    targets = {
        word
        for line in (ROOT / "Makefile").read_text().splitlines()
        if line and not line.startswith(("\t", "#", "."))
        for word in line.rstrip(":").split()
    }
    words = subprocess.run(
        [sys.executable, ROOT / "run.py", "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert targets - {"test-slow"} <= {line.split()[0] for line in words.splitlines() if line.startswith("    ")}
