"""Numbers as told: value, what widens it, the noun it counts, and what is no count at all."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared import shared
from tawatur.language.pack import load
from tawatur.language.text import tokenize
from tawatur.read.dates import find_dates
from tawatur.read.numbers import NumberMention, find_numbers


def read(raw: str) -> list[NumberMention]:
    text = tokenize(raw)
    return find_numbers(text, load("ar").lexicon.find(text))


def one(raw: str) -> NumberMention:
    (mention,) = read(raw)
    return mention


def noun(raw: str, mention: NumberMention) -> str | None:
    text = tokenize(raw)
    return None if mention.noun is None else text.of(text.span(mention.noun, mention.noun + 1))


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("ثلاثة جنود", 3),
        ("ثلاث نساء", 3),
        ("عشرة جنود", 10),
        ("أحد عشر جنديا", 11),
        ("إحدى عشرة امرأة", 11),
        ("اثني عشر جنديا", 12),
        ("اثنتا عشرة امرأة", 12),
        ("ثلاثة عشر جنديا", 13),
        ("ثماني عشرة امرأة", 18),
        ("عشرون جنديا", 20),
        ("واحد وعشرون جنديا", 21),
        ("إحدى وعشرين امرأة", 21),
        ("خمسة وثلاثين جنديا", 35),
        ("تسعة و تسعين جنديا", 99),
        ("مئة جندي", 100),
        ("مائة جندي", 100),
        ("مئتي جندي", 200),
        ("مائتين وخمسين جنديا", 250),
        ("ثلاثمئة جندي", 300),
        ("ثلاثمائة جندي", 300),
        ("أربع مئة جندي", 400),
        ("مئة وثلاثة وعشرين جنديا", 123),
        ("ألف جندي", 1000),
        ("ألفي جندي", 2000),
        ("ثلاثة آلاف جندي", 3000),
        ("أحد عشر ألف جندي", 11000),
        ("ألف وخمسمئة جندي", 1500),
        ("ثلاثة آلاف ومئتين وخمسة وعشرين جنديا", 3225),
        ("مئة ألف نازح", 100_000),
        ("نصف مليون نازح", 500_000),
        ("ربع مليون نازح", 250_000),
        ("مليون ونصف المليون نازح", 1_500_000),
        ("مليونين ونصف مليون نازح", 2_500_000),
        ("3 آلاف جندي", 3000),
        ("25 ألفا و300 جندي", 25_300),
        ("4,5 مليون نازح", 4_500_000),
        ("4.5 مليون نازح", 4_500_000),
        ("2 . 9 مليون نازح", 2_900_000),
        ("1,200 جندي", 1200),
        ("1.200 جندي", 1200),
        ("1 200 جندي", 1200),
        ("12,345,678 نازحا", 12_345_678),
        ("٣٥ جنديا", 35),
        ("۳۵ جنديا", 35),
        ("بخمسة صواريخ", 5),
        ("وثلاثة جنود", 3),
        ("لسبعة جنود", 7),
    ],
)
def test_value(raw: str, value: int) -> None:
    mention = one(raw)
    assert (mention.low, mention.high, mention.approximate, mention.kind) == (value, value, False, "cardinal")
    assert noun(raw, mention) == raw.split()[-1]


@pytest.mark.parametrize(
    ("raw", "low", "high", "approximate"),
    [
        ("أكثر من 120 غارة", 120, None, False),
        ("لأكثر من سبعين غارة", 70, None, False),
        ("ما لا يقل عن 10 جنود", 10, None, False),
        ("ما يزيد عن مئة جندي", 100, None, False),
        ("39 جنديا على الأقل", 39, None, False),
        ("ثمانية جنود سوريين على الأقل", 8, None, False),
        ("نحو 60 جنديا", 60, 60, True),
        ("حوالي ستين جنديا", 60, 60, True),
        ("قرابة 60 جنديا", 60, 60, True),
        ("زهاء 60 جنديا", 60, 60, True),
        ("ما يقارب 60 جنديا", 60, 60, True),
        ("60 جنديا تقريبا", 60, 60, True),
        ("أقل من 60 جنديا", 0, 60, False),
        ("ما لا يزيد على 60 جنديا", 0, 60, False),
        ("60 جنديا على الأكثر", 0, 60, False),
        ("بين 3 و5 جنود", 3, 5, False),
        ("بين 3 و 5 جنود", 3, 5, False),
        ("بين ثلاثة وخمسة جنود", 3, 5, False),
        ("ما بين 10 إلى 15 جنديا", 10, 15, False),
        ("من 15 إلى 17 جنديا", 15, 17, False),
        ("15-17 جنديا", 15, 17, False),
        ("3 أو 4 جنود", 3, 4, False),
        ("من 3 إلى 5 آلاف جندي", 3000, 5000, False),
        ("عشرات الجنود", 20, 99, False),
        ("العشرات من الجنود", 20, 99, False),
        ("مئات الجنود", 100, 999, False),
        ("آلاف الجنود", 1000, 9999, False),
        ("عشرات الآلاف من الجنود", 20_000, 99_999, False),
        ("مئات الآلاف من الجنود", 100_000, 999_999, False),
        ("بضعة جنود", 3, 9, False),
        ("أكثر من 300 ألف نازح", 300_000, None, False),
    ],
)
def test_what_widens_a_number(raw: str, low: int, high: int | None, approximate: bool) -> None:
    mention = one(raw)
    assert (mention.low, mention.high, mention.approximate) == (low, high, approximate)
    assert mention.counts


def test_modifier_is_part_of_the_mention() -> None:
    text = tokenize("قتل ما لا يقل عن 10 جنود")
    (mention,) = find_numbers(text, load("ar").lexicon.find(text))
    assert text.of(text.span(mention.first, mention.end)) == "ما لا يقل عن 10"


def test_modifier_belongs_to_one_number_only() -> None:
    found = read("مقتل 9 جنود على الأقل وعشرات الجرحى")
    assert [(m.low, m.high) for m in found] == [(9, None), (20, 99)]


@pytest.mark.parametrize(
    "raw",
    [
        "25 بين قتيل وجريح",
        "25 شخصا بين قتيل وجريح",
        "العشرات بين قتلى وجرحى",
        "عشرات القتلى والجرحى",
        "40 قتيلا وجريحا",
        "نحو خمسين ما بين قتيل وجريح",
    ],
)
def test_killed_and_wounded_under_one_number_are_mixed(raw: str) -> None:
    assert one(raw).kind == "mixed"


def test_two_numbers_are_not_mixed() -> None:
    assert [m.kind for m in read("مقتل 3 جنود وإصابة 5 آخرين بجروح و7 قتلى و9 جرحى")] == ["cardinal"] * 4


@pytest.mark.parametrize(
    "word",
    ["شخصين", "مدنيان", "قتيلين", "امرأتان", "وامرأتين", "طفلتان", "جنديين", "عنصران", "صاروخين", "غارتين"],
)
def test_dual_counts_two(word: str) -> None:
    mention = one(f"سقوط {word} في المدينة")
    assert (mention.low, mention.high, mention.kind, mention.noun) == (2, 2, "dual", 1)


@pytest.mark.parametrize(
    "raw",
    [
        "في البحرين",
        "يوم الاثنين",
        "حركة طالبان",
        "جماعة الإخوان",
        "من بلدان المنطقة",
        "بين اللبنانيين والسوريين",
        "مقتل مدنيين",
        "استهداف مسلحين",
        "كميات كبيرة",
        "في باكستان وأفغانستان",
        "قائد في فلسطين",
        "وزير الداخلية",
    ],
)
def test_words_that_only_look_like_numbers(raw: str) -> None:
    assert not read(raw)


def test_adjective_of_a_dual_is_no_second_one() -> None:
    assert [m.noun for m in read("مقتل مواطنان عراقيان")] == [1]
    assert [m.noun for m in read("مقتل عسكريين روسيين اثنين")] == [1]


def test_construct_dual_needs_a_bare_noun_behind() -> None:
    assert [(m.low, m.noun) for m in read("سقوط قذيفتي هاون")] == [(2, 1)]
    assert not read("هذه سيارتي في الشارع")


@pytest.mark.parametrize(
    ("raw", "value", "counted"),
    [
        ("شخص واحد", 1, "شخص"),
        ("جنديين اثنين", 2, "جنديين"),
        ("الزعماء الثلاثة", 3, "الزعماء"),
        ("طائراتنا الست", 6, "طائراتنا"),
        ("ثلاثة من عناصره", 3, "عناصره"),
        ("13 من هؤلاء الإرهابيين", 13, "الإرهابيين"),
        ("اثنين من جنوده", 2, "جنوده"),
        ("ستة آخرون", 6, "آخرون"),
        ("مقتل 2 وإصابة 3", 2, None),
        ("سبعة قتلوا", 7, None),
        ("12 في المدينة", 12, None),
    ],
)
def test_counted_noun(raw: str, value: int, counted: str | None) -> None:
    mention = read(raw)[0]
    assert (mention.low, noun(raw, mention)) == (value, counted)


@pytest.mark.parametrize(
    ("raw", "unit"),
    [
        ("60 كيلومترا", "distance"),
        ("255 كم شمال بغداد", "distance"),
        ("ثلاثة كيلومترات", "distance"),
        ("كيلومترين", "distance"),
        ("100 دولار", "money"),
        ("500 مليون ليرة", "money"),
        ("50 بالمئة", "percent"),
        ("20 في المائة", "percent"),
        ("20%", "percent"),
        ("48 ساعة", "time"),
        ("خمسين يوما", "time"),
        ("يومين", "time"),
        ("( 37 عاما )", "age"),
        ("عمره 21 عاما", "age"),
        ("البالغ من العمر 28 عاما", "age"),
        ("9 أطنان", "weight"),
        ("120 ملم", "calibre"),
        ("مرتين", "times"),
    ],
)
def test_measures_carry_their_unit(raw: str, unit: str) -> None:
    assert one(raw).unit == unit
    assert not one(raw).counts


def test_decimal_is_kept_beside_the_rounded_bounds() -> None:
    mention = one("مسافة 4.5 كم")
    assert (mention.low, mention.high, mention.decimal) == (4, 5, 4.5)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("عام 2014", "year"),
        ("منذ 2011", "year"),
        ("الساعة 10:30", "clock"),
        ("الساعة العاشرة", "clock"),
        ("اللواء 47", "label"),
        ("المادة 312", "label"),
        ("طائرة إف 16", "label"),
        ("طائرة F-16", "label"),
        ("منظومة إس-300", "label"),
        ("رقم 15311", "label"),
        ("0944123456", "label"),
        ("10 / 06 / 2017", "date"),
        ("2017-06-10", "date"),
        ("18 كانون الأول", "date"),
        ("18 من شهر آب", "date"),
        ("أحد الجنود", "one_of"),
        ("عدد من الجنود", "vague"),
        ("عدة صواريخ", "vague"),
        ("المرحلة الثانية", "ordinal"),
    ],
)
def test_what_is_no_count(raw: str, kind: str) -> None:
    assert {m.kind for m in read(raw)} - {"ordinal"} == {kind} - {"ordinal"}
    assert not any(m.counts for m in read(raw))


@settings(max_examples=80)
@given(st.text(max_size=80))
def test_any_text_is_taken(raw: str) -> None:
    read(raw)


NUMBER_WORDS = (
    "ثلاثة عشر وعشرين مئة ألف آلاف مليون ونصف نصف أحد واحد اثنين عشرات مئات من بين إلى و على الأقل نحو أكثر "
    "5 300 2014 , . - : / ( كم عاما شخصا شخصين قتيل وجريح ال كانون الأول"
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(NUMBER_WORDS.split()), max_size=14))
def test_no_order_of_number_words_raises(parts: list[str]) -> None:
    found = read(" ".join(parts))
    for before, after in pairwise(found):
        assert before.first <= after.first
    for mention in found:
        assert mention.first < mention.end <= len(parts) + 40
        assert mention.high is None or mention.low <= mention.high


def test_endless_groups_of_digits_are_taken() -> None:
    assert read("1" + ",000" * 400 + " قتيل")


def test_endless_scales_are_taken() -> None:
    assert read("مليون وألف ومئة " * 2000)
    assert read("ألف و" * 2000)


@given(st.integers(min_value=0, max_value=999_999))
def test_digits_with_separators_are_the_plain_number(number: int) -> None:
    assert one(f"مقتل {number:,} شخصا").low == number


@pytest.mark.skipif(not shared("gold/reports-dev.jsonl").is_file(), reason="the shared reports are not here")
def test_counts_of_annotated_reports() -> None:
    """Counts told by a number (not by a lone singular): the values that annotators gave, by place."""
    right = total = 0
    for line in shared("gold/reports-dev.jsonl").read_text("utf-8").splitlines():
        report = json.loads(line)
        text = tokenize(report["text"])
        found = find_numbers(text, load("ar").lexicon.find(text))
        for count in (c for e in report["events"] for c in e["counts"] if c["low"] > 1):
            at = report["text"].find(count["surface"])
            total += 1
            right += any(
                (m.low, m.high) == (count["low"], count["high"])
                and (m.counts or m.unit)
                and text.starts[m.first] < at + len(count["surface"])
                and at < text.ends[m.end - 1]
                for m in found
            )
    assert right / total > 0.93


@pytest.mark.skipif(not shared("gold/reports-dev.jsonl").is_file(), reason="the shared reports are not here")
def test_dates_of_annotated_reports() -> None:
    """Date phrases with a known publication day: the day, month or year that annotators gave."""
    right = total = 0
    for line in shared("gold/reports-dev.jsonl").read_text("utf-8").splitlines():
        report = json.loads(line)
        if not report["published"]:
            continue
        text = tokenize(report["text"])
        hits = load("ar").lexicon.find(text)
        found = find_dates(text, hits, date.fromisoformat(report["published"])).mentions
        for event in report["events"]:
            phrase, gold = event["date_phrase"], event["date"]
            if not phrase or not gold:
                continue
            at = report["text"].find(phrase)
            total += 1
            right += any(
                m.time is not None
                and str(m.time.first)[: len(gold)] == gold
                and text.starts[m.first] < at + len(phrase)
                and at < text.ends[m.end - 1]
                for m in found
            )
    assert right / total > 0.9


@pytest.mark.parametrize("raw", ["الطائرة ( إم . آي - 24 ) سقطت", 'السيطرة على التلة " 310 " الحاكمة'])
def test_a_number_of_a_type_or_a_name_counts_nothing(raw: str) -> None:
    assert not [m for m in read(raw) if m.counts]


def test_how_those_counted_are_is_no_second_number() -> None:
    assert [m.low for m in read("تظاهر نحو 300 شخص هاتفين ضد القرار") if m.counts] == [300]
    assert [m.low for m in read("ضبطت الشرطة هاتفين") if m.counts] == [2]
