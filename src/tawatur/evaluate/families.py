"""The measures of the set `families`: who depends on whom, and what changed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from tawatur.evaluate.families_set import Change, Known, Link, Pair
from tawatur.evaluate.figures import Figure, Notes, Ratio, Tally
from tawatur.evaluate.surfaces import best_overlap, pair, places_of, same_surface
from tawatur.model import Edge, Family, Reading
from tawatur.values import Span

FACTS = frozenset(
    (
        *("outlet_name", "place", "number", "date", "event_type"),
        *("agent_patient", "negation", "person_name", "object"),
    )
)


@dataclass(slots=True)
class _Sums:
    known: Known
    notes: Notes
    dependence: Tally = field(default_factory=Tally)
    pairs: Tally = field(default_factory=Tally)
    kinds: Ratio = field(default_factory=Ratio)
    direction: Ratio = field(default_factory=Ratio)
    coverage: Ratio = field(default_factory=lambda: Ratio("share"))
    variants: Tally = field(default_factory=Tally)
    effects: Ratio = field(default_factory=Ratio)
    omissions: Ratio = field(default_factory=lambda: Ratio("recall"))
    additions: Ratio = field(default_factory=lambda: Ratio("recall"))
    false_pairs: Ratio = field(default_factory=lambda: Ratio("share"))

    def figures(self) -> dict[str, Figure]:
        return {
            "dependence": self.dependence.figure(),
            "pairs": self.pairs.figure(),
            "kinds": self.kinds.figure(),
            "direction": self.direction.figure(),
            "direction_coverage": self.coverage.figure(),
            "variants": self.variants.figure(),
            "effects": self.effects.figure(),
            "omissions": self.omissions.figure(),
            "additions": self.additions.figure(),
            "false_pairs": self.false_pairs.figure(),
        }

    def text(self, report: str) -> str:
        return next((v.text for v in self.known.versions if v.id == report), "")

    def compare_pairs(self, measure: str, tally: Tally, golds: Iterable[Pair], found: Iterable[Pair]) -> None:
        """Pairs without direction; a true reuse of a report of the pool is neither hit nor fault."""
        true, told = set(golds), set(found) - self.known.reuse
        tally.hits += len(true & told)
        tally.missed += len(true - told)
        tally.false += len(told - true)
        for kind, loose in (("miss", true - told), ("false", told - true)):
            for one, other in sorted(tuple(sorted(p)) for p in loose):
                items = (f"{one} — {other}", "") if kind == "miss" else ("", f"{one} — {other}")
                self.notes.add(measure, kind, one, *items)

    def edge(self, link: Link, edge: Edge) -> None:
        same = edge.kind == link.kind
        self.kinds.add(same)
        if not same:
            self.notes.add(
                "kinds", "wrong", link.copy, link.kind, f"{edge.kind} ({edge.share:.2f}): {edge.why}"
            )
        told = edge.direction in ("stated", "inferred")
        self.coverage.add(told)
        if told:
            right = edge.copy == link.copy
            self.direction.add(right)
            if not right:
                shown = f"{edge.copy} from {edge.origin} ({edge.direction}): {edge.why}"
                self.notes.add("direction", "wrong", link.copy, f"{link.copy} from {link.origin}", shown)

    def changes(self, link: Link, edge: Edge | None) -> None:
        found = _turned(edge, link) if edge else []
        golds = [c for c in link.variants if c.effect in FACTS]
        facts = [c for c in found if c.effect in FACTS]
        pairs = pair(golds, facts, _same_change)
        self.variants.hits += len(pairs)
        self.variants.missed += len(golds) - len(pairs)
        self.variants.false += len(facts) - len(pairs)
        for i, j in pairs:
            same = golds[i].effect == facts[j].effect
            self.effects.add(same)
            if not same:
                self.note(link, "effects", "wrong", golds[i], _show(facts[j]))
        used_gold, used_found = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, change in enumerate(golds):
            if i not in used_gold:
                near = [c for c in found if _touches(change, c)]
                self.note(link, "variants", "miss", change, "; ".join(map(_show, near)))
        for j, change in enumerate(facts):
            if j not in used_found:
                near = [c for c in link.variants if _touches(c, change)]
                shown = "; ".join(map(_show, near))
                self.notes.add(
                    "variants", "false", link.copy, shown, _show(change), *self.place(link, change)
                )
        self.one_sided(link, found)

    def one_sided(self, link: Link, found: list[Change]) -> None:
        """Omissions and additions: recall only, and one found may hold several annotated ones."""
        left_out = [c.before for c in found if c.before and (c.after is None or c.effect == "omission")]
        added = [c.after for c in found if c.after and (c.before is None or c.effect == "addition")]
        for change in link.variants:
            if change.effect == "omission" and change.before:
                hit = any(same_surface(change.before, f) for f in left_out)
                self.omissions.add(hit)
                if not hit:
                    self.note(link, "omissions", "miss", change, "")
            elif change.effect == "addition" and change.after:
                hit = any(same_surface(change.after, f) for f in added)
                self.additions.add(hit)
                if not hit:
                    self.note(link, "additions", "miss", change, "")

    def note(self, link: Link, measure: str, kind: str, change: Change, found: str) -> None:
        self.notes.add(measure, kind, link.copy, _show(change), found, *self.place(link, change))

    def place(self, link: Link, change: Change) -> tuple[str, Span | None]:
        """The text that holds the change, and where."""
        report, words = (link.copy, change.after) if change.after else (link.origin, change.before)
        text = self.text(report)
        return text, next(iter(places_of(words or "", text)), None)

    def lookalikes(self, together: Mapping[str, int]) -> None:
        for base, version in self.known.lookalikes():
            found = together.get(base, -1) == together.get(version.id, -2)
            self.false_pairs.add(found)
            if found:
                self.notes.add("false_pairs", "false", version.id, version.kind, f"in one family with {base}")


def measure(known: Known, readings: Mapping[str, Reading], notes: Notes) -> dict[str, Figure]:
    """The figures over what `trace` finds among the reports of the set and of the pool, if one is given."""
    from tawatur.trace import trace

    reports = [r for r in known.reports() if r.id in readings]
    return compare(known, trace(reports, [readings[r.id] for r in reports]), notes)


def compare(known: Known, families: Iterable[Family], notes: Notes) -> dict[str, Figure]:
    """The figures of given families. Pairs wholly within the pool are left out."""
    families = tuple(families)
    sums = _Sums(known, notes)
    inside = {v.id for v in known.versions}
    together = {report: i for i, family in enumerate(families) for report in family.reports}
    found = {
        frozenset(two)
        for family in families
        for two in combinations(sorted(set(family.reports)), 2)
        if inside & set(two)
    }
    edges: dict[Pair, Edge] = {}
    for edge in (e for f in families for e in f.edges):
        both = frozenset((edge.copy, edge.origin))
        if len(both) == 2 and both & inside:
            edges.setdefault(both, edge)
    sums.compare_pairs("dependence", sums.dependence, known.dependent(), found)
    sums.compare_pairs("pairs", sums.pairs, [link.pair for link in known.links], edges)
    for link in known.links:
        told = edges.get(link.pair)
        if told:
            sums.edge(link, told)
        sums.changes(link, told)
    sums.lookalikes(together)
    return sums.figures()


def _turned(edge: Edge, link: Link) -> list[Change]:
    """The changes seen from the true origin: a wrong direction is counted once, under `direction`."""
    if edge.copy == link.copy:
        return [Change(v.effect, v.before, v.after) for v in edge.variants]
    return [Change(v.effect, v.after, v.before) for v in edge.variants]


def _same_change(told: Change, found: Change) -> tuple[float, ...] | None:
    before, after = _same_side(told.before, found.before), _same_side(told.after, found.after)
    if before is None or after is None:
        return None
    return (told.effect == found.effect, *(b + a for b, a in zip(before, after, strict=True)))


def _same_side(told: str | None, found: str | None) -> tuple[float, float] | None:
    """A side that neither has is the same: a date put in has no words before."""
    if told is None and found is None:
        return 1.0, 1.0
    return best_overlap(told, (found,)) if told and found else None


def _touches(a: Change, b: Change) -> bool:
    return bool(a.before and b.before and same_surface(a.before, b.before)) or bool(
        a.after and b.after and same_surface(a.after, b.after)
    )


def _show(change: Change) -> str:
    return f"{change.effect}: {change.before or '∅'} → {change.after or '∅'}"
