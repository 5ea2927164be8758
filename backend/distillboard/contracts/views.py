"""Saved views: a page's address under a name that a team shares."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Closed, Moment, View
from .spec import Title

PageName = Literal["runs"]
"""The page that a view is of."""

Word = Annotated[str, StringConstraints(max_length=2000)]
Amount = Annotated[float, Field(allow_inf_nan=False)]
Setting = (
    Annotated[bool, Field(strict=True)]
    | Amount
    | Word
    | Annotated[list[Word], Field(max_length=200)]
    | Annotated[dict[Word, Amount], Field(max_length=200)]
)
"""What a page keeps under one name of its address: a word, a number, a list of words, widths of columns."""
Search = Annotated[dict[Annotated[str, StringConstraints(min_length=1, max_length=40)], Setting], Field(max_length=40)]


class NewSavedView(Closed):
    """Body of ``POST /api/v1/views``."""

    name: Title
    page: PageName = "runs"
    search: Search = Field(description="What the address says behind its question mark, by name.")


class SavedViewChanges(Closed):
    """Body of ``PATCH /api/v1/views/{view_id}``; what is left out stays as it is."""

    name: Title | None = None
    search: Search | None = None


class SavedView(View):
    """A view that everybody may open."""

    id: str
    name: str
    page: PageName
    search: Search
    created: Moment
    updated: Moment
