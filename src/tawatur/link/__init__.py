"""Linking: which claims of which reports tell of one happening.

scenes (what a report tells of one happening) -> candidate pairs -> evidence -> clusters -> incidents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from tawatur.link.block import neighbours, rarity
from tawatur.link.cluster import cluster
from tawatur.link.evidence import JOIN, Score
from tawatur.link.scenes import Scene, by_report
from tawatur.link.score import Weigher
from tawatur.model import Family, Incident, Reading, Report

AVERAGE = 1.0
"""The mean score that the members of two clusters must have for the clusters to become one."""

__all__ = ["compare_reports", "link", "link_scenes"]


def link(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    families: Sequence[Family],
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    rare: Callable[[Sequence[Scene]], dict[str, float]] = rarity,
) -> tuple[Incident, ...]:
    """The incidents that the reports tell of, in order of their first claim; a claim is in one at most.

    Pure, the same for any order of input. `same` and `different` are pairs of claims that people decided on.
    `rare` weighs the words of the scenes: who links a part of a larger collection counts them over all of it.
    Background that no other report tells, what is only planned, and what is no incident of security stay
    outside.
    """
    found = [s for scenes in by_report(reports, readings).values() for s in scenes]
    return link_scenes(found, families, same=same, different=different, rare=rare)


def link_scenes(
    found: Sequence[Scene],
    families: Sequence[Family],
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    rare: Callable[[Sequence[Scene]], dict[str, float]] = rarity,
) -> tuple[Incident, ...]:
    """As `link`, of scenes that are known already, in order of their reports' ids."""
    weights = rare(found)
    weigher = Weigher(found, weights, _related(families))
    joining = {
        (one, other): total
        for one, others in neighbours(found, weights, families)
        for other in weigher.within_reach(one, others)
        if weigher.can_join(one, other) and (total := weigher.score(one, other).total) >= JOIN
    }
    number = {claim: n for n, scene in enumerate(found) for claim in scene.claims}
    clusters = cluster(
        len(found),
        joining,
        lambda i, j: weigher.score(i, j).total,
        AVERAGE,
        _numbers(same, number),
        _numbers(different, number),
        {n for n, scene in enumerate(found) if scene.main},
        {n: day for n, scene in enumerate(found) if (day := scene.day) is not None},
    )
    made = [_incident([found[n] for n in members], weigher, members) for members in clusters]
    return tuple(sorted((i for i in made if i), key=lambda i: (i.claims[0], i.id)))


def compare_reports(
    reports: Sequence[Report], readings: Sequence[Reading], families: Sequence[Family], one: str, other: str
) -> tuple[tuple[Scene, Scene, Score], ...]:
    """The evidence on each pair of scenes of two reports: why they were joined, or weren't.

    Raises KeyError for a report that has no reading.
    """
    told = by_report(reports, readings)
    found = [s for scenes in told.values() for s in scenes]
    weigher = Weigher(found, rarity(found), _related(families))
    number = {s.id: n for n, s in enumerate(found)}
    return tuple((a, b, weigher.score(number[a.id], number[b.id])) for a in told[one] for b in told[other])


def _related(families: Iterable[Family]) -> dict[str, frozenset[str]]:
    """For each copy and each original the reports on the other side."""
    found: dict[str, set[str]] = {}
    for edge in (e for f in families for e in f.edges):
        found.setdefault(edge.copy, set()).add(edge.origin)
        found.setdefault(edge.origin, set()).add(edge.copy)
    return {report: frozenset(others) for report, others in found.items()}


def _numbers(pairs: Iterable[tuple[str, str]], number: dict[str, int]) -> list[tuple[int, int]]:
    """The decided pairs as scenes; those whose claims aren't here are passed over."""
    return sorted(
        {
            (min(number[a], number[b]), max(number[a], number[b]))
            for a, b in pairs
            if a in number and b in number
        }
    )


def _incident(scenes: Sequence[Scene], weigher: Weigher, members: Sequence[int]) -> Incident | None:
    """The incident of a cluster, None where it is none: not of security, or told in passing by one report."""
    reports = tuple(sorted({s.report for s in scenes}))
    if not any(s.security for s in scenes):
        return None
    if len(reports) == 1 and not any(s.main or s.stands_alone for s in scenes):
        return None
    claims = tuple(sorted(c for s in scenes for c in s.claims))
    digest = sha256("\n".join((min(reports), claims[0])).encode()).hexdigest()[:10]
    return Incident(f"incident-{digest}", claims, reports, _why(scenes, weigher, members))


def _why(scenes: Sequence[Scene], weigher: Weigher, members: Sequence[int]) -> tuple[str, ...]:
    """For each report but the first, what joins it to the one it fits best."""
    found: list[str] = []
    for at in range(1, len(scenes)):
        near = [
            (weigher.score(members[before], members[at]), scenes[before].report)
            for before in range(max(0, at - 8), at)
        ]
        told, report = max(near, key=lambda item: (round(item[0].total, 6), item[1]))
        if report == scenes[at].report:
            continue
        reasons = "; ".join(r.why for r in sorted(told.reasons, key=lambda r: -r.weight) if r.weight > 0)
        found.append(f"{scenes[at].report} with {report}: {reasons}")
    return tuple(found)
