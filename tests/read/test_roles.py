"""Who did it to whom."""

from __future__ import annotations

import pytest

from tawatur.model import Report
from tawatur.read import read


def roles(text: str, event: str) -> set[tuple[str, str]]:
    """(role, name) of the first claim of an event in a report that begins with the text."""
    report = Report("t", f"{text} ولم تعلق الحكومة على ذلك. وساد الهدوء المنطقة بعد ساعات.")
    claim = next(c for c in read(report).claims if c.event == event)
    return {(r.role, r.name) for r in claim.roles}


@pytest.mark.parametrize(
    ("text", "event", "doer"),
    [
        (
            "داهمت قوة من الشرطة منزلا في وادي السواقي وألقت القبض على ثلاثة مسلحين.",
            "arrest",
            "قوة من الشرطة",
        ),
        ("ضبطت قوات حرس الحدود قاربا قبالة الساحل، وأوقفت على متنه ستة بحارة.", "arrest", "قوات حرس الحدود"),
        ("وكان الجيش اللبناني قد قصف موقعا لقوات النظام.", "bombardment", "الجيش اللبناني"),
        ("قصفت فرقاطة روسية مواقع للتنظيم في ريف إدلب بصواريخ عابرة.", "shelling", "فرقاطة روسية"),
        (
            "وقالت المصادر إن القوات الحكومية، طردت مقاتلي حزب الله من القرى.",
            "territory_change",
            "القوات الحكومية",
        ),
    ],
)
def test_a_verb_has_the_subject_of_its_clause(text: str, event: str, doer: str) -> None:
    assert ("agent", doer) in roles(text, event)


def test_a_genitive_is_no_subject() -> None:
    text = "استأنف الجيش اللبناني تقدمه نحو أكبر معاقل تنظيم داعش بعد سيطرته على بلدتي الرابية والدوحة."
    assert ("agent", "الجيش اللبناني") in roles(text, "territory_change")
    assert ("agent", "تنظيم داعش") not in roles(text, "territory_change")


@pytest.mark.parametrize(
    "text",
    [
        "استعاد الجيش اللبناني السيطرة على التلة بعد معارك عنيفة مع تنظيم داعش.",
        "استعاد الجيش اللبناني السيطرة على التلة بعد الاشتباكات مع تنظيم داعش.",
    ],
)
def test_whoever_was_fought_lost_the_ground(text: str) -> None:
    assert ("target", "تنظيم داعش") in roles(text, "territory_change")


def test_the_counted_are_who_was_held() -> None:
    assert ("detainee", "شخصا") in roles("أسفرت المداهمات عن توقيف 71 شخصا.", "arrest")


def test_counted_soldiers_are_victims_and_anybody_is_not() -> None:
    text = "أصيب سبعة جنود وعشرون شخصا في تفجير استهدف السوق."
    assert {name for role, name in roles(text, "explosion") if role == "victim"} == {"جنود"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("أعلنت الوزارة مقتل انتحاري يرتدي حزاما ناسفا.", "suicide_bombing"),
        ("قتلت الشرطة انتحاريا قرب المحطة.", "suicide_bombing"),
    ],
)
def test_a_bomber_who_is_killed_bombed_nothing(text: str, event: str) -> None:
    assert event not in {c.event for c in read(Report("t", text)).claims}
