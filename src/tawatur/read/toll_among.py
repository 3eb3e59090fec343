"""One person told of among those counted: "مقتل ثلاثة عناصر بينهم ضابط", "بينهم سبع نساء وطفلة"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.model import Toll
from tawatur.read.parties import Party
from tawatur.read.scan import Scan
from tawatur.read.toll_singles import single
from tawatur.read.toll_words import PEOPLE, Told

AMONG = frozenset(
    ("بينهم", "بينهن", "بينها", "منهم", "منهن", "منها", "ضمنهم", "ضمنها", "غالبيتهم", "معظمهم", "اغلبهم")
)
BY = "read/toll_among.py"
_REACH = 8  # tokens between those counted and "among them"


def one_among(scan: Scan, counted: Sequence[Told], taken: set[int]) -> Iterator[Told]:
    """Each person told of without a numeral among the `counted`. Those in `taken` are counted already."""
    words = scan.text.words
    for told in counted:
        if told.toll.what not in PEOPLE:
            continue
        for party in _named(scan, words, told.first, told.end):
            if taken.isdisjoint(range(party.first, party.end)):
                taken.update(range(party.first, party.end))
                span = party.name_span
                one = Toll(told.toll.what, scan.text.of(span), 1, 1, False, (span,), BY, "among")
                yield Told(one, party.first, party.end, told.anchor)


def _named(scan: Scan, words: Sequence[str], first: int, end: int) -> Iterator[Party]:
    stop = min(scan.text.sentence_of(first)[1], end + _REACH)
    for i in range(end, stop):
        party = scan.party_at.get(i + 1)
        if words[i].removeprefix("و") in AMONG and party is not None and single(scan, party):
            yield party
            break
    if first and words[first - 1].removeprefix("و") in AMONG:
        party = scan.party_at.get(end)
        if party is not None and party.lead == "و" and single(scan, party):
            yield party
