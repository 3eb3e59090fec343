"""Whom a number counts: a part of the victims told beside the whole, or the whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur.language.inflect import expand
from tawatur.language.lexicon import forms
from tawatur.language.text import fold, tokenize
from tawatur.model import Spans
from tawatur.tables import read_tsv
from tawatur.values import Span


@cache
def _words() -> dict[str, tuple[str, str]]:
    rows = read_tsv("language", "ar", "compare", "groups.tsv", required=("id", "forms", "part", "en", "ar"))
    return {fold(form): (row["id"], row["part"]) for row in rows for form in row["forms"].split("|")}


@cache
def group_of(who: str | None, single: bool = False) -> str | None:
    """The part that the words name ("six children"), None for the whole ("nine policemen", "people").

    Some are a part only where one alone is counted ("among them an officer").
    """
    known = _words()
    for word in tokenize(who or "").words:
        for form in forms(word):
            group, part = known.get(form.base, ("", ""))
            if part == "yes" or (part == "single" and single):
                return group
    return None


@cache
def side_of(who: str | None) -> str | None:
    """ "forces" where soldiers or police are counted, which a report may tell beside others; None else."""
    known = _words()
    for word in tokenize(who or "").words:
        for form in forms(word):
            group, part = known.get(form.base, ("", ""))
            if part == "side":
                return group
    return None


def part_before(text: str, spans: Spans) -> str | None:
    """What the words before a partner's name leave it: coordination, support; None for a full part."""
    if not spans:
        return None
    before = tokenize(text[max(0, spans[0].start - 30) : spans[0].start]).words[-4:]
    known = _parts()
    return next((known[f.base] for w in reversed(before) for f in forms(w) if f.base in known), None)


@cache
def _parts() -> dict[str, str]:
    rows = read_tsv("language", "ar", "compare", "parts.tsv", required=("id", "forms"))
    return {fold(form): row["id"] for row in rows for form in row["forms"].split("|")}


def severity(what: str, text: str, spans: Spans) -> str | None:
    """ "severe" where only those badly hurt are counted ("two, one of them in a critical state")."""
    if what != "wounded" or not spans:
        return None
    after = tokenize(text[spans[-1].end : spans[-1].end + 40])
    first = after.words[: next((i for i, w in enumerate(after.words) if w in _ENDS), 4)][:4]
    return "severe" if any(form.base in _severe() for word in first for form in forms(word)) else None


def counted_before(text: str, spans: Spans) -> str | None:
    """What the word right before a number says that it counts ("the detainees are three"), None for none."""
    if not spans:
        return None
    before = tokenize(text[max(0, spans[0].start - 20) : spans[0].start]).words[-1:]
    known = _counted()
    return next((known[f.base] for w in before for f in forms(w) if f.base in known), None)


def meant_only(text: str, trigger: Span) -> bool:
    """True where the words before make the event an aim or attempt ("the aim was to arrest")."""
    before = tokenize(text[max(0, trigger.start - 30) : trigger.start]).words[-3:]
    if any(w in _ENDS for w in before):
        return False
    return any(form.base in _meant() for word in before for form in forms(word))


@cache
def _counted() -> dict[str, str]:
    rows = read_tsv("language", "ar", "compare", "counted.tsv", required=("id", "forms"))
    return {fold(form): row["id"] for row in rows for form in row["forms"].split("|")}


@cache
def _meant() -> frozenset[str]:
    rows = read_tsv("language", "ar", "compare", "meant.tsv", required=("id", "forms"))
    return frozenset(fold(form) for row in rows for form in row["forms"].split("|"))


def is_vague(text: str, span: Span) -> bool:
    """True for persons with "several" or "a number of" right before them or as their first words."""
    words = tokenize(text[max(0, span.start - 20) : span.start]).words[-2:]
    first = tokenize(text[span.start : span.end]).words[:2]
    return _says_several(words) or _says_several(first)


def _says_several(words: Sequence[str]) -> bool:
    if words and words[-1] in _vague():
        return True
    heads = {form.base.removesuffix("ا") for form in forms(words[-2])} if len(words) > 1 else set()
    return any(f"{head} {words[-1]}" in _vague() for head in heads)


@cache
def _vague() -> frozenset[str]:
    rows = read_tsv("language", "ar", "lexicon", "num_indefinite.tsv", required=("id", "forms"))
    return frozenset(fold(f) for row in rows if row.get("kind") == "vague" for f in row["forms"].split("|"))


_ENDS = frozenset(".،,؛")


@cache
def _severe() -> frozenset[str]:
    rows = read_tsv("language", "ar", "compare", "severity.tsv", required=("id", "forms"))
    return frozenset(fold(form) for row in rows for form in row["forms"].split("|"))


def tells_death(words: str) -> bool:
    """True for words that say that someone was killed."""
    return any(form.base in _deaths() for word in tokenize(words).words for form in forms(word))


@cache
def _deaths() -> frozenset[str]:
    rows = read_tsv("language", "ar", "compare", "deaths.tsv", required=("id", "forms"))
    return frozenset(fold(form) for row in rows for form in row["forms"].split("|"))


def is_person(name: str) -> bool:
    """True for a name of two words or more that doesn't begin like a noun for people ("an officer")."""
    words = fold(name).split()
    return len(words) > 1 and not _is_generic(words)


@cache
def can_act(name: str) -> bool:
    """False for words that say what was used ("drones") or for people who aren't armed ("a person")."""
    words = tokenize(name).words
    if any(form.base in _means() for word in words for form in forms(word)):
        return False
    return group_of(name) in ("fighter", "attacker") or not words or not _is_generic(words)


def _is_generic(words: Sequence[str]) -> bool:
    bare = [w.removeprefix("ال") for w in words]
    return any(tuple(bare[:n]) in generic() for n in (1, 2, 3))


@cache
def _means() -> frozenset[str]:
    rows = read_tsv("language", "ar", "lexicon", "means.tsv", required=("id", "forms"))
    return frozenset(base for row in rows for base in expand(row["forms"]) if " " not in base)


@cache
def generic() -> frozenset[tuple[str, ...]]:
    """How words for someone unnamed begin, folded, without article: "source", "official", "residents"."""
    rows = [
        *(r for r in read_tsv("language", "ar", "lexicon", "media.tsv") if r.get("class") == "source"),
        *read_tsv("language", "ar", "lexicon", "people.tsv"),
    ]
    words = (fold(form).split() for row in rows for form in row["forms"].split("|"))
    return frozenset(tuple(w.removeprefix("ال") for w in form if w) for form in words if form)
