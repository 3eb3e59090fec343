"""What a claim says on each attribute: values with the words they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from tawatur.codebook import bodies, events, kinship
from tawatur.compare.groups import group_of, part_before, severity
from tawatur.compare.voices import Cast
from tawatur.language.text import fold
from tawatur.link.score import place_words
from tawatur.model import Claim, Origin, Place, Polarity, Spans, Toll
from tawatur.values import Count, Span, When

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


@dataclass(frozen=True, slots=True)
class Parties:
    """The sides that a claim names in one part: codebook ids, and the words of those without one."""

    concepts: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a claim puts the event: its main place, and the wider units told with it."""

    place: Place
    within: tuple[Place, ...]


Said = Count | When | Spot | Parties | str


@dataclass(frozen=True, slots=True)
class Told:
    """One value of one attribute as one claim tells it. `order` says which of an origin's values is its last:
    the day of publication, then the place in the text, background before the rest."""

    attribute: str
    about: str | None
    value: Said
    shown: str
    claim: Claim
    origin: Origin
    spans: Spans
    order: tuple[str, bool, int]


def told_by(cast: Cast) -> list[Told]:
    """All that the claims of an incident say, in order of reports.

    What a copy says counts as its original's where that holds it too. A value that the copy changed in what
    it took over is no position; one that stands in a passage of its own is its own.
    """
    by_report: dict[str, list[Told]] = {}
    for claim in cast.claims:
        report = cast.reports[claim.report]
        published = report.published.isoformat() if report.published else ""
        order = (published, not claim.background, claim.trigger.start)
        said = by_report.setdefault(claim.report, [])
        for attribute, about, value, shown, spans in _values(claim, report.text):
            said.append(Told(attribute, about, value, shown, claim, cast.origin(claim, spans), spans, order))
    kept: dict[str, list[Told]] = {}
    for report_id in sorted(by_report, key=lambda r: (len(cast.ancestors.get(r, ())), r)):
        above = cast.ancestors.get(report_id, ())
        held = [t for a in above for t in kept.get(a, ())]
        kept[report_id] = [k for t in by_report[report_id] if (k := _standing(t, above, held, cast))]
    return [t for r in sorted(kept) for t in kept[r]]


def _standing(told: Told, above: Sequence[str], held: Sequence[Told], cast: Cast) -> Told | None:
    if not above:
        return told
    original = [
        t
        for t in held
        if (t.attribute, t.about, value_key(t)) == (told.attribute, told.about, value_key(told))
    ]
    if original:
        same = [t for t in original if t.origin.key == told.origin.key]
        source = (same or original)[0]
        return replace(told, origin=source.origin, order=min(told.order, source.order))
    if any(cast.passages.taken_over(told.claim.report, told.spans, a) for a in above):
        return None
    return told


def value_key(told: Told) -> tuple[str, ...]:
    """What makes two values one position."""
    value = told.value
    if isinstance(value, Count):
        return "count", str(value.low), str(value.high), str(value.approximate)
    if isinstance(value, When):
        return "days", str(value.first), str(value.last)
    if isinstance(value, Parties):
        return ("parties", *sorted(value.concepts or (fold(n) for n in value.names)))
    if isinstance(value, Spot):
        return place_key(value.place)
    return "word", value


def place_key(place: Place) -> tuple[str, ...]:
    """A place by its relative position, its concept, or its telling words."""
    near = place.relative
    if near and (near.distance_km is not None or near.bearing):
        return "offset", *sorted(place_words(near.of)), f"{near.distance_km or ''}", near.bearing or ""
    return ("place", place.concept) if place.concept else ("name", *sorted(place_words(place.name)))


Value = tuple[str, str | None, Said, str, Spans]


def _values(claim: Claim, text: str) -> Iterator[Value]:
    kin = kinship.kin(claim.event)
    yield from _responsibility(claim)
    yield from _participation(claim, text)
    if kin in kinship.ATTENDANT:
        if claim.event == "presence":
            yield "presence", _who(claim), _yes(claim), _yes(claim), (claim.trigger,)
        return
    yield from _happened(claim)
    if claim.polarity not in HELD:
        return
    yield from _event(claim)
    yield from _time(claim)
    yield from _place(claim)
    yield from _parties(claim)
    yield from _counts(claim, text)


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
    if time is None or not time.certain:
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
        named = [r for r in named if not _only_tells(r.concept)]
        if named:
            concepts = frozenset(r.concept for r in named if r.concept)
            names = frozenset(r.name for r in named if not r.concept)
            shown = ", ".join(dict.fromkeys(r.name for r in named))
            yield attribute, None, Parties(concepts, names), shown, tuple(s for r in named for s in r.spans)


def _only_tells(concept: str | None) -> bool:
    """True for an outlet, agency or monitor: it tells of events and does none."""
    body = bodies.find(concept) if concept else None
    return body is not None and body.source_kind in ("outlet", "agency", "monitor")


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
        yield "participation", side(role.concept), value, value, role.spans or (claim.trigger,)


@cache
def side(concept: str) -> str:
    """The body at the top of the line of command, below its country's other sides."""
    return bodies.command(concept)[-1]


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
        most = max(whole, key=lambda t: (t.low, t.high is None, t.spans), default=None)
        runs = [r for r in _runs(tolls, text) if len(r) > 1 and len({_group(t, text) for t in r}) > 1]
        if runs and (most is None or most in runs[0]):
            total = _sum(runs[0])
            yield what, None, total, shown_count(total), tuple(s for t in runs[0] for s in t.spans)
            most = None
        for toll in tolls:
            group = _group(toll, text)
            if group or toll is most:
                yield what, group, toll.value, shown_count(toll.value), toll.spans


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


def shown_count(value: Count) -> str:
    """The number as a reader would write it: 12, about 20, 20-99, 10+."""
    about = "~" if value.approximate else ""
    if value.high is None:
        return f"{about}{value.low}+"
    return f"{about}{value.low}" if value.low == value.high else f"{about}{value.low}-{value.high}"


def index(told: Iterable[Told]) -> Mapping[tuple[str, str | None], list[Told]]:
    """The values by attribute and group."""
    found: dict[tuple[str, str | None], list[Told]] = {}
    for one in told:
        found.setdefault((one.attribute, one.about), []).append(one)
    return found
