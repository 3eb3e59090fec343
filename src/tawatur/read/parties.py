"""Parties and tellers: the noun phrases that name who acts, who suffers and who speaks.

One pass over the words: a name that a row knows, a head noun with what belongs to it, a title with its
bearer, an unnamed source, or a person's name beside a verb of telling. The longest phrase is given; those
inside it are its `inner` ones.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from tawatur.language.hits import Hits
from tawatur.language.text import Text
from tawatur.read.party import Party
from tawatur.read.party_phrases import PhraseReader
from tawatur.read.party_short import resolve_short
from tawatur.read.party_words import Phrase
from tawatur.values import Span

_NO_PLACES: Mapping[int, int] = {}


def find_parties(text: Text, hits: Hits, places: Mapping[int, int] = _NO_PLACES) -> list[Party]:
    """The parties of a text by position, none inside another.

    `hits` are the lexicon's by first token; `places` the ends of place names by their first token, which
    help to see where a phrase ends. Never raises for any text.
    """
    reader = PhraseReader(text, hits, places)
    found: list[Party] = []
    past = 0
    for i in reader.words.starts():
        if i < past or text.kinds[i] not in "al":
            continue
        phrase = reader.at(i)
        if phrase is None:
            continue
        found.append(_party(text, phrase))
        past = phrase.end
        for other in reader.beside(phrase):
            found.append(_party(text, other))
            past = other.end
    return resolve_short(text, _same_names(text, found))


def _party(text: Text, phrase: Phrase) -> Party:
    start = text.inner_start(phrase.first, len(phrase.lead))
    span = Span(start, text.ends[(phrase.name_end or phrase.end) - 1])
    person = text.span(*phrase.person) if phrase.person else None
    return Party(
        phrase.first,
        phrase.end,
        phrase.head,
        phrase.concept or None,
        phrase.organ or None,
        phrase.kind,
        phrase.source_kind or None,
        phrase.cat,
        phrase.country or None,
        phrase.number,
        _written(text.of(span), phrase.lead),
        span,
        person,
        phrase.lead,
        phrase.by,
        tuple(_party(text, inner) for inner in phrase.inner),
        phrase.shares,
    )


def _written(name: str, lead: str) -> str:
    """The name as it is written alone: للقوات gives القوات, though its letters hold no alef."""
    elided = lead.endswith("ل") and name.startswith("ل") and not name.startswith(_WITH_LAM)
    return "ا" + name if elided else name


_WITH_LAM = ("لل", "لبنان", "ليبيا", "لندن", "لافروف", "لجنة", "لجان", "لاهاي")


def _same_names(text: Text, found: list[Party]) -> list[Party]:
    """A person named again without title, in part or in full, is the one that a title introduced."""
    known: dict[str, Party] = {}
    for party in found:
        if party.person and (party.concept or party.kind == "title"):
            words = _name_words(text, party)
            for key in (" ".join(words), words[-1] if len(words) > 1 else ""):
                if len(key) > 3:
                    known.setdefault(key, party)
    if not known:
        return found
    made: list[Party] = []
    for party in found:
        if party.kind == "person" and party.person and not party.concept:
            words = _name_words(text, party)
            same = known.get(" ".join(words)) or known.get(words[-1])
            if same:
                party = replace(
                    party,
                    concept=same.concept,
                    source_kind=same.source_kind,
                    country=same.country,
                    organ=same.organ,
                )
        made.append(party)
    return made


def _name_words(text: Text, party: Party) -> tuple[str, ...]:
    assert party.person is not None
    first, last = text.token_at(party.person.start), text.token_at(party.person.end - 1)
    words = list(text.words[first : last + 1])
    if party.first == first and party.lead:
        words[0] = words[0][len(party.lead) :]
    return tuple(words)


__all__ = ["Party", "find_parties"]
