"""Participles that go on for a speaker ("مضيفا أن"), and names with a colon ("لافروف: ...")."""

from __future__ import annotations

from tawatur.language.lexicon import Hit
from tawatur.read.chains import SPEAKING, TELLERS, Teller, agrees, gender
from tawatur.read.content import end_of, is_direct, made, opening
from tawatur.read.links import chain_of
from tawatur.read.parties import Party
from tawatur.read.said import Said
from tawatur.read.subjects import PREPS, before, verb_gender
from tawatur.read.telling import Telling

_HEAD = 80  # tokens in which headlines with a colon stand, menus and datelines before them


def participle(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """مضيفا أن ...: goes on for whoever speaks in this sentence, else for its subject."""
    found = opening(t, cue.end, b, cue)
    if found is None:
        return None
    if (
        not found.strong
        and verb_gender(t, cue) != "m"
        and cue.first > a
        and t.text.kinds[cue.first - 1] == "a"
    ):
        return None
    chain = _speaker(t, cue, a)
    if found.cited is not None and chain:
        chain = (*chain[:-1], *chain_of(t, found.cited, t.word(cue))) if len(chain) > 1 else chain
        if len(chain) == 1:
            chain = (*chain, *chain_of(t, found.cited, t.word(cue)))
    return made(t, chain, cue, found.tokens)


def _speaker(t: Telling, cue: Hit, a: int) -> tuple[Teller, ...]:
    kind = verb_gender(t, cue)
    first: tuple[Teller, ...] = ()
    for said in reversed(t.found):
        if said.cue[0] < a:
            break
        if agrees(said.chain[-1].gender, kind):
            return said.chain
        first = first or said.chain
    if first:
        return first
    for party in t.between(a, a + 7):
        speaks = party.source_kind in SPEAKING or party.kind in ("title", "person")
        here = party.end <= cue.first and party.lead in ("", "و", "ف")
        if here and speaks and agrees(gender(t.text, party), kind):
            return chain_of(t, party, t.word(cue))
    return t.memory.agreeing(kind)


def colon(t: Telling, a: int, b: int) -> Said | None:
    """ "X: ..." at the head of a sentence, where X is a party that can speak."""
    words, kinds = t.text.words, t.text.kinds
    stop = min(b, max(_HEAD, a + 12))
    for i in range(a + 1, stop):
        if words[i] != ":" or (kinds[i - 1] == "d" and kinds[i + 1 : i + 2] == "d"):
            if i in t.cues and a > 0:
                return None
            continue
        party = before(t, i, a)
        outer: list[Party] = []
        if party is not None and party.source_kind in TELLERS:
            source = _told_to(t, party)
            if source is not None:
                outer, party = [party], source
        if party is not None and (outer or _heads(t, party, i, a)):
            content = (i + 1, end_of(t, i + 1, b)) if i + 1 < b else (i, i)
            if content[1] - content[0] < 4:
                continue
            return Said(
                chain_of(t, party, ":", outer),
                (i, i + 1),
                ":",
                content,
                is_direct(t, content),
                "explicit",
                "said",
                "read/cue_participle.py:colon",
            )
    return None


def _told_to(t: Telling, outlet: Party) -> Party | None:
    """The source that told an outlet, right before it: "مصدر لـCNN: ..."."""
    j = outlet.first
    while j > 0 and (t.text.kinds[j - 1] == "p" or t.text.words[j - 1] == "ل"):
        j -= 1
    if j == outlet.first and not outlet.lead.endswith("ل"):
        return None
    source = t.scan.party_end.get(j)
    return source if source is not None and source.source_kind and source.kind != "medium" else None


def _heads(t: Telling, party: Party, i: int, a: int) -> bool:
    """True for a speaker that stands at a head: sentence start, or behind a mark of a menu; an outlet
    alone at
    the text's start is its own name, not a teller."""
    if party.end != i or not party.source_kind or party.source_kind in ("witness", "document"):
        return False
    if party.kind == "state" or t.text.words[party.first] == "المصدر" or party.lead not in ("", "و"):
        return False
    if party.source_kind in ("agency", "outlet", "correspondent") and party.end - party.first <= 2:
        return False
    j = party.first - 1
    if i < _HEAD and party.end - party.first > 2 and t.text.words[j] not in PREPS:
        return True
    if i < _HEAD and party.kind == "person" and (t.text.kinds[j] == "d" or t.text.words[j] in ("م", "ص")):
        return True
    return j < a or t.text.kinds[j] in "pn" or t.text.words[j] in ("اخبار", "الاخبار", "عاجل")
