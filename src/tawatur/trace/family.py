"""A group of dependent reports as a family: who hangs on whom, and what is said of each edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from tawatur.model import Edge, Family, Reading
from tawatur.trace.direction import INFERRED, STATED, Lean, lean
from tawatur.trace.edges import Match, kind, match, share
from tawatur.trace.leaf import Leaf
from tawatur.trace.tree import best_tree
from tawatur.trace.variants import variants

AGAINST = 0.1
"""The part of an arc's likeness that a unit of contrary signs takes."""


def family(matches: Sequence[Match], known: Mapping[str, Reading]) -> Family:
    """The tree of one group of dependent reports."""
    leaves = {leaf.report.id: leaf for m in matches for leaf in (m.a, m.b)}
    ids = sorted(leaves)
    at = {name: number for number, name in enumerate(ids)}
    vocabulary = {name: frozenset(leaves[name].stems) for name in ids}
    leans: dict[tuple[int, int], Lean] = {}
    arcs: dict[tuple[int, int], float] = {}
    for m in matches:
        others = [words for name, words in vocabulary.items() if name not in (m.a.report.id, m.b.report.id)]
        found = lean(m, others, known)
        copy, origin = at[m.a.report.id], at[m.b.report.id]
        leans[origin, copy] = found
        leans[copy, origin] = Lean(-found.score, found.why)
        # The tree follows likeness; a sign takes from the arc that it speaks against, so that it turns an
        # edge round, and doesn't choose between two parents.
        arcs[origin, copy] = _fit(m, m.b) * (1.0 - AGAINST * min(5.0, max(0.0, -found.score)))
        arcs[copy, origin] = _fit(m, m.a) * (1.0 - AGAINST * min(5.0, max(0.0, found.score)))
    firm = {pair for pair, found in leans.items() if found.score >= INFERRED}
    tree = _past_reprints(best_tree(len(ids), arcs), arcs, firm, [leaves[name] for name in ids])
    settled = _settled(tree, leans)
    edges = tuple(
        _edge(leaves[ids[child]], leaves[ids[parent]], settled[child], known)
        for child, parent in sorted(tree.items())
    )
    return Family(tuple(ids), edges)


def _fit(m: Match, origin: Leaf) -> float:
    """How well `origin` explains the other report of the match: of two that explain as many of its words, the
    one with fewer besides."""
    words = sum(c.a1 - c.a0 if origin is m.a else c.b1 - c.b0 for c in m.chains)
    return m.alike * (1.0 + 0.3 * words / origin.size)


def _past_reprints(
    tree: Mapping[int, int],
    arcs: Mapping[tuple[int, int], float],
    firm: Set[tuple[int, int]],
    leaves: Sequence[Leaf],
) -> dict[int, int]:
    """A report that hangs on a verbatim reprint hangs on what was reprinted, where that explains it as well
    and signs say which of the two was first."""
    found = dict(tree)
    for child in sorted(tree):
        seen = {child}
        while (parent := found[child]) in found and parent not in seen:
            seen.add(parent)
            above = found[parent]
            if (above, parent) not in firm or arcs.get((above, child), 0.0) < 0.93 * arcs[parent, child]:
                break
            if kind(match(leaves[parent], leaves[above])) != "verbatim":
                break
            found[child] = above
    return found


def _settled(tree: Mapping[int, int], leans: Mapping[tuple[int, int], Lean]) -> dict[int, Lean]:
    """The lean of each edge, by child. A report has one origin: where its own is known, those that hang on it
    are its copies."""
    found = {child: leans[parent, child] for child, parent in tree.items()}
    waiting = sorted(tree)
    while waiting:
        left = []
        for child in waiting:
            above = found.get(tree[child])
            if INFERRED > found[child].score > -STATED and above and above.score >= INFERRED:
                found[child] = Lean(INFERRED, "shares what the other changed in its own origin")
            else:
                left.append(child)
        if len(left) == len(waiting):
            break
        waiting = left
    return found


def _edge(copy: Leaf, origin: Leaf, found: Lean, known: Mapping[str, Reading]) -> Edge:
    direction = "unknown"
    if found.score >= STATED:
        direction = "stated"
    elif found.score >= INFERRED:
        direction = "inferred"
    if direction == "unknown" and copy.report.id < origin.report.id:
        copy, origin = origin, copy
    m = match(copy, origin)
    what = kind(m)
    part = share(m)
    return Edge(
        copy.report.id,
        origin.report.id,
        what,
        direction,
        round(part, 3),
        _why(m, what, part, found if direction != "unknown" else None),
        variants(m, known),
    )


def _why(m: Match, what: str, part: float, found: Lean | None) -> str:
    """The sentence under an edge."""
    taken = f"{part:.0%} of its {m.a.size} words follow the other in {len(m.chains)} stretches"
    kept = f"{m.equal} of them unchanged"
    which = f"; the copy {found.why}" if found else "; nothing shows which was first"
    return f"{what}: {taken}, {kept}{which}"
