"""Places by their names, and as they are weighed."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from tawatur.language.text import fold
from tawatur.model import Place
from tawatur.tables import read_tsv
from tawatur.trace.leaf import stem
from tawatur.values import Where


class Spot(NamedTuple):
    """A place made ready for being weighed many times: `words` are those of its name; `own` is True for one
    that goes by its own name, so that another name beside it is another place."""

    name: str
    concept: str | None
    kind: str
    words: frozenset[str]
    at: Where | None
    own: bool


def spot(place: Place) -> Spot:
    """The place made ready."""
    own = place.relative is None and place.kind in ("settlement", "district")
    return Spot(place.name, place.concept, place.kind, place_words(place.name), place.value, own)


def same_name(p: Place, q: Place) -> bool:
    """True for one place of the gazetteer or codebook, or one name."""
    return (p.concept is not None and p.concept == q.concept) or place_words(p.name) == place_words(q.name)


@lru_cache(maxsize=50_000)
def place_words(name: str) -> frozenset[str]:
    """The telling words of a place's name: stems without what a place is ("village", "city")."""
    found = frozenset(stem(w) for w in fold(name).split() if len(w) > 2)
    return found - _kinds() or found


@cache
def _kinds() -> frozenset[str]:
    rows = read_tsv("language", "ar", "link", "place_kinds.tsv", required=("id", "forms"))
    return frozenset(stem(fold(form)) for row in rows for form in row["forms"].split("|"))
