"""Parties and tellers in sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.language import pack
from tawatur.language.text import tokenize
from tawatur.read.parties import Party, find_parties
from tawatur.tables import Row, read_tsv

LANGUAGE = pack.load("ar")


def parties(raw: str) -> list[Party]:
    text = tokenize(raw)
    found = find_parties(text, LANGUAGE.lexicon.find(text))
    for party in found:
        assert raw[party.name_span.start : party.name_span.end]
    return found


def names(raw: str) -> list[str]:
    return [p.name for p in parties(raw)]


def only(raw: str, name: str) -> Party:
    found = {p.name: p for p in parties(raw)}
    assert name in found, f"{name!r} not among {list(found)}"
    return found[name]


@pytest.mark.parametrize(
    ("raw", "name", "concept"),
    [
        ("قصفت القوات الأميركية الموقع", "القوات الأميركية", "us.forces"),
        ("قصف الجيش الباكستاني الموقع", "الجيش الباكستاني", "pk.army"),
        ("أعلنت وزارة الداخلية التونسية أن", "وزارة الداخلية التونسية", "tn.interior_ministry"),
        ("قالت الخارجية الفرنسية إن", "الخارجية الفرنسية", "fr.foreign_ministry"),
        ("اعتقلت قسد شابا", "قسد", "sdf"),
        ('سيطر تنظيم "الدولة الإسلامية" على البلدة', 'تنظيم "الدولة الإسلامية"', "is"),
        ("قتل عناصر من حزب الله", "عناصر من حزب الله", "lb.hezbollah"),
        ("انسحب مقاتلو هيئة تحرير الشام", "مقاتلو هيئة تحرير الشام", "hts"),
        ("شنت ميليشيات حوثية هجوما", "ميليشيات حوثية", "ye.houthis"),
        ("قال الرئيس الروسي فلاديمير بوتين إن", "الرئيس الروسي فلاديمير بوتين", "person.putin"),
        ("قال وزير الدفاع الإيطالي إن", "وزير الدفاع الإيطالي", "it.defence_ministry"),
        ("نقلت وكالة رويترز عن مصدر", "وكالة رويترز", "reuters"),
        ("ذكرت وكالة الأنباء العراقية (واع) أن", "وكالة الأنباء العراقية (واع)", "iq.ina"),
        ("قصفت طائرات سلاح الجو الأردني المعسكر", "طائرات سلاح الجو الأردني", "jo.air_force"),
    ],
)
def test_a_party_is_found_whole_with_its_body(raw: str, name: str, concept: str) -> None:
    assert only(raw, name).concept == concept


@pytest.mark.parametrize(
    ("raw", "name", "kind"),
    [
        ("قال مصدر أمني عراقي فضل عدم الكشف عن اسمه إن", "مصدر أمني عراقي", "official"),
        ("قال مصدر محلي في محافظة نينوى إن", "مصدر محلي في محافظة نينوى", "local_source"),
        ("ذكرت مصادر مطلعة داخل الوزارة أن", "مصادر مطلعة داخل الوزارة", "anonymous"),
        ("قال شهود عيان إن", "شهود عيان", "witness"),
        ("قال ناشطون إن", "ناشطون", "local_source"),
        ('قالت قناة "العربية" السعودية إن', 'قناة "العربية" السعودية', "outlet"),
        ("أفاد مراسل الجزيرة في حلب بأن", "مراسل الجزيرة في حلب", "correspondent"),
        ("قال المحلل العسكري إن", "المحلل العسكري", "expert"),
        ("قال المتحدث باسم حركة حماس إن", "المتحدث باسم حركة حماس", "armed_group"),
        ("قال مدير المرصد السوري لحقوق الإنسان إن", "مدير المرصد السوري لحقوق الإنسان", "monitor"),
        ("أعلنت الشرطة البلجيكية أن", "الشرطة البلجيكية", "official"),
        ("قال مصدر في هيئة تحرير الشام إن", "مصدر في هيئة تحرير الشام", "armed_group"),
    ],
)
def test_a_tellers_kind_is_known(raw: str, name: str, kind: str) -> None:
    assert only(raw, name).source_kind == kind


def test_two_countries_with_one_noun_are_two_parties() -> None:
    found = parties("نفذت القوات العراقية والأمريكية عملية مشتركة")
    assert [(p.name, p.concept) for p in found[:2]] == [
        ("القوات العراقية", "iq.forces"),
        ("الأمريكية", "us.forces"),
    ]


def test_an_object_is_no_adjective_of_the_subject() -> None:
    assert names("اتهم التحالف الحوثيين بذلك") == ["التحالف", "الحوثيين"]


def test_the_biggest_phrase_holds_the_others() -> None:
    party = only(
        "أعلن جهاز الأمن التابع لوزارة الداخلية اليمنية اعتقال خمسة",
        "جهاز الأمن التابع لوزارة الداخلية اليمنية",
    )
    assert [p.concept for p in party.inner] == ["ye.interior_ministry"]


def test_a_spokesmans_name_is_part_of_his_phrase() -> None:
    raw = "قال المتحدث باسم القوات المسلحة اللواء خليل العواد إن الهجوم انتهى"
    party = only(raw, "المتحدث باسم القوات المسلحة اللواء خليل العواد")
    assert party.person is not None
    assert raw[party.person.start : party.person.end] == "خليل العواد"


def test_a_person_named_again_keeps_his_office() -> None:
    found = parties("قال وزير الصحة الليبي خليل العواد إن الوضع صعب. وأضاف خليل العواد أن المشافي تعمل.")
    again = [p for p in found if p.name == "خليل العواد"]
    assert [p.concept for p in again] == ["ly.health_ministry"]


def test_proclitics_are_no_part_of_a_name() -> None:
    assert names("وللقوات الروسية قاعدة")[0] == "القوات الروسية"
    assert names("وبداعش وقسد") == ["داعش", "قسد"]


def test_people_are_counted_by_their_form() -> None:
    assert [only(f"قتل {w}", w).number for w in ("مدني", "مدنيان", "مدنيون", "طفلين", "نساء")] == [
        "one",
        "two",
        "many",
        "two",
        "many",
    ]
    assert only("مقتل عشرة مدنيين في القصف", "مدنيين").cat == "people"


def test_words_that_only_look_like_parties_are_passed_over() -> None:
    assert "الجزء" not in " ".join(names("استهدفت الجزء الغربي من القرية"))
    assert names("تراجعت مصادر الطاقة") == []
    assert names("زادت قوة الرياح وحركة السير") == []
    assert "المدرسة" not in names("عاد إلى نقاط عسكرية مختلفة")


def test_a_country_behind_a_preposition_is_a_place() -> None:
    assert names("وصلوا إلى تركيا") == []
    assert names("قصفت تركيا الموقع") == ["تركيا"]


def test_a_name_that_is_a_common_word_needs_a_sign() -> None:
    assert "almayadeen" not in [p.concept for p in parties("في الميادين العامة")]
    assert only('ذكرت قناة "الميادين" أن', 'قناة "الميادين"').concept == "almayadeen"


@given(st.text(max_size=200))
def test_any_text_is_taken(raw: str) -> None:
    parties(raw)


PIECES = """قال مصدر في الشرطة "داعش" ، ( ) القوات العراقية والأمريكية المتحدث باسم عبد أبو محمد مصادر مقربة
من حزب الله التابعة ل - تنظيم مراسل قناة . للقوات 5 CNN الرئيس اللواء بن أن"""
WORDS = st.sampled_from([*PIECES.split(), "\n"])


@given(st.lists(WORDS, max_size=25))
def test_parties_stand_in_order_and_never_overlap(words: list[str]) -> None:
    found = parties(" ".join(words))
    for one, two in pairwise(found):
        assert one.end <= two.first
    for party in found:
        assert party.first < party.end
        assert all(party.first <= p.first and p.end <= party.end for p in party.inner)


SHORT = [row for row in read_tsv("language", "ar", "party_short.tsv") if row.get("example")]


@pytest.mark.parametrize("row", SHORT, ids=lambda row: row["id"])
def test_a_short_noun_takes_the_body_that_the_report_names_in_full(row: Row) -> None:
    forms = row["forms"].split("|")
    last = [p for p in parties(row["example"]) if p.name in forms][-1]
    assert last.stands_for
    assert last.concept
    assert row.at == last.by
    alone = [p for p in parties(row["counter"]) if p.name in forms]
    assert alone
    assert not any(p.concept or p.stands_for for p in alone)


def test_a_short_noun_means_the_latest_fuller_name_and_its_members_follow() -> None:
    found = parties("انسحب الجيش اللبناني من البلدة. قصف الجيش التركي التلال، وقتل عناصر الجيش رجلا.")
    assert [p.concept for p in found if "الجيش" in p.name] == ["lb.army", "tr.army", "tr.army"]


def test_a_headline_takes_the_only_body_that_the_text_names() -> None:
    assert only("الجيش يدخل البلدة\nدخل الجيش اللبناني البلدة فجرا.", "الجيش").concept == "lb.army"
    assert only("الجيش يدخل البلدة\nقال الجيش اللبناني والجيش التركي إن", "الجيش").concept is None


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("تم القضاء على المسلحين", "القضاء"),
        ("بدأت الحرب منذ سنة واحدة", "سنة"),
        ("قاتل في معارك عديدة", "قاتل"),
        ("شهدت المنطقة تصعيد عسكري واسع", "عسكري"),
        ("عدلت واشنطن دعمها العسكري لشركائها", "العسكري"),
        ("تعطل النظام الإلكتروني للشركة", "النظام الإلكتروني"),
        ("بلغت قوته سبع درجات", "قوته"),
        ("ساند بقوة معارضي الاتفاق", "بقوة معارضي"),
        ("كانت المحاكمة علنية وجرت محاكمة ثانية", "محاكمة"),
        ("عن آخر الأخبار للعالم العربي", "للعالم العربي"),
    ],
)
def test_common_words_are_no_parties(raw: str, word: str) -> None:
    assert word not in names(raw)


def test_a_public_persons_surname_behind_another_given_name_is_someone_else() -> None:
    assert only("زار ماهر الأسد القاعدة", "ماهر الأسد").concept is None
    assert only("قال بشار الأسد إن", "بشار الأسد").concept == "person.assad"


def test_names_in_a_list_carry_their_and() -> None:
    found = parties("اعتقل الشبان أحمد الموسى وسمير الحسن ومازن قدور")
    assert [(p.name, p.lead) for p in found if p.kind == "person"][-2:] == [
        ("سمير الحسن", "و"),
        ("مازن قدور", "و"),
    ]
