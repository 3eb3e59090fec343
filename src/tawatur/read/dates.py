"""When things are said to have been: the date phrases of a report and the days that they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from tawatur.language.hits import Hits
from tawatur.language.text import Text
from tawatur.model import Flag, Time
from tawatur.read.date_anchor import MONTHS, WEEKDAYS, Anchor, find_anchor
from tawatur.read.date_atoms import Atoms, atoms
from tawatur.read.date_periods import periods
from tawatur.read.date_phrases import PhraseReader
from tawatur.read.date_resolve import Days, resolve
from tawatur.read.date_told import Phrase
from tawatur.read.number_words import Figures, figures
from tawatur.tables import Row, read_tsv


class DateMention(msgspec.Struct, frozen=True):
    """A date phrase: tokens `first` to `end` (excluded). `time` is None where nothing fixes the days.

    `part` is a part of the day (dawn, morning, noon, afternoon, evening, night, midnight) or None; `relation`
    says how an event stands to it: on, since, before, after, until, between, during.
    """

    first: int
    end: int
    time: Time | None
    part: str | None
    relation: str


@dataclass(frozen=True, slots=True)
class DatesFound:
    """The date phrases of a report in order, faults among them, and the day that relative words count from
    (`anchor_basis`: published, stated, inferred; None without a day)."""

    mentions: list[DateMention]
    flags: list[Flag]
    anchor: date | None
    anchor_basis: str | None


def find_dates(
    text: Text,
    hits: Hits,
    published: date | None,
    *,
    found: Figures | None = None,
) -> DatesFound:
    """All date phrases of a text; `hits` are those of its lexicon scan by first token, `published` the day of
    publication where it is known. The machine's clock is never asked. `found` saves a second pass where the
    caller has the figures already."""
    known = atoms(text, hits, found or figures(text, hits))
    phrases = _phrases(known, hits)
    anchor = find_anchor(text, phrases, published)
    return _told(text, phrases, anchor, published)


def _phrases(known: Atoms, hits: Hits) -> list[Phrase]:
    """All phrases, the longer of two that overlap, the two ends of a range made one."""
    reader = PhraseReader(known)
    starts = sorted(
        known.days.keys()
        | known.weekdays.keys()
        | known.parts.keys()
        | known.months.keys()
        | known.figures.ordinals.keys()
        | known.words.keys()
        | known.figures.words.keys()
        | {i for i, kind in enumerate(known.text.kinds) if kind == "d"}
        | {i + 1 for i, role in known.joints.items() if role == "this"}
    )
    found = periods(known, hits)
    for i in starts:
        if i >= len(known.text):
            continue
        phrase = reader.at(i)
        if phrase:
            found.append(phrase)
    found.sort(key=lambda p: (p.first - p.end, p.kind != "point", p.first))
    taken: set[int] = set()
    kept: list[Phrase] = []
    for phrase in found:
        span = range(phrase.first, phrase.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(phrase)
    kept.sort(key=lambda p: p.first)
    for phrase in kept:
        _relate(known, phrase)
    return _joined(known, kept)


def _relate(known: Atoms, phrase: Phrase) -> None:
    at = phrase.first - 1
    while known.word(at) in ("ال", "-", "(", "يوم", "شهر", "ساعات", "ساعه") and phrase.first - at < 4:
        at -= 1
    role = known.glue(at)
    if phrase.relation == "on" and role in ("since", "before", "after", "until", "between"):
        phrase.relation = role
    elif phrase.kind == "turn" and phrase.relation == "on":
        phrase.relation = "during"
    if phrase.until_day is not None and role in ("between", "of"):
        phrase.relation = "during"


def _joined(known: Atoms, phrases: list[Phrase]) -> list[Phrase]:
    made: list[Phrase] = []
    for phrase in phrases:
        before = made[-1] if made else None
        if before and before.kind == phrase.kind == "point" and _one_range(known, before, phrase):
            made[-1] = Phrase(
                before.first, phrase.end, before.by, kind="range", relation="during", parts=[before, phrase]
            )
        else:
            made.append(phrase)
    return made


_DAY_WORDS = frozenset(("يوم", "ليوم", "شهر", "عام", "سنه", "مساء", "صباح", "فجر", "ليل", "تاريخ"))


def _one_range(known: Atoms, one: Phrase, two: Phrase) -> bool:
    between = known.text.words[one.end : two.first]
    if len(between) > 2 or (len(between) == 2 and between[1] not in _DAY_WORDS):
        return False
    joint = between[0] if between else ""
    if joint in ("الي", "حتي", "لغايه"):
        return True
    if one.relation != "between":
        return False
    return joint == "و" or (not between and known.word(two.first).startswith("و"))


@cache
def _flag_rows() -> Mapping[str, Row]:
    rows = read_tsv("language", "ar", "rules", "date_flags.tsv", required=("id", "code", "why"))
    return {row["code"]: row for row in rows}


def _told(text: Text, phrases: Sequence[Phrase], anchor: Anchor | None, published: date | None) -> DatesFound:
    mentions: list[DateMention] = []
    flags: list[Flag] = []
    previous: Days | None = None
    for phrase in phrases:
        days = resolve(phrase, anchor.day if anchor else None, previous)
        time = _time(text, phrase, days, anchor) if days else None
        small_hours = phrase.part == "midnight" and phrase.relation == "after"
        relation = "on" if small_hours else phrase.relation
        mentions.append(DateMention(phrase.first, phrase.end, time, phrase.part, relation))
        if days and phrase.relation != "since":
            previous = days
        code = _fault(phrase, days, published)
        guessed = (code == "weekday_mismatch" and _year_guessed(phrase, anchor)) or (
            code == "current_month_elsewhere" and _other_day_told(phrase, phrases, anchor)
        )
        if code and not guessed:
            flags.append(_flag(text, phrase, code, days, anchor))
    return DatesFound(mentions, flags, anchor.day if anchor else None, anchor.basis if anchor else None)


def _year_guessed(phrase: Phrase, anchor: Anchor | None) -> bool:
    """True for a day and month whose year neither the text nor a publication day gives, and for "yesterday" from
    a day that was only inferred: a weekday can't contradict what was guessed."""
    if anchor is None or anchor.basis == "published":
        return False
    no_year = phrase.month is not None and phrase.year is None
    return no_year or (phrase.offset is not None and anchor.basis == "inferred")


def _other_day_told(phrase: Phrase, phrases: Sequence[Phrase], anchor: Anchor | None) -> bool:
    """True where the own day was taken from the text, and a later whole date of the text lies in the month
    called current: two pages in one, of which the other's day was taken."""
    return (
        anchor is not None
        and anchor.basis != "published"
        and any(
            p.whole
            and p.month == phrase.month
            and (p.year or 0, p.month or 0) > (anchor.day.year, anchor.day.month)
            for p in phrases
        )
    )


def _fault(phrase: Phrase, days: Days | None, published: date | None) -> str:
    if days is None:
        told = phrase.kind == "point" and phrase.day is not None and phrase.month is not None
        if told and phrase.month and phrase.family != "hijri" and phrase.day:
            longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[phrase.month - 1]
            if phrase.day > longest or (phrase.year and phrase.day > longest - 1 and phrase.month == 2):
                return "no_such_day"
        return ""
    if days.fault:
        return days.fault
    if published and phrase.offset == 0 and phrase.whole and abs((days.first - published).days) > 2:
        return "today_elsewhere"
    return ""


def _time(text: Text, phrase: Phrase, days: Days, anchor: Anchor | None) -> Time:
    span = text.span(phrase.first, phrase.end)
    basis, why = "stated", None
    if days.from_anchor and anchor:
        basis = "published" if anchor.basis == "published" else "inferred"
        why = anchor.why
    return Time(days.first, days.last, basis, (span,), phrase.by, part=phrase.part, why=why)


def _flag(text: Text, phrase: Phrase, code: str, days: Days | None, anchor: Anchor | None) -> Flag:
    row = _flag_rows()[code]
    day = days.first if days else None
    month = (day.month if day else phrase.month) or 1
    why = row["why"].format(
        phrase=text.of(text.span(phrase.first, phrase.end)),
        day=day or "",
        weekday=WEEKDAYS[day.weekday()] if day else "",
        told=WEEKDAYS[phrase.weekday] if phrase.weekday is not None else "",
        month=MONTHS[month - 1],
        own=anchor.day if anchor else "",
        own_month=f"{MONTHS[anchor.day.month - 1]} {anchor.day.year}" if anchor else "",
    )
    return Flag(code, (text.span(phrase.first, phrase.end),), why, row["id"])
