"""Whether the words say that the event happened."""

from __future__ import annotations

import pytest

from tawatur.model import Polarity, Report
from tawatur.read import read


@pytest.mark.parametrize(
    ("text", "event", "wanted"),
    [
        ("لم تنسحب القوات من المدينة", "withdrawal", Polarity.NEGATED),
        ("لم يسجل المرصد وقوع أي غارات على المدينة", "air_strike", Polarity.NEGATED),
        ("ستنسحب القوات من المدينة", "withdrawal", Polarity.PLANNED),
        ("سوف تنسحب القوات من المدينة", "withdrawal", Polarity.PLANNED),
        ("انسحبت القوات من المدينة", "withdrawal", Polarity.ASSERTED),
        ("شارك المقاتلون في هجوم مرتقب على المدينة", "attack", Polarity.PLANNED),
        ("قتل جنود بهجوم يرجح أنه بغاز سام على المدينة", "chemical_attack", Polarity.ASSERTED),
        ("تعرض الرتل لهجوم قرب المدينة", "attack", Polarity.ASSERTED),
        ("نفى الحزب ضلوعه في التفجير الذي استهدف القاعدة.", "explosion", Polarity.ASSERTED),
        ("نفى الجيش وقوع أي هجوم على القاعدة.", "attack", Polarity.DENIED),
        ("نفت الشرطة أي صلة لها بالهجوم على القاعدة.", "link", Polarity.DENIED),
        ("قال المتحدث إن الانفجار لا صلة له بالهجوم على القاعدة.", "link", Polarity.NEGATED),
    ],
)
def test_polarity(text: str, event: str, wanted: Polarity) -> None:
    found = {c.polarity for c in read(Report("t", text)).claims if c.event == event}
    assert found == {wanted}


def test_a_purpose_is_no_event() -> None:
    claims = read(Report("t", "تسعى القوات للسيطرة على المدينة")).claims
    assert not [c for c in claims if c.event == "territory_change"]
