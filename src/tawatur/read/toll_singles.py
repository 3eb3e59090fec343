"""One person or thing without a numeral: "قتل مدني", "إصابة طفل", "إن جنديا قتل", "تدمير دبابة"."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.model import Toll
from tawatur.read.parties import Party
from tawatur.read.scan import Scan
from tawatur.read.toll_words import Told, Word, Words
from tawatur.values import Span

_ONE = frozenset({"killed", "wounded", "arrested", "abducted", "released"})
_ONE_MORE = frozenset(("اخر", "اخري", "ثالث", "رابع", "خامس", "سادس", "ثالثه", "رابعه"))
_THAT = frozenset(("ان", "بان", "وان"))


def singles(scan: Scan, words: Words, taken: set[int]) -> Iterator[Told]:
    """Each of them; tokens of `taken` are counted already and left out."""
    for token in sorted(words.rulers):
        word = words.rulers[token]
        if word.how in ("verb", "gen") and word.what in _ONE:
            other = _other(scan, word, taken)
            if other is not None:
                taken.add(word.end)
                toll = Toll(word.what, scan.text.of(other), 1, 1, False, (other,), word.by)
                yield Told(toll, word.end, word.end + 1, token)
            for party in _beside(scan, word):
                if taken.isdisjoint(range(party.first, party.end)):
                    taken.update(range(party.first, party.end))
                    toll = Toll(
                        word.what, scan.text.of(party.name_span), 1, 1, False, (party.name_span,), word.by
                    )
                    yield Told(toll, party.first, party.end, token)
        elif word.how == "take":
            thing = words.nouns.get(word.end)
            if thing and thing.what == "weapons" and thing.first not in taken and _is_one(scan, thing.first):
                taken.add(thing.first)
                text = scan.text
                span = Span(text.starts[thing.first], text.ends[thing.end - 1])
                toll = Toll(word.what, text.of(span), 1, 1, False, (span,), word.by)
                yield Told(toll, thing.first, thing.end, token)


def _other(scan: Scan, word: Word, taken: set[int]) -> Span | None:
    """ "وأصيب آخر", "وجرح رابع": one more person, told by an adjective alone; None where a noun goes before."""
    texts = scan.text.words
    at = word.end
    if at in taken or texts[at : at + 1] == () or texts[at] not in _ONE_MORE:
        return None
    return scan.text.span(at, at + 1)


def _beside(scan: Scan, word: Word) -> list[Party]:
    """Those whom the word tells of: right behind it, or the subject right before a verb."""
    party = scan.party_at.get(word.end)
    if party is not None and single(scan, party):
        return [party]
    if word.how == "verb" and not word.joined:
        before = scan.party_end.get(word.first)
        if before is not None and single(scan, before) and scan.text.words[before.first - 1] in _THAT:
            return [before]
    return []


def single(scan: Scan, party: Party) -> bool:
    """True for one person told of without an article."""
    if party.number != "one" or party.cat != "people":
        return False
    return not scan.text.words[party.first].startswith(("ال", "وال", "بال", "لل"))


def _is_one(scan: Scan, token: int) -> bool:
    """True for a singular: the noun's own form without the endings of a plural or dual."""
    word = scan.text.words[token]
    return not word.startswith(("ال", "لل")) and not word.endswith(("ات", "ين", "ان", "تي", "تا"))
