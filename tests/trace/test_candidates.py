"""Candidates are found without comparing all, by an index that grows by adding."""

from __future__ import annotations

from stories import family_reports

from tawatur.trace.candidates import NEAREST, POSTINGS, Index, features
from tawatur.trace.leaf import leaf


def test_each_copy_finds_one_of_its_family() -> None:
    index = Index()
    near = {}
    for number, report in enumerate(family_reports()):
        near[report.id] = index.add(number, features(leaf(report)))
    assert all(near[name] for name in ("reprint", "edited", "rewrite", "second"))


def test_a_text_reprinted_by_all_costs_no_more_each_time() -> None:
    digests = features(leaf(family_reports()[0]))
    index = Index()
    found = [index.add(number, digests) for number in range(3 * POSTINGS)]
    assert all(len(near) <= NEAREST for near in found)
    assert all(near for near in found[1:])


def test_a_report_without_words_has_no_candidates() -> None:
    index = Index()
    assert index.add(0, []) == []
    assert index.add(1, []) == []
