"""What becomes one incident, and what doesn't."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.handmade import Sheet, bomb, copy_of, landing

from tawatur.codebook import events, kinship
from tawatur.link import compare_reports, link
from tawatur.link.cluster import cluster
from tawatur.link.scenes import scenes
from tawatur.model import Incident, Polarity


def incidents(*sheets: Sheet) -> tuple[Incident, ...]:
    return link([s.report for s in sheets], [s.reading for s in sheets], [])


def told(*sheets: Sheet) -> set[tuple[str, ...]]:
    return {i.reports for i in incidents(*sheets)}


def test_two_reports_of_one_landing_are_one_incident_and_the_bomb_another() -> None:
    found = told(
        landing("a", "الأول"), landing("b", "الثاني"), bomb("c", "الثالث", 8), bomb("d", "الرابع", 9)
    )
    assert found == {("a", "b"), ("c", "d")}


def test_a_join_says_why() -> None:
    (incident,) = incidents(landing("a", "الأول"), landing("b", "الثاني"))
    assert len(incident.why) == 1
    assert "b with a" in incident.why[0]
    assert "2025-12-18" in incident.why[0]


def test_a_single_report_is_an_incident() -> None:
    assert told(bomb("a", "الأول", 8)) == {("a",)}


def test_what_is_only_planned_is_none() -> None:
    sheet = Sheet("p", "ستنفذ القوات عملية في الوديان غدا.", "الأول")
    sheet.tell("operation", "عملية", main=True, polarity=Polarity.PLANNED)
    assert told(sheet) == set()


def test_the_raid_and_its_arrests_are_one_scene() -> None:
    sheet = landing("a", "الأول")
    (scene,) = scenes(sheet.report, sheet.reading)
    assert scene.events == {"air_landing", "arrest"}
    assert scene.main


def test_background_of_another_day_joins_the_incident_told_elsewhere() -> None:
    sheet = Sheet(
        "x",
        "اعتقل الجيش شخصا في تدمر. "
        "وكانت عبوة ناسفة قد انفجرت بدورية الشرطة في ناحية الرياض بكركوك وقتلت 8 عناصر.",
        "الخامس",
        date(2022, 12, 23),
    )
    sheet.tell(
        "arrest", "اعتقل", main=True, place=sheet.place("تدمر", (34.56, 38.28)), day=date(2022, 12, 23)
    )
    sheet.tell(
        "ied_explosion",
        "عبوة ناسفة",
        place=sheet.place("ناحية الرياض", (35.47, 44.39), 20.0),
        day=date(2022, 12, 18),
        background=True,
        counts=(sheet.toll("killed", 8, 8, "8", "عناصر"),),
    )
    found = incidents(sheet, bomb("a", "الأول", 8), bomb("b", "الثاني", 8))
    joined = next(i for i in found if "a" in i.reports)
    assert joined.reports == ("a", "b", "x")
    assert "x#c2" in joined.claims
    assert "x#c1" not in joined.claims


def test_events_years_apart_stay_apart() -> None:
    later = bomb("b", "الثاني", 8)
    claim = later.claims[0]
    assert claim.time
    day = date(2024, 3, 1)
    later.claims[0] = replace(claim, time=replace(claim.time, first=day, last=day))
    later.published = day
    assert told(bomb("a", "الأول", 8), later) == {("a",), ("b",)}


def test_people_decide_before_scores_do() -> None:
    sheets = [landing("a", "الأول"), landing("b", "الثاني"), bomb("c", "الثالث", 8)]
    reports, readings = [s.report for s in sheets], [s.reading for s in sheets]
    apart = link(reports, readings, [], different=[("a#c1", "b#c1")])
    assert {i.reports for i in apart} == {("a",), ("b",), ("c",)}
    joined = link(reports, readings, [], same=[("a#c1", "c#c1")])
    assert any({"a", "c"} <= set(i.reports) for i in joined)


def test_the_evidence_on_two_reports_can_be_asked_for() -> None:
    sheets = [landing("a", "الأول"), bomb("c", "الثالث", 8)]
    ((_, _, score),) = compare_reports([s.report for s in sheets], [s.reading for s in sheets], [], "a", "c")
    assert not score.joins
    assert any("days are" in r.why for r in score.reasons)


@settings(max_examples=25)
@given(st.integers(min_value=0, max_value=2**32))
def test_the_order_of_input_makes_no_difference(seed: int) -> None:
    sheets = [
        landing("a", "الأول"),
        landing("b", "الثاني", 3, "مصدر محلي"),
        bomb("c", "الثالث", 8),
        bomb("d", "الرابع", 9),
        bomb("e", "الخامس", 12),
    ]
    copied, family = copy_of(sheets[2], "f", "السادس")
    sheets.append(copied)
    expected = link([s.report for s in sheets], [s.reading for s in sheets], [family])
    random.Random(seed).shuffle(sheets)
    readings = [s.reading for s in sheets]
    random.Random(seed + 1).shuffle(readings)
    assert link([s.report for s in sheets], readings, [family]) == expected


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), st.floats(3, 8)
    )
)
def test_clusters_hold_every_scene_once(scores: dict[tuple[int, int], float]) -> None:
    found = cluster(10, scores, lambda i, j: -1.0, 1.5)
    assert sorted(n for members in found for n in members) == list(range(10))


def test_kinship_is_symmetric_and_every_group_is_its_own() -> None:
    kins = sorted({e.kin for e in events.load().values()})
    for one in kins:
        assert kinship.kinship(one, one) == 1.0
        for other in kins:
            assert kinship.kinship(one, other) == kinship.kinship(other, one)


def test_reports_without_claims_are_passed_over() -> None:
    assert told(Sheet("a", "فاز المنتخب.", "الأول")) == set()
    assert link([], [], []) == ()
