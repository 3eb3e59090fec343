"""Comparing: what is said of an incident on each attribute, by how many independent origins, and whether all
of it can be true.

cast (who stands behind each claim) -> told (values) -> narrow -> positions -> verdicts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.compare.cast import Cast, cast, readings_index
from tawatur.compare.conflict import ONE_PERSON
from tawatur.compare.narrow import narrow
from tawatur.compare.passages import Passages
from tawatur.compare.standing import told_by
from tawatur.compare.told import Told, index
from tawatur.compare.undated import undated
from tawatur.compare.verdict import judge
from tawatur.compare.voices import ancestry
from tawatur.model import Comparison, Family, Incident, Reading, Report
from tawatur.values import Count

__all__ = ["compare"]


def compare(
    incidents: Sequence[Incident],
    reports: Sequence[Report],
    readings: Sequence[Reading],
    families: Sequence[Family],
) -> tuple[Comparison, ...]:
    """The positions and the verdict on every attribute of every incident, in order of incidents.

    Pure, the same for any order of reports, readings and families. An attribute that no claim tells has no
    comparison.
    """
    claims, statements = readings_index(readings)
    by_id = {r.id: r for r in reports}
    read = {r.report: r for r in readings}
    ways = ancestry(families)
    passages = Passages(by_id)
    found: list[Comparison] = []
    for incident in incidents:
        players = cast(incident.claims, claims, statements, by_id, ways, passages)
        found += _of_incident(incident, players, read)
    return tuple(found)


def _of_incident(incident: Incident, players: Cast, read: Mapping[str, Reading]) -> list[Comparison]:
    said = told_by(players)
    said += undated(players, said, read)
    told = index(narrow(said, players.claims))
    found: list[Comparison] = []
    for (attribute, about), values in sorted(told.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        if attribute == "participation" and not _worth_telling(values):
            continue
        if attribute == "escaped" and all(t.shown == "not_there" for t in values):
            continue  # told under "presence"; it counts here where someone tells who escaped
        single = attribute == "status" and _one_person(told.get((about or "", None), ()))
        found.append(judge(incident.id, attribute, about, values, ONE_PERSON if single else None))
    return found


def _one_person(counted: Sequence[Told]) -> bool:
    """True where whoever counts them counts one."""
    numbers = [t.value for t in counted if isinstance(t.value, Count)]
    return bool(numbers) and all(n.low == n.high == 1 for n in numbers)


def _worth_telling(values: Sequence[Told]) -> bool:
    """The agent's own part goes without saying; it counts where someone gives the side another part, or where
    nobody makes it the agent."""
    return any(t.shown != "took_part" for t in values) or not any(_agent(t) for t in values)


def _agent(told: Told) -> bool:
    return any(r.role == "agent" and r.spans == told.spans for r in told.claim.roles)
