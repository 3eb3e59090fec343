"""Tracing: which reports depend on each other, in which direction, and what changed on the way.

candidates by sketch -> chains of shared words -> edges -> one tree a family -> variants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tawatur.model import Family, Reading, Report
from tawatur.trace.candidates import Index, features
from tawatur.trace.chains import places
from tawatur.trace.edges import Match, match
from tawatur.trace.family import family
from tawatur.trace.frames import unframed
from tawatur.trace.leaf import leaf
from tawatur.trace.ties import groups


def trace(
    reports: Sequence[Report],
    readings: Sequence[Reading] | Mapping[str, Reading],
    settled: Mapping[str, int | None] | None = None,
) -> tuple[Family, ...]:
    """The families among the reports, each a tree of copies; reports that stand alone are in none.

    Pure, the same for any order of input. `readings` (or a mapping of them by report) may be empty or lack
    some reports: what they know of names and places refines the effects of variants. `settled` are reports
    traced before, by id, with the number of their family: two of them are compared only where they are of
    one family.
    """
    known_apart = _known_apart(settled or {})
    leaves = unframed([leaf(report) for report in sorted(reports, key=lambda r: r.id)])
    index = Index()
    matches: list[Match] = []
    for number, one in enumerate(leaves):
        where = places(one.stems, one.light)
        for other in index.add(number, features(one)):
            if known_apart(leaves[other].report.id, one.report.id):
                continue
            found = match(leaves[other], one, where)
            if found.depends:
                matches.append(found)
    known = readings if isinstance(readings, Mapping) else {reading.report: reading for reading in readings}
    return tuple(family(group, known) for group in groups(matches))


def _known_apart(settled: Mapping[str, int | None]) -> Callable[[str, str], bool]:
    """Whether two reports were compared before and found to be of no one family."""

    def apart(one: str, other: str) -> bool:
        if one not in settled or other not in settled:
            return False
        return settled[one] is None or settled[one] != settled[other]

    return apart
