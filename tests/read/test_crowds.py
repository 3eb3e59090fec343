"""Who protests, who blows himself up, and who is only counted."""

from __future__ import annotations

import pytest

from tawatur.model import Report
from tawatur.read import read


def named(text: str, event: str, role: str) -> list[str]:
    claims = [c for c in read(Report("r", text, language="ar")).claims if c.event == event]
    return [r.name for c in claims for r in c.roles if r.role == role]


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        (
            "أغلق المحتجون أمس الطريق المؤدي إلى الميناء بالإطارات وسط حضور أمني كثيف في المدينة",
            "road_block",
            "المحتجون",
        ),
        (
            "خرجت في تعز أمس مظاهرة غاضبة، وهتف المتظاهرون بشعارات تطالب بصرف الرواتب",
            "protest",
            "المتظاهرون",
        ),
        (
            "تجمع المتظاهرون مساء الجمعة أمام مبنى المحافظة في تعز للمطالبة بصرف الرواتب",
            "protest",
            "المتظاهرون",
        ),
        (
            "قالت الشرطة إن انتحاريا يقود شاحنة مفخخة فجر نفسه عند بوابة مركز للشرطة في كركوك صباح أمس",
            "suicide_bombing",
            "انتحاريا",
        ),
    ],
)
def test_who_did_it(text: str, event: str, who: str) -> None:
    assert set(named(text, event, "agent")) == {who}


def test_an_attack_by_a_suicide_bomber_names_nobody() -> None:
    """The adjective says what kind of attack it was."""
    text = "قتل أربعة جنود أمس في هجوم انتحاري استهدف نقطة تفتيش عند مدخل مدينة كركوك"
    assert named(text, "suicide_bombing", "agent") == []


def test_those_counted_behind_min_are_who_was_killed() -> None:
    text = "قتل خمسة من الجنود أمس في كمين على الطريق بين مأرب والجوف شرق اليمن"
    victims = [
        r.name for c in read(Report("r", text, language="ar")).claims for r in c.roles if r.role == "victim"
    ]
    assert victims == ["الجنود"]
