"""The README's sweep, run as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[2] / "README.md"


@pytest.mark.integration
@pytest.mark.timeout(600)
def test_the_sweep_of_the_readme_runs_and_prints_the_leaderboard(stack):
    script = re.search(r"```python\n(.*?)```", README.read_text(), flags=re.DOTALL).group(1)
    assert len(script.splitlines()) <= 11
    answer = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "DISTILLBOARD_URL": stack.url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert len(re.findall(r" succeeded$", answer.stdout, flags=re.MULTILINE)) == 4
    rows = [line for line in answer.stdout.splitlines() if line.startswith("| ")]
    assert len([row for row in rows if re.search(r"\| [+-]\d", row)]) == 2
    assert len([row for row in rows if "| control |" in row]) == 1
    winner = answer.stdout.splitlines()[answer.stdout.splitlines().index("winner:") + 1]
    assert rows[2].startswith(f"| {winner} |")
