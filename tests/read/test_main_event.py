"""What a report is for, and when two mentions are one event."""

from __future__ import annotations

import pytest

from tawatur.model import Claim, Polarity, Report
from tawatur.read import read


def claims(text: str) -> tuple[Claim, ...]:
    return read(Report("t", text)).claims


def main_event(text: str) -> str:
    return next(c.event for c in claims(text) if c.main)


def count(text: str, event: str) -> int:
    return sum(c.event == event and c.same_as is None for c in claims(text))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "بدأت صباح الثلاثاء عملية إجلاء المدنيين من بلدة مضايا. وكانت العملية تأخرت بسبب انفجار سيارة "
            "مفخخة قرب الحافلات أوقع 20 قتيلا يوم السبت. وقال ناشطون إن القصف تجدد على البلدة.",
            "displacement",
        ),
        (
            "توصلت الحكومة والفصائل في درعا إلى اتفاق لوقف القتال. وتحاصر القوات الحكومية المدينة منذ عامين.",
            "agreement",
        ),
        (
            "خرجت مظاهرات حاشدة في صنعاء احتجاجا على الغلاء. وقال شهود إن محتجين أحرقوا إطارات في الشوارع.",
            "protest",
        ),
        (
            "دخل الجيش السوري بلدة تدمر فجر اليوم وسيطر على المدينة كلها بعد انسحاب المسلحين.",
            "territory_change",
        ),
        (
            "قتلت الشرطة إرهابيا في الموصل وعثرت على أسلحة وذخائر. وقال المتحدث إن العملية مستمرة.",
            "killing",
        ),
        (
            "مئات المسلحين من ميليشيا أجنبية للمشاركة في هجوم مرتقب على إدلب. وذكرت صحيفة محلية أن الأمر بدأ "
            "حين وصلت قوات من الجيش أمس إلى ريف حلب.",
            "deployment",
        ),
        (
            "مقتل منفذ هجوم مدريد. وقالت الشرطة إنها أطلقت النار على الرجل قرب بلدة صغيرة أمس فقتلته.",
            "shooting_attack",
        ),
        ("الفصائل تتقدم لقرى جديدة في ريف حلب. وقال مصدر إن اشتباكات تدور هناك.", "territory_change"),
        ("غواصة روسية تقصف مواقع في دير الزور. وقالت الوزارة إن الضربة أصابت أهدافها.", "shelling"),
        ("أعلنت وزارة الدفاع أن قواتها دمرت رتل دبابات للجيش قرب بلدة البصيرة.", "materiel_destroyed"),
        ("أعلن الجيش أن طائراته الحربية دمرت مستودع ذخيرة قرب مدينة درنة أمس.", "air_strike"),
        ("أطلقت قوات الأمن النار على متظاهرين في ساحة مدينة البصرة أمس فقتلت ثلاثة منهم.", "crackdown"),
        (
            "اندلعت تظاهرات مساء الأربعاء وسط مدينة الناصرية. وقتل ثلاثة من المتظاهرين برصاص قوات الأمن.",
            "shooting_attack",
        ),
    ],
)
def test_the_main_event_is_the_first_of_weight(text: str, event: str) -> None:
    assert main_event(text) == event


def test_also_brings_in_a_further_event() -> None:
    text = (
        "قصفت المدفعية بلدة كفرنبل صباح اليوم. كما قصفت المدفعية أطراف القرية ليلا. وقال ناشطون إن الوضع سيئ."
    )
    assert count(text, "shelling") == 2


def test_a_lead_tells_its_headline_again() -> None:
    text = (
        "غارة إسرائيلية على مصنع للنحاس قرب حمص السورية. قال قيادي في بيروت اليوم الخميس إن غارة إسرائيلية "
        "دمرت مصنعا للنحاس في مدينة حسياء السورية ولم يصب أحد.\nوامتنع الجيش الإسرائيلي عن التعليق."
    )
    assert count(text, "air_strike") == 1


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("طالبت المنظمة الحكومة بالإفراج عن المعتقلين في سجن عدن.", "release"),
        ("قضت محكمة عسكرية في صنعاء بإعدام ستة متهمين بعد محاكمة قصيرة.", "execution"),
        ("شكك محلل سياسي في صمود الهدنة بين الحكومة والمعارضة. وقصف الجيش بلدة دوما أمس.", "agreement"),
        (
            "تمكنت الشرطة من السيطرة عليه بعد دقائق. وقال شهود إن مسلحا أطلق النار على المارة.",
            "territory_change",
        ),
        ("ضرب زلزال مدينة كرمانشاه وقتل 300 شخص. وقال الهلال الأحمر إن المساعدات وصلت.", "killing"),
        ("انسحب الأمر على ريف حماة. وقصف الجيش بلدة اللطامنة بالمدفعية صباح اليوم.", "withdrawal"),
    ],
)
def test_what_is_asked_for_sentenced_known_or_an_accident_is_no_event(text: str, event: str) -> None:
    assert not any(c.event == event for c in claims(text))


def test_what_is_joined_to_a_plan_is_planned() -> None:
    text = "يحاول الجيش اقتحام وادي بردى وتهجير سكانه. وقصفت الطائرات قرية بسيمة أمس."
    told = next(c for c in claims(text) if c.event == "displacement")
    assert told.polarity is Polarity.PLANNED


def test_a_denial_ends_where_another_scene_begins() -> None:
    text = (
        "نفى المراسل سيطرة الجيش على مطار أبو الظهور، حيث تدور اشتباكات عنيفة بين الجيش والفصائل في المطار. "
        "وقال ناشطون إن القصف تجدد. وأضافوا أن سكان القرى المجاورة نزحوا."
    )
    told = next(c for c in claims(text) if c.event == "armed_clash")
    assert told.polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    "text",
    [
        "ضرب زلزال قوي قاعدة للجيش في مدينة وان. وقالت وكالة الأنباء إن فرق الإنقاذ وصلت.",
        "خاضت الحكومة معركة دبلوماسية في الأمم المتحدة. وقال الوزير إن التصويت جرى أمس.",
        "تعرض موقع الوزارة لهجوم إلكتروني. وقال الوزير إن الخدمة عادت أمس.",
        "فجر القرار أزمة في البلاد. وقال الوزير إن النقاش سيستمر.",
        "أوقفت الشركة عمليات الشحن إلى الميناء. وقال المدير إن القرار مؤقت.",
        "ترك القرار أثرا بشكل سلبي على السوق. وقال الوزير إن الأسعار سترتفع.",
    ],
)
def test_figures_of_speech_and_nature_are_no_attack(text: str) -> None:
    assert claims(text) == ()


def test_a_meeting_in_the_headline_is_what_the_report_is_for() -> None:
    text = (
        "قمة سوتشي تبحث مستقبل سوريا\nعقد الرؤساء الثلاثة قمة في مدينة سوتشي أمس لبحث مستقبل البلاد وشكل الدولة.\n"
        "وقال المتحدث إن النقاش كان طويلا.\nوأضاف أن القوات الأجنبية ستنسحب من البلاد."
    )
    assert main_event(text) == "meeting"


def test_those_who_died_in_a_crash_were_not_killed_again() -> None:
    text = "تحطم مروحية عسكرية قرب الكوت. وقال ضابط إن البحث جار عن الحطام. وأضاف أن طيارين اثنين قتلوا."
    assert (count(text, "crash"), count(text, "killing")) == (1, 0)
