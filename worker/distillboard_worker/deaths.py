"""Why a trainer process died without saying so."""

import signal
from pathlib import Path

LAST_LINES = 20


def out_of_memory_kills() -> int:
    """How many processes this machine's kernel has ended for want of memory; 0 where it does not say."""
    try:
        lines = Path("/proc/vmstat").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("oom_kill ")), 0)


def explain(status: int, log: Path, kills_before: int) -> tuple[str, str]:
    """Stable code and reason for an exit status that no state event explains.

    Args:
        status: Exit status, negative for a signal.
        log: What the trainer printed.
        kills_before: ``out_of_memory_kills()`` when it was started.
    """
    if status == -signal.SIGKILL and out_of_memory_kills() > kills_before:
        return "out_of_memory", (
            "The machine ran out of memory and its kernel ended the training: "
            "take a smaller batch, or a machine with more memory."
        )
    if status < 0:
        return "trainer_killed", f"The trainer process was ended by {_signal_name(-status)}.{_told(log)}"
    return "trainer_crashed", f"The trainer process ended with status {status} without a result.{_told(log)}"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _told(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines() if log.exists() else []
    return " Its last words:\n" + "\n".join(lines[-LAST_LINES:]) if lines else ""
