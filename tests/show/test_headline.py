"""What heads an incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawatur.compare import compare
from tawatur.compare.words import sentence
from tawatur.link import link
from tawatur.model import Brief, Report
from tawatur.read import read
from tawatur.show.dossier import _headline, incidents
from tawatur.show.index import index
from tawatur.show.retold import retold
from tawatur.show.words import words


def test_a_tie_to_another_event_heads_no_incident() -> None:
    reading = read(
        Report(
            "r",
            "اعتقلت القوات شخصين في الموصل. ونفت القيادة وجود أي علاقة بين العملية والقصف.",
            language="ar",
        )
    )
    arrest = next(c for c in reading.claims if c.event == "arrest")
    ties = [replace(arrest, id=f"t{n}", event="link") for n in range(3)]
    assert _headline([*ties, arrest], frozenset(), words("en"))[0] == "Arrest"


def test_the_day_that_heads_an_incident_is_the_one_that_most_origins_tell() -> None:
    texts = (
        ("انفجرت سيارة مفخخة يوم الاثنين 6 أيار 2024 في مدينة الباب وقتل تسعة أشخاص.", date(2024, 5, 7)),
        ("قتل تسعة أشخاص في انفجار سيارة مفخخة في مدينة الباب مساء الاثنين.", None),
        (
            "أعلنت الشرطة اليوم الأربعاء مقتل تسعة أشخاص في انفجار سيارة مفخخة في مدينة الباب.",
            date(2024, 5, 8),
        ),
        (
            "أعلنت البلدية اليوم الأربعاء مقتل تسعة أشخاص في انفجار سيارة مفخخة في مدينة الباب.",
            date(2024, 5, 8),
        ),
    )
    reports = [
        Report(f"r{n}", text, f"الموقع {n}", day, language="ar") for n, (text, day) in enumerate(texts)
    ]
    readings = [read(r) for r in reports]
    found = link(reports, readings, ())
    brief = Brief(tuple(reports), tuple(readings), (), found, compare(found, reports, readings, ()))
    (view, *_) = incidents(brief, index(brief), words("en"))
    assert view.date == "6 May 2024"


def test_a_place_told_by_its_distance_is_told_so_in_the_sentence_of_the_verdict() -> None:
    said = sentence(
        "contested",
        one="قريتين صغيرتين (60 km S of الحسكة)",
        one_origins="مصدر أمني (قناة)",
        other="ربيعة",
        other_origins="مصدر محلي (موقع)",
    )
    arabic = retold(words("ar"), said) or ""
    assert "قريتين صغيرتين (على بعد 60 كم جنوب الحسكة) (مصدر أمني (قناة))" in arabic
    assert "km" not in arabic
    assert "60 km south of الحسكة" in (retold(words("en"), said) or "")
