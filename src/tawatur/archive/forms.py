"""A text as it is searched: its words folded, with and without their clitics.

A report is indexed under every form of each of its words (وأسفرت also as أسفرت), a query asks for its own
words and what is left of them without و, ف and the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from tawatur.language.lexicon import forms
from tawatur.language.text import Text, fold, tokenize

LONGEST = 60
"""Letters of a word that count; nothing that is a word has more."""
KNOWN = 200_000
"""Words as written whose forms are kept at hand."""
LEAST = 3
"""Letters that a query's word must keep when its clitic is taken off."""
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_ARABIC = "\u0600"
_STRIPPED = frozenset({"و", "ف", "ال", "وال", "فال", "لل", "ولل", "فلل", "بال", "كال", "وبال"})


@lru_cache(maxsize=200_000)
def of_word(word: str) -> tuple[str, ...]:
    """Every form under which a folded word is indexed."""
    return tuple(dict.fromkeys(form.base for form in forms(word[:LONGEST])))


class _Forms(dict[str, tuple[str, ...]]):
    """The forms of what stands between two spaces, made when first asked for."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        if len(self) >= KNOWN:
            self.clear()
        found: dict[str, None] = {}
        for word in _WORD.findall(fold(written)):
            found.update(dict.fromkeys(of_word(word) if word[0] >= _ARABIC else (word[:LONGEST],)))
        if len(written) <= 2 * LONGEST:
            self[written] = tuple(found)
        return tuple(found)


_known = _Forms()


def of_report(title: str | None, body: str) -> set[str]:
    """The forms of a report's title and text."""
    # Folding looks at one sign at a time, so a text may be cut at its spaces before it. Looked up as they are
    # written, the words of a report take a fifth of the time that folding its whole text does.
    written = set(body.split())
    if title:
        written.update(title.split())
    return set().union(*map(_known.__getitem__, written))


def set_hash(found: Iterable[str]) -> int:
    """A number that stands for a set of forms, whatever their order."""
    return sum(crc32(form.encode()) for form in found)


@lru_cache(maxsize=1000)
def asked(word: str) -> tuple[str, ...]:
    """The forms that a query's folded word asks for: any of them will do."""
    found = [word[:LONGEST]]
    for form in forms(word[:LONGEST]):
        if form.lead in _STRIPPED and not form.tail and len(form.base) >= LEAST:
            found.append(form.base)
    return tuple(dict.fromkeys(found))


class Query(NamedTuple):
    """What is looked for: every one of `words` (alternatives), and every phrase word by word."""

    words: tuple[tuple[str, ...], ...]
    phrases: tuple[tuple[tuple[str, ...], ...], ...]


def query(written: str) -> Query:
    """The query that a person wrote; words inside "..." or «...» must follow one another."""
    text = tokenize(written)
    words = [asked(w) for w, kind in zip(text.words, text.kinds, strict=True) if kind in "ald"]
    phrases = []
    for quote in text.quotes:
        inside = tuple(
            asked(text.words[i]) for i in range(quote.first + 1, quote.last) if text.kinds[i] in "ald"
        )
        if len(inside) > 1:
            phrases.append(inside)
    return Query(tuple(dict.fromkeys(words)), tuple(phrases))


def place_of(words: tuple[tuple[str, ...], ...], text: Text) -> tuple[int, int] | None:
    """The tokens (first, end) where the words follow one another, None where they don't."""
    at = [i for i, kind in enumerate(text.kinds) if kind in "ald"]
    for start in range(len(at) - len(words) + 1):
        if all(_fits(alternatives, text, at[start + k]) for k, alternatives in enumerate(words)):
            return at[start], at[start + len(words) - 1] + 1
    return None


def _fits(alternatives: tuple[str, ...], text: Text, token: int) -> bool:
    word = text.words[token]
    known = of_word(word) if text.kinds[token] == "a" else (word[:LONGEST],)
    return any(form in known for form in alternatives)
