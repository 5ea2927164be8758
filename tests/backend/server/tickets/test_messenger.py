"""Messages over a real Redis: tickets that Celery understands, notices of change, and Redis away."""

import base64
import json
import logging

import pytest
import redis
from distillboard.server.kit.outbox import Outbox
from distillboard.server.tickets.messenger import CHANNEL, MAX_PENDING_TICKETS, Messenger, queue_key
from support.servers import running_redis
from support.waiting import wait_until


@pytest.fixture
def store(redis_url):
    with redis.Redis.from_url(redis_url) as opened:
        opened.flushall()
        yield opened


@pytest.fixture
def messenger(redis_url, store):
    made = Messenger(redis_url)
    made.start()
    yield made
    made.stop()


def test_a_ticket_names_the_task_and_the_queue(messenger, store):
    messenger.announce(Outbox(queues=["night"]))
    wait_until(lambda: messenger.waiting_tickets("night") == 1, "the ticket lies in its queue")
    message = json.loads(store.lindex(queue_key("night"), 0))
    assert message["headers"]["task"] == "distillboard.work"
    arguments, named, _ = json.loads(base64.b64decode(message["body"]))
    assert (arguments, named) == (["night"], {})
    assert message["content-type"] == "application/json"


def test_every_queued_run_has_a_ticket_of_its_own(messenger):
    messenger.announce(Outbox(queues=["default"] * 3))
    wait_until(lambda: messenger.waiting_tickets("default") == 3, "three tickets")


def test_a_change_reaches_every_process(messenger, store):
    with store.pubsub(ignore_subscribe_messages=True) as listening:
        listening.subscribe(CHANNEL)
        listening.get_message(timeout=1)
        messenger.announce(Outbox(runs={"abc"}))
        heard = []
        wait_until(lambda: bool(heard.append(listening.get_message(timeout=0.05)) or heard[-1]), "the notice")
    assert heard[-1]["data"] == b"abc"


def test_listeners_of_this_process_hear_it_without_redis():
    heard: list[frozenset[str]] = []
    messenger = Messenger(None)
    messenger.listeners.append(heard.append)
    messenger.start()
    messenger.announce(Outbox(runs={"abc"}))
    wait_until(lambda: heard == [frozenset({"abc"})], "the listener heard")
    messenger.stop()


def test_stopping_sends_what_is_left(redis_url, store):
    messenger = Messenger(redis_url)
    messenger.announce(Outbox(queues=["last"]))
    messenger.start()
    messenger.stop()
    assert store.llen(queue_key("last")) == 1


def test_redis_away_is_said_once_and_harms_nobody(tmp_path, caplog):
    messenger = Messenger(f"unix://{tmp_path}/redis.sock")
    caplog.set_level(logging.WARNING)
    messenger.start()
    for number in range(3):
        messenger.announce(Outbox(queues=["default"], runs={str(number)}))
        wait_until(lambda: not messenger._pending.runs, "taken")
    messenger.stop()
    assert not messenger.ping()
    assert messenger.waiting_tickets("default") is None
    assert sum("Redis does not take messages" in record.message for record in caplog.records) == 1


def test_redis_coming_back_gets_messages_again(tmp_path):
    messenger = Messenger(f"unix://{tmp_path}/redis.sock")
    messenger.start()
    messenger.announce(Outbox(queues=["default"]))
    wait_until(lambda: messenger._silent, "Redis was missed")
    with running_redis(tmp_path):
        messenger.announce(Outbox(queues=["default"]))
        wait_until(lambda: messenger.waiting_tickets("default") == 1, "the ticket arrives")
        messenger.stop()


def test_tickets_that_nobody_takes_do_not_pile_up():
    messenger = Messenger(None)
    messenger.announce(Outbox(queues=["default"] * (2 * MAX_PENDING_TICKETS)))
    assert len(messenger._pending.queues) == MAX_PENDING_TICKETS
