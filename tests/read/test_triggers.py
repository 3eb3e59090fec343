"""Which words name an event, in which company."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.language import pack
from tawatur.model import Report
from tawatur.read import gathered
from tawatur.read.triggers import Trigger, find_triggers
from tawatur.tables import Row

NEEDY = [row for cls, row in pack.lexicon_rows("ar") if cls == "event" and row.get("needs")]


def triggers(text: str) -> list[Trigger]:
    scan, _, _ = gathered(Report("t", text))
    return find_triggers(scan)


def named(text: str) -> list[str]:
    return [t.event for t in triggers(text)]


@pytest.mark.parametrize("row", NEEDY, ids=lambda r: r["id"])
def test_a_word_in_its_company_names_an_event(row: Row) -> None:
    assert any(t.hit.entry.by == row.at for t in triggers(row["example"])), row["example"]


@pytest.mark.parametrize("row", NEEDY, ids=lambda r: r["id"])
def test_the_same_word_in_other_company_names_none(row: Row) -> None:
    assert not any(t.hit.entry.by == row.at for t in triggers(row["counter"])), row["counter"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("قتل مدنيون بقصف روسي على البلدة", "air_strike"),
        ("قتل مدنيون بقصف مدفعي روسي على البلدة", "shelling"),
        ("انفجرت سيارة مفخخة قرب السوق", "car_bomb"),
        ("تجمع مئات المتظاهرين أمام البرلمان", "protest"),
        ("احتجز مسلحون عشرة رهائن في فندق", "abduction"),
    ],
)
def test_the_means_and_the_doers_say_which_event(text: str, event: str) -> None:
    assert event in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الطرفان وقف إطلاق النار",
        "حذر الوزير من خطر الهجمات",
        "أوقفت المحكمة المتهم باغتيال الصحفي",
        "المناطق الخاضعة لسيطرة الجيش",
    ],
)
def test_what_is_feared_charged_stopped_or_lasting_is_no_violence(text: str) -> None:
    assert not {"shooting_attack", "attack", "assassination", "territory_change"} & set(named(text))


@settings(max_examples=40)
@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    find_triggers(gathered(Report("t", text))[0])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("استقبل المستشفى 19 مصابا", "visit"),
        ("قتلت الشرطة مسلحا يرتدي حزاما ناسفا قرب المبنى", "suicide_bombing"),
        ("جماعات مسلحة تقاتل إلى جانب الجيش", "armed_clash"),
        ("قتل المئات منذ تدخل قوات التحالف في البلاد", "deployment"),
    ],
)
def test_words_that_look_like_another_event(text: str, event: str) -> None:
    assert event not in named(text)


@pytest.mark.parametrize(
    ("text", "event", "not_this"),
    [
        (
            "تقدمت قوات الجيش فجر اليوم إلى قرى جديدة",
            "territory_change",
            "تحاول الوحدات وقف تقدم الجيش إلى قرى جديدة",
        ),
        ("تمركزت قوات الجيش في ضواحي المدينة", "deployment", "حيث تتمركز قوات الجيش في ضواحي المدينة"),
        (
            "غادرت حافلات المهجرين البلدة",
            "displacement",
            "غادر المسلحون البلدة مع عائلاتهم",
        ),
        (
            "وصلت قوات من الجيش إلى مدينة حلب",
            "deployment",
            "وصلت الرسالة إلى قوات الجيش في مدينة حلب",
        ),
        (
            "المدينة التي كانت سقطت بأيدي المعارضة",
            "territory_change",
            "سقط الكأس بيد المعارضة",
        ),
    ],
)
def test_forces_and_people_that_move(text: str, event: str, not_this: str) -> None:
    assert event in named(text)
    assert event not in named(not_this)
