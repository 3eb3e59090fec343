"""Figures and the faults behind them: what every measure writes into, and what `run` gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tawatur.values import Span

AROUND = 60  # code points of context on either side of a fault

Figure = Mapping[str, float | int | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """One miss, false find or wrong value: the measure, the report, both items in words, the text around."""

    measure: str
    kind: str  # miss, false, wrong
    report: str
    gold: str
    found: str
    context: str


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one set. `failures` are reports that could not be read: (id, why)."""

    set_name: str
    figures: Mapping[str, Figure]
    faults: tuple[Fault, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Tally:
    """A count of hits, false finds and misses that turns into precision, recall and F1.

    `found` are the finds that were right where that differs from `hits`, the gold items found (several finds
    may point to one gold item); -1 means the same.
    """

    hits: int = 0
    false: int = 0
    missed: int = 0
    found: int = -1

    def figure(self) -> Figure:
        """Precision, recall, F1 (0 where undefined) and n, the number of gold items."""
        found = self.hits if self.found < 0 else self.found
        n = self.hits + self.missed
        precision = found / (found + self.false) if found + self.false else 0.0
        recall = self.hits / n if n else 0.0
        return {"precision": precision, "recall": recall, "f1": harmonic(precision, recall), "n": n}


@dataclass(slots=True)
class Ratio:
    """A count of `hits` among `n`, shown as an accuracy, a share or a recall."""

    name: str = "accuracy"
    hits: int = 0
    n: int = 0

    def add(self, hit: bool) -> None:
        """One more case."""
        self.hits += hit
        self.n += 1

    def figure(self) -> Figure:
        """The ratio (0 over nothing) and n."""
        return {self.name: self.hits / self.n if self.n else 0.0, "n": self.n}


@dataclass(slots=True)
class Notes:
    """The first `limit` misses and the first `limit` false finds of each measure, with their text."""

    limit: int = 0
    faults: list[Fault] = field(default_factory=list)
    _taken: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(
        self,
        measure: str,
        kind: str,
        report: str,
        gold: str,
        found: str,
        text: str = "",
        at: Span | None = None,
    ) -> None:
        """Keeps a fault unless its measure has enough of the kind."""
        taken = self._taken.get((measure, kind), 0)
        if taken >= self.limit:
            return
        self._taken[measure, kind] = taken + 1
        self.faults.append(Fault(measure, kind, report, gold, found, around(text, at) if at else ""))

    def ordered(self, measures: Mapping[str, Figure]) -> tuple[Fault, ...]:
        """The faults in the order of the measures, misses before false finds."""
        rank = {name: i for i, name in enumerate(measures)}
        kinds = {"miss": 0, "wrong": 1, "false": 2}
        return tuple(
            sorted(self.faults, key=lambda f: (rank.get(f.measure, len(rank)), f.measure, kinds[f.kind]))
        )


def around(text: str, at: Span) -> str:
    """The words at a span in ⟦ ⟧ with 60 code points on either side, on one line."""
    before = text[max(0, at.start - AROUND) : at.start]
    after = text[at.end : at.end + AROUND]
    shown = f"{before}⟦{text[at.start : at.end]}⟧{after}".replace("\n", " ¶ ")
    return ("…" if at.start > AROUND else "") + shown + ("…" if at.end + AROUND < len(text) else "")


def harmonic(precision: float, recall: float) -> float:
    """F1: the harmonic mean, 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def macro(tallies: list[Tally]) -> Figure:
    """The mean of the figures of several classes; classes that neither side has are left out."""
    used = [t.figure() for t in tallies if t.hits + t.missed + t.false]
    n = sum(t.hits + t.missed for t in tallies)
    if not used:
        return {"precision": 0.0, "recall": 0.0, "f1": 0.0, "n": n}
    mean = {k: sum(float(f[k] or 0) for f in used) / len(used) for k in ("precision", "recall", "f1")}
    return {**mean, "n": n}
