"""What an incident's claims say, after what copies garbled is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tawatur.compare.cast import Cast, statement_at
from tawatur.compare.says import values_of
from tawatur.compare.says_how_many import MEASURES
from tawatur.compare.told import Told, Value, value_key
from tawatur.language.text import fold, tokens_of
from tawatur.model import Claim, Spans, Statement, Toll


def told_by(cast: Cast) -> list[Told]:
    """All that the claims of an incident say, in order of reports.

    What a copy says counts as its original's where that holds it too. A value that the copy changed in what
    it took over is no position; one that stands in a passage of its own is its own.
    """
    by_report: dict[str, list[Told]] = {}
    for claim in cast.claims:
        report = cast.reports[claim.report]
        published = report.published.isoformat() if report.published else ""
        order = (published, not claim.background, claim.trigger.start)
        said = by_report.setdefault(claim.report, [])
        for attribute, about, value, shown, spans in _values(claim, cast):
            # A day told beside the act of telling ("the ministry announced today") is the report's own.
            origin = cast.own_words(claim, spans) if attribute == "date" else cast.origin(claim, spans)
            telling = attribute == "date" and _of_telling(cast.statements[claim.report], claim, spans)
            said.append(Told(attribute, about, value, shown, claim, origin, spans, order, telling))
    kept: dict[str, list[Told]] = {}
    for report_id in sorted(by_report, key=lambda r: (len(cast.ancestors.get(r, ())), r)):
        above = cast.ancestors.get(report_id, ())
        held = [t for a in above for t in kept.get(a, ())]
        kept[report_id] = [k for t in by_report[report_id] if (k := _standing(t, above, held, cast))]
    return [t for r in sorted(kept) for t in kept[r]]


def _values(claim: Claim, cast: Cast) -> Iterator[Value]:
    """What a claim says, the numbers of each teller by themselves: those of two are neither added up nor is
    the larger of them the total."""
    text = cast.reports[claim.report].text
    tellers: dict[str | None, list[Toll]] = {}
    for toll in claim.counts:
        said = statement_at(cast.statements[claim.report], toll.spans) or claim.statement
        tellers.setdefault(said, []).append(toll)
    if len(tellers) < 2:
        yield from values_of(claim, text)
        return
    own = tuple(tellers.pop(claim.statement, ()))
    yield from values_of(replace(claim, counts=own), text)
    for tolls in tellers.values():
        for value in values_of(replace(claim, counts=tuple(tolls)), text):
            if value[0] in MEASURES and any(set(value[4]) & set(t.spans) for t in tolls):
                yield value


def _of_telling(statements: Sequence[Statement], claim: Claim, spans: Spans) -> bool:
    """True where a day stands with the words of telling, outside of what is told."""
    said = next((s for s in statements if s.id == claim.statement), None)
    return said is not None and bool(spans) and not any(said.content.overlaps(x) for x in spans)


def _standing(told: Told, above: Sequence[str], held: Sequence[Told], cast: Cast) -> Told | None:
    if not above:
        return told
    original = [
        t
        for t in held
        if (t.attribute, t.about, value_key(t)) == (told.attribute, told.about, value_key(told))
    ]
    if original:
        same = [t for t in original if t.origin.key == told.origin.key]
        source = (same or original)[0]
        return replace(told, origin=source.origin, order=min(told.order, source.order))
    over = [a for a in above if cast.passages.taken_over(told.claim.report, told.spans, a)]
    if over and not (told.attribute == "date" and any(_same_words(told, a, cast) for a in over)):
        return None
    return told


def _same_words(told: Told, ancestor: str, cast: Cast) -> bool:
    """True where the original has all words of a day, too, of which only the copy's year could be told."""
    text = cast.reports[told.claim.report].text
    words = {fold(w) for s in told.spans for w in text[s.start : s.end].split()}
    return bool(words) and words <= set(tokens_of(cast.reports[ancestor].text).words)
