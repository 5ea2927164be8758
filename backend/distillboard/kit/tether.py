"""Runs a program that dies with the thread that started it: ``python tether.py PARENT_PID PROGRAM ARGUMENTS…``.

A file to run and not a function for ``preexec_fn``: code between fork and exec of a process with threads may deadlock.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int) -> None:
    """Have Linux kill this process when the thread that started it ends; elsewhere do nothing.

    Args:
        parent: Process id of the starter, to notice that it died before this call.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit("the process that started this one is gone")


def main() -> None:
    """Tie this process to its parent, then become the program."""
    die_with_parent(int(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - the arguments are the caller's, no shell is involved


if __name__ == "__main__":
    main()
