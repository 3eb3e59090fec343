"""Sets of words beside tracing: the best threshold is found, lookalikes are counted, a missing package is told."""

from __future__ import annotations

import pytest

from tawatur.evaluate import wordsets
from tawatur.evaluate.families_set import Group, Known, Version

TEXT = "هاجم مسلحون حاجزا قرب المدينة وقتلوا ثلاثة جنود"
KNOWN = Known(
    (
        Version("base", TEXT, "b", "base"),
        Version("copy", f"{TEXT} ليلا", "b", "verbatim"),
        Version("other", "هاجم مسلحون حاجزا في القرية وجرحوا شرطيا", "b", "near_miss"),
    ),
    (),
    (Group("b", (("base", "copy"),)),),
)


def test_the_best_threshold_parts_copies_from_lookalikes_where_one_does() -> None:
    made = wordsets.by_jaccard(KNOWN, 1)
    assert made.f1 == 1.0
    assert made.lookalikes == 0.0
    one, other = (wordsets.grams(v.text, 1) for v in KNOWN.versions[::2])
    assert made.threshold is not None
    assert wordsets.jaccard(one, other) < made.threshold


def test_a_lookalike_that_is_taken_for_a_copy_is_counted() -> None:
    pairs = [frozenset(("base", "copy")), frozenset(("base", "other"))]
    assert wordsets.score(KNOWN, pairs) == (2 * 1 / (1 + 2), 1.0, None)


def test_pairs_of_the_pool_and_true_reprints_in_it_do_not_count() -> None:
    pool = (Version("p1", TEXT), Version("p2", TEXT))
    known = Known(KNOWN.versions, (), KNOWN.groups, pool, frozenset({frozenset(("base", "p1"))}))
    pairs = [frozenset(p) for p in (("base", "copy"), ("base", "p1"), ("p1", "p2"))]
    assert wordsets.score(known, pairs).f1 == 1.0
    assert wordsets.score(known, [*pairs, frozenset(("copy", "p2"))]).f1 < 1.0


def test_the_table_says_that_a_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordsets, "datasketch", lambda: None)
    shown = "\n".join(wordsets.lines(KNOWN))
    assert "datasketch is not installed" in shown
    assert "Jaccard of words" in shown
    assert "\ntrace " in shown
