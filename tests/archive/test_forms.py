"""What a query finds: folded, without clitics."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.archive import forms
from tawatur.language.text import fold, tokenize


def finds(query: str, body: str) -> bool:
    held = set(forms.of_report(None, body))
    return all(held.intersection(alternatives) for alternatives in forms.query(query).words)


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("محمد", "قال مُحَمَّد ذلك"),
        ("أسفرت", "وأسفرت الغارة"),
        ("وأسفرت", "أسفرت الغارة"),
        ("اسفرت", "أسفرت"),
        ("بغداد", "وببغداد"),
        ("القوات", "للقوات المسلحة"),
        ("قوات", "والقوات"),
        ("القوات", "قوات"),
        ("قوات", "قواتهم"),
        ("مدرسة", "مدرسه"),
        ("على", "علي"),
        ("25", "٢٥ قتيلا"),
        ("NATO", "حلف nato"),
        ("ﷲ", "الله"),
        ("الرقّــة", "الرقة"),
    ],
)
def test_finds(query: str, body: str) -> None:
    assert finds(query, body)


@pytest.mark.parametrize(("query", "body"), [("غداد", "دمشق"), ("لبنان", "بنان"), ("محمد علي", "محمد حسن")])
def test_does_not_find(query: str, body: str) -> None:
    assert not finds(query, body)


def test_phrases_follow_one_another() -> None:
    query = forms.query('"التحالف الدولي" داعش')
    assert len(query.words) == 3
    assert len(query.phrases) == 1
    assert forms.place_of(query.phrases[0], tokenize("قال إن التحالف الدولي قصف"))
    assert forms.place_of(query.phrases[0], tokenize("للتحالف الدولي"))
    assert not forms.place_of(query.phrases[0], tokenize("التحالف العربي الدولي"))


@given(st.text())
def test_any_text_has_forms_and_finds_itself(body: str) -> None:
    held = forms.of_report(None, body)
    assert all(form and "\0" not in form and '"' not in form for form in held)
    forms.query(body)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطعغفقكلمنهويةىأإآءؤئ", min_size=1, max_size=12))
def test_every_arabic_word_finds_itself(word: str) -> None:
    assert finds(word, f"قال {word} أمس")


@given(
    st.one_of(st.none(), st.text()),
    st.text(st.sampled_from("وفالبسΣÀa1٢ـَّﷲ\u200f\u00a0\u2028\x1c .،-_\n"), max_size=80),
)
def test_forms_are_those_of_the_folded_text_as_a_whole(title: str | None, body: str) -> None:
    words = re.findall(r"[^\W\d_]+|[0-9]+", fold(f"{title or ''}\n{body}"))
    whole = {f for w in words for f in (forms.of_word(w) if w[0] >= "\u0600" else (w[: forms.LONGEST],))}
    assert forms.of_report(title, body) == whole
