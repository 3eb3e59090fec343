"""A body named twice: two names of one text that differ in one word, and in words that translators exchange."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from tawatur.language.text import Text, fold
from tawatur.tables import Row, read_tsv
from tawatur.values import Span

_LEADS = ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "")
_SHARED = 2
"""Words beside the one exchanged that both names have: "the intelligence agency" alone is no name."""
_LIGHT = frozenset({"من", "في", "علي", "الي", "عن", "ان", "انه", "انها", "مع", "بين", "الذي", "التي", "او"})


@cache
def _rows() -> list[Row]:
    return read_tsv("language", "ar", "rules", "translated.tsv", required=("id", "forms"))


@cache
def _behind() -> Mapping[str, frozenset[str]]:
    """By row, the stems of which one must stand before the exchanged word."""
    return {
        r["id"]: frozenset(_stem(fold(w)) for w in r["behind"].split("|")) for r in _rows() if r.get("behind")
    }


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    """Folded words with and without clitics and article to (row, word as in the row)."""
    table: dict[str, tuple[str, str]] = {}
    for row in _rows():
        for form in map(fold, row["forms"].split("|")):
            for lead in _LEADS:
                table[lead + form] = (row["id"], form)
                table[lead + form + "ه"] = (row["id"], form)
    return table


def renamed(text: Text) -> Iterator[tuple[Span, Span]]:
    """The words of the first two such names for each row of `translated.tsv`."""
    known = _words()
    if known.keys().isdisjoint(text.words):
        return
    found: dict[str, dict[str, list[int]]] = {}
    for i, word in enumerate(text.words):
        if word in known:
            row, form = known[word]
            found.setdefault(row, {}).setdefault(form, []).append(i)
    for row, forms in found.items():
        pairs = ((i, j) for one, other in combinations(forms.values(), 2) for i in one for j in other)
        spans = next((spans for i, j in pairs if (spans := _names(text, i, j, _behind().get(row)))), None)
        if spans:
            yield spans


def _names(text: Text, i: int, j: int, behind: frozenset[str] | None) -> tuple[Span, Span] | None:
    """The names around tokens i and j where they share enough words in the same places, else None."""
    before = after = 0
    while _alike(text, i - before - 1, j - before - 1):
        before += 1
    while _alike(text, i + after + 1, j + after + 1):
        after += 1
    if before + after < _SHARED:
        return None
    if behind and not any(_stem(text.words[k]) in behind for k in range(i - before, i)):
        return None
    one, other = sorted((i, j))
    return (
        text.span(one - before, one + after + 1),
        text.span(other - before, other + after + 1),
    )


def _alike(text: Text, i: int, j: int) -> bool:
    if min(i, j) < 0 or max(i, j) >= len(text) or text.kinds[i] != "a" or text.kinds[j] != "a":
        return False
    one = _stem(text.words[i])
    return one == _stem(text.words[j]) and text.words[i] not in _LIGHT


def _stem(word: str) -> str:
    """The word without proclitics, article and the ending of a feminine adjective."""
    lead = next(lead for lead in _LEADS if (word.startswith(lead) and len(word) - len(lead) > 2) or not lead)
    return word[len(lead) :].removesuffix("ه")
