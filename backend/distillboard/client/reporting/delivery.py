"""Sending a batch so that one event which is refused does not cost the others."""

import uuid
from collections.abc import Callable

from distillboard.contracts.events import Event

_BATCHES = uuid.UUID("6f0d9a5e-6f0e-5c3b-9d5b-2f1f7c2f7a11")


def batch_id(identity: str) -> str:
    """The id of the batch that ``identity`` stands for: the same text gives the same id."""
    return str(uuid.uuid5(_BATCHES, identity))


def deliver(
    events: list[Event],
    identity: str,
    post: Callable[[list[Event], str], None],
    refusal: type[Exception],
    set_aside: Callable[[Event, str, Exception], None],
) -> None:
    """Send events; where they are refused, find which of them it is, set that aside and send the rest.

    Args:
        events: What to send; a rewind only as the first.
        identity: Stands for exactly these events: they are sent again under the same one.
        post: Sends some of them; what it raises that is no refusal goes to the caller, who calls again later.
        refusal: What ``post`` raises when sending again would not help.
        set_aside: Gets the event that is not taken, its identity, and why.
    """
    try:
        post(events, identity)
    except refusal as error:
        half = len(events) // 2
        if half:
            deliver(events[:half], f"{identity}:a", post, refusal, set_aside)
            deliver(events[half:], f"{identity}:b", post, refusal, set_aside)
        else:
            set_aside(events[0], identity, error)
