"""Which events of one report are one happening: each told once or more, and put together where they fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tawatur.codebook import kinship
from tawatur.language.text import Text
from tawatur.model import Claim, Place, Reading, Time
from tawatur.values import Where, distance_km

NEAR_KIN = 0.8
"""Kinship from which an event goes with another without a day or place in common."""
FAR_KM = 80.0
"""Two exact places of one report that lie farther apart are two happenings, unless their areas meet."""


@dataclass(slots=True)
class Telling:
    """An event with all its tellings in the report."""

    claims: list[Claim]

    @property
    def head(self) -> Claim:
        """The first telling, which names the event."""
        return self.claims[0]

    @property
    def kin(self) -> str:
        """The event's group in the codebook."""
        return kinship.kin(self.head.event)

    @property
    def background(self) -> bool:
        """True where no telling is news."""
        return all(c.background for c in self.claims)

    @property
    def main(self) -> bool:
        """True for the event that the report is about."""
        return any(c.main for c in self.claims)

    @property
    def time(self) -> Time | None:
        """The first day told that is certain, else the first."""
        times = [c.time for c in self.claims if c.time]
        return next((t for t in times if t.certain), times[0] if times else None)

    @property
    def places(self) -> list[Place]:
        """All places told with it."""
        return [p for c in self.claims for p in c.places]


def _tellings(reading: Reading) -> list[Telling]:
    """The events in order of their first words, each with its retellings."""
    known = {c.id: c for c in reading.claims}
    found: dict[str, Telling] = {}
    for claim in sorted(reading.claims, key=lambda c: (c.same_as is not None, c.trigger, c.id)):
        head, passed = claim, {claim.id}
        while head.same_as in known and head.same_as not in passed:
            head = known[head.same_as]
            passed.add(head.id)
        found.setdefault(head.id, Telling([])).claims.append(claim)
    return sorted(found.values(), key=lambda t: (t.head.trigger, t.head.id))


def together(reading: Reading, text: Text) -> list[list[Telling]]:
    """Tellings of one happening together: the main one leads, the rest join it unless something forbids."""
    tellings = _tellings(reading)
    leading = [t for t in tellings if t.kin not in kinship.ATTENDANT]
    attendant = [t for t in tellings if t.kin in kinship.ATTENDANT]
    leading.sort(key=lambda t: (not t.main, t.background, t.head.trigger, t.head.id))
    groups: list[list[Telling]] = []
    for telling in leading:
        fitting = [g for g in groups if _fits(telling, g)]
        home = _beside(telling, fitting, text) or next(iter(fitting), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    for telling in attendant:
        if groups:
            _nearest(telling, groups).append(telling)
        else:
            groups.append([telling])
    return groups


def _beside(telling: Telling, groups: Sequence[list[Telling]], text: Text) -> list[Telling] | None:
    """The group with which an event without a day and place of its own shares its sentence; where the report
    itself goes on telling, the further happening that the sentence before tells."""
    if telling.main or telling.time or telling.places:
        return None
    at = sentence_of(text, telling.head)
    here = [g for g in groups if any(sentence_of(text, t.head) == at for t in g)]
    if here or telling.head.statement:
        return max(here, key=lambda g: max(t.head.trigger for t in g), default=None)
    before = [
        (t.head.trigger, n) for n, g in enumerate(groups) for t in g if t.head.trigger < telling.head.trigger
    ]
    if not before:
        return None
    home = groups[max(before)[1]]
    near = any(sentence_of(text, t.head) == at - 1 for t in home)
    return home if near and not any(t.main for t in home) else None


def _fits(telling: Telling, group: Sequence[Telling]) -> bool:
    head = group[0]
    if telling.background != head.background:
        return _alike(telling, head)
    near = max(kinship.kinship(telling.kin, t.kin) for t in group)
    if near <= 0 or (near < NEAR_KIN and not _agrees(telling, group)):
        return False
    return not any(_days_apart(telling.time, t.time) or _far(telling.places, t.places) for t in group)


def _agrees(telling: Telling, group: Sequence[Telling]) -> bool:
    """True where one side has neither day nor place, or both have one in common."""
    days = {(t.time.first, t.time.last) for t in group if t.time}
    names = {p.name for t in group for p in t.places if p.role == "main"}
    own = {p.name for p in telling.places if p.role == "main"}
    if not (telling.time or own) or not (days or names):
        return True
    same_day = telling.time is not None and (telling.time.first, telling.time.last) in days
    return bool(own & names) or (same_day and not (own and names))


def _alike(telling: Telling, head: Telling) -> bool:
    """Background that tells the main event itself: the same kind of event on the same day and place."""
    if telling.head.event != head.head.event:
        return False
    a, b = telling.time, head.time
    same_day = bool(a and b and a.first == b.first and a.last == b.last)
    names = {p.name for p in telling.places if p.role == "main"}
    return same_day and bool(names & {p.name for p in head.places})


def _days_apart(a: Time | None, b: Time | None) -> bool:
    """True where two dates that are certain are more than a day apart."""
    if not a or not b or not a.certain or not b.certain:
        return False
    return max(a.first, b.first) - min(a.last, b.last) > timedelta(days=1)


def _far(a: Iterable[Place], b: Iterable[Place]) -> bool:
    """True where both have exact places and none of the one lies near one of the other."""
    mine, theirs = _exact(a), _exact(b)
    return bool(mine and theirs) and all(
        distance_km(p.lat, p.lon, q.lat, q.lon) > FAR_KM + p.uncertainty_km + q.uncertainty_km
        for p in mine
        for q in theirs
    )


def _exact(places: Iterable[Place]) -> list[Where]:
    return [w for p in places if p.role == "main" and p.kind != "country" and (w := p.value)]


def _nearest(telling: Telling, groups: list[list[Telling]]) -> list[Telling]:
    """The group with the last event told before this one; the main group where none is."""
    at = telling.head.trigger
    before = [(t.head.trigger, -n) for n, g in enumerate(groups) for t in g if t.head.trigger <= at]
    return groups[-max(before)[1]] if before else groups[0]


def sentence_of(text: Text, claim: Claim) -> int:
    """The number of the sentence that a claim's first word stands in."""
    token = max(0, text.token_at(claim.trigger.start))
    return next((n for n, (a, b) in enumerate(text.sentences) if a <= token < b), 0)
