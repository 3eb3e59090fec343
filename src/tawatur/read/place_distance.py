"""Lengths in a text: "60 كيلومتراً", "بنحو عشرين كم", "كيلومترين", in km."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.language.hits import Hit, Hits
from tawatur.language.text import Text
from tawatur.read.numbers import NumberMention, find_numbers

# Units by the ids of num_units.tsv, in km; the international mile is 1.609344 km. Centimetres tell no place.
_KM = {"km": 1.0, "km.dual": 1.0, "m": 0.001, "m.dual": 0.001, "mile": 1.609344, "mile.dual": 1.609344}

_AT_SEA = frozenset(("بحري", "بحريا", "بحريه"))
_NAUTICAL = 1.852 / 1.609344  # a nautical mile in miles


class Distance(NamedTuple):
    """A length at tokens `first` to `end`, its approximation included, in km; a range gives its middle."""

    first: int
    end: int
    km: float
    about: bool


def find_distances(
    text: Text, hits: Hits, numbers: Sequence[NumberMention] | None = None
) -> dict[int, Distance]:
    """The lengths of a text by their first token. `numbers` are the text's, found here where not given."""
    if numbers is None:
        if not any(_is_length(hit) for here in hits.all_of("num_units").values() for hit in here):
            return {}
        numbers = find_numbers(text, hits)
    found: dict[int, Distance] = {}
    for number in numbers:
        if number.unit != "distance" or number.noun is None or number.low <= 0:
            continue
        unit = next((hit for hit in hits.of("num_units", number.noun) if _is_length(hit)), None)
        if unit is None:
            continue
        high = number.low if number.high is None else number.high
        value = (number.low + high) / 2 if number.decimal is None else number.decimal
        km = value * _KM[unit.entry.attrs["id"]]
        end = max(number.end, unit.end)
        if text.words[end : end + 1] and text.words[end] in _AT_SEA:
            km, end = km * _NAUTICAL, end + 1
        km = round(km, 3)
        found[number.first] = Distance(number.first, end, km, number.approximate or high != number.low)
    return found


def _is_length(hit: Hit) -> bool:
    return hit.entry.attrs["id"] in _KM and not hit.tail
