"""A file server on the loopback address that can be in trouble: it cuts, fails, redirects, waits, and counts."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    """Answers as its `server.owner` says."""

    def do_GET(self):
        owner = self.server.owner
        owner.requests.append((self.path, self.headers.get("Range")))
        if self.path in owner.redirects:
            self.answer(302, b"", Location=owner.redirects[self.path])
        elif owner.failures:
            self.answer(owner.failures.pop(0), b"")
        elif self.path not in owner.files:
            self.answer(404, b"")
        else:
            self.send_file(owner.files[self.path])

    def send_file(self, content):
        wanted = self.headers.get("Range")
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        if wanted and start >= len(content):
            self.answer(416, b"")
        elif wanted:
            about = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self.answer(206, content[start:], **{"Content-Range": about})
        else:
            self.answer(200, content)

    def answer(self, status, content, **headers):
        owner = self.server.owner
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if content:
            assert owner.gate.wait(30)
        sent = content[: owner.cuts.pop(0)] if owner.cuts and content else content
        self.wfile.write(sent)
        self.close_connection = True

    def log_message(self, *arguments):
        """Say nothing."""


class FileServer:
    """Serves ``files`` by path; ``failures`` (statuses) and ``cuts`` (bytes sent) are used up one by one."""

    def __init__(self):
        self.files = {}
        self.cuts = []
        self.failures = []
        self.redirects = {}
        self.requests = []
        self.gate = threading.Event()
        self.gate.set()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.owner = self
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def origin(self):
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def close(self):
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()
