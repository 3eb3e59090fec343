"""Sentences of reports as sets of words: what a copy took over, and who repeats whose statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
        return frozenset().union(*(w for s, w in self.of(report) if any(s.overlaps(x) for x in spans)))

    def taken_over(self, report: str, spans: Sequence[Span], ancestor: str) -> bool:
        """True where the sentence at the spans retells one of the ancestor's."""
        words = self.at(report, spans)
        if not words:
            return False
        return any(
            2 * len(words & w) >= min(len(words), len(w)) and len(words & w) >= 3
            for _, w in self.of(ancestor)
        )

    def repeats(self, a: frozenset[str], b: frozenset[str]) -> bool:
        """True where two sentences say one thing in the same words."""
        return min(len(a), len(b)) >= LEAST_WORDS and len(a & b) >= SAME_WORDS * max(len(a), len(b))


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
