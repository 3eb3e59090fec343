"""Sentences of reports as sets of words: what a copy took over, and who repeats whose statement."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from tawatur.language.text import tokens_of
from tawatur.model import Report
from tawatur.trace.leaf import light_words, stem
from tawatur.values import Span

SAME_WORDS = 0.75
"""The share of telling words from which two sentences repeat one statement."""
LEAST_WORDS = 7


class Passages:
    """The sentences of reports as sets of telling words, made once a report."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._known: dict[str, tuple[tuple[Span, frozenset[str]], ...]] = {}

    def of(self, report: str) -> tuple[tuple[Span, frozenset[str]], ...]:
        """The sentences of a report with their telling words."""
        if report not in self._known:
            self._known[report] = _sentences(self._reports[report].text)
        return self._known[report]

    def at(self, report: str, spans: Sequence[Span]) -> frozenset[str]:
        """The telling words of the sentences that hold the spans."""
        told = self.of(report)
        held: set[int] = set()
        for span in spans:
            at = max(0, bisect_right(told, span.start, key=_start) - 1)  # sentences stand in order
            while at < len(told) and told[at][0].start < span.end:
                if told[at][0].overlaps(span):
                    held.add(at)
                at += 1
        return frozenset().union(*(told[n][1] for n in held))

    def taken_over(self, report: str, spans: Sequence[Span], ancestor: str) -> bool:
        """True where the sentence at the spans retells one of the ancestor's."""
        words = self.at(report, spans)
        if not words:
            return False
        return any(
            2 * len(words & w) >= min(len(words), len(w)) and len(words & w) >= 3
            for _, w in self.of(ancestor)
        )


def _start(sentence: tuple[Span, frozenset[str]]) -> int:
    return sentence[0].start


def repeats(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where two sentences say one thing in the same words."""
    return min(len(a), len(b)) >= LEAST_WORDS and len(a & b) >= SAME_WORDS * max(len(a), len(b))


class Repeating:
    """Sentences as sets of words, found by those that repeat them.

    Of two that repeat one another each holds SAME_WORDS of the other's words, so that one of its few rarest words
    must be among the other's few rarest: only those that share one are compared, not all with all.
    """

    def __init__(self, sentences: Sequence[frozenset[str]]) -> None:
        self._sentences = sentences
        self._held = Counter(word for words in sentences for word in words)
        self._with: dict[str, list[int]] = {}
        for number, words in enumerate(sentences):
            for word in self._rarest(words):
                self._with.setdefault(word, []).append(number)

    def of(self, words: frozenset[str]) -> Iterator[int]:
        """The numbers of the sentences that repeat these words, in order."""
        near = {n for word in self._rarest(words) for n in self._with.get(word, ())}
        return (n for n in sorted(near) if repeats(words, self._sentences[n]))

    def _rarest(self, words: frozenset[str]) -> list[str]:
        """All words but so many of the commonest that those alone couldn't be enough to repeat."""
        held = self._held
        return sorted(words, key=lambda w: (held[w], w))[: len(words) - ceil(SAME_WORDS * len(words)) + 1]


def _sentences(text: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    told = tokens_of(text)
    light = light_words()
    return tuple(
        (
            told.span(first, end),
            frozenset(
                w
                for i in range(first, end)
                if told.kinds[i] in "ald" and (w := stem(told.words[i])) not in light
            ),
        )
        for first, end in told.sentences
    )
