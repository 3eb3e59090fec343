"""Tolls: what a number counts, by the counted noun itself or by the nearest word that says so."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.language.lexicon import Hit
from tawatur.model import Toll
from tawatur.read.numbers import NumberMention
from tawatur.read.scan import Scan
from tawatur.values import Span

_REACH = 7  # words between "killed" and the number it counts; beyond it precision fell on the annotated set


@dataclass(frozen=True, slots=True)
class Told:
    """A toll with the tokens it rests on and the token of the word that gave its measure."""

    toll: Toll
    first: int
    end: int
    anchor: int


def find_tolls(scan: Scan) -> list[Told]:
    """The tolls of a report in order of position."""
    found: list[Told] = []
    taken: set[int] = set()
    for number in scan.numbers:
        told = _numbered(scan, number)
        if told:
            found.append(told)
            taken.update(range(told.first, told.end))
    found += _single(scan, taken)
    return sorted(found, key=lambda t: t.first)


def _numbered(scan: Scan, number: NumberMention) -> Told | None:
    if number.kind == "ordinal" or number.unit:
        return None
    if any(d.first <= number.first and number.end <= d.end for d in scan.dates):
        return None
    if number.kind == "mixed":
        end = max(number.end, (number.noun or 0) + 1)
        return _toll(scan, "other", number, number.first, end, number.first, "read/tolls.py:mixed")
    noun = number.noun
    start, end = number.first, number.end
    if noun is not None:
        end = max(end, noun + 1)
    what, by, anchor = _measure(scan, number, start, end)
    if what is None:
        return None
    return _toll(scan, what, number, start, end, anchor, by)


def _measure(scan: Scan, number: NumberMention, start: int, end: int) -> tuple[str | None, str, int]:
    a, b = scan.text.sentence_of(scan.text.starts[start]) if False else _sentence(scan, start)
    noun = number.noun if number.noun is not None else start
    own = _toll_at(scan, noun, "noun")
    if own is not None and own.entry.concept in (
        "killed",
        "wounded",
        "arrested",
        "abducted",
        "displaced",
        "participants",
    ):
        return own.entry.concept, own.entry.by, noun
    best = _nearest(scan, start, end, a, b)
    if best is not None:
        return best[0], best[1], best[2]
    if own is not None:
        return own.entry.concept, own.entry.by, noun
    if number.noun is not None and _personal(scan, number.noun):
        return "other", "read/tolls.py:persons", noun
    return None, "", start


def _sentence(scan: Scan, token: int) -> tuple[int, int]:
    return scan.text.sentence_of(token)


def _toll_at(scan: Scan, token: int, how: str) -> Hit | None:
    return next((h for h in scan.of("toll", token) if h.entry.attrs.get("how") == how), None)


def _nearest(scan: Scan, start: int, end: int, a: int, b: int) -> tuple[str, str, int] | None:
    """The nearest word of killing, wounding ... before the number, or a verb right behind its noun."""
    words, kinds = scan.text.words, scan.text.kinds
    steps = 0
    for i in range(start - 1, a - 1, -1):
        if kinds[i] == "p" and words[i] in ".؛":
            break
        steps += kinds[i] in "al"
        if steps > _REACH:
            break
        for hit in scan.of("toll", i):
            if hit.entry.attrs.get("how") in ("verb", "gen") and hit.end <= start:
                return hit.entry.concept, hit.entry.by, i
    for i in range(end, min(b, end + 3)):
        hit = _toll_at(scan, i, "verb")
        if hit is not None and not words[i].startswith("و"):
            return hit.entry.concept, hit.entry.by, i
        if kinds[i] == "p":
            break
    return None


def _personal(scan: Scan, token: int) -> bool:
    party = scan.party_at.get(token)
    return party is not None and party.cat == "people"


def _toll(scan: Scan, what: str, number: NumberMention, first: int, end: int, anchor: int, by: str) -> Told:
    text = scan.text
    who = None
    if number.noun is not None:
        party = scan.party_at.get(number.noun)
        who = text.of(party.name_span) if party else text.of(text.span(number.noun, number.noun + 1))
    span = Span(text.starts[first], text.ends[end - 1])
    span = Span(_start(scan, first), span.end)
    return Told(Toll(what, who, number.low, number.high, number.approximate, (span,), by), first, end, anchor)


def _start(scan: Scan, token: int) -> int:
    """Where the number begins behind و or ب."""
    word = scan.text.words[token]
    if scan.text.kinds[token] == "a" and len(word) > 3 and word[0] in "وفبل":
        if any(h.lead for h in scan.hits.get(token, ())) and word not in ("واحد", "واحده"):
            return scan.text.inner_start(token, 1)
    return scan.text.starts[token]


def _single(scan: Scan, taken: set[int]) -> list[Told]:
    """One person without a numeral: "قتل مدني", "إصابة طفل"."""
    found: list[Told] = []
    for token, hits in scan.hits.items():
        hit = next(
            (h for h in hits if h.entry.cls == "toll" and h.entry.attrs.get("how") in ("verb", "gen")), None
        )
        if hit is None or hit.entry.concept not in ("killed", "wounded", "arrested", "abducted", "released"):
            continue
        party = scan.party_at.get(hit.end)
        if party is None or party.number != "one" or party.cat != "people" or hit.end in taken:
            continue
        if scan.text.words[hit.end].startswith(("ال", "وال", "بال", "لل")):
            continue
        toll = Toll(
            hit.entry.concept,
            scan.text.of(party.name_span),
            1,
            1,
            False,
            (party.name_span,),
            hit.entry.by,
        )
        found.append(Told(toll, party.first, party.end, token))
        taken.update(range(party.first, party.end))
    return found
