"""A taken port is said with one that is free."""

import re
import socket

import pytest
from distillboard.up.errors import StackError
from distillboard.up.ports import check_port, free_port


def test_a_free_port_may_be_bound():
    check_port("127.0.0.1", free_port("127.0.0.1"))


def test_a_taken_port_is_named_with_another():
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        with pytest.raises(StackError, match=f"port {port} of 127.0.0.1 is taken") as caught:
            check_port("127.0.0.1", port)
    other = int(re.search(r"--port (\d+) or DISTILLBOARD_PORT=\1$", str(caught.value))[1])
    check_port("127.0.0.1", other)


def test_an_address_that_is_not_this_machine_s_is_said():
    with pytest.raises(StackError, match="cannot be used"):
        check_port("192.0.2.1", 8000)
