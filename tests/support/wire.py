"""A wire between a browser and a server that can be cut and mended: what a lost network is to a page."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_AT_ONCE = 65536


class Wire:
    """Carries TCP from a port of its own to the server's, until it is cut."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._lock = threading.Lock()
        self._ends: set[socket.socket] = set()
        self._door: socket.socket | None = None
        self._port = 0
        self.mend()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def mend(self) -> None:
        """Take connections, at the port of before."""
        door = socket.create_server(("127.0.0.1", self._port))
        self._port = door.getsockname()[1]
        self._door = door
        threading.Thread(target=self._welcome, args=(door,), daemon=True).start()

    def cut(self) -> None:
        """Break all connections and refuse new ones."""
        with self._lock:
            door, self._door = self._door, None
            ends, self._ends = self._ends, set()
        for end in [*ends, *([door] if door else [])]:
            _close(end)

    def _welcome(self, door: socket.socket) -> None:
        while True:
            try:
                near = door.accept()[0]
                far = socket.create_connection(("127.0.0.1", self._server))
            except OSError:
                return
            with self._lock:
                whole = self._door is door
                self._ends |= {near, far} if whole else set()
            if not whole:
                _close(near)
                _close(far)
                return
            for pair in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=pair, daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(_AT_ONCE):
                target.sendall(data)
        with self._lock:
            self._ends -= {source, target}
        _close(source)
        _close(target)


@contextmanager
def wire_to(url: str) -> Iterator[Wire]:
    """A wire to the server at ``url``, as long as the block."""
    wire = Wire(int(url.rpartition(":")[2]))
    try:
        yield wire
    finally:
        wire.cut()


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
