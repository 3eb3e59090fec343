"""Who depends on whom, as trees: every report of an incident once, under the one that gave it most."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Edge
from tawatur.show.index import Index

DEEPEST = 8  # levels; what hangs lower is listed at the last one, for a line of 100 cells has no more room


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
    parents = {
        report: edge
        for report in reports
        if (edge := next((e for e in at.made_from.get(report, ()) if e.origin in inside), None))
    }
    under: dict[str, list[str]] = {}
    for report, edge in parents.items():
        under.setdefault(edge.origin, []).append(report)

    def branch(report: str, depth: int) -> Branch:
        edge = parents.get(report)
        also = tuple(e for e in at.made_from.get(report, ()) if e is not edge)
        if depth == DEEPEST:
            return Branch(report, edge, also, ())
        below = list(under.get(report, ()))
        if depth == DEEPEST - 1:
            for one in below:
                below += under.get(one, ())
        return Branch(report, edge, also, tuple(branch(r, depth + 1) for r in below))

    return tuple(branch(r, 1) for r in reports if r not in parents)
