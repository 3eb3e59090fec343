"""Incidents compared with all their reports, written and shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from tawatur.archive import family_rows, found_by, incident_rows, reports
from tawatur.archive.incident_rows import Dossier, Listed
from tawatur.archive.marks import Mark
from tawatur.compare import compare
from tawatur.keeping.items import Item, load_items
from tawatur.model import Brief, Comparison, Family, Incident


class Settled(NamedTuple):
    """An incident as it is to be stored, with its claims."""

    incident: Incident
    marks: list[Mark]


def store(connection: Connection, settled: Sequence[Settled], touched: set[str]) -> None:
    """Writes incidents anew, each compared with all its reports."""
    items = load_items(connection, {m.report for s in settled for m in s.marks})
    kin = families_by_report(family_rows.load_families(connection, items).values())
    found: list[Listed] = []
    for incident, marks in settled:
        marks = sorted({m for m in marks if m.report in items})
        names = tuple(sorted({items[m.report].report.id for m in marks}))
        if names:
            claims = tuple(sorted(m.claim for m in marks))
            found.append(compared(replace(incident, claims=claims, reports=names), marks, items, kin))
    incident_rows.replace_incidents(connection, touched, once(found))


def families_by_report(families: Iterable[Family]) -> dict[str, list[Family]]:
    """The families of each report that is in one."""
    found: dict[str, list[Family]] = {}
    for family in families:
        for name in family.reports:
            found.setdefault(name, []).append(family)
    return found


def compared(
    incident: Incident, marks: Sequence[Mark], items: Mapping[int, Item], kin: Mapping[str, Sequence[Family]]
) -> Listed:
    """The incident as it is stored, compared with its reports and their families."""
    there = [items[n] for n in sorted({m.report for m in marks})]
    families = {f.reports: f for name in incident.reports for f in kin.get(name, ())}
    comparisons = compare(
        [incident], [i.report for i in there], [i.reading for i in there], list(families.values())
    )
    content = msgspec.json.encode(Dossier(incident, comparisons))
    return Listed(incident.id, content, _row(incident, comparisons, there), marks)


def once(found: Sequence[Listed]) -> list[Listed]:
    """The same with ids that differ, should two incidents come out under one."""
    seen: Counter[str] = Counter()
    told = []
    for one in found:
        seen[one.id] += 1
        if seen[one.id] > 1:
            name = f"{one.id}-{seen[one.id]}"
            dossier = msgspec.json.decode(one.content, type=Dossier)
            comparisons = tuple(replace(c, incident=name) for c in dossier.comparisons)
            content = msgspec.json.encode(Dossier(replace(dossier.incident, id=name), comparisons))
            one = Listed(name, content, {**one.row, "id": name}, one.marks)
        told.append(one)
    return told


def _row(incident: Incident, comparisons: Sequence[Comparison], items: Sequence[Item]) -> dict[str, Any]:
    """What an incident is listed and filtered by."""
    wanted = set(incident.claims)
    claims = [c for i in items for c in i.reading.claims if c.id in wanted]
    tellers = {s.id: s.origin for i in items for s in i.reading.statements}
    leading = [c for c in claims if c.main] or claims
    events = Counter(c.event for c in leading)
    days = [c.time for c in leading if c.time and c.time.certain] or [c.time for c in claims if c.time]
    places = Counter(p for c in leading if (p := c.place)) or Counter(p for c in claims if (p := c.place))
    named = Counter(p.name for p in places.elements())
    place = max(
        places,
        key=lambda p: (p.lat is not None, named[p.name], -(p.uncertainty_km or 1e9), p.name),
        default=None,
    )
    roles = [r for c in claims for r in c.roles if r.role in found_by.ACTING]
    origins = [o for c in claims if c.statement and (o := tellers.get(c.statement))]
    return {
        "id": incident.id,
        "event": min(events, key=lambda e: (-events[e], e), default=""),
        "first": min((t.first.toordinal() for t in days), default=None),
        "last": max((t.last.toordinal() for t in days), default=None),
        "place": place.name.replace("\0", " ") if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "km": place.uncertainty_km if place else None,
        "reports": len(incident.reports),
        "origins": len({o.key for c in comparisons for p in c.positions for o in p.origins}),
        "events": incident_rows.barred(c.event for c in claims),
        "actors": incident_rows.barred(k for r in roles for k in (r.concept, found_by.key(r.name))),
        "tellers": incident_rows.barred(k for o in origins for k in (o.concept, found_by.key(o.name))),
        "outlets": incident_rows.barred(i.report.outlet for i in items),
        "verdicts": incident_rows.barred(c.verdict for c in comparisons),
    }


def dossier(connection: Connection, incident: str) -> Brief | None:
    """All that a dossier shows of one incident, None where there is none with that id."""
    found = incident_rows.load_dossiers(connection, [incident]).get(incident)
    if found is None:
        return None
    items = load_items(connection, reports.current(connection, found.incident.reports).values())
    families = family_rows.load_families(connection, items).values()
    return Brief(
        tuple(i.report for i in items.values()),
        tuple(i.reading for i in items.values()),
        tuple(_within(f, found.incident.reports) for f in families),
        (found.incident,),
        found.comparisons,
    )


def _within(family: Family, names: Sequence[str]) -> Family:
    kept = set(names)
    edges = tuple(e for e in family.edges if e.copy in kept and e.origin in kept)
    return Family(tuple(r for r in family.reports if r in kept), edges)
