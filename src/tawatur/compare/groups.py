"""Whom a number counts: a part of the victims told beside the whole, or the whole."""

from __future__ import annotations

from functools import cache

from tawatur.language.lexicon import forms
from tawatur.language.text import fold, tokenize
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
