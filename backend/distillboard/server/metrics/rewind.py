"""Which points still hold after a resume: a later attempt supersedes what lies beyond the step it went on from."""

from collections.abc import Mapping

NOTHING_KEPT = -1
"""The step a fresh attempt goes on from: every earlier step is superseded."""


def last_valid_step(attempt: int, resumed_from: Mapping[int, int]) -> int | None:
    """The last step of ``attempt`` that no later attempt supersedes; None when all of its points hold.

    Args:
        attempt: The attempt whose points are read.
        resumed_from: For every attempt that was started, the step it went on from (``NOTHING_KEPT`` for a fresh one).
    """
    return min((step for later, step in resumed_from.items() if later > attempt), default=None)


def known_to(attempt: int | None, resumed_from: Mapping[int, int]) -> Mapping[int, int]:
    """The starts up to an attempt, as they were known while it was the latest; all of them with None."""
    return {number: step for number, step in resumed_from.items() if attempt is None or number <= attempt}
