"""Sentences that repeat one another are found as comparing all with all finds them, without doing so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.compare import passages
from tawatur.compare.passages import LEAST_WORDS, Passages, Repeating, repeats
from tawatur.model import Report
from tawatur.values import Span

SETS = st.lists(st.frozensets(st.sampled_from("abcdefghijklmn"), max_size=12), max_size=12)


@given(SETS, st.frozensets(st.sampled_from("abcdefghijklmnxyz"), max_size=12))
def test_finds_what_comparing_all_with_all_finds(
    sentences: list[frozenset[str]], words: frozenset[str]
) -> None:
    expected = [n for n, other in enumerate(sentences) if repeats(words, other)]
    assert list(Repeating(sentences).of(words)) == expected


def test_three_quarters_of_the_longer_repeat_and_few_words_never() -> None:
    whole = frozenset("abcdefgh")
    assert repeats(whole, frozenset("abcdef") | {"x"})
    assert not repeats(whole, frozenset("abcde") | {"x", "y"})
    few = frozenset("abcdefgh"[: LEAST_WORDS - 1])
    assert not repeats(few, few)


def test_the_work_grows_with_the_sentences_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counting(a: frozenset[str], b: frozenset[str]) -> bool:
        nonlocal compared
        compared += 1
        return repeats(a, b)

    monkeypatch.setattr(passages, "repeats", counting)
    common = {f"common{n}" for n in range(6)}  # words that all reports of one incident have
    sentences = [frozenset(common | {f"own{n}-{k}" for k in range(6)}) for n in range(400)]
    repeating = Repeating(sentences)
    assert [list(repeating.of(words)) for words in sentences] == [[n] for n in range(400)]
    assert compared < 3 * len(sentences)


def test_the_words_at_spans_are_those_of_their_sentences() -> None:
    text = "قصفت الطائرات بلدة الباغوز. واعتقل الجيش سبعة مسلحين! ثم انسحب إلى الثكنة."
    found = Passages({"r": Report("r", text, language="ar")})
    told = found.of("r")
    assert len(told) == 3
    for start in range(len(text)):
        for end in (start + 1, start + 9, len(text)):
            expected = frozenset().union(*(w for s, w in told if s.overlaps(Span(start, end))))
            assert found.at("r", (Span(start, end),)) == expected
    assert found.at("r", (told[2][0], told[0][0])) == told[0][1] | told[2][1]
    assert found.at("r", ()) == frozenset()
