"""The built page: files of its folder, and index.html for every address that the page itself routes."""

from mimetypes import guess_type
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.convertors import Convertor, register_url_convertor

from .errors import NotFound

_FOREVER = "public, max-age=31536000, immutable"
_ASK = "no-cache"
_PACKED = {"br": ".br", "gzip": ".gz"}
"""Suffixes of the copies that the build packs, by their coding, the smallest first."""
_NOT_BUILT = """<!doctype html><title>Distillboard</title>
<h1>The page is not built</h1>
<p>The service runs, but there is no page to serve. Build it with <code>python3 run.py setup</code>
and reload, or set <code>DISTILLBOARD_FRONTEND</code> to the folder of a built one.</p>
<p>The REST interface is there: <a href="/docs">/docs</a>.</p>
"""


class _PagePath(Convertor[str]):
    """Any path but the server's own: those must keep their 404 and 405."""

    regex = r"(?!(?:api|docs|redoc|openapi\.json|healthz|readyz|metrics)(?:/|$)).*"

    def convert(self, value: str) -> str:
        """Take the path as it is."""
        return value

    def to_string(self, value: str) -> str:
        """Give the path as it is."""
        return value


register_url_convertor("page", _PagePath())


def add_frontend(app: FastAPI, folder: Path) -> None:
    """Serve the page at every address that is not the server's own."""
    root = folder.resolve()

    def page(request: Request) -> Response:
        return _file(root, request.path_params["path"], _codings(request.headers.get("accept-encoding", "")))

    app.add_route("/{path:page}", page, include_in_schema=False)


def _codings(accepted: str) -> set[str]:
    """The codings that an ``Accept-Encoding`` names and does not refuse."""
    parts = [part.replace(" ", "").split(";") for part in accepted.split(",")]
    return {name for name, *weight in parts if weight not in (["q=0"], ["q=0.0"])}


def _file(root: Path, path: str, codings: set[str]) -> Response:
    file = (root / path).resolve()
    if file.is_relative_to(root) and file.is_file():
        return _packed(file, codings, _FOREVER if _is_hashed(root, file) else _ASK)
    if Path(path).suffix:
        raise NotFound("not_found", f"the page has no file '/{path}'")
    index = root / "index.html"
    if not index.is_file():
        return HTMLResponse(_NOT_BUILT, status_code=503, headers={"Cache-Control": _ASK})
    return _packed(index, codings, _ASK)


def _packed(file: Path, codings: set[str], keeping: str) -> Response:
    """The smallest copy that the client can unpack."""
    headers = {"Cache-Control": keeping, "Vary": "Accept-Encoding"}
    for coding, suffix in _PACKED.items():
        copy = file.with_name(file.name + suffix)
        if coding in codings and copy.is_file():
            kind = guess_type(file.name)[0]
            return FileResponse(copy, media_type=kind, headers={**headers, "Content-Encoding": coding})
    return FileResponse(file, headers=headers)


def _is_hashed(root: Path, file: Path) -> bool:
    """Whether the build put a digest into the file's name, so that its bytes never change under it."""
    return file.relative_to(root).parts[0] == "assets"
