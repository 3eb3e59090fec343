"""Dependent pairs made into groups that tell one story.

A long round-up holds many reports whole; joining over it would make one group of a whole archive. So pairs
that cover a fair part of both reports join first, and a report that fills only a small part of a longer one
may bring in itself, but not join two groups, nor a second story to the same long report.
"""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.trace.edges import Match
from tawatur.trace.frames import outlet

STRONG = 0.3
"""The part of the longer report that a pair must cover to join two groups. In an archive of 1,842 web
articles full of reprints this leaves groups of 44 at most; .2 makes one group of 117, nothing one of
362."""
SAME_PART = 0.3
"""The part of a stretch of the longer report that must be shared with what another small one took."""


def groups(matches: Iterable[Match]) -> list[list[Match]]:
    """The matches by connected group, in order of their smallest report id."""
    found = sorted(matches, key=lambda m: (-m.alike, m.a.report.id, m.b.report.id))
    parent: dict[str, str] = {}
    size: dict[str, int] = {}

    def top(node: str) -> str:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def join(m: Match) -> None:
        low, high = sorted((top(m.a.report.id), top(m.b.report.id)))
        if low != high:
            parent[high] = low
            size[low] = size.get(low, 1) + size.get(high, 1)

    strong = [m for m in found if _of_longer(m) >= STRONG]
    for m in strong:
        join(m)
    taken: dict[str, set[int]] = {}
    for m in strong:
        for which in (True, False):
            name, words = _words(m, which)
            taken.setdefault(name, set()).update(words)
    kept = list(strong)
    for m in found:
        if _of_longer(m) >= STRONG:
            continue
        ends = top(m.a.report.id), top(m.b.report.id)
        long, words = _words(m, True)
        before = taken.get(long)
        if outlet(m.a.report) and outlet(m.a.report) == outlet(m.b.report):
            continue  # two pages of one outlet: a menu, as a rule
        if ends[0] != ends[1] and min(size.get(e, 1) for e in ends) > 1:
            continue
        if before and len(before & words) < SAME_PART * len(words):
            continue
        taken.setdefault(long, set()).update(words)
        join(m)
        kept.append(m)
    by_top: dict[str, list[Match]] = {}
    for m in kept:
        by_top.setdefault(top(m.a.report.id), []).append(m)
    return [by_top[key] for key in sorted(by_top)]


def _of_longer(m: Match) -> float:
    size = max(m.a.size, m.b.size)
    return max(sum(c.a1 - c.a0 for c in m.chains), sum(c.b1 - c.b0 for c in m.chains)) / size


def _words(m: Match, longer: bool) -> tuple[str, set[int]]:
    """The id of the longer (or the shorter) report of a match, and the places of its words that are
    shared."""
    if (m.a.size >= m.b.size) == longer:
        return m.a.report.id, {k for c in m.chains for k in range(c.a0, c.a1)}
    return m.b.report.id, {k for c in m.chains for k in range(c.b0, c.b1)}
