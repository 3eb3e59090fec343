"""Who speaks, where a name, a day or another's deed stands between the verb and the words."""

from __future__ import annotations

import pytest

from tawatur.model import Report
from tawatur.read import read


def told(text: str) -> list[tuple[tuple[str, ...], str]]:
    """(chain of names, what is said) of each statement but silences."""
    found = read(Report("t", text)).statements
    return [
        (tuple(link.name for link in s.chain), text[s.content.start : s.content.end])
        for s in found
        if s.stance != "silent"
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "أعلن ولي العهد السعودي، الأمير محمد بن سلمان، أن الأزمة لن تؤثر على الثقة.",
            "الأمير محمد بن سلمان",
        ),
        ('فاليري جيراسيموف، رئيس هيئة الأركان الروسية، قال: "تم تحرير كامل الأراضي".', "فاليري جيراسيموف"),
        ("وقال مسؤول حزب الاتحاد في كرم الزيتون محمد عمر إن القوات انسحبت من البلدة.", "محمد عمر"),
        ("وكانت متحدثة باسمها قد ذكرت مساء الثلاثاء أن القوات انسحبت من البلدة.", "متحدثة باسمها"),
        ("ودان قادة إيران قرار ترامب نقل السفارة إلى القدس.", "قادة إيران"),
        ("أورينت نت دعت قوات سوريا الديمقراطية السكان إلى الابتعاد عن مواقعها.", "قوات سوريا الديمقراطية"),
    ],
)
def test_the_speaker_is_found_beside_his_office(text: str, speaker: str) -> None:
    chain, _ = told(text)[0]
    assert chain[-1].split()[:2] == speaker.split()[:2]


def test_an_outlet_that_tells_of_a_body_speaks_itself_where_the_body_is_its_object() -> None:
    chain, _ = told("اتهمت قناة الجزيرة الحكومة المصرية بإغلاق مكتبها في القاهرة.")[0]
    assert chain == ("قناة الجزيرة",)


def test_a_day_is_no_correspondent() -> None:
    text = "وأفاد مراسل عنب بلدي في إدلب، الاثنين 9 تشرين الأول، أن القوات سيطرت على المدينة."
    assert all("تشرين" not in name for name in told(text)[0][0])


def test_a_masculine_verb_whose_root_ends_like_a_feminine_goes_with_a_man() -> None:
    text = "وأكد مدير المرصد رامي عبد الرحمن أن القصف متواصل. ولفت عبدالرحمن إلى سقوط جرحى في الغارة."
    assert [chain[-1] for chain, _ in told(text)] == ["مدير المرصد رامي عبد الرحمن"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "وأفاد المرصد بانسحاب القوات من البلدة. وأشار إلى خروج خمس حافلات من الحي.",
        "وأفاد المرصد بانسحاب القوات من البلدة. وأشار أيضا إلى خروج خمس حافلات من الحي.",
        "وأفاد المرصد بانسحاب القوات من البلدة. وأشار أيضا إلى أن خمس حافلات خرجت من الحي.",
        "وأفاد المرصد بانسحاب القوات من البلدة، وقال يوم الأربعاء إن خمس حافلات خرجت من الحي.",
    ],
)
def test_a_verb_without_a_subject_goes_on_over_days_and_small_words(text: str) -> None:
    assert [chain for chain, _ in told(text)] == [("المرصد",), ("المرصد",)]
    assert "خمس حافلات" in told(text)[1][1]


def test_what_a_denial_is_about_is_no_statement_of_its_own() -> None:
    text = "ونفت هيئة تحرير الشام ما أعلنته موسكو، وأكدت أن قائدها بصحة جيدة."
    assert [chain for chain, _ in told(text)] == [("هيئة تحرير الشام",), ("هيئة تحرير الشام",)]


def test_what_someone_may_say_is_not_said() -> None:
    text = "وقال مسؤولان إن البنتاغون قد يعلن الاثنين نشر ألفي جندي في سوريا."
    assert [chain for chain, _ in told(text)] == [("مسؤولان",)]


def test_an_attitude_is_what_the_outlet_tells_of() -> None:
    text = "قالت وسائل إعلام رسمية إن الحكومة السورية ترحب بتشكيل لجنة لمناقشة الدستور."
    assert [chain for chain, _ in told(text)] == [("وسائل إعلام رسمية",)]


def test_but_what_another_said_is_his_through_the_outlet() -> None:
    text = "قالت وسائل إعلام رسمية إن الحكومة السورية أعلنت أن القوات انسحبت من البلدة."
    assert [chain for chain, _ in told(text)] == [("وسائل إعلام رسمية", "الحكومة السورية")]


def test_a_source_who_told_an_outlet_stands_before_the_colon() -> None:
    text = "مصدر لـCNN: جندي أفغاني يقتل ثلاثة جنود أمريكيين في قاعدة بالجنوب."
    assert told(text)[0][0] == ("CNN", "مصدر")


def test_a_quoted_name_holds_no_end_of_a_sentence() -> None:
    text = 'وانسحبت القوات من البلدة، وفق "المرصد". ولم يتمكن "المرصد" من تحديد الضحايا.'
    assert told(text)[0][0] == ("المرصد",)


def test_who_was_told_is_not_who_told() -> None:
    text = "كان الرئيس الأمريكي دونالد ترامب أبلغ الرئيس التركي رجب طيب إردوغان أن واشنطن تعدل دعمها."
    assert [chain[-1] for chain, _ in told(text)] == ["الرئيس الأمريكي دونالد ترامب"]


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("قتل أربعة مدنيين بقصف مدفعي على سرمين. أفاد بذلك الدفاع المدني السوري.", "الدفاع المدني السوري"),
        ("أوقفت الشرطة ثلاثة أشخاص في طرطوس. وأعلن ذلك وزير الداخلية.", "وزير الداخلية"),
        ("أفرج عن عشرة محتجزين في طرطوس. وجاء الإعلان على لسان العميد سامر الحلبي.", "العميد سامر الحلبي"),
    ],
)
def test_that_points_back_to_the_sentence_before(text: str, teller: str) -> None:
    said = [s for s in read(Report("t", text)).statements if s.chain[-1].name == teller]
    assert [text[s.content.start : s.content.end] for s in said] == [text[: text.index(".") + 1]]


def test_that_and_more_is_a_statement_of_its_own() -> None:
    text = "قتل أربعة مدنيين بقصف على سرمين. وقال ذلك المسؤول إن التحقيق بدأ."
    said = read(Report("t", text)).statements
    assert all(s.content.start > text.index(".") for s in said)
