"""Claims as they are compared with annotated events: retellings with their head, ids as gold types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.evaluate import crosswalk
from tawatur.evaluate.surfaces import overlap
from tawatur.language.text import fold
from tawatur.model import Claim, Place, Polarity, Reading, Report, Spans, Time, Toll
from tawatur.values import Span


@dataclass(frozen=True, slots=True)
class Party:
    """A party: its gold role, and its wordings (the name, and the words in the text)."""

    role: str
    surfaces: tuple[str, ...]
    span: Span | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its wordings."""

    place: Place
    surfaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A count with its wordings; `what` is the measure, of one name in codebook and annotations."""

    what: str
    low: int
    high: int | None
    surfaces: tuple[str, ...]
    spans: Spans

    @property
    def value(self) -> tuple[str, int, int | None]:
        """What is counted, and how many."""
        return self.what, self.low, self.high


@dataclass(frozen=True, slots=True)
class Head:
    """An event as the report tells it, all tellings of it together, the first one's values first."""

    claims: tuple[Claim, ...]
    type: str | None
    main: bool
    asserted: bool
    trigger: Span
    triggers: Spans
    parties: tuple[Party, ...]
    places: tuple[Spot, ...]
    numbers: tuple[Number, ...]
    time: Time | None

    @property
    def scored(self) -> bool:
        """True where the type counts: it has an annotators' type that isn't `other`."""
        return self.type is not None and self.type != "other"


def heads(report: Report, reading: Reading) -> tuple[Head, ...]:
    """The events of a reading in their order in the text, silent claims left out."""
    known = {c.id: c for c in reading.claims}
    groups: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        groups.setdefault(first_telling(claim, known), []).append(claim)
    found: list[Head] = []
    for first, claims in groups.items():
        told = [c for c in claims if c.polarity is not Polarity.SILENT]
        if told:
            found.append(_head(report.text, sorted(told, key=lambda c: c.id != first)))
    return tuple(found)


def first_telling(claim: Claim, known: dict[str, Claim]) -> str:
    """The id of the claim that tells the same event first; a ring of claims or a missing one ends the way."""
    passed = {claim.id}
    while claim.same_as in known and claim.same_as not in passed:
        claim = known[claim.same_as]
        passed.add(claim.id)
    return claim.id


def _head(text: str, claims: list[Claim]) -> Head:
    first = claims[0]
    return Head(
        claims=tuple(claims),
        type=crosswalk.event_type(first.event),
        main=any(c.main for c in claims),
        asserted=first.polarity is Polarity.ASSERTED,
        trigger=first.trigger,
        triggers=tuple(span for c in claims for span in (c.trigger, *c.also)),
        parties=_parties(text, claims),
        places=_places(text, claims),
        numbers=_numbers(text, claims),
        time=next((c.time for c in claims if c.time), None),
    )


def _parties(text: str, claims: Iterable[Claim]) -> tuple[Party, ...]:
    found: dict[tuple[str, str], Party] = {}
    for claim in claims:
        for role in claim.roles:
            name = crosswalk.role(role.role)
            if name is not None:
                party = Party(
                    name, wordings(text, role.name, role.spans), role.spans[0] if role.spans else None
                )
                found.setdefault((name, fold(role.name)), party)
    return tuple(found.values())


def _places(text: str, claims: Iterable[Claim]) -> tuple[Spot, ...]:
    found: dict[tuple[str, str], Spot] = {}
    for claim in claims:
        for place in claim.places:
            spot = Spot(place, wordings(text, place.name, place.spans))
            found.setdefault((place.role, fold(place.name)), spot)
    return tuple(found.values())


def _numbers(text: str, claims: list[Claim]) -> tuple[Number, ...]:
    """The counts of all tellings, each once. A retelling's count is new only where no earlier telling has its
    value; within one telling "3 soldiers" and "3 civilians" are two, the same words twice are one."""
    found: list[Number] = []
    for claim in claims:
        before = {n.value for n in found}
        for toll in claim.counts:
            number = _number(text, toll)
            same = (n for n in found if n.value == number.value)
            if number.value not in before and not any(same_words(n.surfaces, number.surfaces) for n in same):
                found.append(number)
    return tuple(found)


def _number(text: str, toll: Toll) -> Number:
    surfaces = wordings(text, " ".join(text[s.start : s.end] for s in toll.spans), toll.spans)
    return Number(toll.what, toll.low, toll.high, surfaces, toll.spans)


def same_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True when a wording of one has just the words of a wording of the other."""
    return any(overlap(x, y) == (1.0, 1.0) for x in a for y in b)


def wordings(text: str, name: str, spans: Spans) -> tuple[str, ...]:
    """A name and the words that stand at its spans, without repetition."""
    told = (name, *(text[s.start : s.end] for s in spans))
    return tuple(dict.fromkeys(w for w in told if w.strip()))
