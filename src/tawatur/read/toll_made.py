"""Tolls as they are written: from a number with its measure to the toll that it tells."""

from __future__ import annotations

import msgspec

from tawatur.model import Toll
from tawatur.read.numbers import NumberMention
from tawatur.read.scan import Scan
from tawatur.read.toll_words import Told
from tawatur.values import Span


class Measure(msgspec.Struct, frozen=True):
    """What a number counts, the row that says so, the token that gave it, and the nature of the number where it
    has one (`model.Toll`)."""

    what: str
    by: str
    anchor: int
    nature: str | None = None


def toll_of(scan: Scan, number: NumberMention, measure: Measure) -> Told:
    """The toll of a number that counts what the measure says."""
    text = scan.text
    first, end = number.first, number.end
    while first < end - 1 and (text.words[first] in ("ب", "ل", "ك", "و") or text.kinds[first] == "p"):
        first += 1
    who = None
    if number.noun is not None:
        end = max(end, number.noun + 1)
        party = scan.party_at.get(number.noun)
        who = text.of(party.name_span) if party else text.of(text.span(number.noun, number.noun + 1))
    low, high = number.low, number.high
    if high is not None and low < high and _risen(scan, first):
        low = high
    span = Span(_start(scan, first), text.ends[end - 1])
    toll = Toll(measure.what, who, low, high, number.approximate, (span,), measure.by, measure.nature)
    return Told(toll, first, end, measure.anchor)


def _risen(scan: Scan, first: int) -> bool:
    """True for "ارتفع من 15 إلى 17", which tells a new toll and no range."""
    before = scan.text.words[max(0, first - 7) : first]
    return scan.text.words[first] == "من" and any(
        w.lstrip("ول").startswith(("ارتفع", "ارتفاع", "يرتفع", "ترتفع")) for w in before
    )


def _start(scan: Scan, token: int) -> int:
    """Where the number begins behind و or ب."""
    word = scan.text.words[token]
    glued = scan.text.kinds[token] == "a" and len(word) > 3 and word[0] in "وفبل"
    if glued and word not in ("واحد", "واحده") and any(h.lead for h in scan.hits.get(token, ())):
        return scan.text.inner_start(token, 1)
    return scan.text.starts[token]
