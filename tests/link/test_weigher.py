"""What weighing leaves out to be fast makes no difference to what is joined, nor does what blocking leaves out
grow with the reports."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from tests.link.handmade import Sheet

from tawatur.link.block import CROWD, NEXT, RARE_WORDS, candidates, rarity
from tawatur.link.evidence import JOIN
from tawatur.link.scenes import Scene, by_report
from tawatur.link.score import Weigher
from tawatur.model import Report
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
    joined = given_up = 0
    for i, j in combinations(range(len(scenes)), 2):
        joins = weigher.score(i, j).total >= JOIN
        weighed = weigher.can_join(i, j)
        assert weighed or not joins, weigher.score(i, j).reasons
        assert weighed == weigher.can_join(j, i)
        joined += joins
        given_up += not weighed
    assert joined > 50
    assert given_up > 5 * joined


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


def test_each_pair_of_a_small_crowd_comes_once_and_in_order() -> None:
    scenes = crowd(CROWD)
    pairs = list(candidates(scenes, rarity(scenes), []))
    assert pairs == list(combinations(range(len(scenes)), 2))


def test_in_a_large_crowd_pairs_grow_with_the_scenes_and_not_with_their_square() -> None:
    for count in (CROWD + 1, 4 * CROWD):
        scenes = crowd(count)
        pairs = list(candidates(scenes, rarity(scenes), []))
        assert pairs == sorted(set(pairs))
        assert count * NEXT - NEXT * NEXT <= len(pairs) <= count * NEXT * (RARE_WORDS + 1)
        assert {n for pair in pairs for n in pair} == set(range(count))
