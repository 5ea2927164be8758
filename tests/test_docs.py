"""What the documents promise exists: commands, settings, files, the compose file's commands."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
import yaml
from distillboard.client.cli.app import load
from distillboard.server.settings import Settings
from distillboard.up.settings import StackSettings
from distillboard_worker.settings import WorkerSettings

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
ROOMS = (Settings, WorkerSettings, StackSettings)
CLIENT_SETTINGS = {f"DISTILLBOARD_{name}" for name in ("URL", "TOKEN", "RUN_NAME", "SPOOL", "SPOOL_LIMIT_BYTES")}
OTHER_SETTINGS = {"DISTILLBOARD_OPS", "DISTILLBOARD_CHROMIUM", "DISTILLBOARD_TEST_DATABASE_URL"}
"""Read where settings cannot be passed down: at an interpreter's start, and by the tests."""


def settings() -> set[str]:
    return {f"DISTILLBOARD_{name.upper()}" for room in ROOMS for name in room.model_fields} | CLIENT_SETTINGS


def shell_lines(document: Path) -> list[str]:
    """The commands of a document's shell blocks, continued lines joined."""
    blocks = re.findall(r"```sh\n(.*?)```", document.read_text(), flags=re.DOTALL)
    return [line.strip() for block in blocks for line in block.replace("\\\n", " ").splitlines() if line.strip()]


def commands(program: str) -> list[list[str]]:
    """What the documents call ``program`` with, in blocks and in running text."""
    found = []
    for document in DOCUMENTS:
        spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", document.read_text(), flags=re.DOTALL))
        for line in [*shell_lines(document), *spans]:
            words = _words(line)
            for index, word in enumerate(words):
                if word == program and not any("=" not in before and before != "python3" for before in words[:index]):
                    found.append(words[index + 1 :])
    return found


def _words(line: str) -> list[str]:
    """The words of a command; a quotation that goes on in the next line ends with this one."""
    try:
        return shlex.split(line, comments=True)
    except ValueError:
        return line.split()


@pytest.fixture(scope="module")
def tree():
    return typer.main.get_command(load())


def test_every_distillboard_command_in_the_documents_exists(tree):
    called = commands("distillboard")
    assert len(called) > 10
    for words in called:
        command = tree
        for word in words:
            if not hasattr(command, "commands") or word.startswith("-"):
                break
            assert word in command.commands, f"distillboard {' '.join(words)}"
            command = command.commands[word]
        options = {option for parameter in command.params for option in parameter.opts}
        named = {word.split("=")[0] for word in words if word.startswith("--")}
        assert named <= options | {"--help"}, f"distillboard {' '.join(words)}"


def test_every_run_py_command_in_the_documents_exists():
    called = {words[0] for words in commands("run.py") if words}
    assert called >= {"demo", "test", "setup", "up"}
    listed = subprocess.run(
        [sys.executable, ROOT / "run.py", "--help"], capture_output=True, text=True, check=True
    ).stdout
    known = {line.split()[0] for line in listed.splitlines() if line.startswith("    ")}
    assert called <= known


def test_every_setting_is_documented_and_every_documented_one_exists():
    table = (ROOT / "docs/settings.md").read_text()
    documented = set(re.findall(r"^\| `(DISTILLBOARD_[A-Z_]+)`", table, flags=re.MULTILINE))
    assert documented == settings() | OTHER_SETTINGS


def test_the_documents_name_no_setting_that_does_not_exist():
    for document in DOCUMENTS:
        named = set(re.findall(r"\bDISTILLBOARD_[A-Z_]+\b", document.read_text()))
        assert named <= settings() | OTHER_SETTINGS, document.name


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text()):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_the_compose_file_sets_known_settings_and_calls_known_commands(tree):
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    ours = {name: service for name, service in services.items() if service.get("command", [""])[0] == "distillboard"}
    assert set(ours) == {"migrate", "api", "worker-cpu", "worker-gpu"}
    for service in ours.values():
        assert set(service["environment"]) <= settings()
        assert service["command"][1] in tree.commands


def test_the_files_the_images_copy_exist():
    lines = (ROOT / "docker/Dockerfile").read_text().splitlines()
    copied = [
        word for line in lines if line.startswith("COPY ") and "--from" not in line for word in line.split()[1:-1]
    ]
    assert len(copied) > 8
    assert not [name for name in copied if not (ROOT / name).exists()]


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="docker-compose is not installed")
def test_the_compose_file_is_valid():
    command = ["docker-compose", "--file", str(ROOT / "docker-compose.yml"), "--profile", "gpu", "config", "--quiet"]
    subprocess.run(command, check=True, env={"DISTILLBOARD_TOKEN": "x", "PATH": "/usr/bin:/usr/local/bin"})
