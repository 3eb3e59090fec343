"""Which words of a report are names, and of what: from its reading where there is one, and from the
lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tawatur.language import pack
from tawatur.language.text import Text
from tawatur.model import Reading
from tawatur.trace.leaf import Leaf

MARKED = 5
"""Words in quotation marks or brackets that are a name; more are speech."""


@dataclass(frozen=True, slots=True)
class Names:
    """The effect that changing a word would have, by its number in the leaf (place, person_name), and how
    many persons a noun means, with the kind of person."""

    kinds: Mapping[int, str]
    people: Mapping[int, tuple[str, str]]
    marked: frozenset[int]
    """Words of a few in quotation marks or brackets: titles and foreign names, as a rule."""

    def kind(self, k: int) -> str | None:
        """The effect for word k, None where it's no known name (or k is -1)."""
        return self.kinds.get(k)

    def person(self, k: int) -> tuple[str, str] | None:
        """(kind of person, one, two or many) for word k."""
        return self.people.get(k)


def names(leaf: Leaf, reading: Reading | None) -> Names:
    """The known names of a report. Without a reading only given names of persons are known."""
    number = {token: k for k, token in enumerate(leaf.tokens)}
    kinds: dict[int, str] = {}
    people: dict[int, tuple[str, str]] = {}
    for hit in pack.load("ar").lexicon.scan(leaf.text):
        if hit.entry.cls == "people" and hit.first in number and hit.entry.attrs.get("number"):
            people[number[hit.first]] = (hit.entry.concept, hit.entry.attrs["number"])
        if hit.entry.cls == "given":
            for token in range(hit.first, hit.end):
                if token in number:
                    kinds[number[token]] = "person_name"
    for mention in reading.mentions if reading else ():
        if mention.kind != "place":
            continue
        token = leaf.text.token_at(mention.span.start)
        while 0 <= token < len(leaf.text) and leaf.text.starts[token] < mention.span.end:
            if token in number:
                kinds.setdefault(number[token], "place")
            token += 1
    return Names(kinds, people, frozenset(number[t] for t in _marked(leaf.text) if t in number))


def _marked(text: Text) -> Iterator[int]:
    """The tokens of stretches of a few words in quotation marks or brackets."""
    for quote in text.quotes:
        if quote.last - quote.first <= MARKED:
            yield from range(quote.first + 1, quote.last)
    opened = -1
    for token, word in enumerate(text.words):
        if word == "(":
            opened = token
        elif word == ")" and opened >= 0:
            if token - opened <= MARKED:
                yield from range(opened + 1, token)
            opened = -1
