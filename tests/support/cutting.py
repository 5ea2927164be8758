"""A network that is cut."""

import contextlib
import socket
import threading


class Cutter:
    """A way to a server on which every connection but the last few is cut after so many bytes."""

    def __init__(self, port: int, after: int, times: int) -> None:
        self._server, self._after, self._left = port, after, times
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.carried = 0
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def cuts_left(self) -> int:
        return self._left

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._server))
            threading.Thread(target=self._forward, args=(client, server), daemon=True).start()
            threading.Thread(target=self._back, args=(server, client), daemon=True).start()

    def _forward(self, client: socket.socket, server: socket.socket) -> None:
        carried = 0
        while data := _received(client):
            carried += len(data)
            self.carried += len(data)
            if self._left and carried > self._after:
                self._left -= 1
                break
            server.sendall(data)
        for end in (client, server):
            _hang_up(end)

    @staticmethod
    def _back(server: socket.socket, client: socket.socket) -> None:
        while data := _received(server):
            try:
                client.sendall(data)
            except OSError:
                return
        _hang_up(client)

    def close(self) -> None:
        self._listening.close()


def _received(end: socket.socket) -> bytes:
    try:
        return end.recv(65536)
    except OSError:
        return b""


def _hang_up(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
