"""Attributions: who is said to have said it, through whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.evaluate import crosswalk, gold
from tawatur.evaluate.figures import Figure, Notes, Ratio, Tally
from tawatur.evaluate.surfaces import best_overlap, pair, places_of
from tawatur.model import Reading, Statement
from tawatur.values import Span

BEFORE = 25  # code points before the content within which the anchor may begin


@dataclass(slots=True)
class Sources:
    """The measures over attributions, filled a report at a time."""

    notes: Notes
    sources: Tally = field(default_factory=Tally)
    chain_links: Tally = field(default_factory=Tally)
    source_kind: Ratio = field(default_factory=Ratio)
    quotes: Ratio = field(default_factory=Ratio)

    def figures(self) -> dict[str, Figure]:
        """The four measures by name."""
        return {
            "sources": self.sources.figure(),
            "chain_links": self.chain_links.figure(),
            "source_kind": self.source_kind.figure(),
            "quotes": self.quotes.figure(),
        }

    def add(self, told: gold.Told, reading: Reading) -> None:
        """One report. A statement that someone kept silent has no content and is left out."""
        statements = [s for s in reading.statements if s.stance != "silent" and s.chain]
        anchors = [places_of(a.anchor, told.text) for a in told.attributions]
        golds = list(zip(told.attributions, anchors, strict=True))
        pairs = pair(golds, statements, lambda g, s: _likeness(g[0], g[1], s))
        self.sources.hits += len(pairs)
        self.sources.missed += len(golds) - len(pairs)
        self.sources.false += len(statements) - len(pairs)
        for i, j in pairs:
            self._matched(told, golds[i][0], statements[j])
        if self.notes.limit:
            self._loose(told, golds, statements, pairs)

    def _matched(self, told: gold.Told, attribution: gold.Attribution, statement: Statement) -> None:
        outer = attribution.chain[:-1]
        found = [link.name for link in statement.chain[:-1]]
        links = pair(outer, found, lambda g, f: best_overlap(g, (f,)))
        self.chain_links.hits += len(links)
        self.chain_links.missed += len(outer) - len(links)
        self.chain_links.false += len(found) - len(links)
        shown, seen = show_attribution(attribution), show_statement(statement)
        if len(links) < len(outer):
            self.notes.add("chain_links", "miss", told.id, shown, seen, told.text, statement.cue_span)
        if len(links) < len(found):
            self.notes.add("chain_links", "false", told.id, shown, seen, told.text, statement.cue_span)
        same_kind = crosswalk.source_kind(statement.chain[-1].kind) == attribution.kind
        self.source_kind.add(same_kind)
        if not same_kind:
            self.notes.add("source_kind", "wrong", told.id, shown, seen, told.text, statement.chain[-1].span)
        self.quotes.add(statement.direct == attribution.quote)
        if statement.direct != attribution.quote:
            start = Span(statement.content.start, min(statement.content.start + 40, statement.content.end))
            self.notes.add(
                "quotes",
                "wrong",
                told.id,
                f"{'direct' if attribution.quote else 'indirect'} {shown}",
                f"{'direct' if statement.direct else 'indirect'} {seen}",
                told.text,
                start,
            )

    def _loose(
        self,
        told: gold.Told,
        golds: list[tuple[gold.Attribution, tuple[Span, ...]]],
        statements: list[Statement],
        pairs: list[tuple[int, int]],
    ) -> None:
        used_gold, used_found = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, (attribution, anchors) in enumerate(golds):
            if i not in used_gold:
                near = [show_statement(s) for s in statements if any(_holds(s, a) for a in anchors)]
                at = anchors[0] if anchors else None
                self.notes.add(
                    "sources", "miss", told.id, show_attribution(attribution), "; ".join(near), told.text, at
                )
        for j, statement in enumerate(statements):
            if j not in used_found:
                near = [
                    show_attribution(g) for g, anchors in golds if any(_holds(statement, a) for a in anchors)
                ]
                seen = show_statement(statement)
                self.notes.add(
                    "sources", "false", told.id, "; ".join(near), seen, told.text, statement.cue_span
                )


def _holds(statement: Statement, anchor: Span) -> bool:
    content = statement.content
    return content.start - BEFORE <= anchor.start and anchor.end <= content.end


def _likeness(
    attribution: gold.Attribution, anchors: tuple[Span, ...], statement: Statement
) -> tuple[float, ...] | None:
    """The innermost source must be the same and the anchor inside; the nearest beginning is the best."""
    name = best_overlap(attribution.chain[-1], (statement.chain[-1].name,)) if attribution.chain else None
    near = [abs(a.start - statement.content.start) for a in anchors if _holds(statement, a)]
    return (-float(min(near)), *name) if name is not None and near else None


def show_attribution(attribution: gold.Attribution) -> str:
    """An annotated attribution in a few words."""
    return f"{' ← '.join(attribution.chain)} [{attribution.kind}] {attribution.cue}: {attribution.anchor}…"


def show_statement(statement: Statement) -> str:
    """A statement found, in a few words."""
    chain = " ← ".join(link.name for link in statement.chain)
    return f"{chain} [{statement.chain[-1].kind}] {statement.cue} ({statement.scope}) by {statement.by}"
