"""Who depends on whom, as trees: every report of an incident once, under the one that gave it most."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Edge
from tawatur.show.index import Index


@dataclass(frozen=True, slots=True)
class Branch:
    """A report with those made from it. `edge` is None at a root, `also` holds what else it was made from."""

    report: str
    edge: Edge | None
    also: tuple[Edge, ...]
    copies: tuple[Branch, ...]


def forest(reports: tuple[str, ...], at: Index) -> tuple[Branch, ...]:
    """The trees over these reports, in their order; those that nothing depends on are trees of one."""
    inside = set(reports)
    parents: dict[str, Edge] = {}
    for report in reports:
        for edge in at.made_from.get(report, ()):
            if edge.origin in inside and not _above(edge.origin, report, parents):
                parents[report] = edge
                break

    def branch(report: str) -> Branch:
        edge = parents.get(report)
        also = tuple(e for e in at.made_from.get(report, ()) if e is not edge)
        under = tuple(branch(r) for r in reports if r in parents and parents[r].origin == report)
        return Branch(report, edge, also, under)

    return tuple(branch(r) for r in reports if r not in parents)


def _above(report: str, wanted: str, parents: dict[str, Edge]) -> bool:
    """True when `wanted` is `report` or stands above it: an edge there would close a circle."""
    while report != wanted:
        edge = parents.get(report)
        if edge is None:
            return False
        report = edge.origin
    return True
