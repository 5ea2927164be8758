"""The app as a whole: it starts, knows what it leans on, and serves the built page."""

import subprocess
import sys
from pathlib import Path

from fastapi import FastAPI

from distillboard.server.settings import Settings
from support.http import TestClient


def test_alive(client: TestClient):
    assert client.get("/healthz").json() == {"status": "ok"}
