"""The dossier in the terminal says who holds what, through whom, and lets no report drive the screen."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
import sample
from hypothesis import example, given
from hypothesis import strategies as st

from tawatur.model import Brief, Edge, Family, Incident, Report
from tawatur.show import page, terminal
from tawatur.show.plain import LRM, cells

EN = terminal.render(sample.brief(), "en")
AR = terminal.render(sample.brief(), "ar")


def test_chains_run_from_the_outlet_inward() -> None:
    assert 'موقع نهر الخابور ← قناة "البادية" ← مصدر أمني عراقي [2]' in EN.replace(LRM, "")
    assert 'موقع نهر الخابور عن قناة "البادية" عن مصدر أمني عراقي [2]' in AR


def test_contested_points_come_before_agreed_ones() -> None:
    assert EN.index("rrested: contested") < EN.index("Date: agreed")


def test_the_incident_of_most_origins_comes_first() -> None:
    assert EN.index("Air landing ·") < EN.index("Explosive device ·")


def test_reports_origins_and_copies_are_counted() -> None:
    assert "5 reports · 4 independent origins · 2 copies · 3 points contested" in EN
    assert "5 أخبار · 4 مصادر مستقلة · نسختان · 3 نقاط خلاف" in AR


def test_a_copy_stands_under_its_original_and_not_as_a_teller_of_its_own() -> None:
    held = EN[EN.index("= 2 (") : EN.index("= 3 (")].replace(LRM, "")
    assert "taken over by: صحيفة بريد الجزيرة [3] (verbatim copy), مدونة صدى البلاد [4] (rewrite)" in held
    assert "مدونة صدى البلاد [4] —" not in held


def test_a_value_that_arose_in_a_copy_says_so() -> None:
    strike = EN[EN.index("= air strike") :].replace(LRM, "")
    assert strike.splitlines()[1].strip() == "مدونة صدى البلاد [4] — rewrite of [2], not found there"


def test_denial_silence_and_direct_speech_are_marked() -> None:
    text = EN.replace(LRM, "")
    assert "“العملية” — is silent" in text
    assert "“القوة عادت إلى قواعدها من دون خسائر” — direct speech" in text
    assert "— denies, killing by unspecified means: denied" in text


def test_variants_flags_background_and_failures_are_told() -> None:
    text = EN.replace(LRM, "")
    assert "was: “إنزالاً جوياً مشتركاً”" in text
    assert "became: “قصفاً جوياً مشتركاً” — event changed" in text
    assert "became: (nothing) — silence left out" in text
    assert "مدونة صدى البلاد [4]: Says that bombing led to arrests" in text
    assert "Arrest · تدمر · date not told [2]" in text
    assert "reports.jsonl:12: not valid JSON" in text


@pytest.mark.parametrize("ui", ["ar", "en"])
@pytest.mark.parametrize("width", [40, 72, 100, 160])
def test_no_line_is_wider_than_asked(ui: str, width: int) -> None:
    lines = terminal.render(sample.brief(), ui, width).splitlines()
    assert max(cells(line) for line in lines) <= width


def test_a_report_cannot_send_escapes_or_turn_the_line() -> None:
    for text in (EN, AR):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        text.encode("utf-8")
    assert "“U+202E”" in EN


def test_color_adds_only_escapes() -> None:
    colored = terminal.render(sample.brief(), "en", color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == EN


def test_an_empty_brief_is_said_to_be_empty() -> None:
    empty = Brief((), (), (), (), ())
    assert terminal.render(empty, "en") == "No report was given, so there is nothing to show.\n"
    assert "لم يُعطَ أي خبر" in terminal.render(empty, "ar")


def test_reports_without_an_incident_are_listed() -> None:
    alone = Brief((sample.LOCAL,), (), (), (), ())
    text = terminal.render(alone, "en").replace(LRM, "")
    assert text.startswith("No incident was found in these reports.")
    assert "[1] صحيفة المرسى, 19 December 2025" in text


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no interface in 'fr'"):
        terminal.render(sample.brief(), "fr")


@given(st.text(), st.text(), st.integers(1, 200))
@example("", "00000000000000000000\u0cba\u0e5c\u0e5c\u0e5c\u18f6\u2daf\U0001e2fa", 1)
@example("", "界" * 60, 1)
def test_any_report_can_be_listed(text: str, outlet: str, width: int) -> None:
    report = Report("x", text, outlet, title=text)
    shown = terminal.render(Brief((report,), (), (), (), ()), "en", width)
    assert max(cells(line) for line in shown.splitlines()) <= max(40, width)
    shown.encode("utf-8")


def test_a_place_told_by_distance_is_written_in_the_language_of_the_page() -> None:
    assert "= 60 km south of الحسكة (1 origin" in EN.replace(LRM, "")
    assert "= على بعد 60 كم جنوب الحسكة (مصدر واحد" in AR


def _crowd(size: int) -> Brief:
    """A chain of copies, each made from the one before."""
    reports = tuple(Report(f"r{n:04}", f"نص {n}", f"موقع {n}") for n in range(size))
    edges = tuple(Edge(b.id, a.id, "verbatim", "inferred", 1.0, "") for a, b in pairwise(reports))
    ids = tuple(r.id for r in reports)
    return Brief(reports, (), (Family(ids, edges),), (Incident("i", (), ids, ()),), ())


def test_a_long_chain_of_copies_is_one_origin() -> None:
    text = terminal.render(_crowd(200), "en")
    assert "200 reports · 1 independent origin · 199 copies" in text
    assert max(cells(line) for line in text.splitlines()) <= 100


def test_a_long_chain_of_copies_makes_a_page() -> None:
    assert page.render(_crowd(1500), "ar").count("<article") == 1500


def test_reports_that_are_said_to_copy_each_other_are_all_shown() -> None:
    crowd = _crowd(2)
    round_about = Edge("r0000", "r0001", "verbatim", "unknown", 1.0, "")
    family = Family(crowd.families[0].reports, (*crowd.families[0].edges, round_about))
    text = terminal.render(replace(crowd, families=(family,)), "en").replace(LRM, "")
    assert "2 reports · 1 independent origin · 1 copy" in text
    assert text.count("موقع 0") >= 2
    assert text.count("موقع 1") >= 2
