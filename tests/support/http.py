"""Starlette's test client, which warns at import that it prefers httpx2; nothing else here needs that."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

__all__ = ["TestClient"]
