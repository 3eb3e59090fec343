"""What weighing leaves out to be fast makes no difference to what is joined, nor does what blocking leaves out
grow with the reports."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from tests.link.handmade import Sheet

from tawatur.codebook import bodies
from tawatur.link.block import CROWD, NEXT, RARE_WORDS, neighbours, rarity
from tawatur.link.evidence import JOIN
from tawatur.link.reach import FAR
from tawatur.link.scenes import Scene, by_report
from tawatur.link.score import Weigher
from tawatur.model import Place, Report, Time
from tawatur.read import read

GOLD = Path(__file__).parents[1] / "gold" / "reports.jsonl"


def scenes_of_the_gold_set() -> list[Scene]:
    """Those of our gold reports twice, so that each has one that it surely joins, a day or a year later."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    reports = [
        Report(f"{row['id']}-{later}", row["text"], row["outlet"], published(row, later), language="ar")
        for row in rows
        for later in (0, 1, 365)
    ]
    return [s for told in by_report(reports, [read(r) for r in reports]).values() for s in told]


def published(row: dict[str, str], later: int) -> date | None:
    day = row.get("published")
    return date.fromisoformat(day[:10]) + timedelta(later) if day else None


def test_a_pair_that_is_given_up_early_would_not_have_joined() -> None:
    scenes = scenes_of_the_gold_set()
    reports = sorted({s.report for s in scenes})
    related = {b: frozenset((a, c)) for a, b, c in zip(reports, reports[1:], reports[2:], strict=False)}
    related |= {reports[0]: frozenset(reports[1:2]), reports[-1]: frozenset(reports[-2:-1])}
    weigher = Weigher(scenes, rarity(scenes), related)
    joined = given_up = out_of_reach = 0
    for i, j in combinations(range(len(scenes)), 2):
        joins = weigher.score(i, j).total >= JOIN
        weighed = weigher.can_join(i, j)
        assert weighed or not joins, weigher.score(i, j).reasons
        assert weighed == weigher.can_join(j, i)
        near = weigher.within_reach(i, [j]) == [j]
        assert near or not joins, weigher.score(i, j).reasons
        assert near == (weigher.within_reach(j, [i]) == [i])
        out_of_reach += not near
        joined += joins
        given_up += not weighed
    assert joined > 50
    assert given_up > 5 * joined
    assert out_of_reach > joined


def crowd(count: int) -> list[Scene]:
    """Scenes that share a place, a day and all their words."""
    sheets = [
        Sheet(f"r{n:05}", "انفجر لغم في الحسكة أمام المخبز القديم.", f"الموقع {n}") for n in range(count)
    ]
    for sheet in sheets:
        place, day = sheet.place("الحسكة", (36.5, 40.75)), date(2025, 12, 19)
        sheet.tell("mine_explosion", "لغم", main=True, place=place, day=day)
    told = by_report([s.report for s in sheets], [s.reading for s in sheets])
    return [s for scenes in told.values() for s in scenes]


def pairs_of(scenes: list[Scene]) -> list[tuple[int, int]]:
    found = neighbours(scenes, rarity(scenes), [])
    return [(one, other) for one, others in found for other in sorted(others)]


def test_each_pair_of_a_small_crowd_comes_once_and_in_order() -> None:
    scenes = crowd(CROWD)
    pairs = pairs_of(scenes)
    assert pairs == list(combinations(range(len(scenes)), 2))


def test_in_a_large_crowd_pairs_grow_with_the_scenes_and_not_with_their_square() -> None:
    for count in (CROWD + 1, 4 * CROWD):
        scenes = crowd(count)
        pairs = pairs_of(scenes)
        assert pairs == sorted(set(pairs))
        assert count * NEXT - NEXT * NEXT <= len(pairs) <= count * NEXT * (RARE_WORDS + 1)
        assert {n for pair in pairs for n in pair} == set(range(count))


def told(later: int, **values: object) -> Scene:
    """What speaks most for one happening without a figure, party or name in common, so many days later."""
    spring = date(2024, 3, 1) + timedelta(later)
    place = Place("الحسكة", "geo:1", "settlement", "SY", 36.5, 40.75, 3.0, None, "main", "gazetteer", (), "-")
    plain = Scene(
        id=f"r{later}#c1",
        report=f"r{later}",
        claims=(f"r{later}#c1",),
        events=frozenset({"mine_explosion"}),
        kins=frozenset({"explosion"}),
        main=True,
        background=False,
        time=None,
        lean=(spring, spring),
        places=(place,),
        agents=frozenset(),
        patients=frozenset(),
        counts=frozenset(),
        words=frozenset("abc"),
        named=frozenset(),
        happened=True,
    )
    return replace(plain, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("dated", [(False, False), (True, False), (False, True), (True, True)])
def test_only_figures_parties_names_and_copies_join_what_lies_weeks_apart(dated: tuple[bool, bool]) -> None:
    def pair(later: int, sure: bool = True, **values: object) -> list[Scene]:
        days = [date(2024, 3, 1) + timedelta(n) for n in (0, later)]
        times = [
            Time(day, day, "stated", (), "-", sure) if d else None for d, day in zip(dated, days, strict=True)
        ]
        return [told(n, time=time, **values) for n, time in zip((0, later), times, strict=True)]

    def reached(scenes: list[Scene], related: dict[str, frozenset[str]] | None = None) -> bool:
        weigher = Weigher(scenes, dict.fromkeys("abc", 5.0), related or {})
        joins = weigher.score(0, 1).total >= JOIN
        near = [weigher.within_reach(n, [1 - n]) == [1 - n] for n in (0, 1)]
        assert near[0] == near[1]
        assert near[0] or not joins
        return near[0]

    assert reached(pair(FAR - 1))
    assert not reached(pair(FAR))
    assert reached(pair(FAR, sure=False)) == all(dated)
    assert reached(pair(FAR, counts=frozenset({("killed", 7, 7)})))
    assert reached(pair(FAR, agents=frozenset({"sy.defence_ministry"})))
    assert reached(pair(FAR, patients=frozenset({"is"})))
    assert reached(pair(FAR, operations=frozenset({"نبع"})))
    assert reached(pair(FAR), {"r0": frozenset({f"r{FAR}"}), f"r{FAR}": frozenset({"r0"})})


def test_a_body_and_what_stands_under_it_bring_reports_within_reach_of_one_another() -> None:
    scenes = [
        told(0, agents=frozenset({"sy.army"})),
        told(99, agents=frozenset({"sy.defence_ministry"})),
        told(198, agents=frozenset({"is"})),
    ]
    assert bodies.belongs("sy.army", "sy.defence_ministry")
    weigher = Weigher(scenes, dict.fromkeys("abc", 5.0), {})
    assert weigher.within_reach(0, [1, 2]) == [1]
    assert weigher.within_reach(1, [0, 2]) == [0]


def test_a_scene_without_any_day_is_within_reach_of_all() -> None:
    scenes = [told(0, lean=None), told(99), told(198)]
    weigher = Weigher(scenes, dict.fromkeys("abc", 5.0), {})
    assert weigher.within_reach(0, [1, 2]) == [1, 2]
    assert weigher.within_reach(1, [0, 2]) == [0]
