"""A brief's records by their ids, and the small questions that every view asks of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.language.text import fold
from tawatur.model import Brief, Claim, Edge, Link, Reading, Report, Statement

_ID_LIKE = re.compile(r"[^\s,;()\[\]]+?(?=[:,;.)]?(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Index:
    """The records of a brief by id. `number` is a report's place in the list, from 1; statements go by report
    and id; `made_from` holds a copy's edges, the one that gave most first."""

    reports: Mapping[str, Report]
    number: Mapping[str, int]
    readings: Mapping[str, Reading]
    claims: Mapping[str, Claim]
    statements: Mapping[tuple[str, str], Statement]
    made_from: Mapping[str, tuple[Edge, ...]]

    def statement(self, claim: Claim) -> Statement | None:
        """The statement that a claim stands in, None where the report itself says it."""
        return self.statements.get((claim.report, claim.statement)) if claim.statement else None

    def links(self, claim: Claim) -> tuple[Link, ...]:
        """The chain behind a claim without the report's outlet; empty where the report itself says it."""
        statement = self.statement(claim)
        return statement.chain if statement else ()

    def ancestor(self, report: str, among: frozenset[str]) -> Edge | None:
        """The report's own edge towards the nearest of those in `among` that it was made from, None where it
        was made from none of them."""
        for edge in self.made_from.get(report, ()):
            if edge.origin in among or not among.isdisjoint(self.above(edge.origin)):
                return edge
        return None

    def numbered(self, sentence: str) -> str:
        """A sentence with its reports by number instead of id: "[1] with [3]: the same place"."""
        return _ID_LIKE.sub(lambda m: f"[{self.number[m[0]]}]" if m[0] in self.number else m[0], sentence)

    def above(self, report: str) -> list[str]:
        """All that a report was made from, directly or not, the nearest first."""
        return _above(report, self.made_from)


def index(brief: Brief) -> Index:
    """The brief's records by id. An edge that would make a report its own origin is left out."""
    made_from: dict[str, tuple[Edge, ...]] = {}
    edges = [edge for family in brief.families for edge in family.edges]
    for edge in sorted(edges, key=lambda e: (e.copy, -e.share, e.origin)):
        if edge.copy != edge.origin and edge.copy not in _above(edge.origin, made_from):
            made_from[edge.copy] = (*made_from.get(edge.copy, ()), edge)
    return Index(
        reports={r.id: r for r in brief.reports},
        number={r.id: n for n, r in enumerate(brief.reports, 1)},
        readings={r.report: r for r in brief.readings},
        claims={c.id: c for reading in brief.readings for c in reading.claims},
        statements={(s.report, s.id): s for reading in brief.readings for s in reading.statements},
        made_from=made_from,
    )


def _above(report: str, made_from: Mapping[str, tuple[Edge, ...]]) -> list[str]:
    found = {report: None}
    waiting = [report]
    for one in waiting:
        for edge in made_from.get(one, ()):
            if edge.origin not in found:
                found[edge.origin] = None
                waiting.append(edge.origin)
    return list(found)[1:]


def voice_key(links: tuple[Link, ...], report: str) -> tuple[str, ...]:
    """What makes a teller the same one in two reports: a body of the codebook wherever it stands, anyone else
    (a source, a witness) only within one report."""
    if not links:
        return ("report", report)
    last = links[-1]
    return ("body", last.concept) if last.concept else ("name", fold(last.name), report)


def same_voice(a: tuple[Link, ...], b: tuple[Link, ...]) -> bool:
    """True when two chains, one copied from the other, end at the same teller."""
    if not a or not b:
        return not a and not b
    if a[-1].concept or b[-1].concept:
        return a[-1].concept == b[-1].concept
    return fold(a[-1].name) == fold(b[-1].name)
