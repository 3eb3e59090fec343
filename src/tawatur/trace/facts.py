"""Words that state a fact by themselves: numbers, days, months, parts of a day."""

from __future__ import annotations

from functools import cache, lru_cache

from tawatur.language.lexicon import forms
from tawatur.language.text import fold
from tawatur.tables import read_tsv
from tawatur.trace.leaf import stem


@cache
def figure_words() -> dict[str, tuple[str, str]]:
    """Folded words to (class, value): classes: number, day, month, part, when, unit."""
    rows = read_tsv("language", "ar", "trace", "figures.tsv", required=("id", "class", "forms"))
    return {
        fold(form): (row["class"], row.get("value", row["id"]))
        for row in rows
        for form in row["forms"].split("|")
    }


_STATING = frozenset({"number", "day", "month"})


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem(word) for word, (cls, _) in figure_words().items() if cls in _STATING)


@lru_cache(maxsize=100_000)
def figure(word: str) -> tuple[str, str] | None:
    """What a folded word states: ("number", "6"), ("day", "fri"), ("month", "9"), None for other words."""
    if word.isdigit():
        return "number", word.lstrip("0") or "0"
    known = figure_words()
    for form in forms(word):
        if form.base in known and (not form.tail or known[form.base][0] == "unit"):
            return known[form.base]
    return None


@lru_cache(maxsize=100_000)
def is_figure(stemmed: str) -> bool:
    """True for a stem that is a number, a weekday or a month."""
    return stemmed.isdigit() or stemmed in _stems()


@cache
def _days() -> frozenset[str]:
    return frozenset(stem(word) for word, (cls, _) in figure_words().items() if cls == "day")


def is_day(stemmed: str) -> bool:
    """True for a stem that is a weekday."""
    return stemmed in _days()
