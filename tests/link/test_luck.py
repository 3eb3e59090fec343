"""Articles that tell of much and reports without a day join no more than they tell alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.link.handmade import HASAKAH, KIRKUK, Sheet

from tawatur.link import link
from tawatur.link.block import rarity
from tawatur.link.cluster import cluster
from tawatur.link.evidence import JOIN, among
from tawatur.link.scenes import Scene, by_report
from tawatur.link.score import Weigher
from tawatur.model import Time

FALL = (
    "سيطر المسلحون على الحسكة بعد معارك عنيفة في الأحياء الغربية استمرت أسبوعا. ونزحت مئات العائلات نحو القرى "
    "المجاورة سيرا تحت المطر، وأغلقت المخابز والمشافي أبوابها، وانقطع التيار عن محطة الضخ."
)
AGAIN = (
    "سيطر الجيش على الحسكة ورفع العلم فوق مبنى البلدية وسط احتفال السكان. وبدأت ورشات الهندسة تفكيك الألغام "
    "المزروعة بين البيوت، ووصلت قافلة تحمل الطحين والدواء، ووعد المحافظ بفتح المدارس خلال أيام."
)


def report(name: str, text: str, published: date | None = None, day: date | None = None) -> Sheet:
    sheet = Sheet(name, text, f"الموقع {name}", published)
    sheet.tell("territory_change", "سيطر", main=True, place=sheet.place("الحسكة", HASAKAH), day=day)
    return sheet


def told(*sheets: Sheet) -> set[tuple[str, ...]]:
    return {i.reports for i in link([s.report for s in sheets], [s.reading for s in sheets], [])}


def scene(sheet: Sheet) -> Scene:
    ((only,),) = by_report([sheet.report], [sheet.reading]).values()
    return only


def test_without_any_day_a_town_and_a_kind_of_event_are_not_enough() -> None:
    assert told(report("a", FALL), report("b", AGAIN)) == {("a",), ("b",)}
    day = date(2025, 12, 19)
    assert told(report("a", FALL, day, day), report("b", AGAIN, day, day)) == {("a", "b")}


def test_without_any_day_the_same_words_still_join() -> None:
    same = FALL.replace("استمرت أسبوعا", "دامت أسبوعا")
    assert told(report("a", FALL), report("b", same)) == {("a", "b")}


def test_a_match_among_few_weighs_all_and_among_many_nothing() -> None:
    assert among(2.5, 3, 3) == 2.5
    assert 0 < among(2.5, 1, 40) < 2.5
    assert among(2.5, 40, 40) == 0.0


def test_an_article_that_names_many_towns_shares_one_by_luck() -> None:
    day = date(2025, 12, 19)
    short, long = scene(report("a", FALL, day, day)), scene(report("b", AGAIN, day, day))
    (town,) = long.places
    towns = [
        replace(town, name=f"بلدة{n}", concept=f"geo:{n}", lat=30.0 + n, lon=30.0 + n) for n in range(30)
    ]
    roundup = replace(long, places=(*towns, *long.places))

    def total(other: Scene) -> float:
        both = [short, other]
        return Weigher(both, rarity(both), {}).score(0, 1).total

    assert total(long) - total(roundup) == pytest.approx(2.5 - among(2.5, 1, 31))


def test_a_place_told_many_times_is_one_place() -> None:
    day = date(2025, 12, 19)
    short, long = scene(report("a", FALL, day, day)), scene(report("b", AGAIN, day, day))
    (town,) = long.places
    again = replace(long, places=tuple(replace(town, spans=(town.spans[0],) * n) for n in range(1, 31)))
    for other in (long, again):
        both = [short, other]
        assert any(r.weight == 2.5 for r in Weigher(both, rarity(both), {}).score(0, 1).reasons)


def test_two_that_are_dated_by_the_year_agree_with_too_much_to_be_joined_by_it() -> None:
    first, last = date(2025, 1, 1), date(2025, 12, 31)
    both = [
        replace(scene(report(name, text)), time=Time(first, last, "stated", (), "hand"))
        for name, text in (("a", FALL), ("b", AGAIN))
    ]
    assert Weigher(both, rarity(both), {}).score(0, 1).total < JOIN


def test_an_undated_scene_does_not_join_what_lies_years_apart() -> None:
    joining = {(0, 1): 5.0, (1, 2): 4.0}
    assert cluster(3, joining, lambda i, j: 1.0, 1.0) == [[0, 1, 2]]
    assert cluster(3, joining, lambda i, j: 1.0, 1.0, days={0: 0, 2: 400}) == [[0, 1], [2]]
    assert cluster(3, joining, lambda i, j: 1.0, 1.0, days={0: 0, 2: 20}) == [[0, 1, 2]]


def test_one_day_misread_among_many_tears_nothing_apart() -> None:
    joining = {(0, 1): 6.0, (1, 2): 5.0, (3, 4): 6.0, (2, 3): 4.0}
    days = {0: 700, 1: 1, 2: 2, 3: 1, 4: 3}
    found = cluster(5, joining, lambda i, j: 3.0, 1.0, days=days)
    assert [1, 2, 3, 4] in found


def test_what_people_decided_goes_before_days() -> None:
    assert cluster(2, {}, lambda i, j: 0.0, 1.0, same=[(0, 1)], days={0: 0, 1: 400}) == [[0, 1]]


def test_the_other_town_is_another_happening_without_days_too() -> None:
    far = Sheet("c", FALL.replace("الحسكة", "كركوك"), "الموقع c", None)
    far.tell("territory_change", "سيطر", main=True, place=far.place("كركوك", KIRKUK))
    assert ("c",) in told(report("a", FALL), far)
