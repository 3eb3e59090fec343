"""Texts that look like a fault and are none: each was flagged once in articles of the web."""

from __future__ import annotations

import pytest

from tawatur.model import Report
from tawatur.read import read
from tawatur.tables import Row, read_tsv


def codes(raw: str) -> list[str]:
    return [flag.code for flag in read(Report("r", raw)).flags]


@pytest.mark.parametrize(
    "raw",
    [
        "قضت وحدات الجيش على 6 منهم وأصابت أكثر من 12 آخرين في القرية.",
        "بلغ عدد القتلى في المعركة 91 قتيلا من الطرفين، منهم 48 قتيلا من عناصر التنظيم.",
        "هاجم المسلحون حاجزا فقتلوا 8 شرطيين بينهم ضابط وجرحوا 9 آخرين.",
        "أوقف الحرس 41 شخصا بينهم صوماليان اثنان وبقيتهم من السوريين، بينهم 10 أطفال.",
        "بلغت الوفيات حوالي 3 , 000 ( منهم 19 من الجناة ).",
    ],
)
def test_numbers_that_are_not_a_sum_and_its_parts_are_not_added_up(raw: str) -> None:
    assert "parts_exceed_sum" not in codes(raw)


@pytest.mark.parametrize(
    "later",
    [
        "وبحسب مراسل الوكالة طالب الأهالي بالإفراج عنهم.",
        "وبحسب مراسل الوكالة فإن التنظيم أطلق سراح السجناء في مدينة أخرى.",
    ],
)
def test_a_release_that_is_asked_for_or_of_other_people_frees_nobody(later: str) -> None:
    assert "held_and_freed" not in codes("وقال المتحدث باسم الجيش إن القوات اعتقلت شخصين مطلوبين. " + later)


def test_a_release_said_to_be_done_is_flagged_in_its_other_wording() -> None:
    raw = "وقال المتحدث باسم الجيش إن القوات اعتقلت شخصين مطلوبين. وبحسب مراسل الوكالة فقد تم الإفراج عنهما."
    assert "held_and_freed" in codes(raw)


def test_an_outlet_named_by_its_owner_and_then_by_its_own_name_is_not_flagged() -> None:
    assert "outlet_named_as_group" not in codes('ونقلت قناة حزب الله "المنار" عن مصدر أمني أن الطريق أغلق')


@pytest.mark.parametrize(
    "later",
    [
        "وقال مصدر طبي إن خمسة جنود قتلوا في الهجوم.",
        "وقتل خمسة جنود آخرين في هجوم على حاجز قرب الموصل.",
        "وقتل خمسة جنود في هجوم قرب الموصل.",
        "وأصيب في الهجوم خمسة جنود.",
        "وأسفر الهجوم عن مقتل نحو خمسة جنود.",
    ],
)
def test_another_tellers_another_places_and_another_kind_of_number_is_no_toll_told_twice(later: str) -> None:
    assert "toll_told_twice" not in codes(f"هاجم مسلحون حاجزا قرب كركوك وقتلوا ثلاثة جنود. {later}")


def test_a_headline_that_counts_other_than_the_text_below_is_flagged() -> None:
    below = "قال المرصد إن غارة جوية على بلدة سراقب أدت إلى مقتل سبعة مدنيين."
    assert "toll_told_twice" in codes(f"مقتل خمسة مدنيين بغارة على سراقب\n{below}")
    assert "toll_told_twice" not in codes(f"مقتل سبعة مدنيين بغارة على سراقب\n{below}")


@pytest.mark.parametrize(
    ("raw", "flagged"),
    [
        ("وقع الهجوم في بلدة تل حميس الواقعة على بعد 60 كيلومترا جنوب غرب مدينة الحسكة.", True),
        ("وقع الهجوم في بلدة تل حميس الواقعة على بعد 60 كيلومترا شمال شرق مدينة الحسكة.", False),
        ("وقع الهجوم في بلدة تل حميس الواقعة على بعد 70 كيلومترا شرق مدينة الحسكة.", False),
        ("وقع الهجوم في مدينة سراقب على بعد 300 كيلومتر من مدينة إدلب.", True),
        ("وقع الهجوم في مدينة سراقب على بعد بضعة كيلومترات من مدينة إدلب.", False),
        ("وقع هجوم في تكريت و20 كيلومترا جنوب بغداد وقع آخر.", False),
        ("وقع الهجوم في قرية الرقة الواقعة على بعد 20 كيلومترا جنوب درعا.", False),
    ],
)
def test_a_place_is_flagged_only_where_no_reading_of_distance_and_side_fits(raw: str, flagged: bool) -> None:
    assert ("place_out_of_reach" in codes(raw)) == flagged


TRANSLATED = read_tsv("language", "ar", "rules", "translated.tsv")


@pytest.mark.parametrize("row", TRANSLATED, ids=lambda r: r["id"])
def test_a_row_of_exchanged_words_sees_one_body_in_its_example_and_two_in_its_counter(row: Row) -> None:
    assert "body_named_twice" in codes(row["example"])
    assert "body_named_twice" not in codes(row["counter"])


def test_a_current_month_is_no_fault_where_the_own_day_may_be_another_pages() -> None:
    page = "قصفت الطائرات المطار اليوم الجمعة 7 نيسان 2017."
    story = "وصل السياح في شهر أيار الجاري."
    assert "current_month_elsewhere" in codes(f"{page} {story}")
    assert "current_month_elsewhere" not in codes(f"{page} {story} وقال الوزير ذلك الأربعاء 3 أيار 2017.")
