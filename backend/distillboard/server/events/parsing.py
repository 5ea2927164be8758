"""From a body to a batch, or to what is wrong with it."""

from pydantic import ValidationError

from distillboard.contracts.events import EventBatch
from distillboard.contracts.validation import field_problems

from ..errors import Invalid, Malformed

_MOST_PROBLEMS = 20


def parse_batch(body: bytes) -> EventBatch:
    """Read a batch straight from its bytes, five times faster than through Python objects.

    Raises:
        Malformed: it is not JSON.
        Invalid: it is not a batch; at most twenty problems are named.
    """
    try:
        return EventBatch.model_validate_json(body)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    if errors[0]["type"] == "json_invalid":
        raise Malformed("invalid_json", f"the body is not JSON: {errors[0]['ctx']['error']}")
    fields = field_problems(errors[:_MOST_PROBLEMS], EventBatch)
    raise Invalid("invalid_request", f"the batch is not valid: {fields[0].field}: {fields[0].message}", fields)
