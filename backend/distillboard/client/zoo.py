"""The model zoo from a script."""

from collections.abc import Iterator
from typing import Any

from distillboard.contracts.catalogue import ModelView
from distillboard.contracts.zoo import ZooPage, ZooView

from .transport import Transport

_PAGE = 200


class Zoo:
    """The detectors of MMDetection's model zoo, as a server lists them."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, search: str | None = None, sort: str = "name", **conditions: Any) -> Iterator[ZooView]:
        """Detectors in order, fetched page by page.

        Args:
            search: Words that name, family, class or config all hold.
            sort: ``name``, ``bbox_mAP``, ``segm_mAP`` or ``parameters``; downwards with a minus before it.
            **conditions: ``family``, ``dataset``, ``state``, ``available``.
        """
        asked = {"search": search, "sort": sort, "limit": _PAGE, **conditions}
        cursor: str | None = None
        while True:
            page = self._transport.get("/zoo", ZooPage, {**asked, "cursor": cursor})
            yield from page.detectors
            cursor = page.next_cursor
            if cursor is None:
                return

    def get(self, name: str) -> ZooView:
        """One detector."""
        return self._transport.get(f"/zoo/{name}", ZooView)

    def register(self, name: str, called: str | None = None) -> ModelView:
        """Make a model of a detector: its config, classes and the address of its weights."""
        return self._transport.post(f"/zoo/{name}/register", ModelView, json={"name": called})
