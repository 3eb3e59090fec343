"""The benchmark of tracing: its copies are copies, and its table says so."""

from __future__ import annotations

from tawatur.evaluate import bench_trace


def test_two_of_five_are_copies_of_the_first() -> None:
    reports, pairs = bench_trace.copied(10)
    assert len(reports) == 10
    assert pairs == {
        frozenset(("bench-0", "bench-3")),
        frozenset(("bench-0", "bench-4")),
        frozenset(("bench-5", "bench-8")),
        frozenset(("bench-5", "bench-9")),
    }
    texts = {r.id: r.text for r in reports}
    assert texts["bench-3"] == texts["bench-0"]
    assert texts["bench-4"] not in ("", texts["bench-0"])


def test_the_table_tells_of_all_copies() -> None:
    lines = list(bench_trace.measure(50))
    assert lines[0].startswith("50 made reports with 20 copies")
    assert "20 of 20 copies" in lines[-1]
