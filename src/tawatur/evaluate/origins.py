"""Whose claims each report carries, as far as the measures need it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tawatur.codebook import bodies
from tawatur.compare.cast import tellers_of
from tawatur.compare.voices import Voice, ancestry, independent, voice
from tawatur.model import Claim, Family, Incident, Reading, Report, Statement


def origins_by_report(
    reports: Iterable[Report],
    readings: Mapping[str, Reading],
    incidents: Iterable[Incident],
    families: Iterable[Family],
) -> dict[str, frozenset[str]]:
    """For each report the keys of the origins of its claims, each with the incident that the claim stands in:
    two reports share an origin only where they carry it within one incident.

    An origin is a teller here, as the annotators have it: two bodies under one command are two, though
    the program counts them as one origin; who speaks for a body by office is that body.
    """
    by_id = {r.id: r for r in reports}
    copies = ancestry(families)
    every = frozenset(by_id)
    known = {c.id: c for reading in readings.values() for c in reading.claims}
    told: list[tuple[str, str, Voice]] = []
    for incident in incidents:
        own: dict[str, list[Claim]] = {}
        for claim in (known[i] for i in incident.claims if i in known):
            own.setdefault(claim.report, []).append(claim)
        for report_id, claims in own.items():
            report = by_id[report_id]
            root = by_id[next(reversed(copies.of(report_id, every)), report_id)]
            tellers: list[Statement | None] = [*tellers_of(readings[report_id], claims)]
            if any(c.statement is None for c in claims):
                tellers.append(None)
            told += [(report_id, incident.id, voice(s, report, root)) for s in tellers]
    same = independent(v for _, _, v in told if not v.concept)
    found: dict[str, set[str]] = {}
    for report_id, incident_id, teller in told:
        key = same[teller.key].key if teller.key in same else _office(teller.key)
        found.setdefault(report_id, set()).add(f"{incident_id}: {key}")
    return {report_id: frozenset(keys) for report_id, keys in found.items()}


def _office(concept: str) -> str:
    """The body for which a person speaks by office; any other body as it is."""
    body = bodies.find(concept)
    return body.under if body is not None and body.kind == "person" and body.under else concept
