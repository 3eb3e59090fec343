"""What an outlet prints around every report: menus, buttons, "subscribe", the same on all its pages.

Pages crawled whole share more of their frame than of anything else, and would make one family of an outlet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from tawatur.model import Report
from tawatur.trace.leaf import Leaf

GRAM = 4
"""Words in a row that are counted together."""
PAGES = 5
"""Pages of an outlet on which a row of words must stand to be its frame; three or four may be versions of one
story."""
STORY = 0.85
"""A report that is frame to this part is no page, but a story of which the outlet printed several
versions."""


def outlet(report: Report) -> str | None:
    """The outlet that the report names, else the host of its address."""
    if report.outlet:
        return report.outlet
    host = urlsplit(report.url or "").netloc
    return host.removeprefix("www.") or None


def unframed(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The same leaves, the words of their outlets' frames without weight, so that no chain is made of
    them."""
    by_outlet: dict[str, list[int]] = {}
    for n, leaf in enumerate(leaves):
        name = outlet(leaf.report)
        if name:
            by_outlet.setdefault(name, []).append(n)
    found = list(leaves)
    for _, numbers in sorted(by_outlet.items()):
        if len(numbers) < PAGES:
            continue
        pages: Counter[tuple[str, ...]] = Counter()
        for n in numbers:
            pages.update(set(_grams(leaves[n])))
        for n in numbers:
            found[n] = _without(leaves[n], pages)
    return found


def _grams(leaf: Leaf) -> list[tuple[str, ...]]:
    stems = leaf.stems
    return [stems[k : k + GRAM] for k in range(len(stems) - GRAM + 1)]


def _without(leaf: Leaf, pages: Counter[tuple[str, ...]]) -> Leaf:
    frame = bytearray(len(leaf.stems))
    for k, gram in enumerate(_grams(leaf)):
        if pages[gram] >= PAGES:
            frame[k : k + GRAM] = b"\1" * GRAM
    if not any(frame) or sum(frame) > STORY * len(frame):
        return leaf
    stems = tuple("" if f else s for s, f in zip(leaf.stems, frame, strict=True))
    light = bytes(a | b for a, b in zip(leaf.light, frame, strict=True))
    return replace(leaf, stems=stems, light=light, framed=sum(frame))
