"""Merging: two mentions of one event in a report are one claim; a second teller or value keeps its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import msgspec

from tawatur.codebook import bodies, events
from tawatur.model import Place, Polarity, Time
from tawatur.read.attach_rank import is_sure, same_offset, with_role
from tawatur.read.place_shared import shared
from tawatur.read.role_parts import Part
from tawatur.read.toll_words import Told
from tawatur.read.triggers import Trigger

_GENERAL = frozenset({"attack", "killing", "explosion", "operation", "bombardment", "air_operation"})

_VIOLENT = frozenset({"explosion", "attack", "bombardment", "killing", "fight"})  # kins

_HEAD = 3  # sentences at the top of a report that hold its headline and lead
_APART = 12  # words from a headline's event to its lead's; nearer ones share their words anyway
_RETOLD = 3  # words; two find as much and make places vaguer, five find little
_REACH = 8  # sentences after which a new wording without a place is a new event


class Draft(msgspec.Struct):
    """A claim in the making. `same_as` is the draft that tells the same event first, None for a head; `odds` the
    log-odds that an event is told at all (read/happened.py), of the likeliest of its triggers;
    `deadly` says that a word of killing in its sentence was its outcome, `wording` the words from its trigger on;
    `aside` names the places that are told further on than its own; `another` says that words before it bring in a
    further event, `around` holds the words near it in headline and lead."""

    trigger: Trigger
    event: str
    statement: int | None
    polarity: Polarity
    parts: list[Part]
    places: list[Place]
    time: Time | None
    tolls: list[Told]
    background: bool
    by: str
    definite: bool
    also: list[Trigger] = msgspec.field(default_factory=list)
    same_as: Draft | None = None
    main: bool = False
    odds: float = float("inf")
    wording: tuple[str, ...] = ()
    deadly: bool = False
    aside: frozenset[str] = frozenset()
    another: bool = False
    around: frozenset[str] = frozenset()


def within(drafts: Sequence[Draft], low: int, high: int) -> Sequence[Draft]:
    """Of drafts in order of their triggers, those whose trigger starts at tokens low to high (excluded)."""
    first = bisect_left(drafts, low, key=_at)
    return drafts[first : bisect_left(drafts, high, lo=first, key=_at)]


def _at(draft: Draft) -> int:
    return draft.trigger.first


def merge(drafts: list[Draft]) -> list[Draft]:
    """The drafts with later mentions of an event folded into its first, or marked `same_as` it."""
    kept: list[Draft] = []
    # "The operation", of another day than the lead's and told in the sentence before, "led to five arrests": they
    # aren't the lead's arrests.
    told = -1
    cause: Draft | None = None
    for draft in drafts:
        if draft.trigger.sentence != told:
            cause = None
        head = _head(draft, kept, cause)
        if head is None:
            kept.append(draft)
            continue
        if _told_on(draft, head):
            told, cause = draft.trigger.sentence, head
        head.odds = max(head.odds, draft.odds)
        if draft.statement != head.statement and _adds(draft, head):
            draft.same_as = head
            kept.append(draft)
        else:
            _take_in(head, draft)
    return kept


def _head(draft: Draft, kept: list[Draft], cause: Draft | None) -> Draft | None:
    for other in reversed(kept):
        if other.same_as is None and _same(draft, other):
            return None if cause and draft.time is None and _excludes(cause, other) else other
    return None


def _told_on(draft: Draft, head: Draft) -> bool:
    """True where a definite noun goes on with what the sentence before told, further down than the lead."""
    near = draft.trigger.sentence - (head.also or [head.trigger])[-1].sentence == 1
    return near and draft.definite and draft.time is None and head.trigger.sentence >= _HEAD


def _excludes(cause: Draft, other: Draft) -> bool:
    """True when the sure day of the one excludes the day, however sure, of the other."""
    a, b = cause.time, other.time
    return bool(a and b and a.certain and _apart(a, b))


def _same(draft: Draft, other: Draft) -> bool:
    """True when the later draft tells the event of the earlier one again.

    A definite noun points back; the same words in the same order are a headline told twice; anything else is
    the same event where it shares a place that is narrower than a governorate, where it stands in the same
    sentence, where it comes soon after the head of the report and only one of them names a place, or where
    it is a word of killing. Measured: the reach of a head is flat between 3 and 8
    sentences, and a wider "shares a place" costs recall .03.
    """
    if not (
        kindred(draft.event, other.event)
        or (draft.definite and _raid(draft, other))
        or _cause_of_headline(draft, other)
    ):
        return False
    if draft.wording and draft.wording == other.wording:
        return True
    if draft.another and not draft.definite and draft.event != "killing":
        return False
    if (draft.polarity is Polarity.PLANNED) != (other.polarity is Polarity.PLANNED):
        return False
    if draft.background != other.background and not draft.definite:
        return False
    if apart(draft, other):
        return False
    if _retold(draft, other):
        return True
    mine = {p.name for p in draft.places if p.role == "main"}
    theirs = {p.name for p in other.places if p.role == "main"}
    if (
        mine
        and theirs
        and not shared(draft.places, other.places, wide=draft.definite)
        and not _raid(draft, other)
    ):
        return False
    if _other_agents(draft, other):
        return False
    if draft.trigger.sentence == other.trigger.sentence and draft.event == other.event:
        return not (mine and theirs and mine != theirs)
    if draft.definite or (mine and theirs) or draft.event == "killing":
        return True
    near = draft.trigger.sentence - other.trigger.sentence <= _REACH
    return other.trigger.sentence < _HEAD and near and not (mine and theirs)


def _retold(draft: Draft, other: Draft) -> bool:
    """True for the lead that tells the headline again, place and number in other words: the same event with
    as many other words in common as _RETOLD, and no agents of its own."""
    if draft.event != other.event or len(draft.around & other.around) < _RETOLD:
        return False
    if draft.trigger.first - other.trigger.end < _APART:
        return False
    mine, theirs = _agents(draft), _agents(other)
    return not mine or not theirs or bool(mine & theirs)


@cache
def kindred(one: str, other: str) -> bool:
    """True when words for the one event can tell the other: the same, or a general word for it."""
    if one == other:
        return True
    types = events.load()
    a, b = types[one], types[other]
    if a.kin == b.kin and (one in _GENERAL or other in _GENERAL):
        return True
    if (one == "explosion" and b.kin == "bombardment") or (one, other) == ("killing", "crash"):
        return True  # "سمع دوي انفجارات" in a report of an air strike; those who died in a crash
    general = {"attack", "killing", "materiel_destroyed"}
    return (
        (one in ("attack", "materiel_destroyed") or (one == "killing" and other != "attack"))
        and b.kin in _VIOLENT
        and other not in general
    )


def apart(one: Draft, other: Draft) -> bool:
    """True when their sure days exclude each other."""
    return _excludes(one, other) and bool(other.time and other.time.certain)


def _raid(draft: Draft, other: Draft) -> bool:
    """True for "the raid" after an air operation: "غارة" is a raid and an air strike."""
    return other.event == "air_operation" and draft.event in ("air_strike", "ground_raid")


def _cause_of_headline(draft: Draft, other: Draft) -> bool:
    """True for the event whose dead the headline names before its cause: "مقتل جنديين ... قتل جنديان بانفجار"."""
    if other.trigger.sentence >= _HEAD or draft.trigger.sentence - other.trigger.sentence > _REACH:
        return False
    violent = events.load()[draft.event].kin in _VIOLENT
    return violent and (other.event == "attack" or (other.event == "killing" and draft.deadly))


def _short(time: Time) -> bool:
    """True for a date that isn't a year or several months."""
    return (time.last - time.first).days <= 31


def closer(later: Time, time: Time) -> bool:
    """True when a later telling dates the event better: surely where the first may be the day of a saying, or
    by a day or month of the year or month that was told first."""
    if not later.certain:
        return False
    narrower = (
        time.first <= later.first
        and later.last <= time.last
        and later.last - later.first < time.last - time.first
    )
    return narrower or (not time.certain and _short(later))


def _apart(a: Time, b: Time) -> bool:
    return a.last < b.first or b.last < a.first


def _other_agents(a: Draft, b: Draft) -> bool:
    """True when both name agents with known concepts and none is shared; the organs of one country are one
    agent under several names ("الطيران التركي", "الجيش التركي")."""
    mine, theirs = _agents(a), _agents(b)
    return bool(mine and theirs and not mine & theirs) and a.event != "armed_clash"


def _agents(draft: Draft) -> set[str]:
    known = {p.party.concept for p in draft.parts if p.role == "agent" and p.party.concept}
    return {_power(c) for c in known}


_STATE = frozenset({"state_force", "government", "ministry", "police", "intelligence", "country"})


def _power(concept: str) -> str:
    """The country whose organ a body is, else the body itself (armed groups of one country are several)."""
    body = bodies.find(concept)
    return body.country if body is not None and body.kind in _STATE and body.country else concept


def _adds(draft: Draft, head: Draft) -> bool:
    """True when the later mention brings a value of its own: another polarity, toll, place or party, or calls
    an operation a strike."""
    if draft.polarity is not head.polarity:
        return True
    types = events.load()
    if {types[draft.event].kin, types[head.event].kin} == {"operation", "bombardment"}:
        return True
    known = {(t.toll.what, t.toll.low, t.toll.high) for t in head.tolls}
    if any((t.toll.what, t.toll.low, t.toll.high) not in known for t in draft.tolls):
        return True
    names = {p.name for p in head.places}
    if any(p.name not in names and p.role == "main" for p in draft.places):
        return True
    roles = {(p.role, p.party.concept) for p in head.parts}
    return any((p.role, p.party.concept) not in roles for p in draft.parts)


def _take_in(head: Draft, draft: Draft) -> None:
    head.also.append(draft.trigger)
    types = events.load()
    if head.event in _GENERAL and draft.event not in _GENERAL and types[draft.event].security:
        head.event = draft.event
    firm = {p.name for d in (head, draft) for p in d.places if p.role == "main" and p.name not in d.aside}
    head.aside = (head.aside | draft.aside) - firm
    names = {(p.name, p.role) for p in head.places}
    told = draft.places
    mains = [p for p in head.places if p.role == "main"]
    if draft.trigger.sentence != head.trigger.sentence and mains:
        named = [p for p in told if is_sure(p) and p.kind != "relative"]
        if (all(p.kind == "country" for p in mains) and any(is_sure(p) for p in told)) or all(
            p.kind == "relative" and any(same_offset(p, q) for q in named) for p in mains
        ):
            # "in Syria", and then in which village
            head.places = [with_role(p, "context") for p in head.places]
        else:
            told = [with_role(p, "context") for p in told]
    head.places += [p for p in told if (p.name, p.role) not in names]
    held = {(p.role, p.party.concept or p.party.name_span) for p in head.parts}
    texts = {p.party.concept for p in head.parts if p.party.concept}
    for part in draft.parts:
        key = (part.role, part.party.concept or part.party.name_span)
        if key not in held and not (part.party.concept and part.party.concept in texts):
            head.parts.append(part)
    head.tolls += draft.tolls
    own = draft.trigger.sentence == head.trigger.sentence or draft.definite
    if draft.time is not None and (
        (head.time is None and (own or _short(draft.time)))
        or (head.time is not None and closer(draft.time, head.time))
    ):
        head.time = draft.time
