"""Texts that look like a fault and are none: each was flagged once in articles of the web."""

from __future__ import annotations

import pytest

from tawatur.model import Report
from tawatur.read import read


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
