"""Names that the parties give to operations: reports that use one name tell of one operation."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tawatur.language.text import Quote, Text, fold
from tawatur.tables import read_tsv
from tawatur.trace.leaf import stem

LONGEST = 4
"""Words of a name at most; what is longer is a quotation."""
BEFORE = 4
"""Words between "operation" and its name at most ("an operation that it called ...")."""


def operations(text: Text, sentences: Iterable[int]) -> frozenset[str]:
    """The names of operations, as stems, that stand in these sentences (numbers into `text.sentences`)."""
    if not text.quotes:
        return frozenset()
    parts = [text.sentences[n] for n in sentences]
    named = (_name(text, q) for q in text.quotes if any(a <= q.first < b for a, b in parts))
    return frozenset(n for n in named if n)


def _name(text: Text, quote: Quote) -> str | None:
    words = text.words[quote.first + 1 : quote.last]
    if not 0 < len(words) <= LONGEST or set(text.kinds[quote.first + 1 : quote.last]) != {"a"}:
        return None
    first = text.sentence_of(quote.first)[0]
    before = text.words[max(first, quote.first - BEFORE) : quote.first]
    if not any(w.removeprefix("و").removeprefix("ب").removeprefix("ل") in _heads() for w in before):
        return None
    return " ".join(stem(w) for w in words)


@cache
def _heads() -> frozenset[str]:
    rows = read_tsv("language", "ar", "link", "operations.tsv", required=("id", "forms"))
    return frozenset(fold(form) for row in rows for form in row["forms"].split("|"))
