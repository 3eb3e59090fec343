"""Raw text, folded words, and spans that point into the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.language.text import fold, tokenize


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أُسْفِرَتْ", "اسفرت"),
        ("الحســكة", "الحسكه"),
        ("إلى", "الي"),
        ("١٨", "18"),
        ("ﻻ", "لا"),
        ("کانون", "كانون"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_spellings_of_one_word_fold_to_one(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_spans_point_into_the_raw_text_over_marks_and_controls() -> None:
    text = tokenize("قالَ\u200f الوَزِيرُ، أمسِ")
    assert [text.raw[a:b] for a, b in zip(text.starts, text.ends, strict=True)][1] == "الوَزِيرُ"
    assert text.words == ("قال", "الوزير", "،", "امس")


def test_a_name_starts_behind_its_proclitic_even_under_marks() -> None:
    text = tokenize("وَالقوات")
    assert text.raw[text.inner_start(0, 1) :] == "القوات"


def test_a_point_inside_a_number_or_behind_initials_ends_no_sentence() -> None:
    text = tokenize("بلغ 4.5 كم. قالت أ. ف. ب. إن القوات انسحبت.")
    assert len(text.sentences) == 2


def test_quotations_of_both_kinds_are_found() -> None:
    text = tokenize('قناة "دجلة" و«العربية» قالت “نعم”')
    assert [text.raw[text.starts[q.first] : text.ends[q.last]] for q in text.quotes] == [
        '"دجلة"',
        "«العربية»",
        "“نعم”",
    ]


@given(st.text(max_size=300))
def test_any_text_is_taken_and_every_token_has_its_span(raw: str) -> None:
    text = tokenize(raw)
    assert list(text.starts) == sorted(text.starts)
    for i in range(len(text)):
        assert 0 <= text.starts[i] < text.ends[i] <= len(raw)
        a, b = text.sentence_of(i)
        assert text.kinds[i] == "n" or a <= i < b or i in range(a, b + 1)


@given(st.text(alphabet=st.sampled_from('قتل أإى ةكـَُ١2\u200f."“”\n،'), max_size=80))
def test_folding_twice_changes_nothing(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)
