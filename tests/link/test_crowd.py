"""Whether reports are one incident doesn't hang on what else lies in the collection."""

from __future__ import annotations

from datetime import date

from tests.link.handmade import HASAKAH, Sheet

from tawatur.link import compare_reports, link
from tawatur.link.scenes import scenes
from tawatur.model import Report
from tawatur.read import read

RAID = (
    "داهمت قوة من الدرك محلة العين في بلدة رأس النبع وأوقفت رجلين بشبهة تهريب الحبوب المخدرة إلى الساحل.",
    "قالت قيادة الدرك إن قوة منها دخلت محلة العين واعتقلت رجلين يشتبه في تهريبهما الحبوب المخدرة.",
    "أكدت قيادة الدرك أن الرجلين المقبوض عليهما في محلة العين نقلا الحبوب المخدرة إلى الساحل منذ أشهر.",
)


def reports(texts: tuple[str, ...], days: tuple[date | None, ...] = ()) -> list[Report]:
    dated = days or (None,) * len(texts)
    return [
        Report(f"r{n}", text, f"الموقع {n}", day, language="ar")
        for n, (text, day) in enumerate(zip(texts, dated, strict=True))
    ]


def told(given: list[Report]) -> set[tuple[str, ...]]:
    return {i.reports for i in link(given, [read(r) for r in given], [])}


def test_reports_of_one_raid_alone_are_one_incident() -> None:
    assert told(reports(RAID)) == {("r0", "r1", "r2")}


def test_a_named_operation_joins_reports_that_share_little_else() -> None:
    first = 'قصفت طائرات حربية خمسة مواقع للمسلحين، وقالت قيادة الجيش إن القصف بداية عملية "فجر الجبال".'
    same = "قتل سبعة مسلحين في قصف ضمن عملية «فجر الجبال» بحسب المتحدث."
    assert told(reports((first, same))) == {("r0", "r1")}
    assert ("r0", "r1") not in told(reports((first, same.replace("فجر الجبال", "سيف البحر"))))


def test_what_is_denied_any_link_to_an_operation_is_not_joined_with_it() -> None:
    raid = "اعتقلت الشرطة رجلين في الميناء، ونفت أي ارتباط بين الاعتقال وعملية «فجر الجبال»."
    (scene,) = scenes(*(lambda r: (r, read(r)))(reports((raid,))[0]))
    assert not scene.operations


def test_a_town_and_the_province_of_its_name_are_less_than_one_town() -> None:
    town, land = (
        Sheet(n, f"انفجر لغم في {where}.", n) for n, where in (("a", "الحسكة"), ("b", "محافظة الحسكة"))
    )
    town.tell("mine_explosion", "لغم", main=True, place=town.place("الحسكة", HASAKAH))
    land.tell(
        "mine_explosion", "لغم", main=True, place=land.place("محافظة الحسكة", HASAKAH, 60.0, "governorate")
    )
    for one, other in ((town, land), (land, town)):
        told_of = [s.report for s in (one, other)], [s.reading for s in (one, other)]
        ((_, _, score),) = compare_reports(*told_of, [], one.id, other.id)
        assert next(r.weight for r in score.reasons if "place" in r.why) == 1.0
