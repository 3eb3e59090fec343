"""Which places and dates belong to which event."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.model import Claim, Report
from tawatur.read import read


def claim(text: str, event: str) -> Claim:
    return next(c for c in read(Report("t", text, published=date(2017, 6, 10))).claims if c.event == event)


def main_places(told: Claim) -> list[str]:
    return [p.name for p in told.places if p.role == "main"]


def test_all_places_of_a_list_are_main_and_the_wider_unit_is_context() -> None:
    told = claim("قصفت الطائرات الحربية مدينتي دوما وحرستا في ريف دمشق.", "air_strike")
    names = " ".join(main_places(told))
    assert "دوما" in names
    assert "حرستا" in names
    assert "ريف دمشق" not in names


def test_an_event_without_a_place_takes_that_of_its_sentence() -> None:
    told = claim("اعتقلت الشرطة رجلا في حلب ثم أطلقت سراحه.", "release")
    assert main_places(told) == ["حلب"]


def test_the_scene_that_a_sentence_starts_from_is_not_lent() -> None:
    text = "وبعد الهجوم على دورية في تدمر، نظمت وزارة الداخلية عملية أمنية."
    told = [c for c in read(Report("t", text)).claims if c.event == "operation"]
    assert all(not main_places(c) for c in told)


def test_a_date_of_the_clause_dates_its_event() -> None:
    told = claim("قصفت الطائرات مدينة حلب أمس.", "air_strike")
    assert told.time is not None
    assert told.time.first == date(2017, 6, 9)


def test_the_day_of_a_saying_is_not_certain_for_what_is_said() -> None:
    told = claim("قالت الوزارة يوم الخميس إن الطائرات قصفت مدينة حلب.", "air_strike")
    assert told.time is None or not told.time.certain


def test_the_day_of_a_page_is_no_day_of_its_events() -> None:
    told = claim("مقتل ثلاثة جنود بقصف مدفعي على حلب | الخميس 8 يونيو 2017 | 10:24 مساء", "shelling")
    assert told.time is None


def test_the_day_of_a_sentence_is_the_events_own_even_at_the_head() -> None:
    told = claim("انفجر لغم أرضي، الخميس 8 يونيو 2017، لدى مرور دورية قرب حلب.", "mine_explosion")
    assert told.time is not None
    assert told.time.first == date(2017, 6, 8)


def test_a_bulletins_day_holds_for_its_items() -> None:
    text = "ملخص أحداث حلب ليوم 9 - 6 - 2017\n- قصف مدفعي على بلدة دارة عزة.\n- اعتقلت الشرطة رجلا في حلب."
    told = claim(text, "arrest")
    assert told.time is not None
    assert (told.time.first, told.time.certain) == (date(2017, 6, 9), False)


def test_a_day_counted_from_another_event() -> None:
    text = "استعادت الفصائل اليوم السيطرة على التل، بعد يومين من انسحاب قوات النظام."
    told = claim(text, "withdrawal")
    assert told.time is not None
    assert told.time.first == date(2017, 6, 8)


def test_the_next_sentence_goes_on_with_the_day_and_a_planned_event_doesnt() -> None:
    text = "قصفت الطائرات مدينة حلب أمس الجمعة. واعتقلت الشرطة خمسة رجال في المدينة."
    told = claim(text, "arrest")
    assert told.time is not None
    assert (told.time.first, told.time.certain, told.time.basis) == (date(2017, 6, 9), False, "inferred")
    coming = claim("قالت الوزارة أمس الجمعة إنها ستنشر قوات في حلب.", "deployment")
    assert coming.time is None


def test_a_part_of_the_day_alone_is_of_the_day_told_before() -> None:
    text = (
        "قصفت الطائرات مدينة حلب أمس الجمعة. وقال شاهد إن الشوارع خالية. وأغلقت المتاجر أبوابها. "
        "وانسحبت القوات من محيط الجسر مساءً."
    )
    told = claim(text, "withdrawal")
    assert told.time is not None
    assert told.time.first == date(2017, 6, 9)


def test_what_is_told_further_on_is_no_place_of_the_event() -> None:
    told = claim("خرجت تظاهرات حاشدة في إيران تنديدا بقرار ترامب الاعتراف بالقدس عاصمة لإسرائيل.", "protest")
    assert main_places(told) == ["إيران"]


def test_a_finer_place_inside_the_first_one_stays_its_place() -> None:
    text = "شنت الطائرات غارات على محافظة إدلب أمس استهدفت خلالها للمرة الثانية بلدة سراقب."
    assert main_places(claim(text, "air_strike")) == ["سراقب"]


def test_where_a_teller_sits_is_no_place_of_what_he_tells() -> None:
    text = "أفاد مراسل بلدي نيوز بمدينة إدلب أن الطائرات قصفت ريف حماة."
    assert main_places(claim(text, "air_strike")) == ["ريف حماة"]


def test_all_of_a_list_tell_who_somebody_is() -> None:
    text = "قتل عشرات من أهالي كفريا والفوعة في تفجير في منطقة الراشدين."
    assert not any("الفوعة" in p for c in read(Report("t", text)).claims for p in main_places(c))


def test_where_shells_come_from_is_not_where_they_fall() -> None:
    text = "سقطت القذائف خلال قصف مدفعي من مدينة حلب."
    assert not any(
        main_places(c) for c in read(Report("t", text)).claims if c.event in ("shelling", "bombardment")
    )


def test_a_year_told_later_is_not_the_day_of_the_story() -> None:
    text = "انفجار في حمص.\nقتل شخصان بالحادث.\nوتعرضت مدينة حمص لعدة تفجيرات العام الماضي."
    told = claim(text, "explosion")
    assert told.time is None


def test_a_day_told_later_dates_what_was_told_by_its_month() -> None:
    text = (
        "قصفت الطائرات مدينة الرقة الشهر الماضي. وقال ناشطون إن الطائرات قصفت مدينة الرقة في 28 أيار الماضي."
    )
    told = claim(text, "air_strike")
    assert told.time is not None
    assert (told.time.first, told.time.last) == (date(2017, 5, 28), date(2017, 5, 28))


def test_the_day_beside_a_clock_of_the_page_is_no_day_of_its_events() -> None:
    told = claim(
        "مقتل خمسة في غارات جوية على حلب GMT 19:00 2017 الخميس 8 يونيو مقتل خمسة في حلب.", "air_strike"
    )
    assert told.time is None


def test_a_village_that_is_named_later_by_the_same_direction_is_the_place() -> None:
    text = "الفصائل تسيطر على قرية شمال شرقي الباب. سيطرت الفصائل على قرية السفلانية شمال شرقي مدينة الباب."
    told = claim(text, "territory_change")
    assert main_places(told) == ["السفلانية"]


def test_a_dateline_before_a_paper_in_quotes_is_no_place() -> None:
    text = 'عاجل لندن - "الحياة" قصفت الطائرات أمس بشكل كثيف ريف حماة.'
    assert "لندن" not in main_places(claim(text, "air_strike"))


def test_a_day_behind_belonging_to_is_the_events() -> None:
    told = claim("قصفت الطائرات مواقع تابعة لها فجر اليوم في مدينة حلب.", "air_strike")
    assert told.time is not None
    assert told.time.first == date(2017, 6, 10)


def test_the_area_points_back_to_the_place_named_last() -> None:
    text = "انفجرت عبوة في بلدة مورك أمس.\nواعتقلت الشرطة رجلا في المنطقة."
    assert main_places(claim(text, "arrest")) == ["مورك"]


def test_a_site_with_its_adjective_lies_in_its_town() -> None:
    told = claim("وقع انفجار في محطة القطارات المركزية في مدينة بروكسل.", "explosion")
    assert main_places(told) == ["محطة القطارات"]


def test_a_desk_in_brackets_behind_its_agency_is_no_place() -> None:
    told = claim("اليوم رويترز (بغداد) انفجرت عبوة ناسفة في ريف كركوك.", "ied_explosion")
    assert "بغداد" not in main_places(told)


def test_numbers_between_the_places_of_a_list_part_it_not() -> None:
    text = "قصفت الطائرات أمس في معرة النعمان ( 29 ) و ( 19 ) في مدينة سرمدا و ( 4 ) في مدينة سراقب."
    assert len(main_places(claim(text, "air_strike"))) == 3


def test_what_goes_along_with_an_event_is_where_it_is() -> None:
    text = "شنت الطائرات غارات جوية ترافقت مع قصف مدفعي على بلدة مديرا. وتعرضت مدينة حرستا لقصف."
    assert any("مديرا" in p for p in main_places(claim(text, "air_strike")))


def test_what_a_state_does_it_does_at_home() -> None:
    assert main_places(claim("اعتقلت مصر أمس ثلاثة صحفيين.", "arrest")) == ["مصر"]


def test_a_summary_with_its_article_is_a_bulletin() -> None:
    text = "الموجز السوري ليوم 9 - 6 - 2017\n- قصف مدفعي على بلدة دارة عزة.\n- اعتقلت الشرطة رجلا في حلب."
    told = claim(text, "arrest")
    assert told.time is not None
    assert told.time.first == date(2017, 6, 9)


def _mains(text: str, event: str) -> set[str]:
    rest = " ولم تعلق الحكومة على ذلك. وساد الهدوء المنطقة بعد ساعات."
    claims = read(Report("t", text + rest)).claims
    return {p.name for c in claims if c.event == event for p in c.places if p.role == "main"}


@pytest.mark.parametrize(
    ("text", "event", "wanted"),
    [
        ("تظاهر المئات في تونس تنديدا بالاعتراف بالقدس عاصمة لإسرائيل.", "protest", {"تونس"}),
        ("تظاهر المئات في بيروت، وهتفوا القدس عاصمة فلسطين.", "protest", {"بيروت"}),
        ("تظاهر المئات في صنعاء وهم يهتفون الموت لأمريكا.", "protest", {"صنعاء"}),
        (
            "خرجت مظاهرات مماثلة شارك فيها الآلاف في مدينة حمص ( في وسط سوريا ) ومدينة درعا ( جنوب ) وحلب .",
            "protest",
            {"مدينة حمص", "درعا", "حلب"},
        ),
        ('اقتحم الجيش مدينة داريا احتجاجا على " أستانة " .', "ground_raid", {"داريا"}),
        ("نزح آلاف المدنيين عبر معبر ربيعة من الرقة.", "displacement", {"الرقة"}),
        (
            "طفل في أحد المشافي بعد غارة باريس ، فرنسا ( CNN ) - قتل عشرة في قصف على دوما.",
            "air_strike",
            set(),
        ),
    ],
)
def test_what_is_spoken_of_passed_through_or_written_from_is_no_place_of_an_event(
    text: str, event: str, wanted: set[str]
) -> None:
    assert _mains(text, event) == wanted


def test_a_place_near_the_border_with_a_country_is_told_from_that_border() -> None:
    text = "قصف الطيران بلدة سراقب قرب الحدود مع تركيا، وقتل ثلاثة مدنيين. ولم تعلق الحكومة على ذلك."
    (place,) = {c.place for c in read(Report("t", text)).claims if c.place is not None}
    assert place.name == "سراقب"
    assert place.relative is not None
    assert place.relative.of == "الحدود مع تركيا"
