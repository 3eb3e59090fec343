"""Whom a number counts: a part of the victims told beside the whole, or the whole."""

from __future__ import annotations

from functools import cache

from tawatur.language.lexicon import forms
from tawatur.language.text import fold, tokenize
from tawatur.model import Spans
from tawatur.tables import read_tsv


@cache
def _words() -> dict[str, str]:
    rows = read_tsv("language", "ar", "compare", "groups.tsv", required=("id", "forms", "en", "ar"))
    return {fold(form): row["id"] for row in rows for form in row["forms"].split("|")}


@cache
def group_of(who: str | None) -> str | None:
    """The part that the words name ("six children"), None for the whole ("nine policemen", "people")."""
    known = _words()
    for word in tokenize(who or "").words:
        for form in forms(word):
            if form.base in known:
                return known[form.base]
    return None


def severity(what: str, text: str, spans: Spans) -> str | None:
    """ "severe" where only those badly hurt are counted ("two, one of them in a critical state")."""
    if what != "wounded" or not spans:
        return None
    after = tokenize(text[spans[-1].end : spans[-1].end + 40])
    first = after.words[: next((i for i, w in enumerate(after.words) if w in _ENDS), 4)][:4]
    return "severe" if any(form.base in _severe() for word in first for form in forms(word)) else None


_ENDS = frozenset(".،,؛")


@cache
def _severe() -> frozenset[str]:
    rows = read_tsv("language", "ar", "compare", "severity.tsv", required=("id", "forms"))
    return frozenset(fold(form) for row in rows for form in row["forms"].split("|"))
