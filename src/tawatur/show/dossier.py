"""What a dossier says of each incident, before any screen or page gives it a shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.codebook import events
from tawatur.model import Brief, Claim, Comparison, Edge, Flag, Incident, Link, Origin, Position, Report
from tawatur.show import labels
from tawatur.show.index import Index
from tawatur.show.voices import Voice, voices
from tawatur.show.words import Words, days
from tawatur.values import Span

_WEIGHT = {"contested": 0, "denied": 1, "compatible": 2, "agreed": 3, "single_origin": 4}
_HEADS = {
    "event": ("event", "type", "event_type"),
    "place": ("place", "where"),
    "date": ("date", "time", "when"),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report that a value rests on."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Teller:
    """One chain that holds a position: `report` is who published it, `links` the chain inside it.

    `taken_over` are the copies that carry the same value on; `made_from` is set where this report is itself a
    copy, and none of those it was made from holds the position: the value arose on the way.
    """

    report: str
    links: tuple[Link, ...]
    quotes: tuple[Quote, ...]
    taken_over: tuple[Edge, ...]
    made_from: Edge | None


@dataclass(frozen=True, slots=True)
class PositionView:
    """A value with those who hold it."""

    value: str
    origins: tuple[Origin, ...]
    reports: tuple[str, ...]
    tellers: tuple[Teller, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One attribute of an incident with its positions, the best supported first."""

    attribute: str
    about: str | None
    verdict: str
    why: str
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """All that is shown of an incident. `disputed` names what of the headline is contested (event, place,
    date); `copies` are the reports made from others of this incident; `record` and `claims` are what the view
    was made from."""

    id: str
    event: str
    place: str
    date: str
    disputed: tuple[str, ...]
    reports: tuple[str, ...]
    copies: tuple[str, ...]
    origins: int
    points: tuple[Point, ...]
    voices: tuple[Voice, ...]
    flags: tuple[tuple[str, Flag], ...]
    why: tuple[str, ...]
    record: Incident
    claims: tuple[Claim, ...]

    @property
    def contested(self) -> int:
        """How many points are contested or denied."""
        return sum(p.verdict in ("contested", "denied") for p in self.points)


def incidents(brief: Brief, at: Index, w: Words) -> tuple[IncidentView, ...]:
    """The incidents, those with most independent origins and then most reports first."""
    by_incident: dict[str, list[Comparison]] = {}
    for comparison in brief.comparisons:
        by_incident.setdefault(comparison.incident, []).append(comparison)
    views = [_incident(i, by_incident.get(i.id, []), at, w) for i in brief.incidents]
    return tuple(sorted(views, key=lambda v: (-v.origins, -len(v.reports), v.id)))


def background(brief: Brief, at: Index) -> tuple[Claim, ...]:
    """Events that the reports tell beside the incidents, once each a report, in order of reports."""
    used = {c for i in brief.incidents for c in i.claims}
    return tuple(
        claim
        for report in at.reports
        for claim in (at.readings[report].claims if report in at.readings else ())
        if claim.id not in used and claim.same_as is None
    )


def _incident(incident: Incident, found: list[Comparison], at: Index, w: Words) -> IncidentView:
    reports = tuple(sorted((r for r in incident.reports if r in at.reports), key=lambda r: at.number[r]))
    inside = frozenset(reports)
    copies = tuple(r for r in reports if at.ancestor(r, inside))
    claims = [at.claims[c] for c in incident.claims if c in at.claims]
    points = tuple(
        sorted((_point(c, at, w) for c in found), key=lambda p: _WEIGHT.get(p.verdict, 9))
    )  # stable: the order of the comparison stands within a verdict
    keys = {o.key for p in points for v in p.positions for o in v.origins}
    event, place, date = _headline(claims, frozenset(copies), w)
    # The day that most origins tell; a day of telling that contradicts nothing is in no comparison.
    told = next((p for p in points if (p.attribute, p.about) == ("date", None)), None)
    date = told.positions[0].value if told else date
    contested = {p.attribute for p in points if p.verdict == "contested"}
    return IncidentView(
        id=incident.id,
        event=event,
        place=place,
        date=date,
        disputed=tuple(head for head, names in _HEADS.items() if contested.intersection(names)),
        reports=reports,
        copies=copies,
        origins=len(keys) or len(reports) - len(copies),
        points=points,
        voices=voices(incident, reports, at),
        flags=tuple((r, f) for r in reports if r in at.readings for f in at.readings[r].flags),
        why=tuple(at.numbered(reason) for reason in incident.why),
        record=incident,
        claims=tuple(claims),
    )


def _headline(claims: list[Claim], copies: frozenset[str], w: Words) -> tuple[str, str, str]:
    """Event, place and date as most reports that aren't copies give them."""
    first_hand = [c for c in claims if c.report not in copies] or claims
    first_hand = [c for c in first_hand if not c.background] or first_hand
    places = [p for c in first_hand if (p := c.place)]
    places = [p for p in places if p.kind != "country"] or places  # a country says nothing beside a place
    kinds = events.load()
    known = [c for c in first_hand if c.event in kinds]
    # A tie to another event, a comment or a presence heads no incident that tells of an attack or an arrest.
    heading = [c for c in known if kinds[c.event].security] or [c for c in known if kinds[c.event].placed]
    event = _commonest(labels.event(w, c.event) for c in heading or first_hand)
    place = _commonest(labels.place(w, p) for p in places)
    date = _commonest(days(w, c.time.first, c.time.last) for c in first_hand if c.time)
    return event or w("unknown_event"), place or w("unknown_place"), date or w("unknown_date")


def _commonest(values: Iterable[str]) -> str | None:
    counted = Counter(values).most_common(1)  # of equals, the one met first
    return counted[0][0] if counted else None


def _point(comparison: Comparison, at: Index, w: Words) -> Point:
    positions: list[PositionView] = []
    for position in comparison.positions:
        claims = [at.claims[c] for c in position.claims if c in at.claims]
        quotes = tuple(Quote(r, s) for r, s in position.spans if r in at.reports)
        holding = {c.report for c in claims} | {q.report for q in quotes}
        reports = tuple(r for r in at.reports if r in holding)
        positions.append(
            PositionView(
                _value(comparison, position, claims, w),
                position.origins,
                reports,
                _tellers(claims, quotes, reports, at),
            )
        )
    positions.sort(key=lambda p: (-len(p.origins), -len(p.reports)))
    return Point(
        comparison.attribute,
        comparison.about,
        comparison.verdict,
        at.numbered(comparison.why),
        tuple(positions),
    )


def _value(comparison: Comparison, position: Position, claims: list[Claim], w: Words) -> str:
    """The value in words.

    A place told by distance and bearing is written from its claims: the comparison has it in one language.
    """
    if comparison.attribute in _HEADS["place"]:
        for claim in claims:
            shown = [span for report, span in position.spans if report == claim.report]
            for place in claim.places:
                if place.relative and any(a.overlaps(b) for a in shown for b in place.spans):
                    return labels.place(w, place)
    return labels.value(w, position.value)


def _tellers(
    claims: list[Claim], quotes: tuple[Quote, ...], reports: tuple[str, ...], at: Index
) -> tuple[Teller, ...]:
    """The chains of a position; a copy is put under what it was made from where that holds the value too."""
    holding = frozenset(reports)
    carried: dict[str, list[Edge]] = {}
    for report in reports:
        edge = at.ancestor(report, holding)
        if edge:
            roots = (r for r in at.above(report) if r in holding and not at.ancestor(r, holding))
            carried.setdefault(next(roots), []).append(edge)
    copies = {e.copy for edges in carried.values() for e in edges}
    tellers: list[Teller] = []
    for report in reports:
        if report in copies:
            continue
        chains: dict[tuple[tuple[str, str], ...], tuple[Link, ...]] = {}
        for claim in claims:
            if claim.report == report:
                links = at.links(claim)
                chains.setdefault(tuple((k.kind, k.name) for k in links), links)
        known = list(chains.values()) or [()]
        edges = tuple(carried.get(report, ()))
        made_from = next(iter(at.made_from.get(report, ())), None)
        shared = _share_out([q for q in quotes if q.report == report], known, report, at)
        for number, (links, own) in enumerate(zip(known, shared, strict=True)):
            tellers.append(Teller(report, links, own, edges if number == 0 else (), made_from))
    return tuple(tellers)


def _share_out(
    quotes: list[Quote], chains: list[tuple[Link, ...]], report: str, at: Index
) -> list[tuple[Quote, ...]]:
    """Each chain's quotes: those inside a statement of that chain; what lies in none goes to the first."""
    reading = at.readings.get(report)
    shares: list[list[Quote]] = [[] for _ in chains]
    for quote in quotes:
        home = 0
        for number, links in enumerate(chains):
            if (
                links
                and reading
                and any(s.chain == links and s.content.overlaps(quote.span) for s in reading.statements)
            ):
                home = number
        shares[home].append(quote)
    return [tuple(dict.fromkeys(share)) for share in shares]


def shown_name(report: Report, w: Words) -> str:
    """Who published a report, as far as that is told."""
    return report.outlet or w("unnamed_outlet")
