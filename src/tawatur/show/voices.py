"""Who says what: the statements of an incident's reports, gathered by the one who is said to have spoken."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Claim, Edge, Incident, Link, Statement
from tawatur.show.index import Index, same_voice, voice_key


@dataclass(frozen=True, slots=True)
class Told:
    """One statement with the events told in it."""

    statement: Statement
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A teller. `repeated` are the copies that carry its words on.

    `made_from` is set where the voice is heard only in a copy.
    """

    link: Link
    told: tuple[Told, ...]
    repeated: tuple[Edge, ...]
    made_from: Edge | None


def voices(incident: Incident, reports: tuple[str, ...], at: Index) -> tuple[Voice, ...]:
    """The voices in order of first appearance, those of several reports first.

    Left out are statements that tell only of other events, and those of copies whose original holds the same
    voice: what a copy repeats is no second saying.
    """
    inside, own = frozenset(reports), frozenset(incident.claims)
    told: dict[tuple[str, ...], list[Told]] = {}
    repeated: dict[tuple[str, ...], dict[str, Edge]] = {}
    arisen: dict[tuple[str, ...], Edge] = {}
    for report in reports:
        reading = at.readings.get(report)
        if reading is None:
            continue
        edge = at.ancestor(report, inside)
        for statement in reading.statements:
            if not statement.chain:
                continue
            claims = tuple(c for c in reading.claims if c.statement == statement.id)
            if claims and all(c.id not in own for c in claims):
                continue
            key = voice_key(statement.chain, report)
            source = _original_voice(statement, inside, at) if edge else None
            if source and edge:
                repeated.setdefault(source, {}).setdefault(report, edge)
                continue
            if edge:
                arisen.setdefault(key, edge)
            told.setdefault(key, []).append(Told(statement, claims))
    found = [
        Voice(
            link=list_of[0].statement.chain[-1],
            told=tuple(list_of),
            repeated=tuple(repeated.get(key, {}).values()),
            made_from=arisen.get(key) if _only_in_copies(list_of, inside, at) else None,
        )
        for key, list_of in told.items()
    ]
    return tuple(sorted(found, key=lambda v: -len({t.statement.report for t in v.told})))


def by_chain(voice: Voice) -> tuple[tuple[Told, ...], ...]:
    """The voice's statements, those of one report through one chain together, in order."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for told in voice.told:
        key = (told.statement.report, *(link.name for link in told.statement.chain))
        groups.setdefault(key, []).append(told)
    return tuple(tuple(group) for group in groups.values())


def _only_in_copies(told: list[Told], inside: frozenset[str], at: Index) -> bool:
    return all(at.ancestor(t.statement.report, inside) for t in told)


def _original_voice(statement: Statement, inside: frozenset[str], at: Index) -> tuple[str, ...] | None:
    """The same voice's key in the furthest report that the copy goes back to, None where none holds it."""
    found: tuple[str, ...] | None = None
    for report in at.above(statement.report):
        reading = at.readings.get(report) if report in inside else None
        for other in reading.statements if reading else ():
            if same_voice(statement.chain, other.chain):
                found = voice_key(other.chain, report)
                break
    return found
