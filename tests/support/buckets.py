"""An S3 service for tests, on a port of the loopback, with one bucket."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import httpx

KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1"}


@contextmanager
def running_bucket(name: str = "bucket") -> Iterator[str]:
    """A bucket that lives as long as the block, with keys and endpoint in the environment; gives its URL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from moto.server import ThreadedMotoServer  # noqa: PLC0415  takes seconds, and only some tests need it

        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    try:
        httpx.put(f"{endpoint}/{name}", timeout=120).raise_for_status()  # the first request imports its half
        with patch.dict(os.environ, {**KEYS, "AWS_ENDPOINT_URL": endpoint, "AWS_ALLOW_HTTP": "true"}):
            yield f"s3://{name}"
    finally:
        server.stop()
