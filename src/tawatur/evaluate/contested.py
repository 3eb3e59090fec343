"""Contested attributes and verdicts: what was annotated of an incident against what was compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from tawatur.evaluate.figures import Figure, Notes, Ratio, Tally
from tawatur.model import Comparison

OPEN = frozenset({"contested", "denied"})

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class Value(msgspec.Struct, frozen=True):
    """One value of an attribute and the reports that hold it."""

    value: str
    report_ids: tuple[str, ...]


class Position(msgspec.Struct, frozen=True):
    """What the reports of an incident say on one attribute; `status` is the annotators' verdict."""

    attribute: str
    values: tuple[Value, ...]
    status: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class _Gold:
    """A position with its values cut to the reports under measure."""

    incident: str
    position: Position
    sides: tuple[frozenset[str], ...]

    @property
    def reports(self) -> frozenset[str]:
        return frozenset().union(*self.sides)

    def show(self) -> str:
        values = "; ".join(f"{v.value} [{', '.join(v.report_ids)}]" for v in self.position.values)
        about = f" ({self.position.about})" if self.position.about else ""
        return f"{self.position.attribute}{about} {self.position.status}: {values}"


@dataclass(frozen=True, slots=True)
class _Found:
    """A comparison with the reports behind each of its positions."""

    comparison: Comparison
    sides: tuple[frozenset[str], ...]

    @property
    def reports(self) -> frozenset[str]:
        return frozenset().union(*self.sides)

    def show(self) -> str:
        sides = zip(self.comparison.positions, self.sides, strict=True)
        values = "; ".join(f"{p.value} [{', '.join(sorted(s))}]" for p, s in sides)
        about = f" ({self.comparison.about})" if self.comparison.about else ""
        return f"{self.comparison.attribute}{about} {self.comparison.verdict}: {values}"


Happenings = Sequence[tuple[str, tuple[str, ...], tuple[Position, ...]]]


def contested(
    happenings: Happenings,
    comparisons: Iterable[Comparison],
    report_of: Mapping[str, str],
    ids: frozenset[str],
    garbled: frozenset[str],
    notes: Notes,
) -> Figure:
    """Recall over annotated positions that are contested or denied, precision over comparisons that say so.

    A comparison finds a position of its attribute when it puts a report of one value and a report of another
    in different positions. Attribute `other` (and what the annotators never name, which they would call so),
    values that only garbled copies hold, and incidents without annotated positions are left out.
    """
    golds = [
        g
        for g in _golds(happenings, ids, garbled)
        if g.position.status in OPEN and g.position.attribute != "other" and len(g.sides) > 1
    ]
    annotated = frozenset(r for _, reports, positions in happenings if positions for r in reports)
    named = {p.attribute for _, _, positions in happenings for p in positions} - {"other"}
    asked = [f for f in _found(comparisons, report_of) if f.comparison.attribute in named]
    found = [f for f in asked if _is_open(f, ids & annotated)]
    tally = Tally(found=0)
    hit: set[int] = set()
    for told in found:
        own = {
            i
            for i, g in enumerate(golds)
            if g.position.attribute == told.comparison.attribute and _parts(told, g)
        }
        hit |= own
        if own:
            tally.found += 1
        elif _is_open(told, ids & annotated, garbled):
            tally.false += 1
            near = [g.show() for g in _golds(happenings, ids) if _is_about(g, told)]
            notes.add("contested", "false", min(told.reports), " || ".join(near), told.show())
    tally.hits, tally.missed = len(hit), len(golds) - len(hit)
    for i, gold in enumerate(golds):
        if i not in hit:
            near = [f.show() for f in _found(comparisons, report_of) if _is_about(gold, f)]
            notes.add("contested", "miss", gold.incident, gold.show(), " || ".join(near))
    return tally.figure()


def verdicts(
    happenings: Happenings,
    comparisons: Iterable[Comparison],
    report_of: Mapping[str, str],
    ids: frozenset[str],
    notes: Notes,
) -> Figure:
    """Accuracy of the verdict over annotated positions of two or more reports whose attribute was compared.

    Of several comparisons of the attribute, the one that names most of the annotated numbers counts, then the
    one that is likewise of the whole incident or of a part, then the one that shares most reports.
    """
    ratio = Ratio()
    found = _found(comparisons, report_of)
    for gold in _golds(happenings, ids):
        near = [f for f in found if _is_about(gold, f)]
        if len(gold.reports) < 2 or not near or gold.position.attribute == "other":
            continue
        best = max(near, key=lambda f: _nearness(gold, f))
        right = best.comparison.verdict == gold.position.status
        ratio.add(right)
        if not right:
            notes.add(
                "verdicts", "wrong", gold.incident, gold.show(), f"{best.show()} — {best.comparison.why}"
            )
    return ratio.figure()


def _golds(happenings: Happenings, ids: frozenset[str], garbled: frozenset[str] = frozenset()) -> list[_Gold]:
    found: list[_Gold] = []
    for incident, _, positions in happenings:
        for position in positions:
            sides = (frozenset(v.report_ids) & ids for v in position.values)
            found.append(_Gold(incident, position, tuple(s for s in sides if s and not s <= garbled)))
    return found


def _found(comparisons: Iterable[Comparison], report_of: Mapping[str, str]) -> list[_Found]:
    return [
        _Found(c, tuple(frozenset(report_of[i] for i in p.claims if i in report_of) for p in c.positions))
        for c in comparisons
    ]


def _is_open(found: _Found, ids: frozenset[str], garbled: frozenset[str] = frozenset()) -> bool:
    """Contested or denied by two positions or more that stand in reports under measure, those aside that only
    garbled copies hold."""
    sides = [s & ids for s in found.sides]
    kept = [s for s in sides if s and not s <= garbled]
    return found.comparison.verdict in OPEN and len(kept) > 1


def _parts(found: _Found, gold: _Gold) -> bool:
    """True when reports of two annotated values stand in different positions."""
    return any(
        one & a and other & b
        for a in gold.sides
        for b in gold.sides
        if a is not b
        for one in found.sides
        for other in found.sides
        if one is not other
    )


def _is_about(gold: _Gold, found: _Found) -> bool:
    return gold.position.attribute == found.comparison.attribute and bool(gold.reports & found.reports)


def _nearness(gold: _Gold, found: _Found) -> tuple[int, bool, int]:
    whole = gold.position.about is None
    return (
        _same_numbers(gold, found),
        whole == (found.comparison.about is None),
        len(gold.reports & found.reports),
    )


def _same_numbers(gold: _Gold, found: _Found) -> int:
    told = {n for v in gold.position.values for n in _NUMBER.findall(v.value)}
    return len(told & {n for p in found.comparison.positions for n in _NUMBER.findall(p.value)})
