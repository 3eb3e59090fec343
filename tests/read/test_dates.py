"""Date phrases: what day each means, what stays open, and the faults that a text shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared import shared
from tawatur.language.pack import load
from tawatur.language.text import tokenize
from tawatur.read.dates import DateMention, DatesFound, find_dates
from tawatur.tables import Row, parse_tsv, read_tsv

FLAGS = read_tsv("language", "ar", "rules", "date_flags.tsv")
PERIODS = read_tsv("language", "ar", "rules", "dates.tsv")
HERE = Path(__file__).parent
PHRASES = parse_tsv((HERE / "dates_phrases.tsv").read_text("utf-8"), "dates_phrases.tsv")


def read(raw: str, published: str | None = None) -> DatesFound:
    text = tokenize(raw)
    day = date.fromisoformat(published) if published else None
    return find_dates(text, load("ar").lexicon.find(text), day)


def told(mention: DateMention) -> str:
    time = mention.time
    if time is None:
        return "open"
    return str(time.first) if time.first == time.last else f"{time.first}/{time.last}"


def words(raw: str, mention: DateMention) -> str:
    text = tokenize(raw)
    return text.of(text.span(mention.first, mention.end))


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["text"])
def test_phrase_means_its_days(row: Row) -> None:
    published = None if row["published"] == "-" else row["published"]
    found = " ".join(told(m) for m in read(row["text"], published).mentions)
    assert (found or "none") == row["expect"]


def test_enough_phrases_are_listed() -> None:
    assert len(PHRASES) >= 150


@pytest.mark.parametrize("row", PERIODS, ids=lambda row: row["id"])
def test_period_row_fits_its_example_and_not_its_counter(row: Row) -> None:
    found = read(row["example"], "2017-12-20").mentions
    assert row["expect"] in [told(m) for m in found]
    made = read(row["counter"], "2017-12-20").mentions
    assert row["expect"] not in [told(m) for m in made]


@pytest.mark.parametrize("row", FLAGS, ids=lambda row: row["id"])
def test_flag_row_fits_its_example_and_not_its_counter(row: Row) -> None:
    found = read(row["example"], row["published"]).flags
    assert [(f.code, f.by) for f in found] == [(row["code"], row["id"])]
    assert found[0].spans[0].end > found[0].spans[0].start
    assert "{" not in found[0].why
    assert not read(row["counter"], row["published"]).flags


def test_year_is_inferred_from_the_weekday_and_the_latest_year_named() -> None:
    raw = "أعلنت الوزارة، اليوم الخميس 18 كانون الأول، عن عملية بعد لقاء 14 كانون الأول. وصدر تقرير في "
    raw += "سبتمبر 2024."
    found = read(raw)
    assert [told(m) for m in found.mentions] == ["2025-12-18", "2025-12-14", "2024-09-01/2024-09-30"]
    first = found.mentions[0].time
    assert first is not None
    assert first.basis == "inferred"
    assert first.why == (
        "2025 is the first year from 2024, the latest that the text names, in which 18 December is a Thursday"
    )
    assert (found.anchor, found.anchor_basis) == (date(2025, 12, 18), "inferred")
    assert read(raw, "2025-12-18").mentions[0].time.basis == "published"  # type: ignore[union-attr]


def test_weekday_day_and_month_alone_fix_no_year() -> None:
    found = read("أعلنت الوزارة، اليوم الخميس 18 كانون الأول، عن عملية بعد اجتماع 14 كانون الأول")
    assert [told(m) for m in found.mentions] == ["open", "open"]
    assert found.anchor is None


def test_relative_words_follow_the_days_that_the_report_calls_today() -> None:
    found = read("قصفت البلدة اليوم الاثنين 4 كانون الأول 2017. وقتل جندي أمس، وآخر الخميس.")
    assert [told(m) for m in found.mentions] == ["2017-12-04", "2017-12-03", "2017-11-30"]
    assert [m.time.basis for m in found.mentions if m.time] == ["stated", "inferred", "inferred"]


def test_clock_of_a_page_is_no_day_of_the_report() -> None:
    assert read("آخر الأخبار 2018 / 01 / 21 قتل جندي أمس الثلاثاء").anchor is None


def test_report_dated_a_day_late_follows_the_weekday_it_names() -> None:
    found = read("قصفت البلدة اليوم الثلاثاء. وقتل جندي أمس.", "2017-12-20")
    assert [told(m) for m in found.mentions] == ["2017-12-19", "2017-12-18"]
    assert (found.anchor, found.anchor_basis) == (date(2017, 12, 19), "published")


def test_current_month_elsewhere_keeps_the_date_and_says_so() -> None:
    raw = "زار الوفد العاصمة في 10 تشرين الثاني/نوفمبر الجاري"
    found = read(raw, "2025-12-18")
    assert told(found.mentions[0]) == "2025-11-10"
    (flag,) = found.flags
    assert flag.code == "current_month_elsewhere"
    assert raw[flag.spans[0].start : flag.spans[0].end] == "10 تشرين الثاني/نوفمبر الجاري"


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("قتل جندي فجر اليوم", "dawn"),
        ("قتل جندي صباح الأحد", "morning"),
        ("قتل جندي ظهر أمس", "noon"),
        ("قتل جندي بعد ظهر أمس", "afternoon"),
        ("قتل جندي عصر السبت", "afternoon"),
        ("قتل جندي مساء الأربعاء", "evening"),
        ("قتل جندي ليل الجمعة", "night"),
        ("قتل جندي الأحد صباحا", "morning"),
        ("قتل جندي الأحد", None),
    ],
)
def test_part_of_the_day_is_kept(raw: str, part: str | None) -> None:
    (mention,) = read(raw, "2017-12-20").mentions
    assert mention.part == part
    assert mention.time is not None
    assert mention.time.part == part


@pytest.mark.parametrize(
    ("raw", "relation"),
    [
        ("يقاتل منذ 2014", "since"),
        ("قاتل حتى عام 2014", "until"),
        ("قاتل قبل عام 2014", "before"),
        ("قاتل بعد 3 آذار 2014", "after"),
        ("قاتل بين 3 و5 آذار 2014", "during"),
        ("قاتل في 3 آذار 2014", "on"),
        ("قاتل الأسبوع الماضي", "during"),
    ],
)
def test_relation_is_told_by_the_word_before(raw: str, relation: str) -> None:
    (mention,) = read(raw, "2017-12-20").mentions
    assert mention.relation == relation


def test_phrase_covers_its_words() -> None:
    raw = "قتل جندي مساء أمس الثلاثاء ( 19 كانون الأول / ديسمبر 2017 ) قرب البلدة"
    (mention,) = read(raw, "2017-12-20").mentions
    assert words(raw, mention) == "مساء أمس الثلاثاء ( 19 كانون الأول / ديسمبر 2017 )"
    assert mention.time is not None
    assert [raw[s.start : s.end] for s in mention.time.spans] == [words(raw, mention)]
    assert mention.time.basis == "stated"
    assert mention.time.by.startswith("ar/lexicon/date_")


def test_time_is_never_counted_from_the_machine() -> None:
    assert all(m.time is None for m in read("قتل جندي اليوم وأمس والأحد الماضي وفي تموز وقبل يومين").mentions)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_days_beyond_the_calendar_stay_open(published: str) -> None:
    raw = (
        "أمس وغدا والشهر الماضي والعام المقبل وقبل 400 عام وقبل 9000 يوم ومنذ أيام وفي 3 رمضان والأحد المقبل"
    )
    assert read(raw, published).mentions


TIME_WORDS = (
    "اليوم أمس الخميس الأحد ليل فجر منذ قبل بين من إلى حتى 3 و5 31 2014 الثاني من كانون الأول / شباط رمضان "
    "الجاري الماضي المقبل عام العام الشهر خمسة وعشرين ألفين - ، ( ) . هذا أيام ساعة 1439 غشت نفسه التالي"
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(TIME_WORDS.split()), max_size=14), st.dates() | st.none())
def test_no_order_of_time_words_raises(parts: list[str], published: date | None) -> None:
    text = tokenize(" ".join(parts))
    found = find_dates(text, load("ar").lexicon.find(text), published)
    ends = [0]
    for mention in found.mentions:
        assert ends[-1] <= mention.first < mention.end <= len(text)
        ends.append(mention.end)
        if mention.time:
            assert mention.time.first <= mention.time.last
            assert mention.time.basis in ("stated", "published", "inferred")


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text_is_taken(raw: str) -> None:
    read(raw, "2017-12-20")


def _specs(name: str) -> Iterator[tuple[str, date, set[tuple[str, str]]]]:
    """The dated sentences of a shared list: sentence, reference day, the days that count as right."""
    for item in json.loads(shared("data/recognizers-ar", name).read_text("utf-8-sig")):
        for result in item.get("Results", [])[:1]:
            value = result.get("Value") or {}
            days = set()
            for side in ("PastResolution", "FutureResolution"):
                told = value.get(side) or {}
                first, last = told.get("startDate", told.get("date")), told.get("endDate")
                if first and (last or "date" in told):
                    end = date.fromordinal(date.fromisoformat(last).toordinal() - 1) if last else first
                    days |= {(first, str(end)), (first, last or first)}
            yield item["Input"], date.fromisoformat(item["Context"]["ReferenceDateTime"][:10]), days


@pytest.mark.skipif(not shared("data/recognizers-ar").is_dir(), reason="the shared test lists are not here")
@pytest.mark.parametrize(("name", "least"), [("DateParser.json", 45), ("DatePeriodParser.json", 33)])
def test_public_list_of_arabic_dates(name: str, least: int) -> None:
    """The kinds that are left out, and why, stand in docs/dates-and-numbers.md."""
    right = 0
    for raw, reference, days in _specs(name):
        found = read(raw, str(reference)).mentions
        right += any(m.time and (str(m.time.first), str(m.time.last)) in days for m in found)
    assert right >= least


@pytest.mark.skipif(not shared("seed/report.txt").is_file(), reason="the shared report is not here")
@pytest.mark.parametrize(("published", "basis"), [(None, "inferred"), ("2025-12-18", "published")])
def test_seed_report(published: str | None, basis: str) -> None:
    found = read(shared("seed/report.txt").read_text("utf-8"), published)
    assert [told(m) for m in found.mentions] == [
        "2025-12-18",
        "2025-12-14",
        "2025-11-10",
        "2014-01-01/2014-12-31",
        "2024-09-01/2024-09-30",
    ]
    assert [m.time.basis for m in found.mentions if m.time] == [basis] * 3 + ["stated"] * 2
    assert [f.code for f in found.flags] == ["current_month_elsewhere"]


@pytest.mark.parametrize(
    ("raw", "published"),
    [
        ("صدر العدد الجمعة 6 رمضان 1435 هـ الموافق 4 يوليو 2014", None),
        ("نفذ الطيران ليلة الأربعاء على الخميس 8 أكتوبر 2015 غارات", None),
        ("هزت الهجمات المدينة في 3 مارس 2012. ووقع هجوم مساء الأحد 4 يونيو", None),
        ("ينطلق المؤتمر يوم الخميس 7 ديسمبر", "2017-12-05"),
        ("يزور الرئيس المدينة في 17 مايو الجاري", "2017-04-30"),
    ],
)
def test_a_date_that_can_be_right_is_not_flagged(raw: str, published: str | None) -> None:
    assert [flag.code for flag in read(raw, published).flags] == []


def test_a_coming_date_with_its_weekday_is_of_the_year_in_which_the_two_fit() -> None:
    day = read("ينطلق المؤتمر يوم الخميس 7 ديسمبر", "2017-12-05").mentions[0].time
    assert day is not None
    assert day.first == date(2017, 12, 7)


def test_a_hijri_date_two_days_off_its_weekday_is_flagged() -> None:
    assert [flag.code for flag in read("صدر العدد الأحد 6 رمضان 1435 هـ").flags] == ["weekday_mismatch"]


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("تم النشر بتاريخ : 24 كانون الثاني , 2017 20:38 سوريا. قتل جندي أمس.", date(2017, 1, 24)),
        ("4 / 8 / 2017 حجم الخط قتل جندي فجر اليوم الجمعة.", date(2017, 8, 4)),
        ("الأحد 21 يناير 2018 شاهد 4 / 8 / 2017 قتل جندي فجر اليوم الجمعة.", date(2017, 8, 4)),
        ("صدرت من لندن 21 مايو 2001 GMT 10:22 2017 الأربعاء 6 سبتمبر قتل جندي أمس.", date(2017, 9, 6)),
        ("الأحد 21 يناير 2018 قتل جندي فجر اليوم الثلاثاء.", None),
        ("الأحد 21 يناير 2018 قتل جندي أمس.", None),
    ],
)
def test_a_pages_stamp_of_publication_is_the_reports_day(raw: str, day: date | None) -> None:
    found = read(raw)
    assert found.anchor == day
    assert found.anchor_basis == ("inferred" if day else None)


def test_of_the_years_named_the_one_whose_weekday_fits_is_meant() -> None:
    raw = (
        "الأحد 21 يناير 2018 صورة من 19 تشرين الأول 2017 أعلنت القوات، اليوم الجمعة 20 تشرين الأول، سيطرتها."
    )
    found = read(raw)
    assert found.anchor == date(2017, 10, 20)
    told_day = next(m.time for m in found.mentions if m.time and m.time.first == date(2017, 10, 20))
    assert "named in the text" in (told_day.why or "")
