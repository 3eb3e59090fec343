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
LONG = 12
"""Words in a row that a frame has at least."""
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
    """The same leaves, the words of their outlets' frames without weight: no chain is made of them."""
    by_outlet: dict[str, list[int]] = {}
    for n, leaf in enumerate(leaves):
        by_outlet.setdefault(outlet(leaf.report) or "", []).append(n)
    found = list(leaves)
    for name, numbers in sorted(by_outlet.items()):
        if len(numbers) < PAGES:
            continue
        pages: Counter[int] = Counter()
        for n in numbers:
            pages.update(set(_grams(leaves[n])))
        for n in numbers:
            frame = _frame(leaves[n], pages)
            if any(frame) and (_tells(leaves[n], frame) if not name else sum(frame) <= STORY * len(frame)):
                found[n] = _without(leaves[n], frame)
    return found


def _grams(leaf: Leaf) -> list[int]:
    stems = leaf.stems
    return [hash(stems[k : k + GRAM]) for k in range(len(stems) - GRAM + 1)]


def _frame(leaf: Leaf, pages: Counter[int]) -> bytearray:
    """1 for every word in a long run of words that stand on many pages; a short one is an idiom."""
    frame = bytearray(len(leaf.stems))
    first = end = -1
    for k, gram in enumerate([*_grams(leaf), None]):
        if gram is not None and pages[gram] >= PAGES:
            if k > end:
                first = k
            end = k + GRAM
        elif k >= end > 0 and end - first >= LONG:
            frame[first:end] = b"\1" * (end - first)
            end = -1
    if end - first >= LONG and end > 0:
        frame[first:end] = b"\1" * (end - first)
    return frame


def _tells(leaf: Leaf, frame: bytearray) -> bool:
    """Where no outlet is known, a text that many have is a frame only beside a story of the report's own:
    running text, with its particles. Else it's the story itself, reprinted by many."""
    own = [light for light, framed in zip(leaf.light, frame, strict=True) if not framed]
    return len(own) >= 60 and len(own) >= 0.35 * len(frame) and sum(own) >= 0.2 * len(own)


def _without(leaf: Leaf, frame: bytearray) -> Leaf:
    stems = tuple("" if f else s for s, f in zip(leaf.stems, frame, strict=True))
    light = bytes(a | b for a, b in zip(leaf.light, frame, strict=True))
    return replace(leaf, stems=stems, light=light, framed=sum(frame))
