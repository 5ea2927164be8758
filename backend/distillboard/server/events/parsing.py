"""From a body to a batch, or to what is wrong with it."""

import time

from pydantic import ValidationError

from distillboard.contracts.events import Event, EventBatch, MetricsEvent, TableEvent
from distillboard.contracts.problems import FieldProblem
from distillboard.contracts.validation import field_problems

from ..errors import Invalid, Malformed, TooLarge

MAX_POINTS = 500_000
"""Most points of one batch."""
CLOCK_SKEW_SECONDS = 86_400.0
"""How far a reporter's clock may be ahead of the server's."""
_MOST_PROBLEMS = 20


def parse_batch(body: bytes) -> EventBatch:
    """Read a batch straight from its bytes, five times faster than through Python objects.

    Raises:
        Malformed: it is not JSON.
        TooLarge: ``too_many_points``.
        Invalid: it is not a batch; at most twenty problems are named. ``time_in_future`` when it comes from tomorrow.
    """
    try:
        batch = EventBatch.model_validate_json(body)
    except ValidationError as error:
        raise _refusal(error) from None
    if sum(map(_points_of, batch.events)) > MAX_POINTS:
        raise TooLarge("too_many_points", f"a batch may have {MAX_POINTS} points: send smaller ones")
    _refuse_the_future(batch)
    return batch


def _refusal(error: ValidationError) -> Malformed | Invalid:
    errors = error.errors(include_url=False)
    if errors[0]["type"] == "json_invalid":
        return Malformed("invalid_json", f"the body is not JSON: {errors[0]['ctx']['error']}")
    fields = field_problems(errors[:_MOST_PROBLEMS], EventBatch)
    return Invalid("invalid_request", f"the batch is not valid: {fields[0].field}: {fields[0].message}", fields)


def _points_of(event: Event) -> int:
    if isinstance(event, TableEvent):
        return len(event.keys) * len(event.steps)
    return len(event.values) if isinstance(event, MetricsEvent) else 0


def _refuse_the_future(batch: EventBatch) -> None:
    limit = time.time() + CLOCK_SKEW_SECONDS
    for place, event in enumerate(batch.events):
        latest = max(event.times) if isinstance(event, TableEvent) else event.time
        if latest > limit:
            name = "times" if isinstance(event, TableEvent) else "time"
            message = f"{latest:.0f} is more than a day ahead of the server's clock: set the reporter's clock"
            field = f"events.{place}.{name}"
            raise Invalid("time_in_future", f"{field}: {message}", [FieldProblem(field=field, message=message)])
