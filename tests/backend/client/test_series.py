"""Curves from a script."""


def test_a_part_of_a_curve_is_read_on_any_axis(client):
    with client.runs.reporter(name="drawn") as run:
        for step in range(20):
            run.log({"loss": float(step)}, step=step)
    assert [point[0] for point in client.runs.series(run.id, "loss", low=5, high=8).points] == [5, 6, 7, 8]
    whole = client.runs.series(run.id, "loss")
    since = client.runs.series(run.id, "loss", x="time", low=whole.points[10][2])
    assert since.points[-1] == whole.points[-1]
    assert len(since.points) <= 20
