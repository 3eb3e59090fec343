"""Who stands behind a claim: the innermost teller, and which tellers are one origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tawatur.codebook import bodies
from tawatur.language.text import fold
from tawatur.model import Claim, Family, Link, Origin, Reading, Report, Statement
from tawatur.tables import read_tsv
from tawatur.trace.leaf import light_words, stem
from tawatur.values import Span

SAME_WORDS = 0.75
"""The share of telling words from which two sentences repeat one statement."""
LEAST_WORDS = 7


@cache
def ties(kind: str) -> frozenset[tuple[str, str]]:
    """The pairs of bodies with this tie, as codebook/ties.tsv has them."""
    rows = read_tsv("codebook", "ties.tsv", required=("id", "one", "kind", "other"))
    return frozenset((r["one"], r["other"]) for r in rows if r["kind"] == kind)


@cache
def _generic() -> frozenset[tuple[str, ...]]:
    """How a teller who isn't named begins, folded, without article: "source", "official", "residents"."""
    rows = [
        *(r for r in read_tsv("language", "ar", "lexicon", "media.tsv") if r.get("class") == "source"),
        *read_tsv("language", "ar", "lexicon", "people.tsv"),
    ]
    words = (fold(form).split() for row in rows for form in row["forms"].split("|"))
    return frozenset(tuple(w.removeprefix("ال") for w in form if w) for form in words if form)


def unnamed(link: Link) -> bool:
    """True for a teller of whom no name or office is told."""
    if link.concept and bodies.find(link.concept):
        return False
    if link.kind in ("anonymous", "correspondent"):
        return True
    words = [w.removeprefix("ال") for w in fold(link.name).split()]
    return any(tuple(words[:n]) in _generic() for n in (1, 2, 3))


def spoken_name(link: Link) -> str:
    """The name that a link goes by, folded: of a statement its issuer, where that is told."""
    words = fold(link.name).split()
    if link.kind == "document" and len(words) > 1:
        words = words[1:]
        if words[0].startswith("لل"):
            words[0] = "ال" + words[0][2:]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Voice:
    """The teller of a claim in one report."""

    key: str
    name: str
    kind: str
    concept: str | None


@dataclass(slots=True)
class Ancestry:
    """Which report was made from which, over all families. `parent` is the one that gave most."""

    parent: Mapping[str, str] = field(default_factory=dict)

    def of(self, report: str, among: frozenset[str]) -> tuple[str, ...]:
        """The reports that this one goes back to, nearest first, as far as they are in `among`."""
        found: list[str] = []
        passed = {report}
        step = self.parent.get(report)
        while step and step not in passed:
            passed.add(step)
            if step in among:
                found.append(step)
            step = self.parent.get(step)
        return tuple(found)


def ancestry(families: Iterable[Family]) -> Ancestry:
    """The ways of the copies."""
    best: dict[str, tuple[float, str]] = {}
    for family in families:
        for edge in sorted(family.edges, key=lambda e: (e.origin, e.copy)):
            told = (-edge.share, edge.origin)
            if edge.copy not in best or told < best[edge.copy]:
                best[edge.copy] = told
    return Ancestry({copy: origin for copy, (_, origin) in best.items()})


def outlet_voice(report: Report) -> Voice:
    """The outlet that speaks for itself."""
    name = report.outlet or report.id
    return Voice(f"outlet:{fold(name)}", f"{name} (unattributed)", "outlet", None)


def voice(statement: Statement | None, report: Report, root: Report) -> Voice:
    """Who is behind a statement; without one, or with an empty chain, the outlet itself. `root` is the report
    that this one goes back to, itself where it is none: a copy's unnamed source spoke to its original."""
    if statement is None or not statement.chain:
        return outlet_voice(root)
    link = statement.chain[-1]
    name = spoken_name(link)
    if unnamed(link):
        outer = statement.chain[-2] if len(statement.chain) > 1 else None
        to = (outer.concept or fold(outer.name)) if outer else fold(root.outlet or root.id)
        shown = outer.name if outer else root.outlet or root.id
        return Voice(f"unnamed:{name}@{to}", f"{link.name} ({shown})", link.kind, None)
    if link.concept:
        return Voice(link.concept, link.name, link.kind, link.concept)
    if link.kind in ("outlet", "agency") and root.outlet and name == fold(root.outlet):
        return outlet_voice(root)
    return Voice(f"name:{name}", link.name, link.kind, None)


def independent(voices: Iterable[Voice], relayed: Iterable[tuple[str, str]] = ()) -> dict[str, Origin]:
    """For each voice's key its origin: bodies under one command are one, so are two forms of one name and the
    pairs of keys in `relayed`.

    An origin's key is that of the highest body in it, else the first of its keys.
    """
    ordered = sorted(set(voices), key=lambda v: (v.key, v.name))
    known = {v.key: v for v in ordered}
    names: dict[str, set[tuple[str, ...]]] = {}
    for one in ordered:
        if not one.key.startswith(("outlet:", "unnamed:")):
            names.setdefault(one.key, set()).add(tuple(fold(one.name).split()))
    keys = sorted(known)
    home = {k: k for k in keys}

    def find(k: str) -> str:
        while home[k] != k:
            k = home[k]
        return k

    def join(a: str, b: str) -> None:
        one, other = sorted((find(a), find(b)))
        home[other] = one

    for n, a in enumerate(keys):
        for b in keys[n + 1 :]:
            if _one_command(known[a], known[b]) or _one_name(known[a], known[b], names):
                join(a, b)
    for body, name in sorted(relayed):
        if body in home and name in home:
            join(body, name)
    groups: dict[str, list[str]] = {}
    for k in keys:
        groups.setdefault(find(k), []).append(k)
    found: dict[str, Origin] = {}
    for members in groups.values():
        head = min(members, key=lambda k: (len(bodies.command(k)) if known[k].concept else 99, k))
        for k in members:
            found[k] = Origin(head, known[k].name, known[k].kind)
    return found


def _one_command(a: Voice, b: Voice) -> bool:
    if not a.concept or not b.concept:
        return False
    if bodies.belongs(a.concept, b.concept) or bodies.belongs(b.concept, a.concept):
        return True
    return bool({(a.concept, b.concept), (b.concept, a.concept)} & ties("voice"))


def _one_name(a: Voice, b: Voice, names: Mapping[str, set[tuple[str, ...]]]) -> bool:
    """A surname alone is the full name's: the shorter's words stand in the longer, the last at its end. An
    office told at length (three words or more) is the same without its country."""
    if a.concept and b.concept:
        return False
    for one in names.get(a.key, ()):
        for other in names.get(b.key, ()):
            short, long = sorted((one, other), key=len)
            if len(short) >= 3 and long[: len(short)] == short:
                return True
            if short and short[-1] == long[-1] and set(short) <= set(long) and not (a.concept or b.concept):
                return True
    return False


class Passages:
    """The sentences of reports as sets of telling words, made once a report."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._known: dict[str, tuple[tuple[Span, frozenset[str]], ...]] = {}

    def of(self, report: str) -> tuple[tuple[Span, frozenset[str]], ...]:
        """The sentences of a report with their telling words."""
        if report not in self._known:
            self._known[report] = _sentences(self._reports[report].text)
        return self._known[report]

    def at(self, report: str, spans: Sequence[Span]) -> frozenset[str]:
        """The telling words of the sentences that hold the spans."""
        return frozenset().union(*(w for s, w in self.of(report) if any(s.overlaps(x) for x in spans)))

    def taken_over(self, report: str, spans: Sequence[Span], ancestor: str) -> bool:
        """True where the sentence at the spans retells one of the ancestor's."""
        words = self.at(report, spans)
        if not words:
            return False
        return any(
            2 * len(words & w) >= min(len(words), len(w)) and len(words & w) >= 3
            for _, w in self.of(ancestor)
        )

    def repeats(self, a: frozenset[str], b: frozenset[str]) -> bool:
        """True where two sentences say one thing in the same words."""
        return min(len(a), len(b)) >= LEAST_WORDS and len(a & b) >= SAME_WORDS * max(len(a), len(b))


def _sentences(text: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    from tawatur.language.text import tokenize

    told = tokenize(text)
    light = light_words()
    return tuple(
        (
            told.span(first, end),
            frozenset(
                w
                for i in range(first, end)
                if told.kinds[i] in "ald" and (w := stem(told.words[i])) not in light
            ),
        )
        for first, end in told.sentences
    )


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


def bearing(statements: Sequence[Statement], claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """The statements of a report that tell of an incident: they hold a claim or a value of it."""
    held: set[str] = set()
    for claim in claims:
        if claim.statement:
            held.add(claim.statement)
        parts = [
            *claim.also,
            *(s for t in claim.counts for s in t.spans),
            *(s for r in claim.roles for s in r.spans),
        ]
        parts += [s for p in claim.places for s in p.spans]
        held.update(i for span in parts if (i := statement_at(statements, (span,))))
    return tuple(s for s in statements if s.id in held)


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
    spoken = {r: tuple(s for s in statements.get(r, ()) if s.chain) for r in among}
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
    found: dict[str, tuple[str, str | None]] = {}
    for claim in told:
        if claim.statement is not None:
            continue
        words = passages.at(claim.report, (claim.trigger,))
        for other, place in said:
            if place[0] != claim.report and passages.repeats(words, other):
                found[claim.id] = place
                break
    return found


def readings_index(
    readings: Iterable[Reading],
) -> tuple[dict[str, Claim], dict[str, tuple[Statement, ...]]]:
    """All claims by id, and all statements by report."""
    told = list(readings)
    claims = {c.id: c for r in told for c in r.claims}
    return claims, {r.report: r.statements for r in told}
