"""A reader of the live stream in a thread of its own."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Message:
    """One message of a stream."""

    id: str
    event: str
    data: dict[str, Any]


class Listener:
    """Reads until the stream ends, or until it has ``most`` messages and then loses the connection."""

    def __init__(self, url: str, runs: str = "", last: str | None = None, most: int | None = None) -> None:
        self.messages: list[Message] = []
        self.last = last
        self.opened = threading.Event()
        self.ended = threading.Event()
        self._url, self._runs, self._most = url, runs, most
        threading.Thread(target=self._read, daemon=True).start()
        assert self.opened.wait(20), "the stream did not open"

    def of(self, event: str) -> list[dict[str, Any]]:
        """The data of all messages of a kind."""
        return [message.data for message in self.messages if message.event == event]

    def _read(self) -> None:
        headers = {"Last-Event-ID": self.last} if self.last else {}
        parameters = {"runs": self._runs}
        try:
            with httpx.stream(
                "GET", f"{self._url}/api/v1/stream", params=parameters, headers=headers, timeout=60
            ) as answer:
                answer.raise_for_status()
                self._take(answer.iter_lines())
        except httpx.TransportError:
            return
        finally:
            self.ended.set()

    def _take(self, lines: Iterator[str]) -> None:
        fields: dict[str, str] = {}
        for line in lines:
            if line:
                name, _, value = line.partition(": ")
                fields[name] = value
                continue
            self._keep(fields)
            fields = {}
            if self._most is not None and len(self.messages) >= self._most:
                return

    def _keep(self, fields: dict[str, str]) -> None:
        self.last = fields.get("id", self.last)
        if "event" in fields:
            self.messages.append(Message(fields["id"], fields["event"], json.loads(fields["data"])))
        self.opened.set()
