"""Positions, origins and verdicts, as a reader of a dossier gets to see them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.handmade import HASAKAH, Sheet, bomb, copy_of, landing

from tawatur.compare import compare
from tawatur.compare.conflict import conflict
from tawatur.compare.told import Parties, Said, Spot
from tawatur.link import link
from tawatur.model import Comparison, Family, Polarity, Relative
from tawatur.values import Count, When, destination


def compared(*sheets: Sheet, families: tuple[Family, ...] = ()) -> list[Comparison]:
    reports, readings = [s.report for s in sheets], [s.reading for s in sheets]
    return list(compare(link(reports, readings, families), reports, readings, families))


def one(found: list[Comparison], attribute: str, about: str | None = None) -> Comparison:
    return next(c for c in found if c.attribute == attribute and c.about == about)


def test_one_official_statement_in_three_outlets_is_one_origin() -> None:
    arrested = one(compared(landing("a", "أ"), landing("b", "ب"), landing("c", "ج")), "arrested")
    assert arrested.verdict == "single_origin"
    assert [len(p.origins) for p in arrested.positions] == [1]
    assert len(arrested.positions[0].claims) == 3


def test_a_command_and_its_spokesmen_are_one_origin() -> None:
    found = compared(landing("a", "أ"), landing("b", "ب", source="قيادة العمليات المشتركة"))
    assert one(found, "arrested").verdict == "single_origin"


def test_an_official_figure_against_a_local_one_is_contested_however_many_carry_it() -> None:
    found = compared(landing("a", "أ"), landing("b", "ب"), landing("c", "ج", 3, "مصدر محلي"))
    arrested = one(found, "arrested")
    assert arrested.verdict == "contested"
    assert {p.value: len(p.origins) for p in arrested.positions} == {"2": 1, "3": 1}
    assert "2" in arrested.why
    assert "3" in arrested.why


def test_an_unnamed_source_is_another_one_in_each_outlet() -> None:
    found = compared(landing("a", "أ", 3, "مصدر محلي"), landing("b", "ب", 3, "مصدر محلي"))
    assert one(found, "arrested").verdict == "agreed"


def test_the_unnamed_source_of_a_copy_is_the_originals() -> None:
    sheet = landing("a", "أ", 3, "مصدر محلي")
    copied, family = copy_of(sheet, "b", "ب")
    assert one(compared(sheet, copied, families=(family,)), "arrested").verdict == "single_origin"


def test_what_a_copy_garbled_is_no_position() -> None:
    sheet = bomb("a", "أ", 9)
    copied, family = copy_of(sheet, "b", "ب")
    claim = copied.claims[0]
    garbled = claim.counts[0].__class__(
        "killed", "عناصر الشرطة", 19, 19, False, claim.counts[0].spans, "hand"
    )
    copied.claims[0] = replace(claim, counts=(garbled,))
    killed = one(compared(sheet, copied, families=(family,)), "killed")
    assert [p.value for p in killed.positions] == ["9"]


def test_at_least_eight_and_nine_are_compatible() -> None:
    assert one(compared(bomb("a", "أ", 8, low=True), bomb("b", "ب", 9)), "killed").verdict == "compatible"


def test_a_later_figure_of_one_origin_is_an_update() -> None:
    early, late = bomb("a", "أ", 8), bomb("b", "أ", 12)
    late.published = date(2022, 12, 19)
    killed = one(compared(early, late), "killed")
    assert killed.verdict == "compatible"
    assert "8, 12" in killed.why


def test_two_outlets_that_speak_for_themselves_agree() -> None:
    killed = one(compared(bomb("a", "أ", 8), bomb("b", "ب", 8)), "killed")
    assert killed.verdict == "agreed"
    assert {o.name for o in killed.positions[0].origins} == {"أ (unattributed)", "ب (unattributed)"}


def test_distance_that_agrees_with_another_bearing_is_told() -> None:
    sheets = []
    for name, degrees, bearing, km in (("a", 180.0, "S", 60.0), ("b", 45.0, "NE", 57.0)):
        sheet = landing(name, name, source="مصدر محلي")
        words = "قرية الطائف"
        relative = Relative("الحسكة", km, bearing, (sheet.at(words),))
        place = sheet.place(words, destination(*HASAKAH, degrees, km), 20.0, "relative", relative=relative)
        sheet.claims[0] = replace(sheet.claims[0], places=(place,))
        sheets.append(sheet)
    place_of = one(compared(*sheets), "place")
    assert place_of.verdict == "contested"
    assert "distance from الحسكة agrees" in place_of.why


def test_a_place_with_a_point_of_its_own_is_measured_from_the_same_town() -> None:
    told, named = landing("a", "أ", source="مصدر محلي"), landing("b", "ب", source="مصدر محلي")
    relative = Relative("الحسكة", 60.0, "S", (told.at("قرية الطائف"),))
    for sheet, degrees, way in ((told, 180.0, relative), (named, 45.0, None)):
        place = sheet.place(
            "قرية الطائف", destination(*HASAKAH, degrees, 58.0), 8.0, "relative", relative=way
        )
        sheet.claims[0] = replace(
            sheet.claims[0], places=(replace(place, name="الطائف" if way else "العين"),)
        )
    place_of = one(compared(told, named), "place")
    assert place_of.verdict == "contested"
    assert "The distance from الحسكة agrees (60 and 5" in place_of.why
    assert "(S and NE)" in place_of.why


def test_where_a_side_took_part_is_where_it_happened() -> None:
    told, other = landing("a", "أ"), landing("b", "ب", source="مصدر محلي")
    other.claims[0] = replace(other.claims[0], places=())
    words = other.text.replace("قوة عراقية", "بمشاركة قوة عراقية")
    part = Sheet("b", words + " وذلك في قرية العين.", "ب", other.published, other.statements, other.claims)
    part.tell(
        "participation",
        "مشاركة",
        place=part.place("قرية العين", (36.9, 41.9), 3.0),
        roles=(part.role("agent", "قوة عراقية", "iq.forces"),),
    )
    assert {p.value for p in one(compared(told, part), "place").positions} == {"قرية الطائف", "قرية العين"}


def test_a_denied_event_is_denied() -> None:
    sheet = Sheet("n", "نفت وزارة الدفاع تنفيذ إنزال جوي في قرية الطائف بريف الحسكة فجر الخميس.", "ج")
    said = sheet.say(
        "تنفيذ إنزال جوي في قرية الطائف بريف الحسكة فجر الخميس",
        sheet.link("وزارة الدفاع", "official", "sy.defence_ministry"),
        stance="denied",
    )
    sheet.tell(
        "air_landing",
        "إنزال",
        statement=said,
        main=True,
        polarity=Polarity.DENIED,
        place=sheet.place("قرية الطائف", (36.1, 40.9)),
        day=date(2025, 12, 18),
    )
    happened = one(compared(landing("a", "أ"), sheet), "happened")
    assert happened.verdict == "denied"
    assert {p.value for p in happened.positions} == {"yes", "no"}


def test_every_position_points_to_words() -> None:
    for comparison in compared(landing("a", "أ"), landing("b", "ب", 3, "مصدر محلي")):
        for position in comparison.positions:
            assert position.spans
            assert position.claims
            assert position.origins


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(5, 14), st.booleans()), min_size=1, max_size=4),
    st.integers(0, 3),
    st.integers(1, 3),
)
def test_a_copy_never_changes_a_verdict(tolls: list[tuple[int, bool]], which: int, copies: int) -> None:
    sheets = [bomb(f"r{n}", f"outlet {n}", killed, low) for n, (killed, low) in enumerate(tolls)]
    before = {(c.attribute, c.about): c.verdict for c in compared(*sheets)}
    families: list[Family] = []
    more = list(sheets)
    for n in range(copies):
        copied, family = copy_of(sheets[which % len(sheets)], f"x{n}", f"copier {n}")
        more.append(copied)
        families.append(family)
    after = {(c.attribute, c.about): c.verdict for c in compared(*more, families=tuple(families))}
    assert after == before


@settings(max_examples=20)
@given(st.integers(0, 2**32))
def test_the_order_of_input_makes_no_difference(seed: int) -> None:
    sheets = [landing("a", "أ"), landing("b", "ب", 3, "مصدر محلي"), bomb("c", "ج", 8), bomb("d", "د", 9)]
    expected = compared(*sheets)
    random.Random(seed).shuffle(sheets)
    assert compared(*sheets) == expected


_COUNTS = st.builds(
    lambda low, more, about: Count(low, None if more is None else low + more, about),
    st.integers(0, 200),
    st.none() | st.integers(0, 50),
    st.booleans(),
)
_DAYS = st.builds(
    lambda first, more: When(date.fromordinal(first), date.fromordinal(first + more)),
    st.integers(738_000, 738_100),
    st.integers(0, 31),
)
_PARTIES = st.builds(
    lambda ids: Parties(frozenset(ids), frozenset()),
    st.lists(st.sampled_from(["us.forces", "iq.forces", "is", "sy.army", "coalition.anti_is"]), max_size=3),
)
_WORDS = st.sampled_from(
    ["yes", "no", "uncertain", "took_part", "support", "no_part", "dawn", "noon", "night"]
)


@given(
    st.one_of(st.tuples(v, v) for v in (_COUNTS, _DAYS, _PARTIES, _WORDS)),
    st.sampled_from(["killed", "date"]),
)
def test_conflict_is_symmetric_and_nothing_conflicts_with_itself(pair: tuple[Said, Said], of: str) -> None:
    a, b = pair
    assert (conflict(of, a, b) is None) == (conflict(of, b, a) is None)
    assert conflict(of, a, a) is None


@given(st.floats(30, 40), st.floats(35, 45), st.floats(30, 40), st.floats(35, 45), st.floats(1, 80))
def test_places_conflict_both_ways(lat: float, lon: float, lat2: float, lon2: float, km: float) -> None:
    sheet = landing("a", "أ")
    a = Spot(sheet.place("قرية الطائف", (lat, lon), km), ())
    b = Spot(sheet.place("الحسكة", (lat2, lon2), km), ())
    assert (conflict("place", a, b) is None) == (conflict("place", b, a) is None)


@pytest.mark.parametrize("ui", ["en", "ar"])
def test_every_sentence_can_be_said_in_both_languages(ui: str) -> None:
    from string import Formatter

    from tawatur.compare.words import _rows, sentence

    for row, cells in _rows().items():
        slots = {name: "…" for _, name, _, _ in Formatter().parse(cells["en"]) if name}
        assert sentence(row, ui, **slots)
