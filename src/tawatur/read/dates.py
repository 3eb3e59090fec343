"""When things are said to have been: the date phrases of a report and the days that they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tawatur.language.lexicon import Hit
from tawatur.language.text import Text
from tawatur.model import Flag, Time
from tawatur.read.date_atoms import Atoms, atoms
from tawatur.read.date_periods import periods
from tawatur.read.date_phrases import Phrase, PhraseReader
from tawatur.read.date_resolve import Anchor, Days, resolve
from tawatur.read.number_words import Figures, figures
from tawatur.tables import Row, read_tsv

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class DateMention:
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
    hits: Mapping[int, Sequence[Hit]],
    published: date | None,
    *,
    found: Figures | None = None,
) -> DatesFound:
    """All date phrases of a text; `hits` are those of its lexicon scan by first token, `published` the day of
    publication where it is known. The machine's clock is never asked. `found` saves a second pass where the
    caller has the figures already."""
    known = atoms(text, found or figures(text, hits))
    phrases = _phrases(known, hits)
    anchor = _anchor(text, phrases, published)
    return _told(text, phrases, anchor, published)


def _phrases(known: Atoms, hits: Mapping[int, Sequence[Hit]]) -> list[Phrase]:
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


def _one_range(known: Atoms, one: Phrase, two: Phrase) -> bool:
    between = known.text.words[one.end : two.first]
    if len(between) > 2:
        return False
    joint = between[0] if between else ""
    if joint in ("الي", "حتي", "لغايه"):
        return True
    if one.relation != "between":
        return False
    return joint == "و" or (not between and known.word(two.first).startswith("و"))


def _anchor(text: Text, phrases: Sequence[Phrase], published: date | None) -> Anchor | None:
    """The day that "today" means: the publication day, or what the report says of its own day."""
    own = [p for p in phrases if p.kind == "point" and p.offset == 0 and not p.turn]
    if published:
        return _near(phrases, own, published)
    for phrase in own:
        if phrase.whole:
            return _stated(phrase)
    for phrase in own:
        inferred = _inferred(phrase, phrases)
        if inferred:
            return inferred
    for phrase in phrases:
        if phrase.kind == "point" and phrase.until_day is None and _leads(text, phrase):
            anchor = _stated(phrase) if phrase.whole else _inferred(phrase, phrases)
            if anchor and _agrees(phrases, anchor.day):
                return anchor
    return None


def _leads(text: Text, phrase: Phrase) -> bool:
    """True for the date of the first two sentences told in prose ("في 3 آب 2015", "صباح الاثنين 17 آب") or in a
    dateline ("دمشق 23 تشرين الثاني 2017 (...)"). Numbers alone are mostly a page's clock."""
    if phrase.relation != "on" or not phrase.named or len(text.sentences) == 0:
        return False
    if phrase.first >= text.sentences[min(1, len(text.sentences) - 1)][1]:
        return False
    before = text.words[phrase.first - 1] if phrase.first else ""
    if phrase.part or phrase.offset is not None or before.removeprefix("و") in ("في", "يوم"):
        return True
    opened = text.sentence_of(phrase.first)[0]
    behind = text.words[phrase.end : phrase.end + 1]
    return (
        phrase.weekday is None
        and 0 < phrase.first - opened <= 3
        and behind in (("(",), ("-",), ("/",), (":",))
    )


def _agrees(phrases: Sequence[Phrase], day: date) -> bool:
    """False where "today, Tuesday" and the like contradict the day."""
    told = [p for p in phrases if p.kind == "point" and p.offset in (0, -1) and p.weekday is not None]
    return all((day + timedelta(days=p.offset or 0)).weekday() == p.weekday for p in told)


def _stated(phrase: Phrase) -> Anchor | None:
    days = resolve(phrase, None, None)
    if days is None:
        return None
    return Anchor(
        days.first, "stated", f"counted from {days.first}, the day that the report gives as its own"
    )


def _near(phrases: Sequence[Phrase], own: Sequence[Phrase], published: date) -> Anchor:
    """The publication day, or the day beside it that "today, Thursday" or "yesterday, Friday" names."""
    for phrase in own:
        if phrase.whole:
            days = resolve(phrase, None, None)
            if days and abs((days.first - published).days) > 2:
                return Anchor(
                    days.first, "stated", f"counted from {days.first}, the day that the report calls today"
                )
    for phrase in phrases:
        if phrase.kind != "point" or phrase.offset not in (0, -1) or phrase.weekday is None or phrase.turn:
            continue
        days = resolve(phrase, published, None)
        if days and not days.fault:
            day = days.first - timedelta(days=phrase.offset)
            if day != published and abs((day - published).days) == 1:
                why = f"counted from {day}, which the report names, a day beside its publication day {published}"
                return Anchor(day, "published", why)
        break
    return Anchor(published, "published", f"counted from the publication day {published}")


def _inferred(phrase: Phrase, phrases: Sequence[Phrase]) -> Anchor | None:
    """A year for "Thursday 18 December": the first, from the latest year told, in which the two fit."""
    if phrase.weekday is None or phrase.day is None or phrase.month is None or phrase.year is not None:
        return None
    if phrase.family == "hijri" or phrase.until_day is not None:
        return None
    years = [y for p in phrases for q in (p, *p.parts) if (y := q.year) and y > 1600]
    if not years:
        return None
    latest = max(years)
    for year in range(latest, min(latest + 12, 9999)):
        try:
            day = date(year, phrase.month, phrase.day)
        except ValueError:
            continue
        if day.weekday() == phrase.weekday:
            why = (
                f"{year} is the first year from {latest}, the latest that the text names, in which "
                f"{phrase.day} {MONTHS[phrase.month - 1]} is a {WEEKDAYS[phrase.weekday]}"
            )
            return Anchor(day, "inferred", why)
    return None


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
        mentions.append(DateMention(phrase.first, phrase.end, time, phrase.part, phrase.relation))
        if days and phrase.relation != "since":
            previous = days
        code = _fault(phrase, days, published)
        if code:
            flags.append(_flag(text, phrase, code, days, anchor))
    return DatesFound(mentions, flags, anchor.day if anchor else None, anchor.basis if anchor else None)


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
