"""Who is said to have said what: each kind of cue, where content begins and ends, who goes on speaking."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.model import Report, Statement
from tawatur.read import read


def told(text: str) -> tuple[Statement, ...]:
    return read(Report("r", text)).statements


def shown(text: str) -> list[tuple[list[str], str]]:
    """Each statement as its chain's names and its content."""
    return [
        ([link.name for link in s.chain], text[s.content.start : s.content.end].strip(' ."“”'))
        for s in told(text)
    ]


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        # the verb and its subject, in both orders
        (
            "قالت وزارة الدفاع العراقية إن القوات انسحبت من البلدة.",
            ["وزارة الدفاع العراقية"],
            "القوات انسحبت من البلدة",
        ),
        ("وزارة الدفاع العراقية قالت إن القوات انسحبت.", ["وزارة الدفاع العراقية"], "القوات انسحبت"),
        (
            "وكان المرصد السوري لحقوق الإنسان، ومقره لندن، أعلن مقتل مدنيين.",
            ["المرصد السوري لحقوق الإنسان"],
            "مقتل مدنيين",
        ),
        (
            "أعلنت وزارة الدفاع العراقية مقتل جنديين في هجوم.",
            ["وزارة الدفاع العراقية"],
            "مقتل جنديين في هجوم",
        ),
        ("أفاد مصدر أمني بوقوع انفجار في السوق.", ["مصدر أمني"], "بوقوع انفجار في السوق"),
        (
            "وزارة الدفاع العراقية اتهمت الحكومة السورية بقصف المعبر.",
            ["وزارة الدفاع العراقية"],
            "الحكومة السورية بقصف المعبر",
        ),
        # through whom
        ("قال مصدر أمني لوكالة رويترز إن الطريق مغلق.", ["وكالة رويترز", "مصدر أمني"], "الطريق مغلق"),
        ("نقلت وكالة رويترز عن مصدر أمني قوله إن الطريق مغلق.", ["وكالة رويترز", "مصدر أمني"], "الطريق مغلق"),
        (
            "وفي حديث لوكالة رويترز، قال مصدر أمني إن الطريق مغلق.",
            ["وكالة رويترز", "مصدر أمني"],
            "الطريق مغلق",
        ),
        (
            "قتل جنديان في هجوم، بحسب ما نقلت وكالة رويترز عن مصدر أمني.",
            ["وكالة رويترز", "مصدر أمني"],
            "قتل جنديان في هجوم",
        ),
        # papers belong to who issued them
        (
            "وأفاد بيان صادر عن وزارة الدفاع العراقية أن القوات انسحبت.",
            ["وزارة الدفاع العراقية"],
            "القوات انسحبت",
        ),
        ("وجاء في بيان وزارة الدفاع العراقية أن القوات انسحبت.", ["وزارة الدفاع العراقية"], "القوات انسحبت"),
        (
            "أصدرت وزارة الدفاع العراقية بيانا قالت فيه إن القوات انسحبت.",
            ["وزارة الدفاع العراقية"],
            "القوات انسحبت",
        ),
        # according to
        (
            "وبحسب المرصد السوري لحقوق الإنسان، فإن القصف تواصل.",
            ["المرصد السوري لحقوق الإنسان"],
            "القصف تواصل",
        ),
        (
            "تواصل القصف على البلدة، وفق المرصد السوري لحقوق الإنسان.",
            ["المرصد السوري لحقوق الإنسان"],
            "تواصل القصف على البلدة",
        ),
        ("قتل جنديان، على ما أعلنت وزارة الدفاع العراقية.", ["وزارة الدفاع العراقية"], "قتل جنديان"),
        # speakers that no row knows
        ("قالت امرأة إن الانفجار هز الحي.", ["امرأة"], "الانفجار هز الحي"),
        # a word that lost its shadda
        (
            "حم لت وزارة الدفاع العراقية داعش مسؤولية القصف.",
            ["وزارة الدفاع العراقية"],
            "داعش مسؤولية القصف",
        ),
        # a headline
        (
            "وزير الدفاع الروسي: بدأنا سحب القوات من القاعدة",
            ["وزير الدفاع الروسي"],
            "بدأنا سحب القوات من القاعدة",
        ),
    ],
)
def test_a_statement_has_its_chain_and_content(text: str, chain: list[str], content: str) -> None:
    assert shown(text) == [(chain, content)]


@pytest.mark.parametrize(
    "text",
    [
        "نقلت سيارات الإسعاف المصابين إلى المستشفى.",
        "قصفت الطائرات القرية إضافة إلى بلدتين.",
        "يذكر أن المنطقة شهدت معارك عنيفة.",
        "هناك أدلة تدين إيران في الهجوم.",
        "علقت الشركة رحلاتها بعد الحادث.",
        "لم تعلن وزارة الدفاع العراقية مقتل أحد.",
        "إذا اعترفت الولايات المتحدة بالقرار فسيتغير الوضع.",
        "سيعلن الجيش العراقي النتائج غدا.",
        "من غير المرجح أن تؤكد وزارة الدفاع العراقية النبأ.",
    ],
)
def test_words_of_telling_that_tell_nothing(text: str) -> None:
    assert shown(text) == []


def test_the_speaker_goes_on_through_pronouns_and_participles() -> None:
    text = (
        "قال مصدر أمني لوكالة رويترز إن مسلحين هاجموا الحاجز، مضيفا أن جنديين قتلا. "
        "وأشار إلى أن الطريق مغلق. وأضاف المصدر نفسه أن التعزيزات وصلت."
    )
    assert [chain for chain, _ in shown(text)] == [["وكالة رويترز", "مصدر أمني"]] * 4


def test_a_verb_goes_back_to_the_speaker_of_its_gender() -> None:
    text = "قالت وزارة الدفاع العراقية إن القوات انسحبت، ونفى المرصد السوري ذلك. وأضافت أن العملية انتهت."
    assert shown(text)[-1] == (["وزارة الدفاع العراقية"], "العملية انتهت")


def test_a_surname_stands_for_the_person_named_before() -> None:
    text = "قال المتحدث باسم الشرطة سالم الحمداني إن النار أخمدت. وأضاف الحمداني أن التحقيق بدأ."
    assert shown(text)[-1] == ([shown(text)[0][0][-1]], "التحقيق بدأ")


def test_the_class_noun_stands_for_the_body_named_before() -> None:
    text = "هاجمت حركة طالبان معسكرا للجيش. وقالت الحركة إن الهجوم قتل عشرة جنود."
    assert shown(text) == [(["حركة طالبان"], "الهجوم قتل عشرة جنود")]


def test_a_paper_by_the_class_noun_is_the_body_that_spoke() -> None:
    text = "وقالت خلية الإعلام الأمني إن خلية الصقور قبضت على رجلين. وذكر بيان للخلية أن الرجلين نقلا."
    assert shown(text)[-1] == (["خلية الإعلام الأمني"], "الرجلين نقلا")


def test_what_a_quoted_person_says_another_said_stays_his() -> None:
    text = 'قال مصدر أمني: "أعلنت البلدية إغلاق الطريق منذ أمس صباحا".'
    assert [chain for chain, _ in shown(text)] == [["مصدر أمني"]]


def test_one_who_tells_of_another_stands_before_him() -> None:
    text = "ذكرت وكالة رويترز أن وزارة الدفاع العراقية قالت إن القوات انسحبت."
    assert shown(text) == [(["وكالة رويترز", "وزارة الدفاع العراقية"], "القوات انسحبت")]


def test_two_speakers_of_one_verb_are_two_statements() -> None:
    text = "أكد مصدر أمني وشهود عيان أن الانفجار وقع فجرا."
    assert [chain for chain, _ in shown(text)] == [["شهود عيان"], ["مصدر أمني"]]


def test_a_statement_ends_where_the_next_speaker_begins() -> None:
    text = "قالت وزارة الدفاع العراقية إن القوات انسحبت، وقال شهود عيان إن القصف تواصل."
    assert [content.rstrip("، ") for _, content in shown(text)] == ["القوات انسحبت", "القصف تواصل"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("نفت وزارة الدفاع العراقية وقوع أي هجوم.", "denied"),
        ("زعم تنظيم داعش أنه أسقط طائرة.", "doubted"),
        ("تبنى تنظيم داعش الهجوم على الحاجز.", "claimed"),
        ("ولم تعلق وزارة الدفاع العراقية على الهجوم.", "silent"),
        ("رفضت وزارة الدفاع العراقية التعليق على النبأ.", "silent"),
        ("ولم تدل وزارة الدفاع العراقية بأي تعليق على العملية.", "silent"),
        ("تتهم الحكومة السورية تركيا بدعم المسلحين، وهو ما تنفيه أنقرة.", "denied"),
    ],
)
def test_the_stance_is_the_cues(text: str, stance: str) -> None:
    assert told(text)[-1].stance == stance


@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ('قال مصدر أمني: "أغلقنا الطريق المؤدي إلى المطار".', True),
        ('قال مصدر أمني إن "المسلحين فروا من الحاجز إلى الجبل".', True),
        ('قال مصدر أمني إن تنظيم "الدولة الإسلامية" انسحب.', False),
        ("قال مصدر أمني إن المسلحين انسحبوا.", False),
        ('وقال المتحدث باسم الشرطة " لن نتوقف عن البحث حتى نجد الجناة.', True),
    ],
)
def test_direct_speech_opens_in_quotation_marks(text: str, direct: bool) -> None:
    assert [s.direct for s in told(text)] == [direct]


WORDS = st.sampled_from(
    """قال وقالت أن إن بحسب ما نقلت عن مصدر أمني المصدر نفسه وأضاف مضيفا : " ، . “ ” رويترز وكالة لم تعلق كما
    حيث التي الوزارة ( ) جاء في فيه بيان نقلا ا ي ذكر وهو تنفيه الجيش العراقي اليوم 5""".split()  # noqa: SIM905
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_is_read_and_spans_are_its_own(text: str) -> None:
    for statement in told(text):
        assert 0 <= statement.content.start < statement.content.end <= len(text)
        assert text[statement.cue_span.start : statement.cue_span.end] == statement.cue
        for link in statement.chain:
            assert 0 <= link.span.start < link.span.end <= len(text)
            assert link.name


def test_another_verb_of_saying_ends_what_the_first_brings_in() -> None:
    first, second = told("فبينما تتحدث بغداد عن معتقلين، قال مصدر محلي لصحيفة المرسى إن المروحيات أقلعت.")
    assert [link.name for link in first.chain] == ["بغداد"]
    assert [link.name for link in second.chain] == ["صحيفة المرسى", "مصدر محلي"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("وأعلن مركز طب الميدان أن الحصيلة بلغت 27 قتيلا.", "مركز طب الميدان", "anonymous"),
        ("وأوضح متنبئ جوي أن الثلوج ستغطي المرتفعات.", "متنبئ جوي", "expert"),
        (
            "وبثت القيادة المركزية الأميركية بيانا جاء فيه أن العملية لم تسفر عن إصابات.",
            "القيادة المركزية الأميركية",
            "official",
        ),
        ("أعلنت الفصائل سيطرة قواتها على الحي.", "الفصائل", "armed_group"),
        ("أعلنت وزارة الدفاع عبر موقعها الرسمي سيطرة قواتها على الحي.", "وزارة الدفاع", "official"),
    ],
)
def test_who_speaks_is_found_beside_the_verb(text: str, name: str, kind: str) -> None:
    said = read(Report("t", text)).statements[0]
    assert (said.chain[-1].name, said.chain[-1].kind) == (name, kind)
