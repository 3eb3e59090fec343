"""Tellers who pass on: "نقلت الوكالة عن مصدر قوله إن", "نقلا عن مصدر"."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.language.lexicon import Hit
from tawatur.read.chains import TELLERS, Teller, resolve, teller
from tawatur.read.content import Opening, end_of, made, opening, past_via
from tawatur.read.cue_accord import about
from tawatur.read.cue_say import say
from tawatur.read.links import chain_of
from tawatur.read.parties import Party
from tawatur.read.said import Said
from tawatur.read.subjects import PREPS, before, behind
from tawatur.read.telling import Telling

_FROM = frozenset({"عن", "عما", "عمن", "لسان"})
_CARRY = frozenset({"agency", "outlet", "correspondent", "monitor"})
_REACH = 14  # words in which عن follows the outlet


def relay(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """نقلت A عن B قوله إن ...; without عن it is a verb of saying."""
    subject = behind(t, cue.end, b)
    start = subject.end if subject else cue.end
    source, at = _source(t, start, b)
    if source is None:
        carries = subject is not None and (
            subject.source_kind in _CARRY or subject.kind in ("source", "people")
        )
        return say(t, cue, a, b) if carries else None
    outlet = subject or before(t, cue.first, a)
    found = _relayed(t, at, b, cue)
    if found is None and subject is not None and subject.source_kind in TELLERS and source.source_kind:
        found = _noun(t, at, b)
    if found is None:
        return None
    name_ends = next((j for j in range(at, found.start) if j in t.saying), found.start)
    chain = chain_of(t, source, t.word(cue), None, name_ends)
    return made(t, _through(t, outlet, chain, t.word(cue)), cue, found.tokens)


def _source(t: Telling, start: int, b: int) -> tuple[Party | None, int]:
    """The party behind عن, and the token behind it."""
    words = t.text.words
    for j in range(start, min(b, start + _REACH)):
        if words[j] in _FROM:
            party = behind(t, j + 1, b)
            if party is None and words[j] in ("عما", "عمن"):
                party = next(iter(t.between(j + 1, min(b, j + 5))), None)
            return (party, party.end) if party is not None else (None, j)
        if j in t.that:
            break
    return None, start


def _through(t: Telling, outlet: Party | None, chain: tuple[Teller, ...], word: str) -> tuple[Teller, ...]:
    """The chain with the outlet that carried it before it."""
    if outlet is None:
        last = t.memory.last
        carries = bool(last) and last[0].link.kind in TELLERS and len(chain) == 1
        return (last[0], *chain) if carries and last[0].link.name != chain[0].link.name else chain
    if not outlet.source_kind:
        return chain
    first = resolve(t.text, outlet, t.memory, t.scan.parties) or (teller(t.text, outlet, word),)
    while len(chain) > 1 and chain[0].link.kind in TELLERS:
        chain = chain[1:]
    if any(one.link.name == first[-1].link.name for one in chain):
        return chain
    return (*first, *chain)


def _relayed(t: Telling, i: int, b: int, cue: Hit) -> Opening | None:
    for j in range(i, min(b, i + 32)):
        saying = t.saying.get(j)
        if saying is not None:
            found = opening(t, saying.end, b, cue)
            if found is not None:
                return found
            return Opening(saying.end, end_of(t, saying.end, b), False) if saying.end < b else None
        if j in t.that or t.text.words[j] == ":" or t.speech(j):
            return opening(t, j, b, cue)
    return None


def _noun(t: Telling, at: int, b: int) -> Opening | None:
    """ "نقلت الوكالة عن مسؤولين تفاصيل ...": what is passed on is a noun."""
    start = past_via(t, at, b)
    if start + 1 >= b or t.text.kinds[start] not in "ad" or t.text.words[start] in PREPS:
        return None
    return Opening(start, end_of(t, start, b), False)


def cited(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """نقلا عن X: behind a statement it names that statement's own source."""
    party = behind(t, cue.end, b)
    if party is None or not party.source_kind:
        return None
    chain = chain_of(t, party, t.word(cue))
    last = t.last_of(a)
    if last is not None and last.content[0] < cue.first and last.chain[-1].link.kind in TELLERS:
        end = cue.first if last.content[1] > cue.first else last.content[1]
        content = (last.content[0], max(last.content[0] + 1, end))
        t.found[-1] = replace(last, chain=(*last.chain, *chain), content=content)
        t.memory.keep(t.found[-1].chain)
        return None
    t.resume = party.end
    return made(t, chain, cue, about(t, cue, party.end, a, b))
