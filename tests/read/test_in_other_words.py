"""What the first report asks for, in other words, other months and other places."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.model import Claim, Polarity, Reading, Report, Statement
from tawatur.read import read
from tawatur.values import distance_km

Told = tuple[str, Reading]


def told(text: str, published: date | None = None) -> Told:
    return text, read(Report("r", text, published=published))


def words(text: str, statement: Statement) -> str:
    return text[statement.content.start : statement.content.end]


def said(given: Told, part: str) -> Statement:
    text, reading = given
    return next(s for s in reading.statements if part in words(text, s))


def claims(given: Told, event: str) -> list[Claim]:
    return [c for c in given[1].claims if c.event == event]


def parties(claim: Claim, role: str) -> str:
    return " ".join(r.name for r in claim.roles if r.role == role)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "اقتحمت قوة خاصة، اليوم الاثنين 7 نيسان، قرية في ريف حماة. ونشر المركز تقريره الأول عام 2023.",
            date(2025, 4, 7),
        ),
        ("داهمت الشرطة، اليوم الجمعة 3 مايو، منزلا في صنعاء. وكان الاتفاق قد وقع في 2022.", date(2024, 5, 3)),
        ("قصفت مدفعية الجيش، اليوم الثلاثاء 9 يوليوز، قرية حدودية. وبدأت الأزمة عام 2019.", date(2019, 7, 9)),
    ],
)
def test_a_year_is_inferred_from_weekday_day_and_the_latest_year_named(text: str, day: date) -> None:
    time = next(c.time for c in told(text)[1].claims if c.main)
    assert time is not None
    assert (time.first, time.basis) == (day, "inferred")
    assert time.why


def test_without_any_year_a_weekday_fixes_none() -> None:
    _, reading = told("اقتحمت قوة خاصة، اليوم الاثنين 7 نيسان، قرية في ريف حماة.")
    assert all(c.time is None or c.time.basis != "inferred" for c in reading.claims)


@pytest.mark.parametrize(
    ("text", "of", "lat", "lon", "km"),
    [
        ("وقع الهجوم على بعد نحو 25 كيلومتراً شمال مدينة تدمر.", "تدمر", 34.56, 38.27, 25),
        ("نفذ التنظيم هجوما جنوب مدينة الرمادي بنحو 40 كيلومتراً.", "الرمادي", 33.42, 43.30, 40),
        ("انفجرت عبوة ناسفة (30 كم جنوب غربي كركوك) ما أدى إلى مقتل جندي.", "كركوك", 35.47, 44.39, 30),
    ],
)
def test_a_place_told_from_another_is_a_point_with_an_uncertainty(
    text: str, of: str, lat: float, lon: float, km: float
) -> None:
    _, reading = told(text)
    place = next(p for c in reading.claims for p in c.places if p.relative and p.relative.distance_km == km)
    assert place.relative is not None
    assert of in place.relative.of
    assert place.lat is not None
    assert place.lon is not None
    assert distance_km(place.lat, place.lon, lat, lon) == pytest.approx(km, abs=5)
    assert place.uncertainty_km is not None
    assert place.uncertainty_km > 3


def test_a_channel_quotes_an_unnamed_source_and_the_short_noun_is_the_same() -> None:
    given = told(
        'ونقلت قناة "دجلة" عن مصدر عسكري يمني قوله إن القوات استهدفت أربعة قياديين في التنظيم قرب مأرب. '
        "وبحسب المصدر فإن قوة بريطانية شاركت في العملية."
    )
    first, second = said(given, "أربعة قياديين"), said(given, "قوة بريطانية")
    assert [link.kind for link in first.chain] == ["outlet", "official"]
    assert second.chain[-1].name == first.chain[-1].name
    assert any(t.what == "targets" and t.low == 4 for c in given[1].claims for t in c.counts)
    taking_part = claims(given, "participation")[0]
    assert "قوة بريطانية" in parties(taking_part, "agent")


def test_a_sentence_without_a_cue_goes_on_for_the_source() -> None:
    given = told(
        "وقال مصدر أمني إن القوة اعتقلت رجلين في بلدة سرمين. وفي حين اعتقل اثنان، لم يكن الثالث موجودا وقت المداهمة."
    )
    going_on = said(given, "لم يكن الثالث")
    assert going_on.scope == "continued"
    assert "مصدر أمني" in going_on.chain[-1].name
    absent = claims(given, "presence")[0]
    assert absent.polarity is Polarity.NEGATED


def test_a_correspondent_under_his_outlet_and_a_part_not_taken() -> None:
    given = told("وقال مراسل قناة الجزيرة إن القوات اليمنية لم تشارك في الهجوم على الميناء.")
    statement = said(given, "لم تشارك")
    assert [link.kind for link in statement.chain] == ["outlet", "correspondent"]
    claim = claims(given, "participation")[0]
    assert claim.polarity is Polarity.NEGATED
    assert "القوات اليمنية" in parties(claim, "agent")


def test_held_then_freed() -> None:
    given = told(
        "واعتقلت الشرطة اللبنانية خمسة شبان في طرابلس، ثم أطلقت سراحهم في اليوم التالي.", date(2024, 3, 2)
    )
    assert {"arrest", "release"} <= {c.event for c in given[1].claims}


def test_an_agency_carries_a_ministrys_statement_in_its_own_words() -> None:
    given = told(
        'وأكدت وزارة الدفاع العراقية القبض على "ثلاثة مطلوبين خطرين للقضاء" في الأنبار، بحسب ما نقلت وكالة رويترز.'
    )
    statement = said(given, "ثلاثة مطلوبين")
    assert [link.kind for link in statement.chain] == ["agency", "official"]
    assert statement.direct
    assert any(t.what == "arrested" and t.low == 3 for c in given[1].claims for t in c.counts)


def test_the_statement_names_director_partner_and_supporter() -> None:
    given = told(
        "وأعلنت وزارة الداخلية العراقية انتهاء العملية. وذكر البيان أن العملية نفذت بتوجيه من رئيس الوزراء، "
        "بالتنسيق مع قوات البيشمركة، وبدعم من التحالف الدولي."
    )
    statement = said(given, "بتوجيه")
    assert "وزارة الداخلية" in statement.chain[-1].name
    roles = {r.role: r.name for c in given[1].claims if c.statement == statement.id for r in c.roles}
    assert "البيشمركة" in roles["partner"]
    assert "التحالف الدولي" in roles["supporter"]
    assert "رئيس الوزراء" in roles["director"]


def test_a_silence_and_where() -> None:
    given = told("ولم تعلق وزارة الخارجية المصرية على الحادث في صفحاتها الرسمية.")
    silent = [s for s in given[1].statements if s.stance == "silent"]
    assert len(silent) == 1
    assert "وزارة الخارجية المصرية" in silent[0].chain[-1].name


def test_background_of_a_year_with_its_force() -> None:
    given = told("ودخلت القوات الفرنسية شمالي مالي لأول مرة عام 2013.")
    entry = claims(given, "deployment")[0]
    assert entry.time is not None
    assert (entry.time.first, entry.time.last) == (date(2013, 1, 1), date(2013, 12, 31))
    assert "القوات الفرنسية" in parties(entry, "agent")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("outlet_named_as_group", 'وذكرت قناة "جبهة النصرة" اللبنانية أن الطريق أغلق.'),
        ("accused_of_pursuing", "أوقفت الشرطة المتهمين بملاحقة عناصر تنظيم القاعدة."),
        (
            "current_month_elsewhere",
            "قصفت الطائرات القرية، اليوم الأربعاء 5 حزيران 2024، وكان الوفد وصل في 10 أيار الجاري.",
        ),
    ],
)
def test_faults_that_rewriting_leaves(code: str, text: str) -> None:
    flags = {f.code: f for f in told(text)[1].flags}
    assert code in flags
    assert flags[code].spans
