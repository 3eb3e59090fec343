"""The tellers of one incident: for each claim the independent origin behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.compare.passages import LEAST_WORDS, Passages, Repeating
from tawatur.compare.voices import (
    Ancestry,
    Voice,
    in_full,
    independent,
    outlet_voice,
    spoken_name,
    unnamed,
    voice,
)
from tawatur.model import Claim, Link, Origin, Reading, Report, Statement
from tawatur.values import Span


@dataclass(frozen=True, slots=True)
class Cast:
    """The claims of one incident with who stands behind them. `origins` go by report and statement, None is
    the report itself; `statements` are those of each report."""

    claims: tuple[Claim, ...]
    statements: Mapping[str, tuple[Statement, ...]]
    reports: Mapping[str, Report]
    origins: Mapping[tuple[str, str | None], Origin]
    ancestors: Mapping[str, tuple[str, ...]]
    passages: Passages
    repeated: Mapping[str, tuple[str, str | None]]

    def own_words(self, claim: Claim, spans: Sequence[Span]) -> Origin:
        """The origin of what stands outside of the statement that the claim stands in: the report itself."""
        said = statement_at(self.statements[claim.report], spans)
        return self.origins[claim.report, said]

    def origin(self, claim: Claim, spans: Sequence[Span] = ()) -> Origin:
        """The independent origin of a claim, or of the value at the spans where that stands in a statement of
        its own."""
        statement = statement_at(self.statements[claim.report], spans) or claim.statement
        if statement is None and claim.id in self.repeated:
            return self.origins[self.repeated[claim.id]]
        return self.origins[claim.report, statement]


def statement_at(statements: Sequence[Statement], spans: Sequence[Span]) -> str | None:
    """The innermost statement whose content holds all the spans, None where none does."""
    if not spans:
        return None
    holding = [s for s in statements if s.chain and all(s.content.holds(x) for x in spans)]
    best = min(holding, key=lambda s: (s.content.end - s.content.start, s.id), default=None)
    return best.id if best else None


def tellers_of(reading: Reading, claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """The statements of a report that hold one of its claims on an incident, or a value of one, in order."""
    statements = in_full([s for s in reading.statements if s.chain])
    own = _held(statements, claims)
    return tuple(s for s in statements if s.id in own)


def _held(statements: Sequence[Statement], claims: Iterable[Claim]) -> set[str]:
    held: set[str] = set()
    for claim in claims:
        if claim.statement:
            held.add(claim.statement)
        parts = [claim.trigger, *claim.also, *(s for t in claim.counts for s in t.spans)]
        parts += [s for r in claim.roles for s in r.spans] + [s for p in claim.places for s in p.spans]
        held.update(i for span in parts if (i := statement_at(statements, (span,))))
    return held


def cast(
    claim_ids: Iterable[str],
    claims: Mapping[str, Claim],
    statements: Mapping[str, tuple[Statement, ...]],
    reports: Mapping[str, Report],
    ways: Ancestry,
    passages: Passages,
) -> Cast:
    """Who tells what in an incident; claims of reports that aren't given are passed over."""
    told = sorted((claims[c] for c in claim_ids if c in claims), key=lambda c: (c.report, c.trigger, c.id))
    told = [c for c in told if c.report in reports]
    among = frozenset(c.report for c in told)
    ancestors = {r: ways.of(r, among) for r in sorted(among)}
    spoken = {r: in_full([s for s in statements.get(r, ()) if s.chain]) for r in among}
    voices: dict[tuple[str, str | None], Voice] = {}
    for report in sorted(among):
        above = ancestors[report]
        root = reports[above[-1]] if above else reports[report]
        voices[report, None] = outlet_voice(root)
        for statement in spoken[report]:
            own = above and not any(passages.taken_over(report, (statement.content,), a) for a in above)
            voices[report, statement.id] = voice(statement, reports[report], reports[report] if own else root)
    grouped = independent(voices.values(), _relayed(s for r in sorted(among) for s in spoken[r]))
    return Cast(
        tuple(told),
        spoken,
        {r: reports[r] for r in among},
        {place: grouped[v.key] for place, v in voices.items()},
        ancestors,
        passages,
        _repeated(told, spoken, passages),
    )


def _relayed(statements: Iterable[Statement]) -> set[tuple[str, str]]:
    """An official that a body's own channel quotes speaks for that body: the keys of both."""
    found: set[tuple[str, str]] = set()
    for statement in statements:
        if len(statement.chain) < 2:
            continue
        outer, inner = statement.chain[-2:]
        if outer.kind in ("official", "armed_group") and not unnamed(inner):
            found.add((_key(outer), _key(inner)))
    return found


def _key(link: Link) -> str:
    return link.concept or f"name:{spoken_name(link)}"


def _repeated(
    told: Sequence[Claim], spoken: Mapping[str, tuple[Statement, ...]], passages: Passages
) -> dict[str, tuple[str, str | None]]:
    """Claims that an outlet tells as its own in the words of another's statement, with that statement: the
    outlet is no origin of them."""
    said = [
        (words, (report, statement.id))
        for report in sorted(spoken)
        for statement in spoken[report]
        if len(words := passages.at(report, (statement.content,))) >= LEAST_WORDS
    ]
    repeating = Repeating([words for words, _ in said])
    found: dict[str, tuple[str, str | None]] = {}
    for claim in told:
        if claim.statement is not None:
            continue
        words = passages.at(claim.report, (claim.trigger,))
        other = next((n for n in repeating.of(words) if said[n][1][0] != claim.report), None)
        if other is not None:
            found[claim.id] = said[other][1]
    return found


def readings_index(
    readings: Iterable[Reading],
) -> tuple[dict[str, Claim], dict[str, tuple[Statement, ...]]]:
    """All claims by id, and all statements by report."""
    told = list(readings)
    claims = {c.id: c for r in told for c in r.claims}
    return claims, {r.report: r.statements for r in told}
