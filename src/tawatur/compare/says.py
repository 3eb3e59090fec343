"""What one claim says on each attribute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from tawatur.codebook import bodies, events, kinship
from tawatur.compare.groups import (
    can_act,
    counted_before,
    group_of,
    is_person,
    meant_only,
    part_before,
    severity,
    side_of,
    tells_death,
)
from tawatur.compare.told import Parties, Said, Spot, shown_count
from tawatur.compare.voices import ties
from tawatur.model import Claim, Place, Polarity, Spans, Toll
from tawatur.values import Count, Span, When

Value = tuple[str, str | None, Said, str, Spans]
HELD = frozenset({Polarity.ASSERTED, Polarity.UNCERTAIN})
MEASURES = frozenset(
    {"killed", "wounded", "arrested", "released", "abducted", "targets", "strikes", "weapons", "displaced"}
    | {"participants"}
)
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
    yield from _responsibility(claim)
    yield from _participation(claim, text)
    if kin in kinship.ATTENDANT:
        if claim.event == "presence":
            yield "presence", _who(claim), _yes(claim), _yes(claim), (claim.trigger,)
        yield from _counts(_only_named(claim, text), text)
        return
    yield from _happened(claim)
    meant = claim.polarity is Polarity.PLANNED or meant_only(text, claim.trigger)
    if meant:
        yield from _meant(claim)
    if claim.polarity not in HELD:
        return
    yield from _event(claim)
    yield from _time(claim)
    yield from _place(claim)
    yield from _parties(claim)
    told = replace(claim, counts=tuple(_measured(t, text) for t in claim.counts))
    if meant:
        told = replace(told, counts=tuple(t for t in told.counts if t.what != "arrested"))
    yield from _counts(told, text)
    yield from _named_dead(claim, text)
    yield from _status(claim)


def _measured(toll: Toll, text: str) -> Toll:
    """A number of nothing in particular as that of the word before it."""
    what = counted_before(text, toll.spans) if toll.what == "other" else None
    return replace(toll, what=what) if what else toll


def _only_named(claim: Claim, text: str) -> Claim:
    """A claim that tells no event of its own, with those of its numbers alone that say what they count."""
    tolls = (_measured(t, text) for t in claim.counts if t.what == "other")
    return replace(claim, counts=tuple(t for t in tolls if t.what != "other"))


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
    if claim.polarity in (Polarity.DENIED, Polarity.NEGATED):
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


def _place(claim: Claim) -> Iterator[Value]:
    main = claim.place
    if main is None:
        return
    within = tuple(p for p in claim.places if p is not main)
    yield "place", None, Spot(main, within), shown_place(main), main.spans


def shown_place(place: Place) -> str:
    """The place as told, with distance and bearing where it is given by them."""
    near = place.relative
    if near is None:
        return place.name
    parts = [f"{near.distance_km:g} km" if near.distance_km is not None else "", near.bearing or ""]
    told = " ".join(p for p in parts if p)
    if not told:
        return place.name
    offset = f"{told} of {near.of}"
    return offset if place.name in ("", near.of) else f"{place.name} ({offset})"


def _parties(claim: Claim) -> Iterator[Value]:
    for attribute, roles in (("agent", ("agent", "accused")), ("target", ("target",))):
        named = [r for r in claim.roles if r.role in roles]
        named = [r for r in named if not _only_tells(r.concept) and (r.concept or can_act(r.name))]
        if named:
            concepts = frozenset(r.concept for r in named if r.concept)
            names = frozenset(r.name for r in named if not r.concept)
            shown = ", ".join(dict.fromkeys(r.name for r in named))
            yield attribute, None, Parties(concepts, names), shown, tuple(s for r in named for s in r.spans)


def _only_tells(concept: str | None) -> bool:
    """True for an outlet, agency or monitor: it tells of events and does none."""
    body = bodies.find(concept) if concept else None
    return body is not None and body.source_kind in ("outlet", "agency", "monitor")


_INSIDE = frozenset({"civilian", "child", "woman", "officer", "severe"})
"""Parts that surely lie inside the whole: their number is the least that the whole can be."""
_PART = {
    "agent": "took_part",
    "partner": "took_part",
    "supporter": "support",
    "director": "direction",
    "coordinated": "coordination",
    "absent": "no_part",
}


def _participation(claim: Claim, text: str) -> Iterator[Value]:
    denied = claim.polarity in (Polarity.DENIED, Polarity.NEGATED)
    if claim.polarity in (Polarity.PLANNED, Polarity.SILENT):
        return
    partaking = claim.event == "participation"
    for role in claim.roles:
        if role.role not in _PART or not role.concept:
            continue
        value = _PART[role.role]
        if value == "took_part" and role.role == "partner":
            value = part_before(text, role.spans) or value
        if denied:
            if not partaking:
                continue
            value = "no_part"
        elif claim.event in ("support", "coordination") and value == "took_part":
            value = {"support": "support", "coordination": "coordination"}[claim.event]
        name = _named_side(role.concept)
        about = f"{name}: coordination" if value == "coordination" else name
        yield "participation", about, value, value, role.spans or (claim.trigger,)


@cache
def side(concept: str) -> str:
    """The body at the top of the line of command, below its country's other sides."""
    return bodies.command(concept)[-1]


def _named_side(concept: str) -> str:
    top = leading_side(concept)
    body = bodies.find(top)
    return body.en if body else top


@cache
def leading_side(concept: str) -> str:
    """The side of a body; of an alliance the power that leads it."""
    own = side(concept)
    return next((other for one, other in sorted(ties("led")) if one == own), own)


def _responsibility(claim: Claim) -> Iterator[Value]:
    claimed = [r for r in claim.roles if r.role == "claimed_by"]
    if claim.event != "claim_of_responsibility" and not claimed:
        return
    by = claimed or [r for r in claim.roles if r.role == "agent"]
    spans = tuple(s for r in by for s in r.spans) or (claim.trigger,)
    if claim.polarity in HELD and by:
        concepts = frozenset(r.concept for r in by if r.concept)
        names = frozenset(r.name for r in by if not r.concept)
        shown = ", ".join(dict.fromkeys(r.name for r in by))
        yield "responsibility", None, Parties(concepts, names), shown, spans
        yield "agent", None, Parties(concepts, names), shown, spans
    elif claim.polarity in (Polarity.NEGATED, Polarity.DENIED, Polarity.SILENT):
        yield "responsibility", None, "nobody", "nobody", spans


def _who(claim: Claim) -> str | None:
    named = next((r for r in claim.roles), None)
    return (named.concept or named.name) if named else None


def _counts(claim: Claim, text: str) -> Iterator[Value]:
    """Numbers by whom they count. Of several on the whole, those joined by "and" are added up, and the
    largest is the total."""
    by_measure: dict[str, list[Toll]] = {}
    for toll in sorted(claim.counts, key=lambda t: (t.spans, t.what, t.low)):
        if toll.what in MEASURES:
            by_measure.setdefault(toll.what, []).append(toll)
    for what, tolls in by_measure.items():
        whole = [t for t in tolls if not _group(t, text)]
        sides = {side_of(t.who) for t in whole}
        most = [_largest(t for t in whole if side_of(t.who) == one) for one in sorted(sides, key=str)]
        runs = [r for r in _runs(tolls, text) if len(r) > 1 and len({_group(t, text) for t in r}) > 1]
        if runs and (not most or any(t in runs[0] for t in most)):
            total = _sum(runs[0])
            yield what, None, total, shown_count(total), tuple(s for t in runs[0] for s in t.spans)
            most = [t for t in most if t not in runs[0]]
        parts = [t for t in tolls if _group(t, text) in _INSIDE]
        if parts and not whole and not runs:
            least = max(parts, key=lambda t: (t.low, t.spans))
            yield what, None, Count(least.low, None), shown_count(Count(least.low, None)), least.spans
        for toll in tolls:
            group = _group(toll, text)
            if group or toll in most:
                yield what, group, toll.value, shown_count(toll.value), toll.spans


def _meant(claim: Claim) -> Iterator[Value]:
    """Whom an operation was to arrest: its targets, whether or not it got them."""
    for toll in claim.counts:
        if toll.what == "arrested":
            yield "targets", None, toll.value, shown_count(toll.value), toll.spans


def _largest(tolls: Iterable[Toll]) -> Toll:
    return max(tolls, key=lambda t: (t.low, t.high is None, t.spans))


def _named_dead(claim: Claim, text: str) -> Iterator[Value]:
    """A person killed who is named: one, under the last word of the name."""
    spans = (claim.trigger, *claim.also)
    if not any(tells_death(text[s.start : s.end]) for s in spans):
        return
    for role in claim.roles:
        if role.role == "victim" and is_person(role.name) and not _counted(role.spans, claim.counts):
            yield "killed", role.name.split()[-1], Count(1, 1), "1", role.spans


def _counted(spans: Spans, tolls: Iterable[Toll]) -> bool:
    return any(s.overlaps(x) for t in tolls for x in t.spans for s in spans)


def _group(toll: Toll, text: str) -> str | None:
    """The part of the whole that a number counts."""
    single = toll.low == toll.high == 1
    return group_of(toll.who, single) or severity(toll.what, text, toll.spans)


def _runs(tolls: Sequence[Toll], text: str) -> list[list[Toll]]:
    """Neighbours with nothing but "and" between them together."""
    found: list[list[Toll]] = []
    for toll in tolls:
        last = found[-1][-1] if found else None
        if last and last.spans and toll.spans and _joined(text, last.spans[-1], toll.spans[0]):
            found[-1].append(toll)
        else:
            found.append([toll])
    return found


def _joined(text: str, one: Span, other: Span) -> bool:
    between = text[one.end : other.start]
    return one.end <= other.start and between.strip() == "و"


def _sum(tolls: Iterable[Toll]) -> Count:
    told = list(tolls)
    highs = [t.high for t in told]
    high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
    return Count(sum(t.low for t in told), high, any(t.approximate for t in told))
