"""From raw metrics to docs/results.md: a pure function of the file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.results_plan import LONG, PEERS, RETINANET, SEEDS, SYSTEMS, Row
from distillboard.contracts.leaderboard import Spread
from distillboard.contracts.spec import METHOD_TITLES
from distillboard.server.leaderboard.maths import deltas, gaps_recovered, spread

Run = Mapping[str, Any]
KINDS = {"bbox": "box", "segm": "mask"}
NOT_YET = "not yet run"

_HEAD = """# Results on `shapes`

Written by `python tests/benchmarks/results.py --render` from [measurements/results.json](measurements/results.json),
which holds the spec, all final metrics and the times of every run; without `--render` the script trains what is
missing, through the REST API. Do not edit this page.

The paper's systems, small, on the built-in data: students start from random weights, teachers are the project's own. AP
is COCO's, averaged over IoU 0.50 to 0.95, in points, after the last epoch. The control is the same student with the
same seed, first weights, images, flips and order, without distillation. Δ and the gap recovered, (FGD - control) /
(teacher - control), are taken seed by seed; ± is the sample standard deviation over n seeds, and one seed has none.
"""


def render(raw: Mapping[str, Any]) -> str:
    """The page.

    Args:
        raw: What `results_file.read` answers.
    """
    sections = [_HEAD, _systems(raw), _peers(raw), _same_time(raw), _origin(raw["runs"])]
    return "\n".join(section for section in sections if section) + "\n"


def _systems(raw: Mapping[str, Any]) -> str:
    rows = [row for system in SYSTEMS for row in _system_rows(system, raw)]
    names = ["System", "AP of", "Teacher", "Control", "FGD", "Δ", "Gap recovered", "n", "Masks scaled by", "Inheriting"]
    notes = [raw["notes"][system] for system in SYSTEMS if system in raw["notes"]]
    return "\n".join(["## FGD on every system\n", *_table(names, rows, left=2), *_missing(raw["runs"]), *_said(notes)])


def _system_rows(system: str, raw: Mapping[str, Any]) -> Iterator[list[str]]:
    control, fgd = (_by_seed(system, method, raw["runs"]) for method in ("control", "fgd"))
    kinds = [
        kind for kind in KINDS if any(f"{kind}_mAP" in run["metrics"] for run in (*control.values(), *fgd.values()))
    ]
    if not kinds:
        yield [SYSTEMS[system], "", "", NOT_YET, NOT_YET, *[""] * 5]
    for kind in kinds:
        metric = f"{kind}_mAP"
        ours, theirs = (_values(found, metric) for found in (fgd, control))
        teacher = _teacher_of([*fgd.values(), *control.values()], metric, raw["teachers"])
        gained = deltas(ours, theirs)
        yield [
            SYSTEMS[system],
            KINDS[kind],
            _points(teacher),
            _spread(spread(theirs.values())),
            _spread(spread(ours.values())),
            _spread(spread(gained.values()), signed=True),
            _spread(spread(gaps_recovered(ours, theirs, teacher).values()), unit=" %"),
            str(len(gained)),
            _either({run["spec"]["method"]["mask_scale"] for run in fgd.values()}),
            _either({"yes" if run["spec"]["student"]["inherit"] else "no" for run in fgd.values()}),
        ]


def _missing(runs: Mapping[str, Run]) -> list[str]:
    """Which seeds of systems that have begun are still to come."""
    told = []
    for system, name in SYSTEMS.items():
        rows = [Row(system, method, seed) for seed in SEEDS.get(system, (0,)) for method in ("control", "fgd")]
        absent = [f"{row.method} seed {row.seed}" for row in rows if row.name not in runs]
        if 0 < len(absent) < len(rows):
            told.append(f"{name}: {', '.join(absent)}")
    return [f"\nNot yet run: {'; '.join(told)}."] if told else []


def _peers(raw: Mapping[str, Any]) -> str:
    runs = raw["runs"]
    control = runs.get(Row(RETINANET, "control", 0).name)
    names = [
        "Method", "Weights", "AP", "Δ", "Gap recovered", "AP50", "AP_S", "AP_M", "AP_L",
        "Terms / detection loss at step 0", "Training time / control",
    ]  # fmt: skip
    rows = [
        _peer_row(method, runs.get(Row(RETINANET, method, 0).name), control, raw["teachers"])
        for method in ("control", "fgd", *PEERS)
    ]
    told = """
RetinaNet, seed 0. The peers' weights were set so that their terms start at twice the detection loss, and were not tuned
further; FGD's were ([benchmarks.md](benchmarks.md)). What each method computes: [methods.md](methods.md)."""
    notes = [raw["notes"]["peers"]] if "peers" in raw["notes"] else []
    return "\n".join(["\n## FGD's peers\n", *_table(names, rows, left=2), told, *_said(notes)])


def _peer_row(method: str, run: Run | None, control: Run | None, teachers: Mapping[str, Any]) -> list[str]:
    title = METHOD_TITLES.get(method, method)
    if run is None:
        return [title, "", NOT_YET, *[""] * 8]
    metrics, base = run["metrics"], control if method != "control" else None
    teacher = _teacher_of([run], "bbox_mAP", teachers)
    ours, theirs = ({0: one["metrics"]["bbox_mAP"]} if one else {} for one in (run, base))
    return [
        title,
        _weights(run["spec"]["method"]),
        _points(metrics["bbox_mAP"]),
        _spread(spread(deltas(ours, theirs).values()), signed=True),
        _spread(spread(gaps_recovered(ours, theirs, teacher).values()), unit=" %"),
        *(_points(metrics.get(f"bbox_mAP_{part}")) for part in ("50", "s", "m", "l")),
        _ratio_at_start(run["losses_at_start"]),
        f"{run['training_seconds'] / base['training_seconds']:.2f}" if base else "",
    ]


def _same_time(raw: Mapping[str, Any]) -> str:
    runs = raw["runs"]
    long = runs.get(Row(RETINANET, LONG, 0).name)
    head = "\n## A control with FGD's training time\n"
    if long is None:
        return f"{head}\n{NOT_YET.capitalize()}."
    rows = []
    for title, method in (("control", "control"), ("control, longer", LONG), ("FGD", "fgd")):
        if run := runs.get(Row(RETINANET, method, 0).name):
            minutes, epochs = run["training_seconds"] / 60, run["spec"]["schedule"]["epochs"]
            rows.append([title, str(epochs), f"{minutes:.1f}", _points(run["metrics"]["bbox_mAP"])])
    told = """
RetinaNet, seed 0. The longer control's epochs are the control's times the ratio of the mean training times of all
seeds, by the median step; its learning rate falls over all of them."""
    notes = [raw["notes"]["same-time"]] if "same-time" in raw["notes"] else []
    return "\n".join([head, *_table(["Run", "Epochs", "Minutes of training", "AP"], rows, left=1), told, *_said(notes)])


def _origin(runs: Mapping[str, Run]) -> str:
    if not runs:
        return ""
    codes = ", ".join(sorted({run["code"] for run in runs.values()}))
    devices = ", ".join(sorted({f"{run['facts'].get('device/kind', '?')}" for run in runs.values()}))
    hours = sum(run["wall_seconds"] or 0 for run in runs.values()) / 3600
    return f"\n{len(runs)} runs, {hours:.1f} hours of wall time on {devices}, code {codes}."


def _by_seed(system: str, method: str, runs: Mapping[str, Run]) -> dict[int, Run]:
    wanted = ((seed, runs.get(Row(system, method, seed).name)) for seed in SEEDS.get(system, (0,)))
    return {seed: run for seed, run in wanted if run is not None}


def _values(runs: Mapping[int, Run], metric: str) -> dict[int, float]:
    return {seed: run["metrics"][metric] for seed, run in runs.items() if metric in run["metrics"]}


def _teacher_of(runs: Sequence[Run], metric: str, teachers: Mapping[str, Any]) -> float | None:
    for run in runs:
        teacher = teachers.get(f"{run['inputs']['teacher']}@{run['inputs']['teacher_version']}")
        if teacher and metric in teacher["metrics"]:
            found: float = teacher["metrics"][metric]
            return found
    return None


def _ratio_at_start(losses: Mapping[str, float]) -> str:
    """How large the weighted terms of all levels are beside the detection loss."""
    terms = sum(value for key, value in losses.items() if key.endswith("/total") and key.count("/") == 3)
    detection = sum(value for key, value in losses.items() if key.startswith("loss/det/"))
    return f"{terms / detection:.1f}" if terms else ""


def _weights(method: Mapping[str, Any]) -> str:
    numbers = {name: value for name, value in method.items() if type(value) in (int, float)}
    return ", ".join(f"{name} {value:g}" for name, value in numbers.items())


def _points(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.1f}"


def _spread(value: Spread | None, *, signed: bool = False, unit: str = "") -> str:
    if value is None:
        return ""
    mean = f"{100 * value.mean:{'+' if signed else ''}z.1f}"
    return f"{mean}{unit}" if value.sd is None else f"{mean} ± {100 * value.sd:.1f}{unit}"


def _either(values: set[str]) -> str:
    return ", ".join(sorted(values))


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], *, left: int) -> list[str]:
    rule = ["---" if place < left else "---:" for place in range(len(names))]
    return [f"| {' | '.join(cells)} |" for cells in (names, rule, *rows)]


def _said(notes: Sequence[str]) -> list[str]:
    return [f"\n{note}" for note in notes]
