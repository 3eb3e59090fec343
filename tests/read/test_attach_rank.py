"""Which of the places beside an event are where it happened."""

from __future__ import annotations

from tawatur.model import Claim, Report
from tawatur.read import gathered, read
from tawatur.read.claims import find_drafts


def claim(text: str, event: str) -> Claim:
    return next(c for c in read(Report("t", text)).claims if c.event == event)


def main_places(told: Claim) -> list[str]:
    return [p.name for p in told.places if p.role == "main"]


def test_the_town_that_a_spot_lies_in_is_context() -> None:
    told = claim("اندلعت اشتباكات في حي المشلب بمدينة الرقة.", "armed_clash")
    assert main_places(told) == ["حي المشلب"]


def test_towns_named_with_and_are_both_main() -> None:
    told = claim("اندلعت اشتباكات في دوما وحرستا.", "armed_clash")
    assert main_places(told) == ["دوما", "حرستا"]


def test_a_place_behind_the_event_goes_before_one_in_front_of_it() -> None:
    told = claim("وفي غرب دمشق قصفت الطائرات بلدة مضايا.", "air_strike")
    assert main_places(told) == ["مضايا"]


def test_a_country_right_behind_the_event_is_its_place() -> None:
    told = claim("قال الرئيس عقب زيارته لإيران إن الجيش يعمل داخل حدود إدلب.", "visit")
    assert main_places(told) == ["إيران"]


def test_where_a_watcher_sits_is_no_place_of_an_event() -> None:
    told = claim("قال المرصد ومقره بريطانيا إن الطائرات الحربية لم تشن أي غارة أمس.", "air_strike")
    assert main_places(told) == []


def test_a_place_in_a_partys_name_is_lent_where_nothing_else_is_told() -> None:
    told = claim("قررت النيابة العامة في أنقرة اعتقال ثلاثة ضباط متقاعدين.", "arrest")
    assert main_places(told) == ["أنقرة"]


def test_a_later_telling_keeps_its_further_places_as_context() -> None:
    text = "قصفت الطائرات الحربية بلدة سراقب. وقال ناشط إن الطائرات الحربية قصفت سراقب، وكان الناشط زار بنش."
    heads = [c for c in read(Report("t", text)).claims if c.event == "air_strike"]
    assert {name for c in heads for name in main_places(c)} == {"سراقب"}


def test_the_town_points_back_to_the_last_one_named() -> None:
    text = "حاصرت القوات مدينة تلعفر. وقال شاهد إن المسلحين انسحبوا من المدينة ليلا."
    told = claim(text, "withdrawal")
    assert main_places(told) == ["تلعفر"]
    place = next(p for p in told.places if p.role == "main")
    assert [text[s.start : s.end] for s in place.spans] == ["تلعفر", "المدينة"]


def test_a_district_in_a_city_is_main_though_a_city_is_finer_elsewhere() -> None:
    told = claim("انفجرت عبوة ناسفة في مديرية المنصورة بعدن.", "ied_explosion")
    assert main_places(told) == ["مديرية المنصورة"]


def test_led_to_is_no_valley_and_a_towns_market_is_a_place() -> None:
    told = claim("انفجرت عبوة ناسفة في سوق البلدة وأدى الحكم إلى غضب في الشارع.", "ied_explosion")
    assert main_places(told) == ["سوق البلدة"]


def test_the_place_that_a_relative_clause_is_about_is_where_its_event_was() -> None:
    text = "وصل الوفد إلى مدينة كركوك التي سيطرت عليها القوات العراقية قبل يومين، ثم غادر إلى أربيل."
    scan, said, _ = gathered(Report("t", text))
    (draft,) = (d for d in find_drafts(scan, said) if d.event == "territory_change")
    assert [p.name for p in draft.places if p.role == "main"] == ["كركوك"]


def test_what_suffered_shelling_goes_before_where_it_came_from() -> None:
    told = claim("تعرضت بلدة سراقب لقصف مدفعي من حواجز الجيش في مدينة حماة.", "shelling")
    assert main_places(told) == ["سراقب"]


def test_a_place_that_is_denied_is_none() -> None:
    told = claim(
        "هبطت مروحيات قبل الفجر. وقال المصدر إن الإنزال لم يقع في الموصل بل في تلعفر. ثم عادت.", "air_landing"
    )
    assert main_places(told) == ["تلعفر"]
    told = claim("ووقع الهجوم على الدورية في كركوك وليس في الموصل.", "attack")
    assert main_places(told) == ["كركوك"]


def test_a_capital_that_acts_is_no_place() -> None:
    told = claim(
        "وقال مراسلنا إن وحدات الوزارة لم تشارك في الإنزال، مع أن دمشق كانت على علم به.", "participation"
    )
    assert main_places(told) == []
