# ruff: noqa: E501 - the lines of a report are not broken
"""A brief made by hand over texts written for this project; one of its six reports is hostile."""

from __future__ import annotations

from datetime import date

from tawatur.model import (
    Brief,
    Claim,
    Comparison,
    Edge,
    Failure,
    Family,
    Flag,
    Incident,
    Link,
    Mention,
    Origin,
    Place,
    Polarity,
    Position,
    Reading,
    Relative,
    Report,
    Role,
    Statement,
    Time,
    Toll,
    Variant,
)
from tawatur.values import Span

OFFICIAL = Report(
    "sample:1",
    """بغداد - الرافد

أعلنت خلية الإعلام الأمني، اليوم الخميس، القبض على مطلوبين اثنين في عملية إنزال جوي داخل الأراضي السورية.

وقالت الخلية في بيان إن "القوة عادت إلى قواعدها من دون خسائر"، وأضافت أن دور التحالف الدولي اقتصر على الإسناد الفني.

ولم يحدد البيان القرية التي جرى فيها الإنزال.""",
    "وكالة الرافد للأنباء",
    date(2025, 12, 18),
    "القبض على مطلوبين اثنين بإنزال جوي داخل سوريا",
    "https://example.org/rafid/landing",
    "ar",
)
INDEPENDENT = Report(
    "sample:2",
    """الحسكة - نهر الخابور

نفذت قوات عراقية وأميركية، فجر اليوم الخميس 18 كانون الأول، إنزالاً جوياً مشتركاً في ريف الحسكة الجنوبي، وانتهى باعتقال شخصين.

ونقلت قناة "البادية" عن مصدر أمني عراقي قوله إن القوة نزلت في قرية تبعد نحو 60 كيلومتراً جنوب مدينة الحسكة، وإن العملية نُسّقت مع الحكومة السورية.

ولم تعلّق وزارة الداخلية السورية على العملية حتى ساعة إعداد هذا الخبر.

وكانت الوزارة قد أعلنت قبل أيام توقيف خمسة مشتبه بهم في تدمر.""",
    "موقع نهر الخابور",
    date(2025, 12, 18),
    "إنزال عراقي أميركي جنوب الحسكة واعتقال شخصين",
    "https://example.org/khabur/18122025",
    "ar",
)
REPRINT = Report(
    "sample:3",
    INDEPENDENT.text.replace("الحسكة - نهر الخابور", "القامشلي - بريد الجزيرة", 1),
    "صحيفة بريد الجزيرة",
    date(2025, 12, 19),
    "إنزال عراقي أميركي جنوب الحسكة واعتقال شخصين",
    None,
    "ar",
)
GARBLED = Report(
    "sample:4",
    """شنّت القوات العراقية والأمريكية، في ساعة مبكرة من يوم الخميس 18 كانون الأول، قصفاً جوياً مشتركاً على ريف الحسكة الجنوبي، ما أدى إلى توقيف شخصين.

وأوردت قناة "داعش" على لسان مصدر أمني عراقي أن القوة حطّت في مدينة على مسافة تناهز 80 كيلومتراً من الحسكة، وأن القصف تم ترتيبه مع الحكومة السورية.""",
    "مدونة صدى البلاد",
    date(2025, 12, 20),
    "قصف جوي على الحسكة يسفر عن اعتقالات",
    "https://example.org/sada/hasakah",
    "ar",
)
LOCAL = Report(
    "sample:5",
    """أربيل - خاص بالمرسى

قال مصدر محلي لصحيفة المرسى إن المروحيات أقلعت فجر الخميس وعلى متنها ثلاثة معتقلين من عائلة واحدة، بعد إنزال في قرية على بعد 57 كيلومتراً شمال شرقي الحسكة.

أما خلية الإعلام الأمني فتمسّكت بأن المقبوض عليهما اثنان فقط.""",
    "صحيفة المرسى",
    date(2025, 12, 19),
    "روايتان لإنزال الحسكة",
    "https://example.org/almarsa/two-accounts",
    "ar",
)
HOSTILE = Report(
    "sample:6",
    "كركوك 🚁 </script><script>alert(1)</script>\r\n\u202eانفجرت عبوة ناسفة\u202c قرب كركوك\x1b[31m، ونفت الشرطة & قيادتها \ud800 وقوع <b>قتلى</b>.",
    '"><img src=x onerror=alert(2)>',
    None,
    "<!-- عنوان",
    "javascript:alert(3)",
    None,
)


def at(report: Report, words: str, nth: int = 0) -> Span:
    """The span of the words in the report's text."""
    start = -1
    for _ in range(nth + 1):
        start = report.text.index(words, start + 1)
    return Span(start, start + len(words))


def link(report: Report, words: str, kind: str, concept: str | None = None, name: str | None = None) -> Link:
    return Link(name or words, concept, kind, None, at(report, words))


def said(
    report: Report,
    number: int,
    chain: tuple[Link, ...],
    cue: str,
    content: str,
    direct: bool = False,
    scope: str = "explicit",
    stance: str = "said",
) -> Statement:
    by = f"ar/rules/speech.tsv:{number + 10}"
    return Statement(
        f"s{number}", report.id, chain, cue, at(report, cue), at(report, content), direct, scope, stance, by
    )


def day(report: Report, words: str, when: date = date(2025, 12, 18), part: str | None = None) -> Time:
    return Time(when, when, "published", (at(report, words),), "read.dates", part=part)


def around(report: Report, words: str, km: float, bearing: str | None) -> Place:
    spans = (at(report, words),)
    near = Relative("الحسكة", km, bearing, spans)
    return Place(
        "الحسكة",
        "sy-hasakah",
        "relative",
        "SY",
        35.96,
        40.75,
        8.0,
        near,
        "main",
        "computed",
        spans,
        "read.places",
    )


def held(report: Report, words: str, n: int) -> Toll:
    return Toll("arrested", None, n, n, False, (at(report, words),), "read.numbers")


def claim(
    report: Report,
    number: int,
    event: str,
    trigger: str,
    statement: str | None = None,
    time: Time | None = None,
    places: tuple[Place, ...] = (),
    counts: tuple[Toll, ...] = (),
    roles: tuple[Role, ...] = (),
    polarity: Polarity = Polarity.ASSERTED,
    background: bool = False,
) -> Claim:
    return Claim(
        f"{report.id}/c{number}",
        report.id,
        statement,
        event,
        at(report, trigger),
        number == 1,
        polarity,
        roles,
        places,
        time,
        counts,
        "ar/lexicon/events.tsv:7",
        background=background,
    )


def _readings() -> tuple[Reading, ...]:
    cell = ("خلية الإعلام الأمني", "official", "iq_security_media_cell")
    ministry = link(INDEPENDENT, "وزارة الداخلية السورية", "official", "sy_interior")
    channel = (
        link(INDEPENDENT, 'قناة "البادية"', "outlet"),
        link(INDEPENDENT, "مصدر أمني عراقي", "official"),
    )
    near = "قرية تبعد نحو 60 كيلومتراً جنوب مدينة الحسكة"
    official = Reading(
        OFFICIAL.id,
        "9c1f2ab0",
        "ar",
        (Mention(at(OFFICIAL, "إنزال جوي"), "event", "air_landing", None, "ar/lexicon/events.tsv:7"),),
        (
            said(
                OFFICIAL,
                1,
                (link(OFFICIAL, *cell),),
                "أعلنت",
                "القبض على مطلوبين اثنين في عملية إنزال جوي داخل الأراضي السورية",
            ),
            said(
                OFFICIAL,
                2,
                (link(OFFICIAL, *cell),),
                "وقالت",
                "القوة عادت إلى قواعدها من دون خسائر",
                direct=True,
            ),
            said(
                OFFICIAL,
                3,
                (link(OFFICIAL, *cell),),
                "وأضافت",
                "دور التحالف الدولي اقتصر على الإسناد الفني",
                scope="continued",
            ),
        ),
        (
            claim(
                OFFICIAL,
                1,
                "air_landing",
                "إنزال جوي",
                "s1",
                day(OFFICIAL, "اليوم الخميس"),
                counts=(held(OFFICIAL, "مطلوبين اثنين", 2),),
            ),
        ),
        (),
    )
    independent = Reading(
        INDEPENDENT.id,
        "9c1f2ab0",
        "ar",
        (
            Mention(at(INDEPENDENT, "إنزالاً جوياً"), "event", "air_landing", None, "ar/lexicon/events.tsv:7"),
            Mention(at(INDEPENDENT, "شخصين"), "number", None, "2", "read.numbers"),
        ),
        (
            said(
                INDEPENDENT,
                1,
                channel,
                "ونقلت",
                "القوة نزلت في قرية تبعد نحو 60 كيلومتراً جنوب مدينة الحسكة، وإن العملية نُسّقت مع الحكومة السورية",
            ),
            said(INDEPENDENT, 2, (ministry,), "ولم تعلّق", "العملية", stance="silent"),
        ),
        (
            claim(
                INDEPENDENT,
                1,
                "air_landing",
                "إنزالاً جوياً",
                None,
                day(INDEPENDENT, "فجر اليوم الخميس 18 كانون الأول", part="dawn"),
                (around(INDEPENDENT, near, 60, "S"),),
                (held(INDEPENDENT, "شخصين", 2),),
                (
                    Role(
                        "agent",
                        "قوات عراقية",
                        "iq_forces",
                        (at(INDEPENDENT, "قوات عراقية"),),
                        "ar/lexicon/actors.tsv:3",
                    ),
                ),
            ),
            claim(INDEPENDENT, 2, "air_landing", "نزلت", "s1", places=(around(INDEPENDENT, near, 60, "S"),)),
            claim(
                INDEPENDENT,
                3,
                "arrest",
                "توقيف",
                None,
                None,
                (
                    Place(
                        "تدمر",
                        "sy-palmyra",
                        "settlement",
                        "SY",
                        34.55,
                        38.27,
                        5.0,
                        None,
                        "main",
                        "gazetteer",
                        (at(INDEPENDENT, "تدمر"),),
                        "ar/lexicon/places.tsv:9",
                    ),
                ),
                (held(INDEPENDENT, "خمسة مشتبه بهم", 5),),
                background=True,
            ),
        ),
        (),
    )
    shift = len("القامشلي - بريد الجزيرة") - len("الحسكة - نهر الخابور")
    assert REPRINT.text[at(INDEPENDENT, near).start + shift :].startswith(near)
    reprint = Reading(
        REPRINT.id,
        "9c1f2ab0",
        "ar",
        (),
        (
            said(
                REPRINT,
                1,
                (link(REPRINT, 'قناة "البادية"', "outlet"), link(REPRINT, "مصدر أمني عراقي", "official")),
                "ونقلت",
                near,
            ),
        ),
        (
            claim(
                REPRINT,
                1,
                "air_landing",
                "إنزالاً جوياً",
                None,
                day(REPRINT, "فجر اليوم الخميس 18 كانون الأول"),
                (around(REPRINT, near, 60, "S"),),
                (held(REPRINT, "شخصين", 2),),
            ),
        ),
        (),
    )
    far = "مدينة على مسافة تناهز 80 كيلومتراً من الحسكة"
    garbled = Reading(
        GARBLED.id,
        "9c1f2ab0",
        "ar",
        (),
        (
            said(
                GARBLED,
                1,
                (link(GARBLED, 'قناة "داعش"', "outlet"), link(GARBLED, "مصدر أمني عراقي", "official")),
                "وأوردت",
                "القوة حطّت في " + far,
            ),
        ),
        (
            claim(
                GARBLED,
                1,
                "air_strike",
                "قصفاً جوياً",
                None,
                day(GARBLED, "الخميس 18 كانون الأول"),
                (around(GARBLED, far, 80, None),),
                (held(GARBLED, "شخصين", 2),),
            ),
        ),
        (
            Flag(
                "means_do_not_fit",
                (at(GARBLED, "قصفاً جوياً"), at(GARBLED, "توقيف شخصين")),
                "Says that bombing led to arrests: a bombing holds nobody.",
                "ar/rules/checks.tsv:4",
            ),
        ),
    )
    village = "قرية على بعد 57 كيلومتراً شمال شرقي الحسكة"
    local = Reading(
        LOCAL.id,
        "9c1f2ab0",
        "ar",
        (),
        (
            said(
                LOCAL,
                1,
                (link(LOCAL, "مصدر محلي", "local_source"),),
                "قال",
                "المروحيات أقلعت فجر الخميس وعلى متنها ثلاثة معتقلين من عائلة واحدة",
            ),
            said(LOCAL, 2, (link(LOCAL, *cell),), "فتمسّكت", "المقبوض عليهما اثنان فقط"),
        ),
        (
            claim(
                LOCAL,
                1,
                "air_landing",
                "إنزال",
                "s1",
                day(LOCAL, "فجر الخميس"),
                (around(LOCAL, village, 57, "NE"),),
                (held(LOCAL, "ثلاثة معتقلين", 3),),
            ),
            claim(LOCAL, 2, "air_landing", "المقبوض عليهما", "s2", counts=(held(LOCAL, "اثنان فقط", 2),)),
        ),
        (),
    )
    blast = claim(HOSTILE, 1, "ied_explosion", "انفجرت عبوة ناسفة")
    hostile = Reading(
        HOSTILE.id,
        "9c1f2ab0",
        "ar",
        (),
        (
            said(
                HOSTILE,
                1,
                (link(HOSTILE, "الشرطة & قيادتها", "official", name="الشرطة <i>&"),),
                "ونفت",
                "وقوع <b>قتلى</b>",
                stance="denied",
            ),
        ),
        (
            blast,
            claim(HOSTILE, 2, "killing", "قتلى", "s1", polarity=Polarity.DENIED),
        ),
        (
            Flag(
                "hidden_controls",
                (at(HOSTILE, "\u202e"),),
                "Turns its own letters about: <b>look</b>.",
                "read.checks",
            ),
        ),
    )
    return (official, independent, reprint, garbled, local, hostile)


CELL = Origin("body:iq_security_media_cell", "خلية الإعلام الأمني", "official")
KHABUR = Origin("outlet:khabur", "موقع نهر الخابور", "outlet")
SOURCE = Origin("name:2", "مصدر أمني عراقي", "official")
NEIGHBOUR = Origin("name:5", "مصدر محلي", "local_source")
POLICE = Origin("name:6", "الشرطة <i>&", "official")


def _position(value: str, origins: tuple[Origin, ...], *held_by: tuple[Report, int, str]) -> Position:
    claims = tuple(f"{r.id}/c{n}" for r, n, _ in held_by)
    return Position(value, claims, origins, tuple((r.id, at(r, words)) for r, _, words in held_by))


def brief() -> Brief:
    """The whole sample."""
    landing = (
        "sample:1/c1",
        "sample:2/c1",
        "sample:2/c2",
        "sample:3/c1",
        "sample:4/c1",
        "sample:5/c1",
        "sample:5/c2",
    )
    incidents = (
        Incident("blast", ("sample:6/c1", "sample:6/c2"), (HOSTILE.id,), ("only one report",)),
        Incident(
            "landing",
            landing,
            (OFFICIAL.id, INDEPENDENT.id, REPRINT.id, GARBLED.id, LOCAL.id),
            ("same day, same event, places within 140 km",),
        ),
    )
    comparisons = (
        Comparison(
            "landing",
            "event",
            None,
            (
                _position(
                    "air_landing",
                    (CELL, KHABUR, NEIGHBOUR),
                    (OFFICIAL, 1, "إنزال جوي"),
                    (INDEPENDENT, 1, "إنزالاً جوياً"),
                    (REPRINT, 1, "إنزالاً جوياً"),
                    (LOCAL, 1, "إنزال"),
                ),
                _position("air_strike", (KHABUR,), (GARBLED, 1, "قصفاً جوياً")),
            ),
            "contested",
            "An air strike and an air landing exclude each other; the strike is told only by a copy.",
        ),
        Comparison(
            "landing",
            "date",
            None,
            (
                _position(
                    "2025-12-18",
                    (CELL, KHABUR, NEIGHBOUR),
                    (OFFICIAL, 1, "اليوم الخميس"),
                    (INDEPENDENT, 1, "فجر اليوم الخميس 18 كانون الأول"),
                    (REPRINT, 1, "فجر اليوم الخميس 18 كانون الأول"),
                    (GARBLED, 1, "الخميس 18 كانون الأول"),
                    (LOCAL, 1, "فجر الخميس"),
                ),
            ),
            "agreed",
            "3 independent origins give the same day.",
        ),
        Comparison(
            "landing",
            "arrested",
            None,
            (
                _position(
                    "2",
                    (CELL, KHABUR),
                    (OFFICIAL, 1, "مطلوبين اثنين"),
                    (INDEPENDENT, 1, "شخصين"),
                    (REPRINT, 1, "شخصين"),
                    (GARBLED, 1, "شخصين"),
                    (LOCAL, 2, "اثنان فقط"),
                ),
                _position("3", (NEIGHBOUR,), (LOCAL, 1, "ثلاثة معتقلين")),
            ),
            "contested",
            "2 origins say 2, 1 origin says 3: the intervals exclude each other.",
        ),
        Comparison(
            "landing",
            "place",
            None,
            (
                _position(
                    "60 km S of الحسكة",
                    (SOURCE,),
                    (INDEPENDENT, 2, "قرية تبعد نحو 60 كيلومتراً جنوب مدينة الحسكة"),
                    (REPRINT, 1, "قرية تبعد نحو 60 كيلومتراً جنوب مدينة الحسكة"),
                ),
                _position("80 km from الحسكة", (SOURCE,), (GARBLED, 1, "80 كيلومتراً من الحسكة")),
                _position("57 km NE of الحسكة", (NEIGHBOUR,), (LOCAL, 1, "57 كيلومتراً شمال شرقي الحسكة")),
            ),
            "contested",
            "The areas lie 110 km apart and don't touch.",
        ),
        Comparison(
            "blast",
            "event",
            None,
            (_position("ied_explosion", (POLICE,), (HOSTILE, 1, "انفجرت عبوة ناسفة")),),
            "single_origin",
            "One origin only.",
        ),
    )
    changed = (
        Variant(
            "إنزالاً جوياً مشتركاً",
            "قصفاً جوياً مشتركاً",
            at(INDEPENDENT, "إنزالاً جوياً مشتركاً"),
            at(GARBLED, "قصفاً جوياً مشتركاً"),
            "event changed",
        ),
        Variant(
            'قناة "البادية"',
            'قناة "داعش"',
            at(INDEPENDENT, 'قناة "البادية"'),
            at(GARBLED, 'قناة "داعش"'),
            "source changed",
        ),
        Variant(
            "60 كيلومتراً جنوب مدينة الحسكة",
            "80 كيلومتراً من الحسكة",
            at(INDEPENDENT, "60 كيلومتراً جنوب مدينة الحسكة"),
            at(GARBLED, "80 كيلومتراً من الحسكة"),
            "distance changed, bearing lost",
        ),
        Variant(
            "ولم تعلّق وزارة الداخلية السورية على العملية",
            None,
            at(INDEPENDENT, "ولم تعلّق وزارة الداخلية السورية على العملية"),
            None,
            "silence left out",
        ),
    )
    families = (
        Family(
            (INDEPENDENT.id, REPRINT.id, GARBLED.id),
            (
                Edge(
                    REPRINT.id,
                    INDEPENDENT.id,
                    "verbatim",
                    "inferred",
                    0.97,
                    "later by a day, all paragraphs in order",
                    (
                        Variant(
                            "الحسكة - نهر الخابور",
                            "القامشلي - بريد الجزيرة",
                            at(INDEPENDENT, "الحسكة - نهر الخابور"),
                            at(REPRINT, "القامشلي - بريد الجزيرة"),
                            "dateline",
                        ),
                    ),
                ),
                Edge(
                    GARBLED.id,
                    INDEPENDENT.id,
                    "rewritten",
                    "inferred",
                    0.71,
                    "same order of facts, synonyms",
                    changed,
                ),
            ),
        ),
    )
    return Brief(
        (OFFICIAL, INDEPENDENT, REPRINT, GARBLED, LOCAL, HOSTILE),
        _readings(),
        families,
        incidents,
        comparisons,
        (Failure("reports.jsonl:12", "not valid JSON <at column 4>; mend the line or remove it"),),
    )
