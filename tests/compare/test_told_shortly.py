"""Incidents that outlets retell in two or three sentences: what must come of them from text to verdict."""

from __future__ import annotations

from datetime import date

from tawatur.compare import compare
from tawatur.link import link
from tawatur.model import Comparison, Incident, Report
from tawatur.read import read


def told(*texts: str) -> tuple[tuple[Incident, ...], tuple[Comparison, ...]]:
    """The incidents of reports by outlets of their own on one day, and what is compared of them."""
    reports = [
        Report(f"r{n}", text, f"outlet {n}", date(2024, 5, 10), language="ar") for n, text in enumerate(texts)
    ]
    readings = [read(r) for r in reports]
    incidents = link(reports, readings, ())
    return incidents, compare(incidents, reports, readings, ())


def values(found: tuple[Comparison, ...], attribute: str, about: str | None = None) -> set[str]:
    return {p.value for c in found if (c.attribute, c.about) == (attribute, about) for p in c.positions}


def test_counted_dead_are_told_though_the_report_is_two_sentences() -> None:
    incidents, found = told(
        "أفاد مصدر طبي اليوم بمقتل سبعة أشخاص وإصابة نحو 30 في حصيلة أولية لانفجار داخل سوق في مدينة الموصل. "
        "وذكر المصدر أن السبب لم يتضح."
    )
    assert len(incidents) == 1
    assert "7" in values(found, "killed")


def test_a_tally_without_a_word_for_the_event_is_one_all_the_same() -> None:
    incidents, found = told("رفعت وزارة الصحة عدد قتلى سوق الموصل إلى 41 شخصاً. وبدأ التشييع صباح الجمعة.")
    assert len(incidents) == 1
    assert values(found, "killed") == {"41"}


def test_a_tally_beside_the_event_it_counts_is_no_second_event() -> None:
    report = Report("r", "قصف الطيران سوقا في إدلب. وارتفعت حصيلة القتلى إلى 12 قتيلا.", language="ar")
    assert [c.event for c in read(report).claims] == ["air_strike"]


def test_a_tally_of_goals_is_nothing() -> None:
    assert read(Report("r", "بلغت حصيلة الفريق 12 هدفا في الدوري هذا الموسم.", language="ar")).claims == ()


def test_whom_an_operation_left_are_its_dead_and_add_up() -> None:
    _, found = told("قال المتحدث إن العملية في قرية البصيرة خلفت 3 مدنيين و6 مقاتلين.")
    assert values(found, "killed") == {"9"}
    assert values(found, "killed", "civilian") == {"3"}


def test_a_figure_in_a_statement_is_its_sources_though_that_tells_no_event() -> None:
    _, found = told("انفجرت عبوة ناسفة أمس في الموصل وقتل 9 أشخاص. وقال مصدر طبي إن الحصيلة 12 قتيلا.")
    killed = next(c for c in found if (c.attribute, c.about) == ("killed", None))
    assert killed.verdict == "contested"
    assert {o.name.split(" (")[0] for p in killed.positions if p.value == "12" for o in p.origins} == {
        "مصدر طبي"
    }


def test_the_abducted_are_freed_elsewhere_and_later() -> None:
    _, found = told(
        "أعلنت السلطات في محافظة كركوك تحرير ثلاثة من المدنيين المخطوفين. "
        "وقال العميد علي حسين إن الحافلة اختُطفت قبل 10 أيام في الموصل."
    )
    assert values(found, "date") == values(found, "place") == set()
    assert values(found, "date", "abduction") == {"2024-04-30"}
    assert values(found, "place", "release") == {"محافظة كركوك"}


def test_a_day_told_of_another_event_that_is_no_kin_is_not_this_ones() -> None:
    _, found = told(
        "قالت قيادة العمليات المشتركة إن الإنزال الجوي في الحسكة لا صلة له بالضربة الأميركية التي وقعت "
        "يوم الثلاثاء. واعتقلت القوة شخصين."
    )
    assert values(found, "link") != set()
    assert "2024-05-07" not in values(found, "date")


def origins(found: tuple[Comparison, ...], attribute: str) -> set[str]:
    return {o.key for c in found if c.attribute == attribute for p in c.positions for o in p.origins}


def test_the_cells_statement_is_the_cells() -> None:
    _, found = told(
        "أعلنت خلية الإعلام الأمني اعتقال مطلوبين اثنين في إنزال جوي قرب الموصل. "
        "وذكر بيان للخلية أن القوة قبضت على هدفين مهمين."
    )
    assert origins(found, "arrested") == {"iq.security_media_cell"}


def test_who_heads_a_body_speaks_for_it() -> None:
    _, found = told(
        "قال الفريق سعد معن إن القوة اعتقلت اثنين في إنزال جوي قرب الموصل. "
        "وأعلنت خلية الإعلام الأمني اعتقال مطلوبين اثنين."
    )
    assert origins(found, "arrested") == {"iq.security_media_cell"}


def test_the_agency_that_carries_a_statement_is_no_origin_of_it() -> None:
    _, found = told(
        "نفذت القوات إنزالا جويا قرب الموصل. وأكدت خلية الإعلام الأمني في بيان نقلته وكالة الأنباء العراقية "
        "القبض على هدفين مهمين."
    )
    assert origins(found, "arrested") == {"iq.security_media_cell"}


def test_who_claims_an_attack_is_said_to_have_done_it() -> None:
    _, found = told("انفجرت عبوة ناسفة في حمص وقتل 3 أشخاص. وتبنت سرايا أنصار السنة التفجير.")
    assert values(found, "agent") == {"سرايا أنصار السنة"}


def verdict(found: tuple[Comparison, ...], attribute: str, about: str | None = None) -> str:
    (one,) = [c for c in found if (c.attribute, c.about) == (attribute, about)]
    return one.verdict


def test_near_a_town_and_in_it_are_two_places_that_can_both_be_true() -> None:
    _, found = told(
        "قتل ستة جنود بكمين قرب مدينة تدمر فجر اليوم الجمعة.",
        "قتل ستة جنود بكمين في مدينة تدمر فجر اليوم الجمعة.",
        "قتل ستة جنود بكمين على مقربة من تدمر فجر اليوم الجمعة.",
    )
    assert verdict(found, "place") == "compatible"
    assert len(values(found, "place")) == 2
    assert "تدمر" in values(found, "place")


def test_who_was_not_at_home_is_set_against_nobody_escaped() -> None:
    _, found = told(
        "داهمت قوة من الدرك منزلا في بلدة معرين واعتقلت رجلين. وقال شاهد إن الثالث لم يكن في المنزل.",
        "أعلنت قيادة الدرك اعتقال رجلين في مداهمة ببلدة معرين، وقالت إن القوة حالت دون فرار المطلوبين.",
    )
    assert verdict(found, "escaped") == "compatible"
    assert values(found, "escaped") == {"not_there", "nobody"}
    (why,) = [c.why for c in found if c.attribute == "escaped"]
    assert "did not escape" in why


def test_an_absence_alone_is_no_word_on_who_escaped() -> None:
    _, found = told(
        "داهمت قوة من الدرك منزلا في بلدة معرين واعتقلت رجلين. وقال شاهد إن الثالث لم يكن في المنزل."
    )
    assert values(found, "presence") == {"no"}
    assert values(found, "escaped") == set()


def test_whom_an_operation_was_meant_to_take_is_told_by_several_words() -> None:
    _, found = told(
        "داهمت قوة من الدرك بلدة معرين واعتقلت رجلين. وذكر مصدر أن الهدف ثلاثة قيادات.",
        "داهمت قوة من الدرك بلدة معرين واعتقلت رجلين. وقالت القيادة إن هدف العملية أربعة قياديين.",
    )
    assert verdict(found, "targets") == "contested"
    assert values(found, "targets") == {"3", "4"}


def test_nobody_claims_it_in_several_wordings() -> None:
    for words in ("ولم تعلن أي جهة مسؤوليتها", "ولم تتبن أي جماعة الهجوم", "ولم يعلن أحد مسؤوليته عنه"):
        _, found = told(f"قتل ستة أشخاص في تفجير سيارة مفخخة في مدينة الباب، {words}.")
        assert values(found, "responsibility") == {"nobody"}, words


def test_whose_duty_something_is_claims_no_attack() -> None:
    _, found = told(
        "قتل ستة أشخاص في تفجير سيارة مفخخة في مدينة الباب. وتعلن الوزارة مسؤوليتها عن صيانة الطريق."
    )
    assert values(found, "responsibility") == set()


def test_at_least_so_many_civilians_are_a_part_of_the_dead() -> None:
    _, found = told(
        "قال المرصد السوري لحقوق الإنسان إن 60 شخصا قتلوا في قصف على كلية في حمص، وإن تسعة على الأقل مدنيون قتلوا فيه."
    )
    assert values(found, "killed") == {"60"}
    assert values(found, "killed", "civilian") == {"9+"}


def test_several_held_are_two_or_more() -> None:
    _, found = told(
        "اعتقلت الشرطة عددا من المشتبه بهم في بلدة معرين فجر اليوم.",
        "اعتقلت الشرطة خمسة من المشتبه بهم في بلدة معرين فجر اليوم.",
    )
    assert verdict(found, "arrested") == "compatible"
    assert values(found, "arrested") == {"2+", "5"}


def test_two_quarters_of_a_city_exclude_each_other_and_the_city_neither() -> None:
    _, found = told(
        "اندلعت اشتباكات اليوم الجمعة في طرابلس قتل فيها خمسة مسلحين. "
        "وقتل قائد كتيبة بإطلاق نار في منطقة صلاح الدين جنوبي المدينة.",
        "قتل خمسة مسلحين في اشتباكات اندلعت اليوم الجمعة في منطقة أبو سليم بطرابلس.",
        "قتل خمسة مسلحين في اشتباكات اندلعت اليوم الجمعة في طرابلس.",
    )
    assert verdict(found, "place") == "contested"
    (why,) = [c.why for c in found if c.attribute == "place"]
    assert "صلاح الدين" in why
    assert "أبو سليم" in why


def test_with_whom_a_raid_was_coordinated_is_not_where_it_was() -> None:
    _, found = told("اعتقلت القوة شخصين في مداهمة فجر الخميس، وقال الناطق إن ذلك جرى بتنسيق مع دمشق.")
    assert values(found, "place") == set()
    _, found = told(
        "اعتقلت القوة شخصين في مداهمة في دمشق فجر الخميس، وقال الناطق إن ذلك جرى بتنسيق مع الأهالي."
    )
    assert values(found, "place") == {"دمشق"}
