"""What one claim says of where it was."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tawatur.compare.told import Spot, Value
from tawatur.language.lexicon import forms
from tawatur.language.text import fold, tokenize
from tawatur.model import Claim, Place
from tawatur.tables import read_tsv
from tawatur.values import Span


def place(claim: Claim, text: str) -> Iterator[Value]:
    """Where a claim puts its event: its main place with the wider units beside it. `text` is the report's."""
    main = claim.place
    if main is None:
        return
    within = tuple(p for p in claim.places if p is not main)
    beside = near(main, text) if main.relative is None else None
    if beside is None:
        yield "place", None, Spot(main, within), shown_place(main), main.spans
        return
    shown = " ".join(text[beside.start : beside.end].split())
    yield "place", None, Spot(main, within, True), shown, (beside, *main.spans[1:])


def near(place: Place, text: str) -> Span | None:
    """The words that put an event near a place and not into it, with the place: "قرب مدينة تدمر"; else None."""
    if not place.spans or place.kind in ("country", "governorate", "region"):
        return None
    at = place.spans[0]
    shift = max(0, at.start - _REACH)
    window = text[shift : at.start]
    folded = fold(window)
    if not any(form in folded for form in _near()):  # a look before the words are parted
        return None
    before = tokenize(window)
    for end in (len(before), len(before) - 1):  # a word for what it is may stand between: "قرب مدينة"
        for first in range(max(0, end - 3), end):
            words = before.words[first:end]
            heads = {form.base for form in forms(words[0]) if not form.tail} | {words[0]}
            if any(" ".join((head, *words[1:])) in _near() for head in heads):
                return Span(shift + before.starts[first], at.end)
    return None


_REACH = 40  # code points before a place in which a word for "near" is looked for


@cache
def _near() -> frozenset[str]:
    rows = read_tsv("language", "ar", "lexicon", "place_links.tsv", required=("id", "forms"))
    near_rows = [row for row in rows if row["id"] == "near"]
    return frozenset(fold(form) for row in near_rows for form in row["forms"].split("|"))


def shown_place(place: Place) -> str:
    """The place as told, with distance and bearing where it is given by them."""
    near = place.relative
    if near is None:
        return place.name
    parts = [f"{near.distance_km:g} km" if near.distance_km is not None else "", near.bearing or ""]
    told = " ".join(p for p in parts if p)
    if not told:
        return place.name
    if near.distance_km is not None and f"{near.distance_km:g}" in place.name:
        return place.name  # "about ten kilometres inside Syria" says it itself
    offset = f"{told} of {near.of}"
    return offset if place.name in ("", near.of) else f"{place.name} ({offset})"
