"""``python -m distillboard.server``: the API under uvicorn; ``--migrate`` brings its database up to date first."""

import sys

from .commands import migrate, serve

if __name__ == "__main__":
    if "--migrate" in sys.argv[1:]:
        migrate()
    serve()
