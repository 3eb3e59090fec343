"""Words for violence and protest in texts of a sentence or two: told, or only spoken of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model import Report
from tawatur.read import gathered, read
from tawatur.read.happened import pieces, sound, weights


def told(text: str) -> set[str]:
    return {claim.event for claim in read(Report("t", text)).claims}


@pytest.mark.parametrize(
    "text",
    [
        "قتل أربعة جنود في هجوم مسلح على حاجز قرب الرمادي أمس.",
        "خرج مئات المتظاهرين في شوارع السويداء احتجاجا على ارتفاع الأسعار.",
        "اندلعت اشتباكات في دوما وحرستا.",
        "قصف الطيران سوقا في صنعاء يوم 7 أيار 2019.",
    ],
)
def test_what_happened_is_told(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "بحث الوزيران سبل مكافحة الهجمات وخطر التفجيرات في المنطقة.",
        "يرى الكاتب في مقاله أن ثقافة التظاهر والاحتجاج جزء من العمل السياسي في المجتمعات الحديثة.",
    ],
)
def test_what_is_only_spoken_of_is_not(text: str) -> None:
    assert not told(text)


HEADLINE = "مقتل جنود بقصف على مواقع لهم في الرمادي "
BODY = "ماذا يعني أن تعيش بعد اشتباكات في مدينة كبيرة مثل حلب القديمة وأحيائها"


def test_a_page_that_says_its_headline_twice_keeps_its_events() -> None:
    assert "armed_clash" not in told(HEADLINE + BODY)
    assert "armed_clash" in told(HEADLINE + HEADLINE + BODY)


def test_pieces_are_runs_of_three_letters_with_the_edges_of_words() -> None:
    scan, _, _ = gathered(Report("t", "هجوم"))
    assert pieces(scan) == {"piece _هج", "piece هجو", "piece جوم", "piece وم_"}


def test_a_text_said_twice_sounds_as_one_said_once() -> None:
    once, _, _ = gathered(Report("t", "قتل جنديان في هجوم"))
    twice, _, _ = gathered(Report("t", "قتل جنديان في هجوم قتل جنديان في هجوم"))
    weight = weights()["ASSAULT"]
    assert sound(pieces(once), weight) == sound(pieces(twice), weight)


@given(st.permutations(["piece a", "piece b", "piece c", "unknown"]))
def test_the_order_of_pieces_is_no_matter(held: list[str]) -> None:
    weight = {"text": -1.0, "piece a": 0.1, "piece b": 0.2, "piece c": 0.3}
    assert sound(held, weight) == sound(["piece a", "piece b", "piece c"], weight)
