"""A family as a tree: every copy under the one report that explains it best.

A copy of a copy shares its faults, so it's more like it than like the first; signs of direction weigh in. The
best tree over all is found by Chu-Liu and Edmonds' algorithm, so that no circle can come about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

Arcs = Mapping[tuple[int, int], float]


def best_tree(size: int, arcs: Arcs) -> dict[int, int]:
    """Parent by child for nodes 0 to `size` - 1, one node left as the root, the sum of weights the highest.

    `arcs` holds (parent, child) weights, all above 0; nodes that nothing reaches stay roots too.
    """
    root = size
    low = -1e6
    full = {(root, child): low for child in range(size)} | dict(arcs)
    tree = _edmonds(full, root)
    return {child: parent for child, parent in sorted(tree.items()) if parent != root}


class _Merged(NamedTuple):
    """A circle taken for one node: the best parents before, and the arcs that those of the node stand for."""

    circle: list[int]
    best: dict[int, tuple[float, int]]
    meant: dict[tuple[int, int], tuple[int, int]]


def _edmonds(arcs: Arcs, root: int) -> dict[int, int]:
    # A loop, not calls in calls: a family of a thousand alike has as many circles in circles.
    merged: list[_Merged] = []
    while True:
        best: dict[int, tuple[float, int]] = {}
        for (parent, child), weight in sorted(arcs.items()):
            if child != root and parent != child and (child not in best or weight > best[child][0]):
                best[child] = (weight, parent)
        circle = _circle(best, root)
        if not circle:
            break
        arcs, meant = _without(circle, best, arcs, root + 1 + len(merged))
        merged.append(_Merged(circle, best, meant))
    tree = {child: parent for child, (_, parent) in best.items()}
    for one in reversed(merged):
        outer = {child: one.best[child][1] for child in one.circle}
        for child, parent in tree.items():
            real_parent, real_child = one.meant[(parent, child)]
            outer[real_child] = real_parent
        tree = outer
    return tree


def _without(
    circle: Sequence[int], best: Mapping[int, tuple[float, int]], arcs: Arcs, one: int
) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], tuple[int, int]]]:
    """The arcs with the circle as the node `one`, and for each the arc that it stands for."""
    inside = set(circle)
    merged: dict[tuple[int, int], float] = {}
    meant: dict[tuple[int, int], tuple[int, int]] = {}
    for (parent, child), weight in sorted(arcs.items()):
        if parent in inside and child in inside:
            continue
        if child in inside:
            key, value = (parent, one), weight - best[child][0]
        elif parent in inside:
            key, value = (one, child), weight
        else:
            key, value = (parent, child), weight
        if key not in merged or value > merged[key]:
            merged[key], meant[key] = value, (parent, child)
    return merged, meant


def _circle(best: Mapping[int, tuple[float, int]], root: int) -> list[int]:
    """The nodes of one circle of the best parents, empty where there is none."""
    done: set[int] = set()
    for start in sorted(best):
        path: list[int] = []
        node = start
        while node != root and node not in done and node in best:
            if node in path:
                return path[path.index(node) :]
            path.append(node)
            node = best[node][1]
        done.update(path)
    return []
