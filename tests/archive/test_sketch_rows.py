"""Features find the reports that share them, the same in both stores."""

from __future__ import annotations

from collections import Counter

from tawatur.archive import Archive, sketch_rows
from tawatur.archive.sketch_rows import CROWD


def test_reports_are_found_by_what_they_share(archive: Archive) -> None:
    with archive.writing() as connection:
        sketch_rows.add(connection, [(1, [10, 20, 30, 40]), (2, [20, 30]), (3, [40, 50]), (4, [])])
        assert sketch_rows.shared(connection, [10, 20, 30, 60], 2.0, Counter()) == {1: 3.0, 2: 2.0}
        assert sketch_rows.shared(connection, [60], 1.0, Counter()) == {}
        assert sketch_rows.shared(connection, [], 1.0, Counter()) == {}


def test_what_a_crowd_shares_counts_a_quarter(archive: Archive) -> None:
    full: Counter[int] = Counter()
    with archive.writing() as connection:
        sketch_rows.add(connection, [(n, [7, 8] if n == 1 else [7]) for n in range(1, CROWD + 1)])
        found = sketch_rows.shared(connection, [7, 8, 9], 1.0, full)
        assert found == {1: 1.25}
        assert full == {7: CROWD, 8: 1}
        counted = sketch_rows.counts(connection)
        assert [counted[f] for f in (7, 8, 9)] == [CROWD, 1, 0]


def test_they_are_given_back_and_forgotten(archive: Archive) -> None:
    kept = [(3, [2, 4_194_303]), (1, [2, 9])]
    with archive.writing() as connection:
        sketch_rows.add(connection, kept)
        assert list(sketch_rows.sketches(connection)) == sorted(kept)
        sketch_rows.forget(connection)
        assert list(sketch_rows.sketches(connection)) == []


def test_a_digest_is_kept_in_22_bits() -> None:
    assert sketch_rows.as_kept([0xFFFFFFFF, 0xFFFFFFFC, 8, 4]) == [1, 2, 4_194_303]
