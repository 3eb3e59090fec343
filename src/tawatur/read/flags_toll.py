"""A toll told twice: two exact numbers for the same people of the main event, by the same teller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.model import Claim, Polarity, Statement, Toll
from tawatur.read.scan import Scan
from tawatur.values import Span

_PEOPLE = frozenset({"killed", "wounded", "arrested", "abducted"})
_ANYONE = frozenset({"person", "victim"})
_OTHERS = frozenset(
    {"اخر", "اخرين", "اخرون", "اخري", "اخران", "باقي", "بقيه", "ايضا", "كذلك", "كما", "بدوره"}
)
_PARTS = frozenset({"بينهم", "منهم", "بينهن", "بينهما", "منهما", "ضمنهم", "معظمهم", "غالبيتهم", "احدهم"})
_LATER = frozenset(
    {
        *("ارتفع", "ارتفعت", "ارتفاع", "يرتفع", "لترتفع", "ليرتفع", "بلغ", "بلغت", "وصل", "وصلت", "حصيله"),
        *("الحصيله", "متاثرين", "متاثرا", "سابق", "سابقه", "اوليه", "اولي", "جديده", "نهاييه", "لاحقا"),
        *("اجمالي", "مجموع", "منذ", "خلال", "اقل", "اكثر", "بعضهم", "البعض"),
    }
)
_REACH = 8  # sentences within which one event is told twice; chosen, not measured


class Twice(NamedTuple):
    """The words of both numbers, and the numbers."""

    spans: tuple[Span, Span]
    one: int
    other: int


class _Count(NamedTuple):
    toll: Toll
    sentence: tuple[int, int]
    at: int
    teller: str | None


def told_twice(scan: Scan, statements: tuple[Statement, ...], claims: tuple[Claim, ...]) -> Twice | None:
    """The first two numbers that exclude each other, None where there are none.

    Each must stand in a sentence that tells the main event itself, as the only number of its kind there; a
    sentence that counts others, parts or a later tally is left out.
    """
    main = next((c for c in claims if c.main), None)
    if main is None or main.polarity is not Polarity.ASSERTED:
        return None
    speaker = {s.id: _speaker(s) for s in statements}
    kinds: dict[tuple[str, str], list[_Count]] = {}
    for claim in claims:
        if claim is main or (claim.same_as == main.id and claim.polarity is Polarity.ASSERTED):
            teller = speaker.get(claim.statement) if claim.statement else None
            for one in _counts(scan, claim, teller):
                kinds.setdefault((one.toll.what, _kind(scan, one.toll)), []).append(one)
    for (_, kind), counts in kinds.items():
        if kind and (found := _apart(scan, counts)):
            return found
    return None


def _speaker(statement: Statement) -> str | None:
    origin = statement.origin
    return (origin.concept or origin.name) if origin else None


def _counts(scan: Scan, claim: Claim, teller: str | None) -> Iterator[_Count]:
    text = scan.text
    told = {text.sentence_of(text.token_at(s.start)) for s in (claim.trigger, *claim.also)}
    for toll in claim.counts:
        at = text.token_at(toll.spans[0].start)
        sentence = text.sentence_of(at)
        if toll.what in _PEOPLE and sentence in told and _exact(toll):
            yield _Count(toll, sentence, at, teller)


def _exact(toll: Toll) -> bool:
    """True for a number of its own; one person is told of without being counted."""
    return not toll.approximate and toll.low == toll.high and toll.low > 1


def _kind(scan: Scan, toll: Toll) -> str:
    """What is counted: the kind of person of the lexicon, "person" for anyone, "" for what no row knows."""
    first, last = (scan.text.token_at(n) for n in (toll.spans[0].start, toll.spans[0].end - 1))
    for token in range(first, last + 1):
        hit = scan.first("people", token)
        if hit is not None:
            kind = hit.entry.concept
            return "person" if hit.entry.attrs.get("group") in _ANYONE else kind
    return ""


def _apart(scan: Scan, counts: list[_Count]) -> Twice | None:
    by_sentence: dict[tuple[int, int], list[_Count]] = {}
    for one in counts:
        by_sentence.setdefault(one.sentence, []).append(one)
    alone = [there[0] for there in by_sentence.values() if len(there) == 1 and _plain(scan, there[0])]
    for n, one in enumerate(alone):
        for other in alone[n + 1 :]:
            if (
                one.toll.low != other.toll.low
                and _one_voice(scan, one, other, counts)
                and _same_scene(scan, one, other)
            ):
                return Twice((one.toll.spans[0], other.toll.spans[0]), one.toll.low, other.toll.low)
    return None


def _one_voice(scan: Scan, one: _Count, other: _Count, counts: Sequence[_Count]) -> bool:
    """True for one teller, and for a headline whose number nobody below it tells."""
    if one.teller == other.teller:
        return True
    end = one.sentence[1]
    headline = one.sentence[0] == 0 and scan.text.words[end - 1 : end + 1].count("\n") > 0
    told = [c for c in counts if c is not one and c.toll.low == one.toll.low]
    return one.teller is None and headline and not told


def _plain(scan: Scan, one: _Count) -> bool:
    a, b = one.sentence
    words = scan.text.words[a:b]
    return not any(bare in _OTHERS or bare in _LATER or bare in _PARTS for w in words for bare in (w, w[1:]))


def _same_scene(scan: Scan, one: _Count, other: _Count) -> bool:
    """True for sentences near each other that name no two places or days."""
    text = scan.text
    low, high = sorted((one.at, other.at))
    if sum(1 for first, _ in text.sentences if low < first <= high) > _REACH:
        return False
    places = [
        {p.place.name for p in scan.places if a <= p.first < b and p.role in ("site", "relative", "area")}
        for a, b in (one.sentence, other.sentence)
    ]
    return not (places[0] and places[1]) or bool(places[0] & places[1])
