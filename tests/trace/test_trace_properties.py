"""What holds of any collection, whatever stands in it."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from stories import family_reports

from tawatur.model import Family, Report
from tawatur.trace import trace

WORDS = [
    "قتل",
    "سبعة",
    "جنود",
    "في",
    "بلدة",
    "ربيعة",
    "لم",
    "غير",
    "اليوم",
    "الجمعة",
    "12",
    "قال",
    "وكالة",
    "...",
    ".",
    "\n",
    '"',
]
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=200).map(" ".join))


def collection(texts: list[str]) -> list[Report]:
    return [Report(f"r{n}", text, f"outlet {n % 3}") for n, text in enumerate(texts)]


@st.composite
def collections(draw: st.DrawFn) -> list[Report]:
    """Some texts, with copies of some of them that lose or gain a part."""
    texts = draw(st.lists(TEXTS, max_size=4))
    for text in list(texts):
        if draw(st.booleans()):
            cut = draw(st.integers(0, len(text)))
            texts.append(text[:cut] + draw(TEXTS) + text[cut:])
    return collection(texts)


def check(reports: list[Report], families: tuple[Family, ...]) -> None:
    texts = {r.id: r.text for r in reports}
    seen: set[str] = set()
    for family in families:
        assert len(family.reports) > 1
        assert not seen & set(family.reports)
        seen |= set(family.reports)
        tops = {name: name for name in family.reports}
        for edge in family.edges:
            assert edge.copy != edge.origin
            assert 0 <= edge.share <= 1
            ends = []
            for name in (edge.copy, edge.origin):
                while tops[name] != name:
                    name = tops[name]
                ends.append(name)
            assert ends[0] != ends[1], "a circle"
            tops[ends[0]] = ends[1]
            for v in edge.variants:
                assert (v.before is None) == (v.before_span is None)
                assert (v.after is None) == (v.after_span is None)
                if v.before_span:
                    assert texts[edge.origin][v.before_span.start : v.before_span.end] == v.before
                if v.after_span:
                    assert texts[edge.copy][v.after_span.start : v.after_span.end] == v.after
        assert len(family.edges) == len(family.reports) - 1


@settings(max_examples=60)
@given(collections())
def test_families_are_trees_with_verbatim_variants(reports: list[Report]) -> None:
    check(reports, trace(reports, []))


@settings(max_examples=25)
@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(reports: list[Report], chance: random.Random) -> None:
    mixed = list(reports)
    chance.shuffle(mixed)
    assert trace(mixed, []) == trace(reports, [])


def test_the_order_of_a_family_changes_nothing() -> None:
    reports = family_reports()
    check(reports, trace(reports, []))
    assert trace(list(reversed(reports)), []) == trace(reports, [])
