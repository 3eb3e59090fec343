"""A phrase while it grows, and what its grammar needs of the reader."""

from __future__ import annotations

from typing import Protocol

import msgspec

from tawatur.language.lexicon import Hit
from tawatur.read.party_words import Phrase, Words


class Reads(Protocol):
    """What the grammar of nouns and titles needs of its caller."""

    words: Words

    def read(self, i: int, depth: int, signed: bool = False) -> Phrase | None:
        """The party that starts at token i, read as part of another one."""
        ...


class Growing(msgspec.Struct):
    """A phrase while it grows; `share` and `takes` are the head row's cells."""

    made: Phrase
    hit: Hit | None
    depth: int
    at: int = 0
    cls: str = "body"
    takes: str = ""
    share: bool = False
    concept: str = ""
    source: str = ""
    country: str = ""
    full: bool = False
    told: bool = False
    shares: bool = False
    person: tuple[int, int] | None = None
    inner: list[Phrase] = msgspec.field(default_factory=list)

    def __post_init__(self) -> None:
        made, hit = self.made, self.hit
        self.at, self.concept, self.source, self.country = (
            made.end,
            made.concept,
            made.source_kind,
            made.country,
        )
        self.person = made.person
        if hit is not None:
            self.cls = hit.entry.cls
            self.takes = hit.entry.attrs.get("takes", "")
            self.share = bool(hit.entry.attrs.get("share"))
            self.full = bool(hit.tail)

    def take(self, end: int, nested: Phrase | None, identity: bool) -> None:
        """Take a nested phrase in; `identity`: the head may take who it is from it."""
        self.at, self.full = end, True
        if nested is None:
            return
        self.inner.append(nested)
        self.country = self.country or nested.country
        if nested.kind == "state":
            return
        if self.cls == "medium":
            if nested.cat == "medium":
                self.concept = self.concept or nested.concept
                self.source = nested.source_kind or self.source
        elif self.cls == "source":
            # a source inside a body speaks as the body does
            voices = ("armed_group",) if self.told else ("armed_group", "official")
            if nested.source_kind in voices and self.source in ("anonymous", "official"):
                self.source = nested.source_kind
        elif self.share and identity:
            self.shares = self.shares or (len(self.inner) == 1 and not self.concept)
            self.concept = self.concept or nested.concept
            if self.source and (nested.concept or nested.source_kind == "armed_group"):
                self.source = nested.source_kind or self.source
