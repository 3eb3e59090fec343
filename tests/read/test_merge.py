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


def test_the_bangs_of_an_air_strike_are_the_strike() -> None:
    text = "شنت الطائرات غارة جوية على مدينة إدلب. وسمع سكان دوي انفجارات ضخمة."
    assert not heads(text, "explosion")


def test_a_word_for_fighting_alone_is_no_event_beside_others() -> None:
    text = "قصفت المدفعية مدينة دوما أمس.\nوقال الخبير إن القتال تغير كثيرا."
    assert heads(text, "shelling")
    assert not heads(text, "armed_clash")


def test_what_only_sets_the_time_is_not_the_main_event() -> None:
    text = "بعد إسقاط مروحية أمس، قصفت المدفعية مدينة دوما."
    assert [c.event for c in read(Report("t", text)).claims if c.main] == ["shelling"]


def test_attacks_spoken_of_without_a_place_are_no_event_beside_others() -> None:
    text = "قصفت المدفعية مدينة دوما أمس.\nوقال الخبير إن هجمات تنظيم الدولة في سوريا تغيرت كثيرا."
    assert heads(text, "shelling")
    assert not heads(text, "attack")


def test_an_operation_that_opens_the_report_is_told_though_only_its_country_is_named() -> None:
    text = "قالت وزارة الدفاع إن الإنزال الذي جرى داخل ليبيا ناجح.\nوكانت غارة قد استهدفت مدينة سبها أمس."
    assert heads(text, "air_landing")


def test_what_an_operation_of_another_day_led_to_is_not_what_the_lead_tells() -> None:
    text = (
        "اعتقلت قوات الأمن ستة مطلوبين في مدينة الرقة يوم الأحد 7 كانون الأول 2025.\n"
        "وقال شهود إن السكان سمعوا ضجيجا.\n"
        "ولم تعلق المحافظة على ذلك.\n"
        "وكانت وحدات من الجيش قد نفذت عملية أمنية في 3 كانون الأول 2025 في مدينة تدمر.\n"
        "وأسفرت العملية عن القبض على تسعة متهمين."
    )
    arrests = [c for c in read(Report("t", text)).claims if c.event == "arrest"]
    assert [[t.low for t in c.counts] for c in arrests] == [[6], [9]]
