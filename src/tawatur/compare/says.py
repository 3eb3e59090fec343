"""What one claim says on each attribute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tawatur.codebook import events, kinship
from tawatur.compare.groups import group_of, meant_only
from tawatur.compare.says_how_many import counts, meant_to_take, measured, named_dead, only_named, several
from tawatur.compare.says_where import place
from tawatur.compare.says_who import first_named, participation, parties, responsibility
from tawatur.compare.told import DENIED, HELD, Value
from tawatur.model import Claim, Polarity
from tawatur.values import Span, When

MEANS = {
    "ied_explosion": "explosive_device",
    "mine_explosion": "mine",
    "car_bomb": "car_bomb",
    "suicide_bombing": "suicide_bomber",
    "drone_strike": "drone",
    "shooting_attack": "gunfire",
    "air_strike": "air_strike",
    "shelling": "shelling",
    "chemical_attack": "chemical",
    "stabbing": "stabbing",
    "ramming": "ramming",
}
# Hours of the day that a part of it covers; over 24 is the next morning.
HOURS = {
    "dawn": (3, 7),
    "morning": (5, 12),
    "noon": (11, 14),
    "afternoon": (12, 18),
    "evening": (16, 23),
    "night": (18, 31),
    "midnight": (22, 26),
}


def values_of(claim: Claim, text: str) -> Iterator[Value]:
    """What a claim says: attribute, group, value, the value as shown, and the words it rests on.

    `text` is the report's.
    """
    kin = kinship.kin(claim.event)
    yield from responsibility(claim)
    yield from participation(claim, text)
    if kin in kinship.ATTENDANT:
        if claim.event == "presence":
            yield "presence", first_named(claim), _yes(claim), _yes(claim), (claim.trigger,)
            if claim.polarity in DENIED:
                yield "escaped", None, "not_there", "not_there", (claim.trigger,)
        if claim.event == "escape":
            value = "nobody" if claim.polarity in DENIED else _yes(claim)
            yield "escaped", None, value, value, (claim.trigger,)
        if claim.event == "link":
            yield "link", None, _yes(claim), _yes(claim), (_clause(claim.trigger, text),)
        if claim.event == "participation" and claim.polarity in HELD:
            yield from place(claim, text)  # where a side took part is where it happened
        yield from counts(only_named(claim, text), text)
        return
    yield from _happened(claim)
    meant = claim.polarity is Polarity.PLANNED or meant_only(text, claim.trigger)
    if meant:
        yield from meant_to_take(claim)
    if claim.polarity not in HELD:
        return
    yield from _event(claim)
    yield from _time(claim)
    yield from place(claim, text)
    yield from parties(claim)
    if claim.polarity is Polarity.UNCERTAIN and claim.statement is None:
        return  # a rumour that a report passes on in its own voice: nobody stands for its numbers
    told = replace(claim, counts=tuple(measured(t, text) for t in claim.counts))
    if meant:
        told = replace(told, counts=tuple(t for t in told.counts if t.what != "arrested"))
    yield from counts(told, text)
    yield from several(claim, text)
    yield from named_dead(claim, text)
    yield from _status(claim)


_CLAUSE = 140  # code points of "لا صلة له بالضربة التي ..." that are shown at most


def _clause(span: Span, text: str) -> Span:
    """The words from a span to the end of its clause: between what there is no link stands behind the noun."""
    end = span.end
    while end < len(text) and end - span.start < _CLAUSE and text[end] not in "،,.؛;\n":
        end += 1
    while end > span.end and end < len(text) and not text[end].isspace() and text[end] not in "،,.؛;":
        end -= 1
    return Span(span.start, end)


_SUFFERS = {"victim": "killed", "detainee": "arrested"}


def _status(claim: Claim) -> Iterator[Value]:
    """What the persons are said to have been: civilians, fighters, leaders."""
    for role in claim.roles:
        what = _SUFFERS.get(role.role)
        group = group_of(role.name, True) if what else None
        if group:
            yield "status", what, group, group, role.spans


def _happened(claim: Claim) -> Iterator[Value]:
    if claim.polarity in (Polarity.PLANNED, Polarity.SILENT):
        return
    about = None if claim.main or claim.same_as else claim.event
    yield "happened", about, _yes(claim), _yes(claim), (claim.trigger,)


def _yes(claim: Claim) -> str:
    if claim.polarity in DENIED:
        return "no"
    return "uncertain" if claim.polarity in (Polarity.UNCERTAIN, Polarity.SILENT) else "yes"


def _event(claim: Claim) -> Iterator[Value]:
    known = events.load().get(claim.event)
    if known is None or known.gold_type is not None:
        yield "event_type", None, claim.event, claim.event, (claim.trigger,)
    if claim.event in MEANS:
        means = MEANS[claim.event]
        yield "means", None, means, means, (claim.trigger,)


def _time(claim: Claim) -> Iterator[Value]:
    time = claim.time
    if time is None:
        return
    value = time.value
    if time.part in ("night", "midnight"):  # the night of a day ends on the next
        value = When(value.first, value.last + timedelta(days=1))
    shown = day(value.first) if value.first == value.last else f"{day(value.first)}/{day(value.last)}"
    yield "date", None, value, shown, time.spans
    if time.part in HOURS:
        yield "date", "time_of_day", time.part, time.part, time.spans


def day(when: date) -> str:
    """The day as ISO 8601 has it."""
    return when.isoformat()
