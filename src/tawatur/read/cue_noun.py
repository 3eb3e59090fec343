"""Nouns of telling: "بعد إعلان الرئيس نقل السفارة", "أنباء عن سقوط قتلى"."""

from __future__ import annotations

from tawatur.language.lexicon import Hit
from tawatur.model import Link
from tawatur.read.chains import NOBODY, Teller
from tawatur.read.content import end_of, made, past_via
from tawatur.read.links import chain_of
from tawatur.read.said import Said
from tawatur.read.telling import Telling

_NEAR = 8  # words back to the verb that passes news on: "نقلت شبكة سي إن إن أنباء عن"


def deed(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """إعلان X كذا: the party right behind the noun tells what follows it."""
    party = t.scan.party_at.get(cue.end)
    if party is None and cue.end in t.quotes:
        party = t.scan.party_at.get(cue.end + 1)
    if party is None or not party.source_kind or party.lead:
        return None
    start = past_via(t, party.end, b)
    if start < b and t.text.words[start] == '"' and start in t.closing:
        start += 1
    if start + 1 >= b or t.text.kinds[start] != "a" or t.text.words[start] in _NO_CONTENT:
        return None
    if start in t.that:
        start = t.that[start].end
    return made(t, chain_of(t, party, t.word(cue)), cue, (start, end_of(t, start, b)))


_NO_CONTENT = frozenset(
    {"في", "من", "علي", "الي", "امس", "اليوم", "الذي", "التي", "هذا", "مساء", "صباح", "يوم", "و"}
)


_NONE = frozenset({"لم", "ولم", "لا", "ولا", "دون", "اي"})


def rumour(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """أنباء عن كذا: nobody is named; the outlet that carries them is, where a verb of passing on stands
    before."""
    if any(t.text.words[i] in _NONE for i in range(max(a, cue.first - 3), cue.first)):
        return None
    content = (cue.end, end_of(t, cue.end, b)) if cue.end < b else (0, 0)
    for i in range(max(a, cue.first - _NEAR), cue.first):
        verb = t.cues.get(i)
        if verb is not None and verb.entry.concept == "relay":
            outlet = next(iter(t.between(verb.end, cue.first)), None)
            if outlet is not None and outlet.source_kind:
                return made(t, chain_of(t, outlet, t.word(verb)), cue, content)
    span = t.text.span(cue.first, cue.first + 1)
    link = Link(t.text.of(span), None, "anonymous", t.word(cue), span)
    return made(t, (Teller(link, t.text.words[cue.first], cue.first, NOBODY),), cue, content)
