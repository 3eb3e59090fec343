"""What the numbers of a sentence count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.model import Report
from tawatur.read import read


def tolls(text: str) -> set[tuple[str, int, int | None]]:
    """(what, low, high) of all counts of a text."""
    return {(t.what, t.low, t.high) for c in read(Report("t", text)).claims for t in c.counts}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "قصفت الطائرات البلدة، ما أسفر عن مقتل خمسة مدنيين وإصابة 12 آخرين.",
            {("killed", 5, 5), ("wounded", 12, 12)},
        ),
        ("قصفت الطائرات البلدة، ما أدى إلى مقتل وإصابة العشرات.", {("other", 20, 99)}),
        ("أدى القصف إلى مقتل 9 أشخاص بينهم أربعة أطفال.", {("killed", 9, 9), ("killed", 4, 4)}),
        ("أسفر القصف عن مقتل ستة جنود وثلاثة مدنيين.", {("killed", 6, 6), ("killed", 3, 3)}),
        ("قال المرصد إن 14 مدنيا قتلوا في قصف على السوق.", {("killed", 14, 14)}),
        ("قال مصدر إن جنديين اثنين قتلا وأصيب أكثر من 20.", {("killed", 2, 2), ("wounded", 20, None)}),
        ("لقي سبعة عمال مصرعهم وأصيب ثمانية في قصف على المصنع.", {("killed", 7, 7), ("wounded", 8, 8)}),
        ("أدى القصف إلى مقتل طفلة في القرية.", {("killed", 1, 1)}),
        ("أدى القصف إلى حريق، ولم يؤكد المصدر ما يتردد عن مقتل ثلاثة مدنيين في القصف.", set()),
        ("أدى القصف إلى مقتل طفلة وإصابة آخر.", {("killed", 1, 1), ("wounded", 1, 1)}),
        ("قتل 15 شخصا وأصيب العشرات بغارات على السوق.", {("killed", 15, 15), ("wounded", 20, 99)}),
        ("قضى ثلاثة أطفال في انفجار لغم.", {("killed", 3, 3)}),
        ("اغتال مسلحان ضابطا أمام منزله.", {("participants", 2, 2)}),
        (
            "أسفر الهجوم عن مقتل أربعة عناصر من الشرطة بينهم ضابط.",
            {("killed", 4, 4), ("killed", 1, 1)},
        ),
        (
            "أدى القصف إلى مقتل عشرة مدنيين بينهم ثلاث نساء وطفل.",
            {("killed", 10, 10), ("killed", 3, 3), ("killed", 1, 1)},
        ),
        ("هاجم مسلحون الحاجز، وبلغ عدد القتلى 6 والجرحى 11.", {("killed", 6, 6), ("wounded", 11, 11)}),
        ("راح ضحية الهجوم سبعة أشخاص.", {("killed", 7, 7)}),
        ("أفرجت السلطات عن 30 معتقلا.", {("released", 30, 30)}),
        ("سيطر الجيش على تسع قرى شرق المدينة.", {("other", 9, 9)}),
        ("داهمت القوة المنزل وقتلت مسلحين اثنين، وقالت إن القتيلين من سكان البلدة.", {("killed", 2, 2)}),
        ("ألحق انفجار السيارة المفخخة أضرارا بعشر سيارات.", {("other", 10, 10)}),
        ("قصف الطيران المدينة فنزحت مئتا أسرة.", {("displaced", 200, 200)}),
        ("شنت الطائرات خمس غارات على المدينة.", {("strikes", 5, 5)}),
        ("سقطت ثلاث قذائف على الحي في قصف مدفعي.", {("weapons", 3, 3)}),
        ("أدت المعارك إلى نزوح أكثر من 40 ألف مدني.", {("displaced", 40000, None)}),
        ("اعتقلت الشرطة خمسة أشخاص.", {("arrested", 5, 5)}),
        ("قال الناطق إن الرجلين المقبوض عليهما في الميناء نقلا الأسلحة.", {("arrested", 2, 2)}),
        ("أسفر القصف عن سقوط تسعة أشخاص على الأقل بين قتيل وجريح.", {("other", 9, None)}),
        ("هاجم مسلحون الحاجز، وعدد الجرحى تجاوز الـ 40 جريحا.", {("wounded", 40, None)}),
        ("قتل حوالي 70 مدنيا على الأقل في قصف على السوق.", {("killed", 70, None)}),
        ("قصف الطيران البلدة فتم إجلاء 12 مريضا من المشفى.", {("displaced", 12, 12)}),
        (
            "قصف الطيران البلدة ونفذ 14 هجوما جويا، منها 9 نفذت ليلا.",
            {("strikes", 14, 14), ("strikes", 9, 9)},
        ),
        ("قصفت الطائرات المدينة وسمع شاهدان من السكان دوي انفجار.", set()),
        ("سيطر الجيش على بلدة « تادف » ( القديمة ) وثلاث قرى شرق مدينة حلب بعد اشتباكات.", {("other", 3, 3)}),
        (
            "قصفت الطائرات المدينة فقتل 60 مقاتلا، بحسب مدير المرصد الذي يوثق الضحايا، "
            "وما لا يقل عن 20 مقاتلا من الفصائل.",
            {("killed", 60, 60), ("killed", 20, None)},
        ),
    ],
)
def test_a_number_has_the_measure_of_its_ruler(text: str, wanted: set[tuple[str, int, int | None]]) -> None:
    assert wanted <= tolls(text)


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات البلدة في الساعة 10:30.",
        "قصفت الطائرات قرية تبعد 60 كيلومترا عن المدينة.",
        "قصف اللواء 47 البلدة عام 2014.",
        "قصفت الطائرات عددا من القرى بعدة صواريخ.",
        "قصفت الطائرات بلدتي الزهرة والياسمين.",
    ],
)
def test_clocks_distances_labels_and_vague_numbers_count_nothing(text: str) -> None:
    assert not tolls(text)


def test_a_person_named_by_an_adjective_of_city_is_no_city() -> None:
    assert ("killed", 25, 25) in tolls("أدى القصف إلى مقتل 25 مدني في المدينة.")


@settings(max_examples=50)
@given(st.text(alphabet="قتل مقتل وإصابة 0123456789خمسة مدنيين ،.و\n", max_size=120))
def test_any_text_is_taken(text: str) -> None:
    for claim in read(Report("t", text)).claims:
        for toll in claim.counts:
            assert all(0 <= s.start < s.end <= len(text) for s in toll.spans)


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("وشنت القوات حملة اعتقالات طالت 16 شخصا من أبناء المنطقة.", ("arrested", 16)),
        ("تظاهر آلاف التونسيين في العاصمة احتجاجا على القرار.", ("participants", 1000)),
        ("شارك المئات في وقفة احتجاجية أمام السفارة.", ("participants", 100)),
        ("بدأ إخلاء مدينة داريا من المدنيين، ويفترض أن يغادر نحو 900 من أهالي المنطقة.", ("displaced", 900)),
        ("خرج مئات المواطنين عصرا في مسيرة وسط المدينة تنديدا بالقرار.", ("participants", 100)),
        ("قال مسؤول إن نحو 2500 أسرة نزحت من المدينة إلى القرى المجاورة بعد القصف.", ("displaced", 2500)),
        ("قصفت القوات الحي، وقال الوجيه إن 300 عائلة غادرت البلدة خوفا من القصف.", ("displaced", 300)),
        ('دمرت "هيئة تحرير الشام" وجيش العزة، أربع دبابات على محاور القرية في هجوم.', ("targets", 4)),
    ],
)
def test_persons_are_counted_by_the_event_that_they_belong_to(text: str, toll: tuple[str, int]) -> None:
    report = Report("t", f"{text} ولم تعلق الحكومة على ذلك. وساد الهدوء المنطقة بعد ساعات.")
    assert toll in {(k.what, k.low) for c in read(report).claims for k in c.counts}


@pytest.mark.parametrize("text", ["غادرت خمس سفن الميناء بعد القصف.", "نشر الجيش 20 صورة للهجوم."])
def test_things_are_neither_displaced_nor_take_part(text: str) -> None:
    report = Report("t", f"{text} ولم تعلق الحكومة على ذلك. وساد الهدوء المنطقة بعد ساعات.")
    told = {k.what for c in read(report).claims for k in c.counts}
    assert not told & {"displaced", "participants"}


def test_the_dead_of_a_crash_are_no_dead_of_the_raids_told_beside_it() -> None:
    text = "قتل خمسة أشخاص في تحطم مروحية كانت تعود من غارات على المدينة. وساد الهدوء بعد ساعات."
    told = {c.event: {(k.what, k.low) for k in c.counts} for c in read(Report("t", text)).claims}
    assert ("killed", 5) in told["crash"]
    assert not told.get("air_strike")


def test_places_taken_belong_to_their_taking() -> None:
    text = "قال مصدر إن الجيش سيطر على بلدة تادف وسبع قرى بعد اشتباكات مع التنظيم شرق مدينة حلب."
    told = {c.event: [k.low for k in c.counts] for c in read(Report("t", text)).claims}
    assert told == {"territory_change": [7], "armed_clash": []}


def test_a_family_is_no_captive() -> None:
    report = Report("t", "نزحت 2500 أسرة من المدينة إلى القرى. وساد الهدوء المنطقة بعد ساعات.")
    assert {c.event for c in read(report).claims} == {"displacement"}


def test_a_number_told_again_is_counted_once() -> None:
    text = "مقتل 14 جنديا في هجوم على حاجز البلدة.\nقتل 14 عسكريا في هجوم على حاجز البلدة، وفق مصدر أمني."
    tolls = [k for c in read(Report("t", text)).claims for k in c.counts]
    assert [(k.what, k.low) for k in tolls] == [("killed", 14)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("أسفر الهجوم عن مقتل أربعة عناصر من الشرطة بينهم ضابط.", {4: None, 1: "among"}),
        ("أسفر القصف عن سقوط تسعة أشخاص على الأقل بين قتيل وجريح.", {9: "mixed"}),
        ("أسفر الهجوم عن مقتل أربعة عناصر من الشرطة بينهم ثلاثة ضباط.", {4: None, 3: None}),
    ],
)
def test_a_toll_says_what_kind_of_number_it_is(text: str, wanted: dict[int, str | None]) -> None:
    found = {t.low: t.nature for c in read(Report("t", text)).claims for t in c.counts}
    assert found == wanted


def test_who_leaves_after_then_is_not_who_was_counted() -> None:
    text = "داهمت القوة بيتين، واقتادت رجلين من سكان القرية، ثم غادرت باتجاه الحدود."
    counted = {toll.what for claim in read(Report("t", text)).claims for toll in claim.counts}
    assert "displaced" not in counted
