"""What is known of the metrics of runs that report now, so that a batch need not read what the one before it wrote."""

from collections import OrderedDict
from dataclasses import dataclass, replace

from .summaries import Summaries

MOST_KEYS = 200_000
"""Most metric keys, of all runs together, that are remembered: some 20 MB."""


@dataclass(frozen=True)
class Known:
    """The keys of a run and their summaries as they are at one revision; ``slots`` numbers the keys from 0."""

    revision: int
    slots: dict[str, int]
    summaries: Summaries

    def at(self, revision: int) -> "Known":
        """The same at a later revision that changed no metric."""
        return replace(self, revision=revision)


class Memory:
    """Remembers by run and revision, so that whatever another process did to a run makes it forget.

    What a transaction notes counts within it at once, and for later ones from ``settle`` on. Not thread-safe: it
    belongs to whoever writes.
    """

    def __init__(self) -> None:
        self._settled: OrderedDict[str, Known] = OrderedDict()
        self._noted: dict[str, Known] = {}
        self._keys = 0

    def recall(self, run_id: str, revision: int) -> Known | None:
        """What is known of a run at this very revision."""
        known = self._noted.get(run_id) or self._settled.get(run_id)
        return known if known is not None and known.revision == revision else None

    def note(self, run_id: str, known: Known) -> None:
        """Take over what this transaction made of a run."""
        self._noted[run_id] = known

    def settle(self) -> None:
        """The transaction was committed."""
        for run_id, known in self._noted.items():
            self._drop(run_id)
            self._settled[run_id] = known
            self._keys += len(known.slots) + 1
        self._noted.clear()
        while self._keys > MOST_KEYS:
            self._drop(next(iter(self._settled)))

    def forget(self) -> None:
        """The transaction was rolled back."""
        self._noted.clear()

    def _drop(self, run_id: str) -> None:
        known = self._settled.pop(run_id, None)
        if known is not None:
            self._keys -= len(known.slots) + 1
