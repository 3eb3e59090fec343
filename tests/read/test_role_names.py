"""One name a party: who has a part in an event under several names, and who stands for whom."""

from __future__ import annotations

import pytest

from tawatur.model import Report
from tawatur.read import read


def roles(text: str, event: str) -> list[set[tuple[str, str]]]:
    """(role, name) of each claim of an event in a report that begins with the text."""
    report = Report("t", f"{text} ولم تعلق الحكومة على ذلك. وساد الهدوء المنطقة بعد ساعات.")
    return [{(r.role, r.name) for r in c.roles} for c in read(report).claims if c.event == event]


@pytest.mark.parametrize(
    ("text", "event", "country"),
    [
        ("قتل أربعة مدنيين في غارات جوية روسية على بلدة سرمدا.", "air_strike", "روسيا"),
        ("أفادت مصادر بوقوع قصف جوي تركي على القرية.", "air_strike", "تركيا"),
    ],
)
def test_an_adjective_of_country_tells_whose_strikes_they_are(text: str, event: str, country: str) -> None:
    assert ("agent", country) in roles(text, event)[0]


def test_an_adjective_of_a_place_is_no_doer() -> None:
    told = roles("أفادت مصادر بوقوع قصف على الأحياء التركية في المدينة.", "bombardment")[0]
    assert all(role != "agent" for role, _ in told)


def test_a_body_is_called_by_its_own_name_in_all_tellings() -> None:
    text = (
        "هاجم مقاتلو تنظيم داعش قرية السعدية فجر اليوم.\n"
        "وقال مصدر أمني إن التنظيم هاجم قرية السعدية وقتل خمسة جنود.\n"
        "وذكر شاهد عيان أن داعش هاجم قرية السعدية وقتل ستة جنود."
    )
    told = roles(text, "attack")
    assert {name for claim in told for role, name in claim if role == "agent"} == {"داعش"}


def test_the_two_sides_are_those_named_before() -> None:
    text = "تتبادل قوات النظام وجيش العزة الاتهامات. ودارت اشتباكات عنيفة بين الطرفين استمرت ساعات."
    assert {("agent", "قوات النظام"), ("agent", "جيش العزة")} <= roles(text, "armed_clash")[0]


def test_two_sides_of_whom_nobody_is_named_are_nobody() -> None:
    assert roles("ودارت اشتباكات عنيفة بين الطرفين في القرية.", "armed_clash") == [set()]


def test_the_other_side_of_an_agreement_is_its_partner() -> None:
    told = roles("أبرمت وزارة الدفاع الروسية اتفاقا مع جيش الإسلام يقضي بوقف القتال في دوما.", "agreement")[0]
    assert ("partner", "جيش الإسلام") in told


def test_militias_told_as_loyal_to_a_side_are_its_partners() -> None:
    text = "دارت اشتباكات بين قوات النظام والميليشيات الموالية لها من جهة وجيش العزة من جهة أخرى."
    told = roles(text, "armed_clash")[0]
    assert ("agent", "قوات النظام") in told
    assert ("agent", "جيش العزة") in told
    assert any(role == "partner" and name.startswith("الميليشيات") for role, name in told)


def test_what_follows_a_verb_with_its_object_attached_is_the_subject() -> None:
    told = roles("عثر الأهالي على رفات 40 رجلا أعدمهم تنظيم داعش عام 2015.", "execution")[0]
    assert ("agent", "تنظيم داعش") in told
    assert ("victim", "تنظيم داعش") not in told


def test_an_attacker_who_is_killed_did_the_attack() -> None:
    told = roles("أسفر الهجوم على الحاجز عن مقتل المهاجم وجرح شرطيين.", "attack")[0]
    assert ("agent", "المهاجم") in told


def test_a_partner_is_that_of_the_event_beside_it() -> None:
    text = "قصفت قوات النظام البلدة قبل اقتحام الفصائل الحي بمشاركة قوات من الجيش التركي."
    assert all(role != "partner" for role, _ in roles(text, "bombardment")[0])


@pytest.mark.parametrize(
    ("text", "event", "part"),
    [
        ("وخسر تنظيم داعش معظم الأراضي التي كان يسيطر عليها في ريف الرقة.", "territory_change", "target"),
        ("بعدما طردت تنظيم داعش من مدينة الرقة، تستعد القوات لتسليم المدينة.", "territory_change", "target"),
        ("سيطر تنظيم داعش على مدينة الرقة بعد قتال عنيف.", "territory_change", "agent"),
    ],
)
def test_who_loses_ground_did_not_take_it(text: str, event: str, part: str) -> None:
    assert roles(text, event)[0] == {(part, "تنظيم داعش")}


def test_a_pronoun_stands_for_the_one_named_before() -> None:
    text = "وعثر الأهالي على الشاب حسن ناصيف مقتولا بعد اعتقاله من قبل قوات خاصة في القرية."
    told = roles(text, "arrest")[0]
    assert any(role == "detainee" and "حسن ناصيف" in name for role, name in told)
    assert ("detainee", "قوات خاصة") not in told


def test_a_unit_of_a_force_is_a_party() -> None:
    told = roles("ألقت وحدة من قوة مكافحة الإرهاب القبض على قيادي في تنظيم القاعدة شرق عدن.", "arrest")[0]
    assert ("agent", "وحدة من قوة مكافحة الإرهاب") in told


def test_who_holds_the_town_that_is_attacked_is_the_target() -> None:
    text = "هاجمت قوات النظام مدينة الطبقة الخاضعة لسيطرة قوات سوريا الديمقراطية بالأسلحة الثقيلة."
    assert ("target", "قوات سوريا الديمقراطية") in roles(text, "attack")[0]


def test_who_holds_the_town_that_is_shelled_is_not() -> None:
    text = "قصفت قوات النظام بلدة كلجبرين الخاضعة لسيطرة الجبهة الشامية بريف حلب."
    assert all(role != "target" for role, _ in roles(text, "bombardment")[0])


def test_a_crowd_behind_its_protest_protests() -> None:
    told = roles("وشهدت العاصمة احتجاجات من سكان الحي ضد الحكومة للمطالبة برحيلها.", "protest")[0]
    assert any(role == "agent" and name.startswith("سكان") for role, name in told)


def test_a_state_before_its_verb_launches_the_rockets() -> None:
    text = "قالت وسائل إعلام إن إسرائيل أطلقت عدة صواريخ على منشأة عسكرية في ريف دمشق."
    assert ("agent", "إسرائيل") in roles(text, "shelling")[0]
