"""Reports of a batch traced among those that share their features."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from typing import NamedTuple

from sqlalchemy import Connection

from tawatur.archive import decisions, family_rows, near, reports, sketch_rows
from tawatur.keeping.items import Item, load_items
from tawatur.model import Family
from tawatur.trace import trace
from tawatur.trace.candidates import NEAREST, SHARED

LARGE = 40
"""Members from which a family is no more traced as a whole when a report joins it."""
LEAST_SHARE = 0.025
"""The part of a stored sketch that two reports must share to be traced. Of pairs known to depend on each
other the least share 6 of some 200 features, a half of which is stored."""


ALIKE = 10
"""Reports whose words are most alike to those of a new one, that may tell of the same happening."""
LOOKED_AT = 60
"""Reports that share the most features with a new one, of which those are chosen that are alike. Without a day
told and a day of publication, of 59 times that one of 92 reports was told of before, the ten most alike hold
another report of it 52 times."""


class Traced(NamedTuple):
    """The families that hold a report of the batch; and the reports whose words are alike, copies or not."""

    families: list[Family]
    alike: set[int]


def sketch(found: Sequence[int]) -> list[int]:
    """The features of a report as they are stored: every second one of a long text, chosen by themselves, so
    that all reports choose alike."""
    return sketch_rows.as_kept(found if len(found) < 60 else (f for f in found if f & 2))


def traced(
    connection: Connection,
    new: Mapping[int, Item],
    gone: set[int],
    features_of: Mapping[int, list[int]],
    full: sketch_rows.Counts,
) -> Traced:
    """Traces the batch among the reports that share its features. How many reports have a feature is noted in
    `full`."""
    close: dict[int, list[int]] = {}
    by_words: set[int] = set()
    for n, found in features_of.items():
        stored = sketch(found)
        least = SHARED if len(found) < 60 else max(2.0, LEAST_SHARE * len(stored))
        shared = sketch_rows.shared(connection, stored, 1, full)
        ranked = sorted((-count, m) for m, count in shared.items() if m not in gone and m not in new)
        close[n] = [m for count, m in ranked if -count >= least][:NEAREST]
        by_words.update(alike(connection, {m: -count for count, m in ranked[:LOOKED_AT]}))
    touched = family_rows.load_families(
        connection, {m for ms in close.values() for m in ms} | set(new) | gone
    )
    numbers = reports.current(connection, {r for f in touched.values() for r in f.reports})
    large = {k: f for k, f in touched.items() if len(f.reports) > LARGE}
    members = {numbers[r] for k, f in touched.items() if k not in large for r in f.reports if r in numbers}
    wanted = {m for ms in close.values() for m in ms} | members
    items = {**new, **load_items(connection, (wanted - new.keys()) - gone)}
    family_of = {r: k for k, f in touched.items() for r in f.reports}
    settled = {i.report.id: family_of.get(i.report.id) for n, i in items.items() if n not in new}
    made = list(trace([i.report for i in items.values()], [i.reading for i in items.values()], settled))
    by_id = {i.report.id: n for n, i in items.items()}
    fresh = {i.report.id for i in new.values()}
    for family in large.values():
        made = _joined(family, made, fresh)
    numbers |= by_id
    made = confirmed(made, decisions.load(connection, {r for f in made for r in f.reports}))
    family_rows.replace_families(connection, touched, made, numbers)
    return Traced([f for f in made if not fresh.isdisjoint(f.reports)], by_words)


def alike(connection: Connection, shared: Mapping[int, float]) -> list[int]:
    """Of reports that share features with a new one the ALIKE that share the most for their length: a long text
    shares some with everything."""
    length = near.lengths(connection, shared)
    return sorted(length, key=lambda n: (-shared[n] / sqrt(length[n] + 1), -n))[:ALIKE]


def _joined(large: Family, made: Sequence[Family], new: set[str]) -> list[Family]:
    """The families with a large one put together with those that share a member with it. Its own edges stay;
    those of new reports are added, and where a copy then has two origins, the one it took more from stays."""
    old = set(large.reports)
    touching = [f for f in made if old & set(f.reports)]
    apart = [f for f in made if not old & set(f.reports)]
    edges = {e.copy: e for e in large.edges if e.copy not in new and e.origin not in new}
    for family in touching:
        for edge in family.edges:
            if edge.copy not in edges or (edges[edge.copy].share < edge.share and edge.origin in new):
                edges[edge.copy] = edge
    names = {r for f in touching for r in f.reports} | (old - new)
    whole = Family(tuple(sorted(names)), tuple(edges[c] for c in sorted(edges)))
    return [*apart, whole]


def confirmed(families: Iterable[Family], made: Iterable[decisions.Decision]) -> list[Family]:
    """The families with the edges that people confirmed: their direction is then stated."""
    told = {(d.subject[0].report, d.subject[1].report): d for d in made if d.kind == "edge"}
    return [_confirmed(f, told) for f in families] if told else list(families)


def _confirmed(family: Family, told: Mapping[tuple[str, str], decisions.Decision]) -> Family:
    edges = []
    for edge in family.edges:
        for pair in ((edge.copy, edge.origin), (edge.origin, edge.copy)):
            if pair in told:
                turned = pair[0] != edge.copy
                why = f"{edge.why}; confirmed by {told[pair].by} (decision {told[pair].n})"
                variants = () if turned else edge.variants
                edge = replace(
                    edge, copy=pair[0], origin=pair[1], direction="stated", why=why, variants=variants
                )
                break
        edges.append(edge)
    return Family(family.reports, tuple(edges))
