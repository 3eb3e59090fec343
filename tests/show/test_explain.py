"""How a report was read: the row behind every mention, statement and value."""

from __future__ import annotations

import sample
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model import Flag, Mention, Reading, Report
from tawatur.show import explain
from tawatur.show.plain import LRM
from tawatur.values import Span

READINGS = {r.report: r for r in sample.brief().readings}


def shown(report: Report, ui: str = "en") -> str:
    return explain.render(report, READINGS[report.id], ui).replace(LRM, "")


def test_every_find_names_its_row() -> None:
    text = shown(sample.INDEPENDENT)
    assert "“إنزالاً جوياً” event air_landing [by ar/lexicon/events.tsv:7]" in text
    assert "قوات عراقية = iq_forces “قوات عراقية” [by ar/lexicon/actors.tsv:3]" in text
    assert "2 “شخصين” [by read.numbers]" in text
    assert "> statement s2 (explicit, is silent) “ولم تعلّق” [by ar/rules/speech.tsv:12]" in text


def test_finds_stand_under_their_sentence() -> None:
    text = shown(sample.INDEPENDENT)
    assert text.index("ونقلت قناة") < text.index("statement s1") < text.index("ولم تعلّق وزارة")


def test_the_whole_text_is_shown() -> None:
    words = shown(sample.OFFICIAL).split()
    assert set(sample.OFFICIAL.text.split()) <= set(words) | {"-"}


def test_arabic_labels() -> None:
    text = shown(sample.OFFICIAL, "ar")
    assert text.startswith("كيف قُرئ هذا الخبر")
    assert "بموجب ar/lexicon/events.tsv:7" in text


def test_a_reading_without_finds_says_so() -> None:
    empty = Reading("sample:1", "d", "ar", (), (), (), ())
    assert "Nothing was found in this report." in explain.render(sample.OFFICIAL, empty)


@given(st.text(max_size=80), st.integers(0, 100), st.integers(0, 100))
def test_any_text_and_any_span_can_be_shown(text: str, start: int, end: int) -> None:
    mention = Mention(Span(start, end), "place", None, text, "x.tsv:1")
    reading = Reading("x", "d", "ar", (mention,), (), (), (Flag("c", (), text, "x"),))
    explain.render(Report("x", text), reading).encode("utf-8")
