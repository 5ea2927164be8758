"""The leaderboard as text."""

from distillboard.client.board import Board
from distillboard.client.follow import leaderboard_tables
from distillboard.contracts.leaderboard import LeaderboardRow, Spread

CONTROL = LeaderboardRow(
    task="shapes · small",
    dataset="shapes",
    student="small",
    method="none",
    label="control",
    runs=["a", "b"],
    seeds=[0, 1],
    metrics={"bbox_mAP": Spread(mean=0.301, sd=0.002, n=2), "bbox_mAP_s": Spread(mean=0.1, n=1)},
)
DISTILLED = CONTROL.model_copy(
    update={
        "method": "fgd",
        "label": "fgd|x",
        "runs": ["c"],
        "seeds": [0],
        "metrics": {"bbox_mAP": Spread(mean=0.35, n=1)},
        "delta": Spread(mean=0.049, n=1),
        "gap_recovered": Spread(mean=0.4, n=1),
    }
)


def test_it_prints_a_markdown_table_per_task():
    text = str(Board(rows=[DISTILLED, CONTROL]))
    assert text.splitlines() == [
        "**shapes · small**",
        "",
        "| method | mAP | over control | gap recovered | AP_S | AP_M | AP_L | seeds | runs |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        "| fgd\\|x | 35.0 | +4.9 | 40 % |  |  |  | 0 | c |",
        "| control | 30.1 ± 0.2 | control |  | 10.0 |  |  | 0, 1 | a b |",
    ]


def test_masks_have_columns_where_they_were_measured():
    metrics = CONTROL.metrics | {"segm_mAP": Spread(mean=0.25, n=1)}
    row = DISTILLED.model_copy(update={"metrics": metrics, "mask_delta": Spread(mean=0.021, n=1)})
    text = str(Board(rows=[row, CONTROL]))
    assert "| AP_L | mask mAP | mask over control | seeds |" in text
    assert "| 25.0 | +2.1 | 0 |" in text
    (table,) = leaderboard_tables(Board(rows=[row, CONTROL]))
    assert [column.header for column in table.columns][-3:] == ["mask mAP", "mask over control", "seeds"]


def test_an_unmatched_row_says_why():
    row = DISTILLED.model_copy(update={"delta": None, "unmatched": "no control run with seed 0"})
    assert "| no control run with seed 0 |" in str(Board(rows=[row]))


def test_an_empty_board_says_so():
    assert str(Board(rows=[])) == "no finished runs yet"
    assert leaderboard_tables(Board(rows=[])) == []
