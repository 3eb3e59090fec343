"""Two mentions of one event are one claim, two events are two."""

from __future__ import annotations

from tawatur.model import Claim, Report
from tawatur.read import read


def heads(text: str, event: str) -> list[Claim]:
    return [c for c in read(Report("t", text)).claims if c.event == event and c.same_as is None]


def test_a_headline_told_twice_is_one_event() -> None:
    line = "اغتيال قيادي محلي في مدينة درعا"
    told = f"{line}\n{line}\nقال مصدر محلي إن مجهولين نفذوا العملية مساء أمس.\nولم تعلن أي جهة شيئا."
    assert len(heads(told, "assassination")) == 1


def test_a_definite_noun_points_back() -> None:
    text = "شنت الطائرات غارة جوية على مدينة إدلب. وقال شهود إن الغارة استهدفت السوق."
    assert len(heads(text, "air_strike")) == 1


def test_other_places_are_other_events() -> None:
    text = "قصفت المدفعية مدينة دوما. كما قصفت المدفعية مدينة داريا. وقصفت المدفعية مدينة جوبر."
    assert len(heads(text, "shelling")) >= 2


def test_a_killing_in_the_sentence_of_its_cause_is_its_outcome() -> None:
    told = read(Report("t", "قتل خمسة جنود في هجوم انتحاري على حاجز.")).claims
    assert [c.event for c in told] == ["suicide_bombing"]
