"""Copies whose direction nothing tells: one origin however the edges run."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tawatur.compare.voices import ancestry
from tawatur.model import Edge, Family

NAMES = ("a", "b", "c", "d", "e")


def _edge(copy: str, origin: str, direction: str) -> Edge:
    return Edge(copy, origin, "verbatim", direction, 1.0, "")


def test_a_zigzag_of_undirected_edges_has_one_root() -> None:
    edges = (_edge("e", "a", "unknown"), _edge("e", "c", "unknown"), _edge("d", "c", "unknown"))
    ways = ancestry([Family(("a", "c", "d", "e"), edges)])
    roots = {(ways.of(r, frozenset(NAMES)) or (r,))[-1] for r in ("a", "c", "d", "e")}
    assert roots == {"a"}


def test_two_originals_of_one_stated_blend_stay_two() -> None:
    edges = (_edge("e", "a", "stated"), _edge("e", "c", "stated"))
    ways = ancestry([Family(("a", "c", "e"), edges)])
    assert ways.of("a", frozenset(NAMES)) == ways.of("c", frozenset(NAMES)) == ()


@given(st.permutations(NAMES))
def test_any_chain_of_undirected_copies_has_one_root(order: list[str]) -> None:
    edges = tuple(_edge(max(x, y), min(x, y), "unknown") for x, y in pairwise(order))
    ways = ancestry([Family(NAMES, edges)])
    assert len({(ways.of(r, frozenset(NAMES)) or (r,))[-1] for r in NAMES}) == 1
