"""Sample images of a data set with their boxes, for people who look at it."""

from typing import Literal

from pydantic import Field

from .base import View
from .catalogue import SplitFacts

Split = Literal["train", "val"]
MOST_SAMPLES = 60
MOST_BOXES = 300
"""Of one sample; it says how many there are."""
WIDTHS = (64, 1024)
"""Least and most pixels of a sample's width."""


class SampleBox(View):
    """A box in pixels of the image as its annotations state it."""

    x: float
    y: float
    width: float
    height: float
    label: str = Field(description="Its class; empty when its category is not known.")
    area: Literal["S", "M", "L"] = Field(description="COCO's size: S below 32² pixels, M below 96², L.")


class Sample(View):
    """One image of a data set."""

    file: str = Field(description="Name of its file, by which its picture is asked for.")
    image_id: int
    width: float = Field(description="Pixels, as the annotations state them; 0 when they do not.")
    height: float
    boxes: list[SampleBox] = Field(default_factory=list, description=f"At most {MOST_BOXES}.")
    boxes_total: int = 0


class SampleSheet(View):
    """Some images of one split of a data set; which, follows from the seed."""

    split: Split
    visible: bool = Field(description="Whether this server can read the split's files.")
    reason: str = Field("", description="Why not, in a sentence.")
    total: int = Field(0, description="Images that the samples were drawn from.")
    facts: SplitFacts | None = Field(None, description="What the split holds, counted by this server.")
    samples: list[Sample] = Field(default_factory=list)
