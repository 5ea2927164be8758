"""What holds for every test."""

import signal


def pytest_configure() -> None:
    """Hear Ctrl-C, and so let the programs that tests start hear it: a shell's background jobs ignore it from birth."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
