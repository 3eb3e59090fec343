"""The best tree over weighted arcs, and no circle whatever the weights."""

from __future__ import annotations

import inspect
import sys

from hypothesis import given
from hypothesis import strategies as st

from tawatur.trace.tree import best_tree


def test_the_heaviest_arcs_without_a_circle_are_kept() -> None:
    assert best_tree(3, {(0, 1): 5.0, (1, 0): 4.0, (1, 2): 3.0, (0, 2): 2.0}) == {1: 0, 2: 1}


def test_a_circle_is_broken_where_it_costs_least() -> None:
    arcs = {(0, 1): 1.0, (1, 2): 9.0, (2, 3): 9.0, (3, 1): 9.0, (0, 3): 2.0}
    assert best_tree(4, arcs) == {1: 3, 2: 1, 3: 0}


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.floats(0.1, 100), max_size=30))
def test_following_parents_always_ends(arcs: dict[tuple[int, int], float]) -> None:
    tree = best_tree(7, {pair: w for pair, w in arcs.items() if pair[0] != pair[1]})
    for node in range(7):
        steps = 0
        while node in tree:
            node, steps = tree[node], steps + 1
            assert steps < 8


def test_a_family_of_hundreds_alike_needs_no_deep_stack() -> None:
    size = 300
    arcs = {(a, a + 1): 1.0 for a in range(size - 1)} | {(a + 1, a): 1.0 for a in range(size - 1)}
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        tree = best_tree(size, arcs)
    finally:
        sys.setrecursionlimit(before)
    assert len(tree) == size - 1
