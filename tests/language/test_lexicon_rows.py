"""Every lexicon row finds its example and passes over its counter-example."""

from __future__ import annotations

import pytest

from tawatur.language import pack
from tawatur.language.text import tokenize
from tawatur.tables import Row

LANGUAGE = pack.load("ar")
ROWS = pack.lexicon_rows("ar")


def found_by(row: Row, text: str) -> bool:
    return any(hit.entry.by == row.at for hit in LANGUAGE.lexicon.scan(tokenize(text)))


@pytest.mark.parametrize("row", [r for _, r in ROWS if r.get("example")], ids=lambda r: r.get("id"))
def test_a_row_finds_its_example(row: Row) -> None:
    assert found_by(row, row["example"]), f"{row.at}: not found in {row['example']!r}"


@pytest.mark.parametrize("row", [r for _, r in ROWS if r.get("counter")], ids=lambda r: r.get("id"))
def test_a_row_passes_over_its_counter_example(row: Row) -> None:
    if row.get("needs"):
        pytest.skip("what this row needs around it is checked where triggers are chosen")
    assert not found_by(row, row["counter"]), f"{row.at}: found in {row['counter']!r}"


@pytest.mark.parametrize("table", sorted({cls for cls, _ in ROWS}))
def test_ids_are_unique_in_a_table(table: str) -> None:
    ids = [row["id"] for cls, row in ROWS if cls == table]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("table", ["event", "cue", "sense", "toll", "means"])
def test_rows_of_meaning_have_both_examples(table: str) -> None:
    missing = [r.at for cls, r in ROWS if cls == table and not (r.get("example") and r.get("counter"))]
    assert not missing
