"""Ports: a free one, and whether one may be bound."""

import errno
import socket
from contextlib import closing

from .errors import StackError


def free_port(host: str) -> int:
    """A port of ``host`` that nobody uses now."""
    with closing(_bound(host, 0)) as listener:
        return int(listener.getsockname()[1])


def check_port(host: str, port: int) -> None:
    """Make sure that ``port`` can be bound.

    Raises:
        StackError: it cannot; the message names another.
    """
    try:
        _bound(host, port).close()
    except OSError as error:
        why = "is taken by another program" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        other = free_port(host) if error.errno in {errno.EADDRINUSE, errno.EACCES} else 0
        hint = f": choose another with --port {other} or DISTILLBOARD_PORT={other}" if other else ""
        raise StackError(f"port {port} of {host} {why}{hint}") from None


def _bound(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener
