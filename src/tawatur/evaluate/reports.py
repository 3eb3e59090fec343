"""The set `reports`: events, their values and the attributions of single reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass, field
from statistics import median

from tawatur.evaluate import gold
from tawatur.evaluate.figures import Figure, Notes, Ratio, Tally, macro
from tawatur.evaluate.heads import Head, Party, Spot, heads
from tawatur.evaluate.likeness import event_likeness, is_near, same_date, same_number, same_relative
from tawatur.evaluate.statements import Sources
from tawatur.evaluate.surfaces import best_overlap, pair, places_of
from tawatur.model import Reading, Time
from tawatur.values import Span


@dataclass(slots=True)
class Reports:
    """The measures of the set, filled a report at a time with `add`."""

    notes: Notes
    events: Tally = field(default_factory=Tally)
    main_event: Ratio = field(default_factory=Ratio)
    asserted: Tally = field(default_factory=Tally)
    non_asserted: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    main_place: Tally = field(default_factory=Tally)
    coordinates: Ratio = field(default_factory=Ratio)
    uncertainties: list[float] = field(default_factory=list)
    relative: Tally = field(default_factory=Tally)
    actors: Tally = field(default_factory=Tally)
    actor_roles: Tally = field(default_factory=Tally)
    counts: Tally = field(default_factory=Tally)
    sources: Sources = field(init=False)

    def __post_init__(self) -> None:
        self.sources = Sources(self.notes)

    def figures(self) -> dict[str, Figure]:
        """Every measure by name, in the order of docs/measures.md."""
        coordinates = dict(self.coordinates.figure())
        coordinates["median_uncertainty_km"] = median(self.uncertainties) if self.uncertainties else None
        return {
            "events": self.events.figure(),
            "main_event": self.main_event.figure(),
            "polarity": macro([self.asserted, self.non_asserted]),
            "non_asserted": self.non_asserted.figure(),
            "dates": self.dates.figure(),
            "main_place": self.main_place.figure(),
            "coordinates": coordinates,
            "relative": self.relative.figure(),
            "actors": self.actors.figure(),
            "actor_roles": self.actor_roles.figure(),
            "counts": self.counts.figure(),
            **self.sources.figures(),
        }

    def add(self, told: gold.Told, reading: Reading) -> None:
        """One report: what was annotated against what was read."""
        one = _One(self, told, heads(told.report(), reading))
        one.main()
        for event, head in one.events():
            one.polarity(event, head)
            one.date(event, head.time)
            one.places(event, head)
            one.parties(event, head)
        one.relatives()
        one.numbers()
        self.sources.add(told, reading)


def measure(rows: Iterable[gold.Told], readings: Mapping[str, Reading], notes: Notes) -> dict[str, Figure]:
    """The figures over the set; a report without a reading counts with nothing found in it."""
    measures = Reports(notes)
    for told in rows:
        empty = Reading(told.id, "", told.language or "", (), (), (), ())
        measures.add(told, readings.get(told.id, empty))
    return measures.figures()


@dataclass(slots=True)
class _One:
    """One report under measure."""

    sums: Reports
    told: gold.Told
    heads: tuple[Head, ...]

    def note(self, measure: str, kind: str, gold_item: str, found: str, at: Span | None = None) -> None:
        self.sums.notes.add(measure, kind, self.told.id, gold_item, found, self.told.text, at)

    def where(self, surface: str, event: gold.Event | None = None) -> Span | None:
        """Where a surface stands: nearest to the event's trigger, where it stands more than once."""
        found = places_of(surface, self.told.text)
        near = self.where(event.trigger) if event else None
        if near is None:
            return next(iter(found), None)
        return min(found, key=lambda s: abs(s.start - near.start), default=None)

    def main(self) -> None:
        event = next((e for e in self.told.events if e.main), None)
        if event is None or event.type == "other":
            return
        head = next((h for h in self.heads if h.main), None)
        right = head is not None and head.type == event.type
        self.sums.main_event.add(right)
        if not right:
            shown = self.show(head) if head else "no main event"
            self.note("main_event", "wrong", show_event(event), shown, head.trigger if head else None)

    def events(self) -> list[tuple[gold.Event, Head]]:
        """The matched pairs."""
        events = [e for e in self.told.events if e.type != "other"]
        found = [h for h in self.heads if h.scored]
        spans = {e.trigger: places_of(e.trigger, self.told.text) for e in events}
        pairs = pair(events, found, lambda e, h: event_likeness(e, spans[e.trigger], h))
        matched, used = {i for i, _ in pairs}, {j for _, j in pairs}
        self.sums.events.hits += len(pairs)
        self.sums.events.missed += len(events) - len(pairs)
        self.sums.events.false += len(found) - len(pairs)
        for i, event in enumerate(events):
            if i not in matched:
                at = self.where(event.trigger)
                near = [
                    h
                    for h in self.heads
                    if any(s.overlaps(t) for s in h.triggers for t in spans[event.trigger])
                ]
                self.note("events", "miss", show_event(event), "; ".join(map(self.show, near)), at)
        for j, head in enumerate(found):
            if j not in used:
                near_gold = [
                    e
                    for e in self.told.events
                    if any(s.overlaps(t) for s in head.triggers for t in places_of(e.trigger, self.told.text))
                ]
                self.note(
                    "events", "false", "; ".join(map(show_event, near_gold)), self.show(head), head.trigger
                )
        return [(events[i], found[j]) for i, j in pairs]

    def polarity(self, event: gold.Event, head: Head) -> None:
        is_asserted = event.polarity == "asserted"
        for tally, wanted in ((self.sums.asserted, True), (self.sums.non_asserted, False)):
            if is_asserted is wanted and head.asserted is wanted:
                tally.hits += 1
            elif is_asserted is wanted:
                tally.missed += 1
            elif head.asserted is wanted:
                tally.false += 1
        if is_asserted is not head.asserted:
            found = f"{head.claims[0].polarity} {self.show(head)}"
            kind = "false" if is_asserted else "miss"
            self.note("non_asserted", kind, f"{event.polarity} {show_event(event)}", found, head.trigger)

    def date(self, event: gold.Event, time: Time | None) -> None:
        shown = f"{time.first}..{time.last} ({time.basis}, {time.by})" if time else ""
        told = f"{event.date} {event.date_phrase or ''} of {show_event(event)}"
        if event.date:
            at = self.where(event.date_phrase or event.trigger, event)
            if time and same_date(event.date, time):
                self.sums.dates.hits += 1
                return
            self.sums.dates.missed += 1
            self.sums.dates.false += time is not None
            self.note("dates", "wrong" if time else "miss", told, shown, at)
        elif time and not event.date_phrase:
            self.sums.dates.false += 1
            at = time.spans[0] if time.spans else self.where(event.trigger)
            self.note("dates", "false", f"no date of {show_event(event)}", shown, at)

    def places(self, event: gold.Event, head: Head) -> None:
        golds = [p for p in event.places if p.role == "main"]
        found = [s for s in head.places if s.place.role == "main"]
        pairs = pair(golds, found, lambda g, s: best_overlap(g.surface, s.surfaces))
        _count(self.sums.main_place, golds, found, pairs)
        self.unmatched(
            "main_place",
            [(g.surface, self.where(g.surface, event)) for g in golds],
            [(_show_place(s), s.place.spans[0] if s.place.spans else None) for s in found],
            pairs,
            f" of {show_event(event)}",
        )
        for i, j in pairs:
            self.point(golds[i], found[j])

    def point(self, place: gold.Place, spot: Spot) -> None:
        if place.lat is None or place.lon is None:
            return
        right, apart = is_near(place.lat, place.lon, spot)
        self.sums.coordinates.add(right)
        if spot.place.lat is not None and spot.place.uncertainty_km is not None:
            self.sums.uncertainties.append(spot.place.uncertainty_km)
        if not right:
            found = _show_place(spot) + (f" {apart:.0f} km away" if apart is not None else " without a point")
            told = f"{place.surface} {place.lat},{place.lon} {place.country or ''}"
            self.note("coordinates", "wrong", told, found, self.where(place.surface))

    def parties(self, event: gold.Event, head: Head) -> None:
        found = _unique(head.parties)
        of = f" of {show_event(event)}"
        pairs = pair(event.actors, found, lambda a, p: best_overlap(a.surface, p.surfaces))
        _count(self.sums.actors, event.actors, found, pairs)
        golds = [(f"{a.surface} ({a.role})", self.where(a.surface, event)) for a in event.actors]
        self.unmatched("actors", golds, [(_show_party(p), p.span) for p in found], pairs, of)
        both = pair(
            event.actors,
            head.parties,
            lambda a, p: best_overlap(a.surface, p.surfaces) if a.role == p.role else None,
        )
        _count(self.sums.actor_roles, event.actors, head.parties, both)
        self.unmatched("actor_roles", golds, [(_show_party(p), p.span) for p in head.parties], both, of)

    def relatives(self) -> None:
        golds = list(dict.fromkeys(p for e in self.told.events for p in e.places if p.relative))
        golds = list({(g.surface, g.relative): g for g in golds}.values())
        spots = {
            (s.place.name, s.place.relative): s for h in self.heads for s in h.places if s.place.relative
        }
        found = list(spots.values())
        pairs = pair(golds, found, same_relative)
        _count(self.sums.relative, golds, found, pairs)
        self.unmatched(
            "relative",
            [(f"{g.surface}: {_show_relative(g)}", self.where(g.surface)) for g in golds],
            [(_show_place(s), s.place.spans[0] if s.place.spans else None) for s in found],
            pairs,
        )

    def numbers(self) -> None:
        golds = [c for e in self.told.events for c in e.counts]
        unique = {(n.what, n.low, n.high, n.spans): n for h in self.heads for n in h.numbers}
        found = list(unique.values())
        pairs = pair(golds, found, same_number)
        _count(self.sums.counts, golds, found, pairs)
        self.unmatched(
            "counts",
            [(f"{c.what} {c.low}..{c.high} {c.surface}", self.where(c.surface)) for c in golds],
            [
                (
                    f"{n.what} {n.low}..{n.high} {n.surfaces[0] if n.surfaces else ''}",
                    n.spans[0] if n.spans else None,
                )
                for n in found
            ],
            pairs,
        )

    def unmatched(
        self,
        measure: str,
        golds: list[tuple[str, Span | None]],
        found: list[tuple[str, Span | None]],
        pairs: list[tuple[int, int]],
        of: str = "",
    ) -> None:
        """Notes what of either side has no partner; the other side's loose items are shown beside."""
        if not self.sums.notes.limit:
            return
        used_gold, used_found = {i for i, _ in pairs}, {j for _, j in pairs}
        loose_gold = " | ".join(g for i, (g, _) in enumerate(golds) if i not in used_gold)
        loose_found = " | ".join(f for j, (f, _) in enumerate(found) if j not in used_found)
        for i, (shown, at) in enumerate(golds):
            if i not in used_gold:
                self.note(measure, "miss", shown + of, loose_found, at)
        for j, (shown, at) in enumerate(found):
            if j not in used_found:
                self.note(measure, "false", loose_gold + of, shown, at)

    def show(self, head: Head) -> str:
        words = self.told.text[head.trigger.start : head.trigger.end]
        event = head.claims[0].event
        name = event if event == head.type or head.type is None else f"{event} ({head.type})"
        return f"{name} “{words}” by {head.claims[0].by}"


def show_event(event: gold.Event) -> str:
    """An annotated event in a few words."""
    return f"{event.type} “{event.trigger}”"


def _unique(parties: tuple[Party, ...]) -> list[Party]:
    """The parties without regard to role: one that has two parts in the event is one actor."""
    return list({p.surfaces[:1]: p for p in reversed(parties)}.values())[::-1]


def _count(tally: Tally, golds: Sized, found: Sized, pairs: Sized) -> None:
    tally.hits += len(pairs)
    tally.missed += len(golds) - len(pairs)
    tally.false += len(found) - len(pairs)


def _show_party(party: Party) -> str:
    return f"{party.surfaces[0] if party.surfaces else '?'} ({party.role})"


def _show_place(spot: Spot) -> str:
    place = spot.place
    shown = f"{place.name} [{place.kind} {place.country or ''}]"
    if place.lat is not None and place.lon is not None:
        shown += f" {place.lat:.2f},{place.lon:.2f} ±{place.uncertainty_km or 0:.0f} km"
    if place.relative:
        shown += (
            f" {place.relative.distance_km or '?'} km {place.relative.bearing or '?'} of {place.relative.of}"
        )
    return f"{shown} by {place.by}"


def _show_relative(place: gold.Place) -> str:
    told = place.relative
    return f"{told.distance_km or '?'} km {told.bearing or '?'} of {told.of}" if told else ""
