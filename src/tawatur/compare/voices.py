"""Who stands behind a claim: the innermost teller, and which tellers are one origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations

from tawatur.codebook import bodies
from tawatur.compare.groups import generic
from tawatur.language.text import fold
from tawatur.model import Family, Link, Origin, Report, Statement
from tawatur.tables import read_tsv


@cache
def ties(kind: str) -> frozenset[tuple[str, str]]:
    """The pairs of bodies with this tie, as codebook/ties.tsv has them."""
    rows = read_tsv("codebook", "ties.tsv", required=("id", "one", "kind", "other"))
    return frozenset((r["one"], r["other"]) for r in rows if r["kind"] == kind)


def unnamed(link: Link) -> bool:
    """True for a teller of whom no name or office is told."""
    if link.concept and bodies.find(link.concept):
        return False
    if link.kind in ("anonymous", "correspondent"):
        return True
    words = [w.removeprefix("ال") for w in fold(link.name).split()]
    return any(tuple(words[:n]) in generic() for n in (1, 2, 3))


def spoken_name(link: Link) -> str:
    """The name that a link goes by, folded: of a statement its issuer, where that is told."""
    words = fold(link.name).split()
    if link.kind == "document" and len(words) > 1:
        words = words[1:]
        if words[0].startswith("لل"):
            words[0] = "ال" + words[0][2:]
    return " ".join(words)


def in_full(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of a report with the innermost teller of each in full where a short definite noun points
    back at one ("بيان للخلية" after "خلية الإعلام الأمني")."""
    known: dict[str, Link] = {}
    found: list[Statement] = []
    for statement in statements:
        if statement.chain:
            link = statement.chain[-1]
            if link.concept and bodies.find(link.concept):
                known[fold(link.name).split()[0].removeprefix("ال")] = link
            elif (full := known.get(_short(link))) is not None:
                statement = replace(statement, chain=(*statement.chain[:-1], full))
        found.append(statement)
    return tuple(_within(s, found) for s in found)


def _within(statement: Statement, others: Sequence[Statement]) -> Statement:
    """A statement that its outlet only passes on: it stands inside another's that came through the same outlet
    ("the ministry confirmed in a statement that the agency carried ..."), and has its chain."""
    if len(statement.chain) != 1:
        return statement
    outlet = statement.chain[0]
    for other in others:
        through = any((k.concept, k.name) == (outlet.concept, outlet.name) for k in other.chain[:-1])
        if through and other.content.holds(statement.content):
            return replace(statement, chain=other.chain)
    return statement


def _short(link: Link) -> str:
    """The noun of a link that is one with an article and nothing else; empty for others."""
    words = spoken_name(link).split()
    return words[0][2:] if len(words) == 1 and words[0].startswith("ال") else ""


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
    """The ways of the copies; of those whose direction nothing tells, one in a family stands for the first."""
    families = tuple(families)
    best: dict[str, tuple[float, str]] = {}
    for family in families:
        for edge in sorted(family.edges, key=lambda e: (e.origin, e.copy)):
            told = (-edge.share, edge.origin)
            if edge.copy not in best or told < best[edge.copy]:
                best[edge.copy] = told
    parent = {copy: origin for copy, (_, origin) in best.items()}
    for family in families:
        for edge in sorted(family.edges, key=lambda e: (e.origin, e.copy)):
            one, other = sorted((_root(edge.copy, parent), _root(edge.origin, parent)))
            if edge.direction == "unknown" and one != other:
                parent[other] = one  # nothing says which of the two was first: they are one all the same
    return Ancestry(parent)


def _root(report: str, parent: Mapping[str, str]) -> str:
    passed = {report}
    while (step := parent.get(report)) and step not in passed:
        passed.add(step)
        report = step
    return report


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
        if link.kind == "correspondent":
            name = "correspondent"  # one newsroom's people are one origin, however they are described
        return Voice(f"unnamed:{name}@{to}", f"{link.name} ({shown})", link.kind, None)
    if link.concept:
        return Voice(link.concept, link.name, link.kind, link.concept)
    if link.kind in ("outlet", "agency") and root.outlet and name == fold(root.outlet):
        return outlet_voice(root)
    return Voice(f"name:{name}", link.name, link.kind, None)


def independent(voices: Iterable[Voice], relayed: Iterable[tuple[str, str]] = ()) -> dict[str, Origin]:
    """For each voice's key its origin: bodies under one command are one, so are two forms of one name and the
    pairs of keys in `relayed`. A state or government as a whole is one with the first of its bodies here.

    An origin's key is that of the highest body in it, else the first of its keys.
    """
    # In full: a set is in another order in every run, and one name can be told with two kinds.
    ordered = sorted(set(voices), key=lambda v: (v.key, v.name, v.kind, v.concept or ""))
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

    narrow = [k for k in keys if not _is_broad(known[k])]
    for crowd in _comparable([known[k] for k in narrow], names):
        for a, b in combinations(crowd, 2):
            if _one_command(known[a], known[b]) or _one_name(known[a], known[b], names):
                join(a, b)
    for body, name in sorted(relayed):
        if body in home and name in home:
            join(body, name)
    wide = [k for k in keys if _is_broad(known[k])]
    for n, broad in enumerate(wide):
        under = [k for k in [*narrow, *wide[:n]] if _one_command(known[broad], known[k])]
        if under:
            join(broad, under[0])
    groups: dict[str, list[str]] = {}
    for k in keys:
        groups.setdefault(find(k), []).append(k)
    found: dict[str, Origin] = {}
    for members in groups.values():
        head = min(members, key=lambda k: (len(bodies.command(k)) if known[k].concept else 99, k))
        for k in members:
            found[k] = Origin(head, known[k].name, known[k].kind)
    return found


def _comparable(voices: Sequence[Voice], names: Mapping[str, set[tuple[str, ...]]]) -> Iterable[list[str]]:
    """The keys in groups outside of which no two can be one origin: all bodies of the codebook, and names that
    begin or end with the same words. A thousand outlets need no comparing."""
    found: dict[tuple[str, ...], list[str]] = {}
    for one in voices:
        if one.concept:
            found.setdefault(("a body",), []).append(one.key)
        for name in sorted(names.get(one.key, ())):
            for part in {("begins", *name[:_OFFICE]), ("ends", *name[-1:])}:
                found.setdefault(part, []).append(one.key)
    return found.values()


def _is_broad(a: Voice) -> bool:
    """True for a state or its government as a whole: it joins one of its bodies and doesn't make all of them
    one."""
    body = bodies.find(a.concept) if a.concept else None
    return body is not None and (body.kind == "country" or body.id.endswith(".government"))


def _one_command(a: Voice, b: Voice) -> bool:
    if not a.concept or not b.concept:
        return False
    if bodies.belongs(a.concept, b.concept) or bodies.belongs(b.concept, a.concept):
        return True
    return bool({(a.concept, b.concept), (b.concept, a.concept)} & ties("voice"))


_OFFICE = 3  # words from which a name is an office told at length


def _one_name(a: Voice, b: Voice, names: Mapping[str, set[tuple[str, ...]]]) -> bool:
    """A surname alone is the full name's: the shorter's words stand in the longer, the last at its end. An
    office told at length is the same without its country."""
    if a.concept and b.concept:
        return False
    for one in names.get(a.key, ()):
        for other in names.get(b.key, ()):
            short, long = sorted((one, other), key=len)
            if len(short) >= _OFFICE and long[: len(short)] == short:
                return True
            if short and short[-1] == long[-1] and set(short) <= set(long) and not (a.concept or b.concept):
                return True
    return False
