"""Whether two mentions of an event share a place."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.model import Place
from tawatur.read.attach_rank import same_offset

_ANYWHERE = frozenset({"القرى", "قرى", "البلدات", "بلدات", "المناطق", "مناطق", "القرى والبلدات"})
"""Villages, but each time others: "من القرى"."""
_KINDS = frozenset({"مدينة", "بلدة", "قرية", "ريف", "محافظة", "حي", "منطقة"})


def shared(mine: Iterable[Place], theirs: Iterable[Place], wide: bool) -> bool:
    """True when some place is among both; `wide`: a governorate or country holds any place in it."""
    others = tuple(theirs)
    for p in mine:
        for q in others:
            if (p.name == q.name and p.name not in _ANYWHERE) or (p.concept and p.concept == q.concept):
                return True
            if p.role == q.role == "main" and same_offset(p, q):
                return True
            if p.role == q.role == "main" and (_words(p.name) & _words(q.name)) - _ANYWHERE:
                return True
            if wide and {p.kind, q.kind} & {"country", "governorate", "region"} and p.role == "main":
                return True
    return False


def _words(name: str) -> set[str]:
    return {w for w in name.split() if w not in _KINDS}
