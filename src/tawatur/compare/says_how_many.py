"""What one claim says in numbers: how many of whom, and what a number of a part says of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tawatur.codebook import kinship
from tawatur.compare.groups import (
    counted_before,
    group_of,
    is_person,
    is_vague,
    severity,
    side_of,
    tells_death,
)
from tawatur.compare.told import Value, shown_count
from tawatur.model import Claim, Spans, Toll
from tawatur.values import Count, Span

MEASURES = frozenset(
    {"killed", "wounded", "arrested", "released", "abducted", "targets", "strikes", "weapons", "displaced"}
    | {"participants"}
)


def measured(toll: Toll, text: str) -> Toll:
    """A number of nothing in particular as that of the word before it."""
    what = counted_before(text, toll.spans) if toll.what == "other" else None
    return replace(toll, what=what) if what else toll


def only_named(claim: Claim, text: str) -> Claim:
    """A claim that tells no event of its own, with those of its numbers alone that say what they count."""
    tolls = (measured(t, text) for t in claim.counts if t.what == "other")
    return replace(claim, counts=tuple(t for t in tolls if t.what != "other"))


_INSIDE = frozenset({"civilian", "child", "woman", "officer", "severe"})
"""Parts that surely lie inside the whole: their number is the least that the whole can be."""


def counts(claim: Claim, text: str) -> Iterator[Value]:
    """Numbers by whom they count. Of several on the whole, those joined by "and" are added up, and the
    largest is the total."""
    by_measure: dict[str, list[Toll]] = {}
    for toll in sorted(claim.counts, key=lambda t: (t.spans, t.what, t.low)):
        if toll.what in MEASURES and toll.nature != "among":
            by_measure.setdefault(toll.what, []).append(toll)
    for what, tolls in by_measure.items():
        whole = [t for t in tolls if not _group(t, text)]
        sides = {side_of(t.who) for t in whole}
        most = [_largest(t for t in whole if side_of(t.who) == one) for one in sorted(sides, key=str)]
        runs = [r for r in _runs(tolls, text) if len(r) > 1 and len({_group(t, text) for t in r}) > 1]
        if runs and (not most or any(t in runs[0] for t in most)):
            total = _sum(runs[0])
            yield what, None, total, shown_count(total), tuple(s for t in runs[0] for s in t.spans)
            most = [t for t in most if t not in runs[0]]
        parts = [t for t in tolls if _group(t, text) in _INSIDE]
        if parts and not whole and not runs:
            least = max(parts, key=lambda t: (t.low, t.spans))
            yield what, None, Count(least.low, None), shown_count(Count(least.low, None)), least.spans
        for toll in tolls:
            group = _group(toll, text)
            if group or toll in most:
                yield what, group, toll.value, shown_count(toll.value), toll.spans
    yield from _among(claim, text)


def _among(claim: Claim, text: str) -> Iterator[Value]:
    """One person told of among those counted: of the group alone, as the total holds him already."""
    for toll in claim.counts:
        group = _group(toll, text) if toll.nature == "among" else None
        if group:
            yield toll.what, group, toll.value, shown_count(toll.value), toll.spans


def meant_to_take(claim: Claim) -> Iterator[Value]:
    """Whom an operation was to arrest: its targets, whether or not it got them."""
    for toll in claim.counts:
        if toll.what == "arrested":
            yield "targets", None, toll.value, shown_count(toll.value), toll.spans


def _largest(tolls: Iterable[Toll]) -> Toll:
    return max(tolls, key=lambda t: (t.low, t.high is None, t.spans))


def named_dead(claim: Claim, text: str) -> Iterator[Value]:
    """A person killed who is named: one, under the last word of the name."""
    if not _tells_of_dead(claim, text):
        return
    for role in claim.roles:
        if role.role == "victim" and is_person(role.name) and not _counted(role.spans, claim.counts):
            yield "killed", role.name.split()[-1], Count(1, 1), "1", role.spans


SEVERAL = Count(2, None)
_TAKEN = {"release": "released", "abduction": "abducted"}


def several(claim: Claim, text: str) -> Iterator[Value]:
    """Of persons told as "several" or "a number of" that there were two or more."""
    for role in claim.roles:
        if role.role not in ("victim", "detainee") or _counted(role.spans, claim.counts):
            continue
        what = _TAKEN.get(kinship.kin(claim.event), "arrested") if role.role == "detainee" else "killed"
        if what == "killed" and not _tells_of_dead(claim, text):
            continue
        if role.spans and is_vague(text, role.spans[0]):
            yield what, group_of(role.name), SEVERAL, shown_count(SEVERAL), role.spans


def _tells_of_dead(claim: Claim, text: str) -> bool:
    return any(tells_death(text[s.start : s.end]) for s in (claim.trigger, *claim.also))


def _counted(spans: Spans, tolls: Iterable[Toll]) -> bool:
    return any(s.overlaps(x) for t in tolls for x in t.spans for s in spans)


def _group(toll: Toll, text: str) -> str | None:
    """The part of the whole that a number counts; those whom an operation is to take are the whole."""
    if toll.what == "targets":
        return None
    single = toll.low == toll.high == 1
    return group_of(toll.who, single) or severity(toll.what, text, toll.spans)


def _runs(tolls: Sequence[Toll], text: str) -> list[list[Toll]]:
    """Neighbours with nothing but "and" between them together."""
    found: list[list[Toll]] = []
    for toll in tolls:
        last = found[-1][-1] if found else None
        if last and last.spans and toll.spans and _joined(text, last.spans[-1], toll.spans[0]):
            found[-1].append(toll)
        else:
            found.append([toll])
    return found


def _joined(text: str, one: Span, other: Span) -> bool:
    between = text[one.end : other.start]
    return one.end <= other.start and between.strip() == "و"


def _sum(tolls: Iterable[Toll]) -> Count:
    told = list(tolls)
    highs = [t.high for t in told]
    high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
    return Count(sum(t.low for t in told), high, any(t.approximate for t in told))
