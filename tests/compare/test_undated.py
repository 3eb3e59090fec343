"""Days of reports that were published nobody knows when, and dates in sentences of their own."""

from __future__ import annotations

from datetime import date

from tawatur.compare import compare
from tawatur.link import link
from tawatur.model import Comparison, Report
from tawatur.read import read
from tawatur.trace import trace

DATED = "انفجرت سيارة مفخخة يوم الاثنين 6 أيار/مايو 2024 قرب سوق الخضار في مدينة الباب وقتل تسعة أشخاص."
TOLD = "قتل تسعة أشخاص في انفجار سيارة مفخخة قرب سوق الخضار في مدينة الباب {day}."


def dates(*texts: tuple[str, date | None]) -> dict[str | None, Comparison]:
    reports = [
        Report(f"r{n}", text, f"الموقع {n}", day, language="ar") for n, (text, day) in enumerate(texts)
    ]
    readings = [read(r) for r in reports]
    (incident, *others) = link(reports, readings, ())
    assert not others
    found = compare((incident,), reports, readings, ())
    return {c.about: c for c in found if c.attribute == "date"}


def told_in(comparison: Comparison) -> list[tuple[str, int]]:
    return [(p.value, len(p.origins)) for p in comparison.positions]


def test_a_weekday_of_an_undated_report_agrees_with_the_day_that_it_fits() -> None:
    found = dates((DATED, date(2024, 5, 7)), (TOLD.format(day="مساء الاثنين"), None))
    assert (found[None].verdict, told_in(found[None])) == ("agreed", [("2024-05-06", 2)])


def test_a_day_and_month_without_a_year_do_so_too() -> None:
    found = dates((DATED, date(2024, 5, 7)), (TOLD.format(day="في 6 من أيار"), None))
    assert told_in(found[None]) == [("2024-05-06", 2)]


def test_another_weekday_is_no_day_of_it() -> None:
    found = dates((DATED, date(2024, 5, 7)), (TOLD.format(day="أمس الجمعة"), None))
    assert told_in(found[None]) == [("2024-05-06", 1)]


def test_a_sentence_that_only_says_when_it_was_gives_the_report_its_day_and_hour() -> None:
    later = (
        "قتل تسعة أشخاص في انفجار سيارة مفخخة قرب سوق الخضار في مدينة الباب. "
        "وقالت الشرطة المحلية إن ذلك كان ظهر الاثنين."
    )
    found = dates((DATED, date(2024, 5, 7)), (later, None))
    assert told_in(found[None]) == [("2024-05-06", 2)]
    assert told_in(found["time_of_day"]) == [("noon", 1)]


def test_the_hour_of_telling_is_not_the_hour_of_the_event() -> None:
    later = (
        "أفادت الشرطة المحلية مساء الاثنين بمقتل تسعة أشخاص في انفجار سيارة مفخخة قرب سوق الخضار في الباب."
    )
    found = dates((DATED, date(2024, 5, 7)), (later, None))
    assert "time_of_day" not in found


def test_the_day_of_something_else_told_beside_it_is_not_its_own() -> None:
    later = (
        "قتل تسعة أشخاص في انفجار سيارة مفخخة قرب سوق الخضار في مدينة الباب. "
        "وصباح أمس الأربعاء 8 أيار/مايو 2024 شيع الأهالي القتلى."
    )
    found = dates((DATED, date(2024, 5, 7)), (later, date(2024, 5, 9)))
    assert told_in(found[None])[0] == ("2024-05-06", 1)
    assert "time_of_day" not in found


def test_a_copy_s_day_in_the_original_s_words_is_no_change() -> None:
    """Only the copy names a year; the original's words fit, and stand behind it."""
    text = (
        "داهمت قوة من الدرك اليوم الخميس 9 من أيار منزلا في بلدة معرين واعتقلت ثلاثة من المطلوبين بعد رصد استمر أسابيع. "
        "وقالت قناة الحدث إن المداهمة تمت بالتنسيق مع البلدية وإن المطلوبين نقلوا أسلحة من الساحل إلى القرى المجاورة."
    )
    garbled = text.replace("قناة الحدث", "قناة داعش") + " وكان ذلك عام 2024."
    reports = [Report("a", garbled, "أ", language="ar"), Report("b", text, "ب", language="ar")]
    readings = [read(r) for r in reports]
    families = trace(reports, readings)
    assert [(e.copy, e.origin) for f in families for e in f.edges] == [("a", "b")]
    found = compare(link(reports, readings, families), reports, readings, families)
    (told,) = [c for c in found if (c.attribute, c.about) == ("date", None)]
    assert told_in(told) == [("2024-05-09", 1)]
    assert told.positions[0].origins[0].key == "outlet:ب"
