"""``python -m distillboard.server``: the API under uvicorn."""

from .commands import serve

if __name__ == "__main__":
    serve()
