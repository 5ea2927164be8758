"""A later attempt supersedes what lies beyond the step it went on from."""

import pytest
from distillboard.server.metrics.rewind import NOTHING_KEPT, known_to, last_valid_step


@pytest.mark.parametrize(
    ("attempt", "resumed_from", "last"),
    [
        (1, {1: NOTHING_KEPT}, None),
        (1, {}, None),
        (1, {1: NOTHING_KEPT, 2: 50}, 50),
        (2, {1: NOTHING_KEPT, 2: 50}, None),
        (1, {1: NOTHING_KEPT, 2: 50, 3: 20}, 20),
        (2, {1: NOTHING_KEPT, 2: 50, 3: 20}, 20),
        (1, {1: NOTHING_KEPT, 2: 20, 3: 50}, 20),
        (1, {1: NOTHING_KEPT, 2: NOTHING_KEPT}, -1),
    ],
)
def test_last_valid_step(attempt, resumed_from, last):
    assert last_valid_step(attempt, resumed_from) == last


def test_an_earlier_attempt_knows_nothing_of_later_ones():
    starts = {1: NOTHING_KEPT, 2: 50, 3: 20}
    assert last_valid_step(1, known_to(1, starts)) is None
    assert last_valid_step(1, known_to(2, starts)) == 50
    assert last_valid_step(1, known_to(None, starts)) == 20
