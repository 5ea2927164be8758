"""Times the loss beside its plain form, in one run: `python -m distillboard_worker.fgd.bench`, on CPU or CUDA."""

import json
import statistics
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import torch
import typer
from rich.console import Console
from rich.table import Table
from torch import Tensor

from distillboard_worker.fgd import FGDLoss, loops
from distillboard_worker.fgd.plain import plain_loss
from distillboard_worker.fgd.traffic import Traffic, saved_bytes

GRIDS = [(100, 167), (50, 84), (25, 42), (13, 21), (7, 11)]
SPAN = (800, 1333)
CHANNELS, BOXES = 256, 14
Layout = Literal["contiguous", "channels_last"]
Form = Callable[[FGDLoss, Tensor, Tensor, list[Tensor]], Tensor]


def ours(loss: FGDLoss, student: Tensor, teacher: Tensor, boxes: list[Tensor]) -> Tensor:
    """The loss as it is used."""
    total: Tensor = loss(student, teacher, boxes, [SPAN] * len(boxes), SPAN).total
    return total


def plain(loss: FGDLoss, student: Tensor, teacher: Tensor, boxes: list[Tensor]) -> Tensor:
    """The same number, computed as it is defined."""
    return plain_loss(loss, student, teacher, boxes, [SPAN] * len(boxes))


class Pyramid:
    """RetinaNet's five levels of 800 x 1333, student and teacher, with a loss for each.

    Args:
        batch: Images.
        device: Where all of it lies.
        layout: Memory format of the maps.
    """

    def __init__(self, batch: int, device: str, layout: Layout) -> None:
        generator = torch.Generator().manual_seed(0)
        form = torch.channels_last if layout == "channels_last" else torch.contiguous_format

        def draw(grid: tuple[int, int]) -> Tensor:
            return torch.randn(batch, CHANNELS, *grid, generator=generator).to(device, memory_format=form)

        self.students = [draw(grid).requires_grad_() for grid in GRIDS]
        self.teachers = [draw(grid) for grid in GRIDS]
        self.losses = [FGDLoss(CHANNELS, CHANNELS).to(device) for _ in GRIDS]
        corner = torch.rand(batch, BOXES, 2, generator=generator) * torch.tensor([1100.0, 600.0])
        size = 16 + 200 * torch.rand(batch, BOXES, 2, generator=generator)
        self.boxes = list(torch.cat((corner, corner + size), dim=2).to(device))

    @property
    def map_bytes(self) -> int:
        """Bytes of the student's maps."""
        return sum(one.nbytes for one in self.students)

    def total(self, form: Form) -> Tensor:
        """Sum over the levels."""
        levels = zip(self.losses, self.students, self.teachers, strict=True)
        return torch.stack([form(loss, s, t, self.boxes) for loss, s, t in levels]).sum()

    def step(self, form: Form) -> None:
        """Forward and backward, into fresh gradients."""
        for leaf in (*self.students, *(one for loss in self.losses for one in loss.parameters())):
            leaf.grad = None
        self.total(form).backward()  # type: ignore[no-untyped-call]


def seconds(work: Callable[[], object], device: str) -> float:
    """Wall time of a call, the device's work included."""
    if device == "cuda":
        torch.cuda.synchronize()
    start = time.perf_counter()
    work()
    if device == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - start


def copy_bandwidth(device: str) -> float:
    """Bytes a second, read and written, of the best of several copies of 256 MiB."""
    source = torch.ones(1 << 26, device=device)
    target = torch.empty_like(source)
    target.copy_(source)
    return 2 * source.nbytes / min(seconds(partial(target.copy_, source), device) for _ in range(7))


def synchronisations(work: Callable[[], object]) -> int:
    """How often a call waits for the GPU."""
    torch.cuda.set_sync_debug_mode("warn")
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            work()
    finally:
        torch.cuda.set_sync_debug_mode("default")
    return sum("synchroniz" in str(one.message) for one in caught)


def measure(pyramid: Pyramid, device: str, rounds: int, threads: int) -> dict[str, Any]:
    """Both forms side by side, taking turns, so that a busy machine is busy for both."""
    torch.set_num_threads(threads)
    forms: dict[str, Form] = {"ours": ours, "plain": plain}
    sides: dict[str, Any] = {}
    for name, form in forms.items():
        step = partial(pyramid.step, form)
        step()
        with Traffic() as traffic:
            step()
        saved = saved_bytes(partial(pyramid.total, form), pyramid.students + pyramid.teachers)
        sides[name] = {"moved_bytes": traffic.bytes, "saved_bytes": saved, "seconds": [], "processor_seconds": []}
        if device == "cuda":
            sides[name]["synchronisations"] = synchronisations(step)
    for _ in range(rounds):
        for name, form in forms.items():
            before = time.process_time()
            sides[name]["seconds"].append(seconds(partial(pyramid.step, form), device))
            sides[name]["processor_seconds"].append(time.process_time() - before)
    bandwidth = copy_bandwidth(device)
    return {"threads": threads, "copy_bytes_a_second": bandwidth, **sides, **_compared(pyramid, sides, bandwidth)}


def _compared(pyramid: Pyramid, sides: dict[str, Any], bandwidth: float) -> dict[str, Any]:
    mine, theirs = sides["ours"], sides["plain"]
    must = 5 * pyramid.map_bytes
    return {
        "faster_median": statistics.median(theirs["seconds"]) / statistics.median(mine["seconds"]),
        "faster_min": min(theirs["seconds"]) / min(mine["seconds"]),
        "faster_processor": min(theirs["processor_seconds"]) / min(mine["processor_seconds"]),
        "saved_ratio": mine["saved_bytes"] / theirs["saved_bytes"],
        "must_move_bytes": must,
        "must_move_seconds": must / bandwidth,
        "bandwidth_fraction": mine["moved_bytes"] / min(mine["seconds"]) / bandwidth,
    }


def agreement(pyramid: Pyramid) -> float:
    """Relative difference of both forms' totals."""
    with torch.no_grad():
        return float((pyramid.total(ours) / pyramid.total(plain) - 1).abs())


def table(result: dict[str, Any]) -> Table:
    """One measurement as a table."""
    shown = Table("", "ours", "plain", title=f"{result['layout']}, {result['threads']} threads", title_justify="left")
    for title, key, pick in (
        ("forward + backward, ms, median", "seconds", statistics.median),
        ("the same, fastest", "seconds", min),
        ("processor time, all threads, fastest", "processor_seconds", min),
    ):
        shown.add_row(title, *(f"{1000 * pick(result[side][key]):.1f}" for side in ("ours", "plain")))
    for title, key in (("saved beside the inputs, MiB", "saved_bytes"), ("moved, MiB", "moved_bytes")):
        shown.add_row(title, *(f"{result[side][key] / 2**20:.1f}" for side in ("ours", "plain")))
    if "synchronisations" in result["ours"]:
        shown.add_row("synchronisations", *(str(result[side]["synchronisations"]) for side in ("ours", "plain")))
    faster = (result[f"faster_{kind}"] for kind in ("median", "min", "processor"))
    shown.add_row("faster by median, fastest, processor", " / ".join(f"{one:.1f}" for one in faster), "")
    shown.add_row("saved, ours / plain", f"{result['saved_ratio']:.4f}", "")
    shown.add_row("must move, MiB (5 maps)", f"{result['must_move_bytes'] / 2**20:.1f}", "")
    shown.add_row("copying those, ms", f"{1000 * result['must_move_seconds']:.1f}", "")
    shown.add_row("of the copy bandwidth", f"{100 * result['bandwidth_fraction']:.0f} %", "")
    return shown


def main(
    threads: Annotated[list[int] | None, typer.Option(help="Threads, repeatable; one and all cores.")] = None,
    rounds: Annotated[int, typer.Option(min=1, help="Turns that both forms take.")] = 9,
    batch: Annotated[int | None, typer.Option(min=1, help="Images; 2 on CPUs, 16 on CUDA.")] = None,
    device: Annotated[str, typer.Option(help="cpu or cuda; cuda where there is one.")] = "auto",
    to: Annotated[Path | None, typer.Option("--json", help="Also write all figures to this file.")] = None,
) -> None:
    """Time the loss beside its plain form at RetinaNet's shapes, in both memory layouts."""
    chosen = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
    counts = threads or sorted({1, torch.get_num_threads()}) if chosen == "cpu" else [torch.get_num_threads()]
    results: list[dict[str, Any]] = []
    console = Console(width=100)
    layouts: tuple[Layout, ...] = ("contiguous", "channels_last")
    for layout in layouts:
        pyramid = Pyramid(batch or (16 if chosen == "cuda" else 2), chosen, layout)
        apart = agreement(pyramid)
        for count in counts:
            result = {"device": chosen, "layout": layout, "numba": loops.available(), "apart": apart}
            results.append(result | measure(pyramid, chosen, rounds, count))
            console.print(table(results[-1]))
    if to is not None:
        to.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    typer.run(main)
