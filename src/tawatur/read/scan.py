"""A report's text with all that the scanners found in it, ready for the grammars."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.language.hits import Hit, Hits
from tawatur.language.text import Text
from tawatur.read.dates import DateMention
from tawatur.read.numbers import NumberMention
from tawatur.read.parties import Party
from tawatur.read.places import PlaceMention

# Classes that grammars ask for over a stretch of words; the rest is asked for at single tokens.
INDEXED = (
    *("event", "toll", "cue", "light", "light_back", "held", "by_agent", "with_partner", "with_support"),
    *("with_director", "negation", "negation_noun", "negation_prep"),
    *("plan", "hedge", "background", "means"),
)


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands where: hits, parties, numbers, dates and places by their first token."""

    text: Text
    hits: Hits
    parties: Sequence[Party]
    numbers: Sequence[NumberMention]
    dates: Sequence[DateMention]
    places: Sequence[PlaceMention]
    party_at: Mapping[int, Party] = field(default_factory=dict)
    date_at: Mapping[int, DateMention] = field(default_factory=dict)
    place_at: Mapping[int, PlaceMention] = field(default_factory=dict)
    number_at: Mapping[int, NumberMention] = field(default_factory=dict)
    party_end: Mapping[int, Party] = field(default_factory=dict)
    party_firsts: Sequence[int] = ()
    tokens: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def within(self, cls: str, low: int, high: int) -> Sequence[int]:
        """The tokens from low to high (excluded) where a hit of the class starts. Only classes of INDEXED."""
        there = self.tokens.get(cls)
        if not there:
            return ()
        return there[bisect_left(there, low) : bisect_left(there, high)]

    def all_of(self, cls: str) -> Mapping[int, Sequence[Hit]]:
        """The hits of a class by first token, in order."""
        return self.hits.all_of(cls)

    def of(self, cls: str, token: int) -> Sequence[Hit]:
        """The hits of a class that start at the token, longest first."""
        here = self.hits.classes.get(cls)
        return here.get(token, ()) if here else ()

    def first(self, cls: str, token: int) -> Hit | None:
        """The longest hit of a class that starts at the token."""
        of_class = self.hits.classes.get(cls)
        here = of_class.get(token) if of_class else None
        return here[0] if here else None

    def has(self, cls: str, token: int, *concepts: str) -> bool:
        """True when a hit of the class (and of one of the concepts) starts at the token."""
        of_class = self.hits.classes.get(cls)
        here = of_class.get(token) if of_class else None
        return here is not None and (not concepts or any(h.entry.concept in concepts for h in here))

    def in_ta(self, hit: Hit) -> bool:
        """True where the ه that a hit has for its tail is written ة, and is no pronoun."""
        return hit.tail == "ه" and self.text.raw[self.text.ends[hit.end - 1] - 1] == "ة"

    def party_around(self, token: int) -> Party | None:
        """The party whose words include the token."""
        at = bisect_right(self.party_firsts, token) - 1
        if at >= 0 and self.parties[at].end > token:
            return self.parties[at]
        return None

    def parties_between(self, low: int, high: int) -> Sequence[Party]:
        """The parties that start at tokens low to high (excluded)."""
        return self.parties[bisect_left(self.party_firsts, low) : bisect_left(self.party_firsts, high)]


def gather_scan(
    text: Text,
    hits: Hits,
    parties: Sequence[Party],
    numbers: Sequence[NumberMention],
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
) -> Scan:
    """The scan over what the scanners found."""
    return Scan(
        text,
        hits,
        parties,
        numbers,
        dates,
        places,
        party_at={p.first: p for p in parties},
        date_at={d.first: d for d in dates},
        place_at={p.first: p for p in places},
        number_at={n.first: n for n in numbers},
        party_end={p.end: p for p in parties},
        party_firsts=[p.first for p in parties],
        tokens={cls: list(hits.classes[cls]) for cls in INDEXED if cls in hits.classes},
    )
