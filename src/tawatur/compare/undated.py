"""Days that no event of a report got: a weekday without a publication day, a date in a sentence that says no
more than when "that" was.

They give a report that has no day of its own one where the words fit the day that others tell for sure. What
part of the day it was stands by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from tawatur.compare.cast import Cast, statement_at
from tawatur.compare.told import Told
from tawatur.language.lexicon import forms
from tawatur.language.text import Text, fold, tokenize, tokens_of
from tawatur.model import Claim, Mention, Reading
from tawatur.tables import Row, read_tsv
from tawatur.values import Span, When


def undated(cast: Cast, told: Sequence[Told], readings: Mapping[str, Reading]) -> Iterator[Told]:
    """The further days and parts of the day of reports whose main event the incident is.

    `told` are the values that claims tell, `readings` go by report.
    """
    days = _sure_days(told)
    held = frozenset(c.id for c in cast.claims)
    mains = {c.report: c for c in cast.claims if c.main}
    dated: dict[str, set[str | None]] = {}
    for one in told:
        if one.attribute == "date":
            dated.setdefault(one.claim.report, set()).add(one.about)
    for report in sorted(mains):
        own = dated.get(report, set())
        if {None, "time_of_day"} <= own:
            continue
        text = tokens_of(cast.reports[report].text)
        for mention in readings[report].mentions:
            if mention.kind != "date" or not _of_incident(text, mention.span, readings[report], held):
                continue
            for about, value in _read(text, mention, days):
                if about not in own and not (about and _of_telling(cast, text, report, mention.span)):
                    own.add(about)
                    yield _told(cast, mains[report], mention.span, about, value)


def _told(cast: Cast, main: Claim, span: Span, about: str | None, value: When | str) -> Told:
    report = cast.reports[main.report]
    published = report.published.isoformat() if report.published else ""
    shown = value if isinstance(value, str) else value.first.isoformat()
    order = (published, not main.background, span.start)
    # The day is as sure as the one that it fits, no surer: it contradicts nothing.
    origin = cast.own_words(main, (span,))
    return Told("date", about, value, shown, main, origin, (span,), order, about is None)


def _sure_days(told: Sequence[Told]) -> list[date]:
    """The days that are surely told, best supported first; background has its own."""
    origins: dict[date, set[str]] = {}
    for one in told:
        value = one.value
        if one.attribute != "date" or one.about or not one.sure or one.claim.background:
            continue
        if isinstance(value, When) and value.first == value.last:
            origins.setdefault(value.first, set()).add(one.origin.key)
    return sorted(origins, key=lambda d: (-len(origins[d]), d))


def _of_incident(text: Text, span: Span, reading: Reading, held: frozenset[str]) -> bool:
    """False where a claim of something else has the date, or stands nearest to it in its sentence."""
    if any(
        c.time and any(s.overlaps(span) for s in c.time.spans) for c in reading.claims if c.id not in held
    ):
        return False
    whole = _sentence(text, span)
    near = [c for c in reading.claims if whole.holds(c.trigger)]
    nearest = min(near, key=lambda c: (_apart(c.trigger, span), c.trigger, c.id), default=None)
    return nearest is None or (nearest.id in held and not nearest.background)


def _sentence(text: Text, span: Span) -> Span:
    return text.span(*text.sentence_of(max(0, text.token_at(span.start))))


def _apart(a: Span, b: Span) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _of_telling(cast: Cast, text: Text, report: str, span: Span) -> bool:
    """True for a date beside the act of telling: in a sentence with a statement, outside of what is said."""
    statements = cast.statements[report]
    if statement_at(statements, (span,)):
        return False
    whole = _sentence(text, span)
    return any(whole.overlaps(s.content) for s in statements)


def _read(text: Text, mention: Mention, days: Sequence[date]) -> Iterator[tuple[str | None, When | str]]:
    """What the words of a date say: the day where it is one of `days`, and the part of the day."""
    words = tokenize(text.of(mention.span))
    day = _day(mention, words, days)
    if day is not None:
        yield None, When(day, day)
    elif mention.value:
        return  # the day of something else
    part = next((p for w in words.words for f in forms(w) if (p := _parts().get(f.base))), None)
    if part is not None:
        yield "time_of_day", part


def _day(mention: Mention, words: Text, days: Sequence[date]) -> date | None:
    if mention.value:
        return next((d for d in days if mention.value == f"{d}/{d}"), None)
    weekday = next((_weekdays()[w] for w in words.words if w in _weekdays()), None)
    numbers = {int(w) for w, kind in zip(words.words, words.kinds, strict=True) if kind == "d"}
    months = {_months()[m] for m in _months() if f" {m} " in f" {' '.join(words.words)} "}
    if numbers and not months:
        return None
    for day in days:
        fits = not numbers or (day.day in numbers and day.month in months)
        if fits and (day.weekday() == weekday if weekday is not None else bool(numbers)):
            return day
    return None


@cache
def _weekdays() -> Mapping[str, int]:
    return {form: int(row["weekday"]) for form, row in _forms("date_weekdays")}


@cache
def _months() -> Mapping[str, int]:
    return {form: int(row["month"]) for form, row in _forms("date_months") if row["family"] != "hijri"}


@cache
def _parts() -> Mapping[str, str]:
    return {form: row["part"] for form, row in _forms("date_parts")}


def _forms(table: str) -> Iterator[tuple[str, Row]]:
    for row in read_tsv("language", "ar", "lexicon", f"{table}.tsv", required=("id", "forms")):
        for form in row["forms"].split("|"):
            yield fold(form), row
