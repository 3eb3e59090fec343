"""Whose claims a report carries, as far as the measures need it: one key for each independent origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tawatur.language.text import fold
from tawatur.model import Claim, Family, Incident, Link, Reading, Report

UNNAMED = frozenset({"anonymous", "witness", "local_source", "correspondent"})


def origins_by_report(
    reports: Iterable[Report],
    readings: Mapping[str, Reading],
    incidents: Iterable[Incident],
    families: Iterable[Family],
) -> dict[str, frozenset[str]]:
    """For each report the keys of the origins of its claims, each with the incident that the claim stands in:
    two reports share an origin only where they carry it within one incident."""
    by_id = {r.id: r for r in reports}
    source = {e.copy: e.origin for f in families for e in f.edges}
    claims = {c.id: (c, reading) for reading in readings.values() for c in reading.claims}
    found: dict[str, set[str]] = {}
    for incident in incidents:
        for claim_id in incident.claims:
            if claim_id in claims:
                claim, reading = claims[claim_id]
                key = _key(claim, reading, by_id, source)
                found.setdefault(reading.report, set()).add(f"{incident.id}: {key}")
    return {report: frozenset(keys) for report, keys in found.items()}


def _key(claim: Claim, reading: Reading, reports: Mapping[str, Report], source: Mapping[str, str]) -> str:
    statement = next((s for s in reading.statements if s.id == claim.statement), None)
    if statement is None or not statement.chain:
        return f"outlet {_outlet(_root(reading.report, source), reports)}"
    innermost = statement.chain[-1]
    if innermost.kind not in UNNAMED:
        return _name(innermost)
    teller = _name(statement.chain[-2]) if len(statement.chain) > 1 else ""
    return f"{_name(innermost)} of {teller or _outlet(_root(reading.report, source), reports)}"


def _name(link: Link) -> str:
    return link.concept or fold(link.name)


def _root(report: str, source: Mapping[str, str]) -> str:
    """The report at the end of the way of copies."""
    passed = {report}
    while source.get(report) and source[report] not in passed:
        report = source[report]
        passed.add(report)
    return report


def _outlet(report: str, reports: Mapping[str, Report]) -> str:
    known = reports.get(report)
    return fold(known.outlet) if known and known.outlet else report
