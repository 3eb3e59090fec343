"""Phrases with a common noun at their head, and what stays with it: adjectives, genitives, owners."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from tawatur.codebook import bodies
from tawatur.language.lexicon import Hit
from tawatur.read.party_stops import STOPS
from tawatur.read.party_words import (
    ADJECTIVES,
    MARKS,
    OPENING,
    Phrase,
    Words,
    is_definite,
    is_plural,
    lead_of,
    number_of,
)

SOURCE_OF_CAT = {
    "group": "armed_group",
    "monitor": "monitor",
    "medium": "outlet",
    "aid": "local_source",
    "activist": "local_source",
    "people": "witness",
    "ngo": "monitor",
    "vehicle": "",
    "place": "",
}
_SOURCE_OF_PEOPLE = {
    "armed": "armed_group",
    "soldier": "official",
    "police": "official",
    "leader": "armed_group",
    "official": "official",
    "politician": "official",
    "protester": "local_source",
    "activist": "local_source",
    "journalist": "correspondent",
    "cleric": "local_source",
    "medic": "local_source",
    "victim": "",
    "other": "",
    "suspect": "",
}
_PREPS = frozenset({"ل", "من", "علي", "الي", "ب", "باسم", "في", "عن", "اسم"})
_PARTS = frozenset({"people", "unit", "group", "force", "vehicle"})
_SITED = frozenset({"office", "court", "force", "aid", "activist", "ministry", "monitor", "medium"})
_OF_PLACE = frozenset(
    {"اهالي", "سكان", "ابناء", "اهل", "قاطنو", "قاطني", "نازحي", "لاجيي", "نازحو", "مهجري", "شيوخ"}
)
_NAMED = frozenset({"ngo", "company", "party", "medium"})
_NEWS = frozenset({"عن", "تفيد", "تتحدث", "تشير", "تقول", "توكد"})  # what news and reports do
_OFFICES = frozenset({"ministry", "office", "ngo", "authority", "court"})


class Reads(Protocol):
    """What the grammar of nouns and titles needs of its caller."""

    words: Words

    def read(self, i: int, depth: int, signed: bool = False) -> Phrase | None:
        """The party that starts at token i, read as part of another one."""
        ...


@dataclass(slots=True)
class Growing:
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
    person: tuple[int, int] | None = None
    inner: list[Phrase] = field(default_factory=list)

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
            self.concept = self.concept or nested.concept
            if self.source and (nested.concept or nested.source_kind == "armed_group"):
                self.source = nested.source_kind or self.source


def noun(reader: Reads, hit: Hit, depth: int) -> Phrase | None:
    """The phrase of a head noun, None where the noun alone names no party."""
    w, cls, attrs = reader.words, hit.entry.cls, hit.entry.attrs
    if cls == "people" and depth == 0 and modifies(w, hit):
        return None
    cat = attrs.get("cat", "office") if cls == "head" else cls
    if cls == "people":
        source = _SOURCE_OF_PEOPLE.get(attrs.get("group", ""), "witness")
    elif cls == "head":
        source = SOURCE_OF_CAT.get(cat, "official")
    else:
        source = attrs.get("tells", "anonymous")
    word = w.words[hit.first]
    made = Phrase(
        hit.first,
        hit.end,
        hit.first,
        cls,
        cat,
        lead_of(hit),
        hit.entry.by,
        organ=attrs.get("body", "") if cls == "head" else "",
        source_kind=source,
        number=attrs.get("number") or number_of(word),
        definite=bool(hit.tail) or is_definite(hit, word) or w.words[hit.end - 1].startswith("ال"),
    )
    grown = grow(reader, made, depth, hit)
    if cls == "source" and not grown.definite and grown.end < w.size and grown.end == hit.end:
        behind = w.words[grown.end]
        if behind.startswith("ال") and not w.stops(grown.end):
            return None  # "مصادر الطاقة", "مصدر الخبر": sources of a thing
    return grown if _enough(w, hit, grown) else None


def modifies(w: Words, hit: Hit) -> bool:
    """True for a word like العسكري where it stands as an adjective behind a noun with its article."""
    before = w.words[hit.first - 1] if hit.first else ""
    return (
        is_definite(hit, w.words[hit.first])
        and before.startswith(("ال", "وال", "بال", "لل"))
        and before not in STOPS
        and any(h.entry.cls in ADJECTIVES and h.end == hit.end for h in w.hits[hit.first])
    )


def _enough(w: Words, hit: Hit, made: Phrase) -> bool:
    """Some nouns name a party only with something that tells which one, or beside a verb of telling."""
    needs = hit.entry.attrs.get("needs", "")
    if not needs or hit.tail:
        return True
    if needs == "nisba":
        return bool(made.country)
    told = w.told(made.first) or w.tells(made.end)
    if needs == "told":
        news = made.end < w.size and w.words[made.end] in _NEWS
        return told or news or (made.lead.endswith("ل") and w.told_near(made.first, 8))
    if needs == "medial":
        inside = range(hit.end, made.end)
        named = any(w.words[k] in MARKS or w.kinds[k] == "l" or _medial(w, k) for k in inside)
        return told or named or bool(made.concept) or any(p.cat == "medium" for p in made.inner)
    if needs == "near":
        return bool(made.country or made.inner) or told
    if needs == "sure" and made.end > hit.end and not (made.inner or made.concept or made.country):
        behind = w.words[hit.end]
        return not behind.startswith("ال") or (bool(w.adjective(hit.end, True)) and made.definite)
    return made.end > hit.end or (made.definite and (told or needs == "sure"))


def grow(reader: Reads, made: Phrase, depth: int, hit: Hit | None = None) -> Phrase:
    """The phrase with all that belongs to it behind its head; a body (no hit) takes adjectives only."""
    g, w = Growing(made, hit, depth), reader.words
    while g.at < w.size:
        kind = w.kinds[g.at]
        if kind == "p":
            if not _quoted(reader, g):
                break
        elif kind == "l" and g.cls in ("medium", "source") and g.takes and not g.full:
            while g.at < w.size and w.kinds[g.at] == "l":
                g.at += 1
            g.full = True
        elif kind != "a" or not (_linked(reader, g) or _more(reader, g)):
            break
    if g.country and made.organ and not g.concept:
        g.concept = f"{g.country.lower()}.{made.organ}"
    if g.takes == "medium" and (g.inner or (hit is not None and hit.tail)) and g.at < w.size:
        named = w.names.end(g.at)
        if named > g.at:
            g.person, g.at = (g.at, named), named
    return Phrase(
        made.first,
        w.alias(g.at, g.concept) or g.at,
        made.head,
        made.kind,
        made.cat,
        made.lead,
        made.by,
        g.concept,
        made.organ,
        g.source,
        g.country,
        made.number,
        g.at,
        g.person,
        tuple(g.inner),
        made.definite,
    )


def _more(reader: Reads, g: Growing) -> bool:
    """An adjective; behind a common noun also a preposition or a genitive that belongs to it."""
    if reader.words.stops(g.at):
        return False
    return _adjoined(reader, g) or (g.hit is not None and _joined(reader, g))


def _quoted(reader: Reads, g: Growing) -> bool:
    """A quoted name ("قناة "العربية""), or the mark that closes one."""
    w = reader.words
    end = w.quoted(g.at)
    named = g.made.definite and g.cls in ("head", "medium") and g.made.cat not in ("medium", "monitor")
    if (
        end
        and not named
        and not g.full
        and g.hit is not None
        and (g.share or g.takes or g.cls in ("head", "medium"))
    ):
        nested = reader.read(g.at + 1, g.depth + 1, signed=True)
        g.take(end, nested if nested and nested.end <= end - 1 else None, identity=True)
        return True
    if w.closes(g.at, g.made.first):
        g.at += 1
        return True
    return False


def _adjoined(reader: Reads, g: Growing) -> bool:
    """An adjective, or a participle with what it joins ("التابعة لوزارة الداخلية")."""
    w = reader.words
    nisba = w.nisba(g.at, g.made.definite or bool(g.inner and g.inner[-1].definite))
    if nisba is not None and g.cls in ("head", "medium", "body") and is_plural(w.words[g.at]):
        # an object behind its subject, no adjective: "اتهم التحالف الحوثيين"
        return False
    if nisba is not None:
        if nisba.entry.attrs.get("of") == "body" and not g.concept:
            g.concept = nisba.entry.concept
            if g.source:
                g.source = bodies.source_kind(g.concept) or g.source
        elif not g.inner or g.cls in ("medium", "source"):
            g.country = g.country or nisba.entry.attrs.get("iso", "")
        g.at, g.full = nisba.end, True
        return True
    end = w.adjective(g.at, g.made.definite or bool(g.inner and g.inner[-1].definite))
    if not end and g.cls == "source" and not g.made.definite and _like_nisba(w, g.at):
        end = g.at + 1
    if not end:
        return False
    if g.cls == "source" and g.source == "anonymous" and not g.told:
        # the first adjective that tells decides: "مصدر أمني محلي" is a security source
        told = next(
            (h.entry.attrs["tells"] for h in w.of("source_adj", g.at) if "tells" in h.entry.attrs), ""
        )
        g.source, g.told = told or g.source, bool(told)
    elif g.cls == "head" and g.made.cat == "office" and not g.concept and _medial(w, g.at):
        g.source = "outlet"
    g.full = g.full or g.made.definite or g.cls in ("source", "people")
    g.at = end
    return True


def _like_nisba(w: Words, at: int) -> bool:
    """True for an adjective that only its ending shows: "مصادر بقاعية"."""
    word = w.words[at]
    return (
        len(word) > 5
        and word.endswith(("يه", "يون", "يين"))
        and not word.startswith("ال")
        and word not in STOPS
    )


def _medial(w: Words, at: int) -> bool:
    """True for the adjective of a press office or media centre."""
    return any(h.entry.attrs.get("tells") == "outlet" for h in w.of("source_adj", at))


def _linked(reader: Reads, g: Growing) -> bool:
    w = reader.words
    link = next(w.of("party_link", g.at), None)
    if link is None:
        return False
    j = link.end
    while j < w.size and (w.words[j] in _PREPS or w.words[j] in OPENING or w.words[j] in "-–"):
        j += 1
    if j >= w.size or w.kinds[j] not in "al":
        return False
    if link.entry.attrs.get("prep") == "في":
        end = w.place(j) or (j + 1 if w.words[j] not in STOPS and not w.stops(j) else 0)
        g.at, g.full = end or g.at, True
        return bool(end)
    nested = reader.read(j, g.depth + 1, signed=True)
    if nested is None:
        return False
    if g.cls == "source" and g.source == "outlet":
        g.source = "anonymous"
    elif g.cls in ("head", "people") and g.source == "armed_group" and nested.concept and not g.concept:
        g.source = nested.source_kind or g.source
    g.inner.append(nested)
    g.at, g.full = w.past_quote(nested.end, j), True
    return True


def _joined(reader: Reads, g: Growing) -> bool:
    """A preposition or a genitive that belongs to the head."""
    return (
        _within(reader, g)
        or (not g.full and _rules(reader, g) and _genitive(reader, g))
        or _and_too(reader, g)
    )


def _within(reader: Reads, g: Growing) -> bool:
    """ "مصدر في الشرطة", "عناصر من الجيش الحر", "مصادر بقوات البيشمركة", "خلايا لتنظيم الدولة"."""
    w, at, cat = reader.words, g.at, g.made.cat
    word = w.words[at]
    if at + 1 >= w.size:
        return False
    if word in ("في", "داخل", "لدي"):
        if g.cls != "source" and not (g.depth == 0 and cat in _SITED):
            return False
        nested = reader.read(at + 1, g.depth + 1)
        if nested is not None and (g.cls == "source" or nested.kind == "state"):
            g.take(nested.end, nested, identity=False)
            return True
        end = w.place(at + 1) if g.cls == "source" or not g.country else 0
        if not end and g.cls == "source" and w.names.end(at + 1, surname=True) > at + 1:
            end = at + 2  # a town that nobody listed
        if end:
            g.take(end, None, identity=False)
        return bool(end)
    if word == "من":
        return _from(reader, g)
    if len(word) > 3 and word[0] == "ب" and g.cls == "source":
        return _led(reader, g, "ب")
    if len(word) > 3 and word[0] == "ل" and g.cls == "head":
        loose = cat in ("office", "aid") or (cat in (*_PARTS, "place") and not g.made.definite)
        return loose and _led(reader, g, "ل")
    return False


def _from(reader: Reads, g: Growing) -> bool:
    """من with the whole that the head is a part of."""
    w = reader.words
    if not (g.cls in ("head", "people") and g.made.cat in _PARTS) and not _unnamed(g):
        return False
    nested = reader.read(g.at + 1, g.depth + 1, signed=True)
    if nested is not None and nested.kind in ("body", "head", "people", "nisba", "source"):
        g.take(nested.end, nested, identity=True)
        return True
    end = w.place(g.at + 1) if g.cls == "source" else 0
    if end:
        g.take(end, None, identity=False)
    return bool(end)


def _unnamed(g: Growing) -> bool:
    """True for a source of whom nothing is told yet but what kind it is."""
    return g.cls == "source" and not g.made.definite and not g.inner


def _led(reader: Reads, g: Growing, prep: str) -> bool:
    """A body or head noun with a preposition written to it."""
    nested = reader.read(g.at, g.depth + 1)
    if (
        nested is None
        or not nested.lead.endswith(prep)
        or nested.kind not in ("body", "head")
        or nested.cat == "medium"
    ):
        return False
    g.take(nested.end, nested, identity=True)
    return True


def _rules(reader: Reads, g: Growing) -> bool:
    """True when the head can stand before a genitive: no article, no pronoun, no nun of dual or plural."""
    if g.made.definite or g.hit is None:
        return False
    last = reader.words.words[g.made.end - 1]
    nun = len(last) > 4 and last.endswith(("ون", "ان"))
    return not last.endswith("تين") and not (nun and g.cls in ("people", "source"))


def _genitive(reader: Reads, g: Growing) -> bool:
    """What stands in the genitive behind a head without an article."""
    w, at, people = reader.words, g.at, g.cls == "people"
    word = w.words[at]
    if word in STOPS or (people and not g.share and w.words[g.made.first].removeprefix("و") not in _OF_PLACE):
        return False
    nested = reader.read(at, g.depth + 1, signed=True)
    if nested is not None and not nested.lead:
        if people and nested.cat in ("people", "source") and not nested.definite:
            return False
        if not (g.cls == "source" and nested.cat == "people"):
            g.take(nested.end, nested, identity=True)
            return True
    end = w.place(at)
    if g.cls == "source" and g.takes == "in" and end == at + 1 and at not in w.places:
        return False
    if end and (g.takes or g.share or g.cls in ("source", "people") or word.startswith("ال")):
        if word.startswith("ال"):
            while (more := w.adjective(end, True)) and not w.stops(end):
                g.source = "outlet" if g.made.cat == "office" and _medial(w, end) else g.source
                end = more
        g.take(end, None, identity=False)
        return True
    if g.takes in ("name", "person") and (g.cls != "head" or g.share or g.made.cat in _NAMED):
        end = _own_name(w, at)
        if end > at:
            g.take(end, None, identity=False)
            return True
    return False


def _own_name(w: Words, at: int) -> int:
    """The end of a name that no row knows: up to three words, to the first that can't be of a name."""
    return min(w.names.end(at, surname=True), at + 3)


def _and_too(reader: Reads, g: Growing) -> bool:
    """A second word of the genitive: "مديرية التربية والتعليم", "أهالي كفريا والفوعة"."""
    w, word = reader.words, reader.words.words[g.at]
    if not g.full or not word.startswith("وال") or len(word) < 6 or g.inner:
        return False
    before = w.words[g.at - 1]
    if not before.startswith("ال") and g.cls != "people":
        return False
    place = g.cls == "people" and w.words[g.made.first].removeprefix("و") in _OF_PLACE and g.at in w.places
    office = g.made.cat in _OFFICES and not any(
        h.entry.cls in ("head", "body", "people", "source") for h in w.hits.get(g.at, ())
    )
    if not place and not (office and before.startswith("ال") and not w.stops(g.at)):
        return False
    g.at += 1
    return True
