"""What a cue says of the words before it: "..., كما ادعى النظام", "وهو ما تنفيه طهران", '"...", قال
المتحدث'."""

from __future__ import annotations

from tawatur.language.lexicon import Entry, Hit
from tawatur.read.content import made, opening, opens_at
from tawatur.read.links import chain_of
from tawatur.read.parties import Party
from tawatur.read.said import Said
from tawatur.read.telling import Telling


def is_as_said(t: Telling, cue: Hit, party: Party, a: int, b: int) -> bool:
    """True for "..., كما ادعى النظام": the words before are what was said."""
    if cue.first - a < 3 or t.text.words[cue.first - 1] != "كما":
        return False
    if opening(t, party.end, min(b, party.end + 12), cue._replace(entry=_PLAIN)) is not None:
        return False
    i = party.end
    return i >= b or t.text.kinds[i] != "a" or t.text.words[i] in ("عبر", "في", "خلال", "من", "اليوم", "امس")


_PLAIN = Entry("cue", "", "say", {})


def before_as(t: Telling, cue: Hit, a: int) -> tuple[int, int]:
    last = t.last_of(a)
    start = last.content[0] if last is not None and last.content[0] < cue.first - 2 else a
    end = cue.first - 1
    while end > start + 1 and t.text.kinds[end - 1] == "p":
        end -= 1
    return start, end


_THAT = frozenset({"ذلك", "بذلك", "عن", "ايضا", "كذلك"})


def says_that(t: Telling, cue: Hit, b: int) -> Said | None:
    """ "قتل جنديان. أفاد بذلك المرصد": what the sentence before tells, where "that" is all that is said."""
    i = cue.end
    while i < b and t.text.words[i] in _THAT:
        i += 1
    if not {"ذلك", "بذلك"} & set(t.text.words[cue.end : i]):
        return None
    party = t.scan.party_at.get(i)
    if party is None or not party.source_kind or opens_at(t, party.end, b):
        return None
    a = t.text.sentence_of(cue.first)[0]
    if a == 0 or cue.first - a > 1:
        return None
    return made(t, chain_of(t, party, t.word(cue)), cue, t.text.sentence_of(a - 1))


def points_back(t: Telling, cue: Hit, party: Party, b: int) -> tuple[int, int] | None:
    """ "... وهو ما تنفيه طهران": what is denied is what stands before."""
    i = cue.first - 1
    if not cue.tail or i < 1 or t.text.words[i] not in ("ما", "الامر") or party.first < cue.first:
        return None
    if opens_at(t, party.end, b) or (party.end < b and t.text.words[party.end].startswith("ب")):
        return None
    a = t.text.sentence_of(cue.first)[0]
    last = t.last_of(a)
    start = last.content[0] if last is not None and last.content[0] < i else a
    end = i - 1 if t.text.words[i - 1] in ("وهو", "وهي", "هو", "هي") else i
    while end > start + 1 and t.text.kinds[end - 1] == "p":
        end -= 1
    return (start, end) if end > start else None


def behind_speech(t: Telling, cue: Hit, party: Party, b: int) -> Said | None:
    """The words before the verb, where nothing but its speaker follows it: '"...", قال المتحدث.'"""
    a = t.text.sentence_of(cue.first)[0]
    end = party.end if party.first > cue.first else cue.end
    rest = t.text.kinds[end:b]
    if cue.first - a < 5 or not (rest == "" or rest[0] == "p") or t.text.kinds[cue.first - 1] != "p":
        return None
    quote = next(
        (q for q in t.quotes.values() if a <= q.first and q.last in (cue.first - 1, cue.first - 2)), None
    )
    if quote is None or quote.last - quote.first < 5:
        return None
    return made(t, chain_of(t, party, t.word(cue)), cue, (quote.first, quote.last + 1))
