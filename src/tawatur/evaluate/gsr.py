"""The set `gsr`: sentences judged for ASSAULT and PROTEST, each read as a report without a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from tawatur.evaluate import crosswalk
from tawatur.evaluate.figures import Figure, Notes, Tally
from tawatur.evaluate.heads import wordings
from tawatur.evaluate.surfaces import best_overlap
from tawatur.model import Claim, Polarity, Reading, Report

CLASSES = ("ASSAULT", "PROTEST")


class Parties(msgspec.Struct, frozen=True):
    """What one annotator marked in a sentence; empty where nothing."""

    source_actor: str | None = None
    target_actor: str | None = None
    verb: str | None = None


class Sentence(msgspec.Struct, frozen=True):
    """One judged sentence. `label`: yes, difficult no, easy no, ambiguous."""

    id: str
    event: str
    label: str
    text: str
    spans: tuple[Parties, ...] = ()

    def report(self) -> Report:
        """The sentence as a report of its own."""
        return Report(f"{self.id}/{self.event}", self.text, language="ar")


@dataclass(slots=True)
class _Sums:
    notes: Notes
    classes: dict[str, Tally] = field(default_factory=lambda: {c: Tally() for c in CLASSES})
    source_actor: Tally = field(default_factory=Tally)
    target_actor: Tally = field(default_factory=Tally)

    def label(self, row: Sentence, claims: list[Claim]) -> None:
        tally = self.classes[row.event]
        at = claims[0].trigger if claims else None
        shown = ", ".join(f"{c.event} ({c.polarity}) by {c.by}" for c in claims)
        if row.label == "yes" and claims:
            tally.hits += 1
        elif row.label == "yes":
            tally.missed += 1
            self.notes.add(row.event, "miss", row.id, row.label, f"— {row.text}")
        elif claims:
            tally.false += 1
            self.notes.add(row.event, "false", row.id, row.label, shown, row.text, at)

    def parties(self, row: Sentence, claims: list[Claim]) -> None:
        for measure, tally, side, marked in (
            ("source_actor", self.source_actor, "actor", [s.source_actor for s in row.spans]),
            ("target_actor", self.target_actor, "recipient", [s.target_actor for s in row.spans]),
        ):
            golds = list(dict.fromkeys(m for m in marked if m))
            found = max(
                ([_named(row.text, claim, side) for claim in claims]),
                key=lambda names: (_is_in(golds, names), -len(names)),
                default=[],
            )
            hit = _is_in(golds, found)
            loose = [n for n in found if not any(best_overlap(g, n) for g in golds)]
            tally.hits += hit
            tally.missed += bool(golds) and not hit
            tally.false += len(loose)
            shown = " | ".join(names[0] for names in found if names)
            at = claims[0].trigger if claims else None
            if golds and not hit:
                self.notes.add(measure, "miss", row.id, " / ".join(golds), shown, row.text, at)
            elif loose:
                self.notes.add(measure, "false", row.id, " / ".join(golds), shown, row.text, at)


def measure(rows: Iterable[Sentence], readings: Mapping[str, Reading], notes: Notes) -> dict[str, Figure]:
    """The F1 of each class over its judged sentences (`ambiguous` left out), and of the parties of the `yes`
    sentences that somebody marked spans in. Where annotators differ, a hit on any of their spans is a hit; of
    several claims of the class, the one that fits best counts."""
    sums = _Sums(notes)
    for row in rows:
        if row.event not in sums.classes or row.label == "ambiguous":
            continue
        reading = readings.get(row.report().id)
        claims = [c for c in reading.claims if _is_positive(c, row.event)] if reading else []
        sums.label(row, claims)
        if row.label == "yes" and row.spans:
            sums.parties(row, claims)
    figures: dict[str, Figure] = {name: tally.figure() for name, tally in sums.classes.items()}
    return figures | {
        "source_actor": sums.source_actor.figure(),
        "target_actor": sums.target_actor.figure(),
    }


def _is_positive(claim: Claim, wanted: str) -> bool:
    told = claim.polarity in (Polarity.ASSERTED, Polarity.UNCERTAIN)
    return told and crosswalk.plover(claim.event) == wanted


def _named(text: str, claim: Claim, side: str) -> list[tuple[str, ...]]:
    """The parties that PLOVER has as `actor` or as `recipient`."""
    return [wordings(text, r.name, r.spans) for r in claim.roles if crosswalk.plover_side(r.role) == side]


def _is_in(golds: list[str], found: list[tuple[str, ...]]) -> bool:
    return any(best_overlap(g, names) for g in golds for names in found)
