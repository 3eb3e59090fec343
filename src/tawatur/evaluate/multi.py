"""The set `multi`: many reports of many incidents, linked and compared all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import msgspec

from tawatur.evaluate import crosswalk, gold
from tawatur.evaluate.contested import Position, contested, verdicts
from tawatur.evaluate.figures import Figure, Notes, Ratio, Tally, harmonic
from tawatur.evaluate.heads import first_telling
from tawatur.evaluate.origins import origins_by_report
from tawatur.model import Comparison, Family, Incident, Polarity, Reading, Report
from tawatur.values import Span

Pair = frozenset[str]
SCORED = "ar"


class Retold(msgspec.Struct, frozen=True):
    """One report of the set; `incident_id` None where it tells of no incident."""

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    language: str = SCORED
    is_incident: bool = True
    incident_id: str | None = None

    def report(self) -> Report:
        """The report as the program gets to see it."""
        return Report(self.id, self.text, self.outlet, gold.day(self.published), language=self.language)


class SharedOrigin(msgspec.Struct, frozen=True):
    """The reports of an incident that carry a claim of one origin."""

    origin: str
    report_ids: tuple[str, ...]


class Garbled(msgspec.Struct, frozen=True):
    """A value that only a garbled copy has."""

    report_id: str


class Happening(msgspec.Struct, frozen=True):
    """One incident as annotated; those of a single report have no more than their report."""

    incident_id: str
    report_ids: tuple[str, ...]
    family_pairs: tuple[tuple[str, str], ...] = ()
    shared_origin: tuple[SharedOrigin, ...] = ()
    positions: tuple[Position, ...] = ()
    garbled_values: tuple[Garbled, ...] = ()


@dataclass(frozen=True, slots=True)
class Collected:
    """The set as annotated."""

    rows: tuple[Retold, ...]
    happenings: tuple[Happening, ...]

    def reports(self) -> tuple[Report, ...]:
        """All reports, of every language."""
        return tuple(r.report() for r in self.rows)


@dataclass(frozen=True, slots=True)
class Found:
    """What the program made of the set."""

    families: tuple[Family, ...]
    incidents: tuple[Incident, ...]
    comparisons: tuple[Comparison, ...]


def load(folder: Path) -> Collected:
    """The set in a folder with reports.jsonl and incidents.jsonl. Raises InputError."""
    return Collected(
        tuple(gold.load(folder / "reports.jsonl", Retold)),
        tuple(gold.load(folder / "incidents.jsonl", Happening)),
    )


def measure(collected: Collected, readings: Mapping[str, Reading], notes: Notes) -> dict[str, Figure]:
    """The figures over what `trace`, `link` and `compare` make of all reports together."""
    from tawatur.compare import compare
    from tawatur.link import link
    from tawatur.trace import trace

    reports = [r for r in collected.reports() if r.id in readings]
    told = [readings[r.id] for r in reports]
    families = trace(reports, told)
    incidents = link(reports, told, families)
    comparisons = compare(incidents, reports, told, families)
    return figures(collected, readings, Found(tuple(families), tuple(incidents), tuple(comparisons)), notes)


def figures(
    collected: Collected, readings: Mapping[str, Reading], found: Found, notes: Notes
) -> dict[str, Figure]:
    """The figures of given results: over the Arabic reports, and under `…_all` over those of any language."""
    arabic = frozenset(r.id for r in collected.rows if r.language == SCORED)
    every = frozenset(r.id for r in collected.rows)
    report_of = {c.id: reading.report for reading in readings.values() for c in reading.claims}
    main = _main_incident(readings, found.incidents)
    origins = origins_by_report(collected.reports(), readings, found.incidents, found.families)
    garbled = frozenset(g.report_id for h in collected.happenings for g in h.garbled_values)
    happenings = [(h.incident_id, h.report_ids, h.positions) for h in collected.happenings]
    silent = Notes(0)
    return {
        "linking": _linking(collected, main, arabic, notes),
        "false_incidents": _false_incidents(collected, readings, arabic, notes),
        "shared_origin": _shared_origin(collected, origins, arabic, notes),
        "family_pairs": _family_pairs(collected, found.families, arabic, notes),
        "contested": contested(happenings, found.comparisons, report_of, arabic, garbled, notes),
        "verdicts": verdicts(happenings, found.comparisons, report_of, arabic, notes),
        "linking_all": _linking(collected, main, every, silent),
        "shared_origin_all": _shared_origin(collected, origins, every, silent),
        "family_pairs_all": _family_pairs(collected, found.families, every, silent),
        "contested_all": contested(happenings, found.comparisons, report_of, every, garbled, silent),
    }


def _main_incident(readings: Mapping[str, Reading], incidents: Iterable[Incident]) -> dict[str, str]:
    """The incident of each report's main claim; a report without one stands alone under its own id."""
    of_claim = {claim: incident.id for incident in incidents for claim in incident.claims}
    found: dict[str, str] = {}
    for report, reading in readings.items():
        known = {c.id: c for c in reading.claims}
        main = next((c for c in reading.claims if c.main), None)
        tellings: list[str] = []
        if main:
            first = first_telling(main, known)
            kin = [c.id for c in reading.claims if first_telling(c, known) == first]
            tellings = [main.id, first, *kin]
        found[report] = next((of_claim[c] for c in tellings if c in of_claim), f"alone: {report}")
    return found


def _linking(collected: Collected, main: Mapping[str, str], ids: frozenset[str], notes: Notes) -> Figure:
    """B-cubed: for each report, how much of its found cluster is right, and of its true one is found."""
    rows = [r for r in collected.rows if r.incident_id and r.id in ids]
    true = {r.id: {o.id for o in rows if o.incident_id == r.incident_id} for r in rows}
    told = {r.id: {o.id for o in rows if _cluster(main, o.id) == _cluster(main, r.id)} for r in rows}
    precision = recall = 0.0
    for row in rows:
        right = len(true[row.id] & told[row.id])
        precision += right / len(told[row.id])
        recall += right / len(true[row.id])
        if lost := true[row.id] - told[row.id]:
            shown = ", ".join(sorted(told[row.id] - {row.id}))
            notes.add(
                "linking",
                "miss",
                row.id,
                ", ".join(sorted(lost)),
                shown,
                row.text,
                Span(0, min(40, len(row.text))),
            )
        if extra := told[row.id] - true[row.id]:
            notes.add(
                "linking",
                "false",
                row.id,
                "",
                ", ".join(sorted(extra)),
                row.text,
                Span(0, min(40, len(row.text))),
            )
    n = len(rows)
    precision, recall = (precision / n, recall / n) if n else (0.0, 0.0)
    return {"precision": precision, "recall": recall, "f1": harmonic(precision, recall), "n": n}


def _cluster(main: Mapping[str, str], report: str) -> str:
    return main.get(report, f"alone: {report}")


def _false_incidents(
    collected: Collected, readings: Mapping[str, Reading], ids: frozenset[str], notes: Notes
) -> Figure:
    ratio = Ratio("share")
    for row in collected.rows:
        if row.is_incident or row.id not in ids:
            continue
        reading = readings.get(row.id)
        claims = [
            c
            for c in (reading.claims if reading else ())
            if c.polarity is Polarity.ASSERTED and crosswalk.is_security(c.event)
        ]
        ratio.add(bool(claims))
        if claims:
            shown = ", ".join(f"{c.event} by {c.by}" for c in claims)
            notes.add("false_incidents", "false", row.id, "no incident", shown, row.text, claims[0].trigger)
    return ratio.figure()


def _shared_origin(
    collected: Collected, origins: Mapping[str, frozenset[str]], ids: frozenset[str], notes: Notes
) -> Figure:
    """Pairs of reports; `origins` holds for each report its origins, each bound to an incident found."""
    names: dict[Pair, list[str]] = {}
    for happening in collected.happenings:
        for shared in happening.shared_origin:
            for two in combinations(sorted(ids & set(shared.report_ids)), 2):
                names.setdefault(frozenset(two), []).append(shared.origin)
    found: dict[Pair, list[str]] = {}
    for one, other in combinations(sorted(ids & set(origins)), 2):
        if both := origins[one] & origins[other]:
            found[frozenset((one, other))] = sorted(both)
    return _pairs("shared_origin", names, found, notes)


def _family_pairs(
    collected: Collected, families: Iterable[Family], ids: frozenset[str], notes: Notes
) -> Figure:
    golds = {frozenset(two): ["copy"] for h in collected.happenings for two in h.family_pairs}
    found = {frozenset((e.copy, e.origin)): [f"{e.kind}: {e.why}"] for f in families for e in f.edges}
    return _pairs(
        "family_pairs",
        {two: why for two, why in golds.items() if two <= ids},
        {two: why for two, why in found.items() if two <= ids},
        notes,
    )


def _pairs(
    measure: str, golds: Mapping[Pair, list[str]], found: Mapping[Pair, list[str]], notes: Notes
) -> Figure:
    both = golds.keys() & found.keys()
    for two in sorted(sorted(p) for p in golds.keys() - both):
        notes.add(measure, "miss", two[0], f"{' — '.join(two)}: {'; '.join(golds[frozenset(two)])}", "")
    for two in sorted(sorted(p) for p in found.keys() - both):
        notes.add(measure, "false", two[0], "", f"{' — '.join(two)}: {'; '.join(found[frozenset(two)])}")
    return Tally(len(both), len(found) - len(both), len(golds) - len(both)).figure()
