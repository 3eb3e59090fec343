"""What changed on the way from origin to copy, and what the change does to the facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tawatur.language.text import fold
from tawatur.model import Reading, Variant
from tawatur.trace.align import Pair, stretches
from tawatur.trace.direction import names_source
from tawatur.trace.edges import Match, kind
from tawatur.trace.effects import LEAST_WORDS, changes
from tawatur.trace.leaf import Leaf
from tawatur.trace.names import names
from tawatur.trace.scene import Scene
from tawatur.values import Span

WIDE = {"verbatim": 2, "edited": 4, "rewritten": 8}
"""The longest gap, in words, whose words stand for each other one by one."""
MOST_OF_A_SOURCE = 8
"""Words of a line that names a source and does nothing else."""


def variants(m: Match, known: Mapping[str, Reading]) -> tuple[Variant, ...]:
    """The changes from origin (`m.b`) to copy (`m.a`), in the order of the copy; both sides are the raw
    words."""
    how = kind(m)
    laid = stretches(m, WIDE[how])
    ours, theirs = (names(leaf, known.get(leaf.report.id)) for leaf in (m.a, m.b))
    found: list[Variant] = []
    for pairs in laid:
        for change in changes(Scene(m.a, m.b, pairs, ours, theirs, how == "rewritten")):
            row = pairs[change.first : change.end]
            if change.added:
                found.append(variant(m, [p for p in row if p.i >= 0], change.effect, one_sided=True))
                row, change = [p for p in row if p.j >= 0], change._replace(effect="omission")
                if len(row) < LEAST_WORDS:
                    continue
                row = [p._replace(i=-1) for p in row]
            found.append(variant(m, row, change.effect))
    found += _own(m.a, {p.i for pairs in laid for p in pairs}, "addition", m.b.report.outlet)
    found += _own(m.b, {p.j for pairs in laid for p in pairs}, "omission")
    found.sort(key=lambda v: (v.after_span or v.before_span or Span(0, 0), v.effect))
    return tuple(_once(found))


def _once(found: Sequence[Variant]) -> Iterator[Variant]:
    """Each change at its first place: a name garbled ten times is one change."""
    seen: set[tuple[str, str, str]] = set()
    for v in found:
        key = (fold(v.before or ""), fold(v.after or ""), v.effect)
        if key not in seen and v.before != v.after:
            seen.add(key)
            yield v


def variant(m: Match, pairs: Sequence[Pair], effect: str, one_sided: bool = False) -> Variant:
    """The change that a row of pairs holds, with the raw words and spans of both sides (or the copy's
    alone)."""
    ours = [p.i for p in pairs if p.i >= 0]
    theirs = [p.j for p in pairs if p.j >= 0 and not one_sided]
    after = _span(m.a, min(ours), max(ours)) if ours else None
    before = _span(m.b, min(theirs), max(theirs)) if theirs else None
    return Variant(
        m.b.text.of(before) if before else None, m.a.text.of(after) if after else None, before, after, effect
    )


def _span(leaf: Leaf, first: int, last: int) -> Span:
    return leaf.text.span(leaf.tokens[first], leaf.tokens[last] + 1)


def _own(leaf: Leaf, shared: set[int], effect: str, outlet: str | None = None) -> list[Variant]:
    """Sentence parts that stand outside all stretches."""
    found: list[Variant] = []
    loose = [k for k in range(len(leaf.stems)) if k not in shared]
    for _, run in groupby(enumerate(loose), key=lambda e: (leaf.sentence[e[1]], e[1] - e[0])):
        words = [k for _, k in run]
        if len(words) < (2 if outlet else LEAST_WORDS):
            continue
        span = _span(leaf, words[0], words[-1])
        raw = leaf.text.of(span)
        added = effect == "addition"
        if added and len(words) <= MOST_OF_A_SOURCE and names_source(leaf, words, outlet):
            found.append(Variant(None, raw, None, span, "outlet_name"))
            continue
        if len(words) < LEAST_WORDS:
            continue
        found.append(
            Variant(
                None if added else raw,
                raw if added else None,
                None if added else span,
                span if added else None,
                effect,
            )
        )
    return found
