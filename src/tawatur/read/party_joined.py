"""What a preposition, a participle or the genitive joins to a noun: owners, wholes, places and names."""

from __future__ import annotations

from tawatur.read.party_growing import Growing, Reads
from tawatur.read.party_stops import STOPS
from tawatur.read.party_words import OPENING, Words

_PREPS = frozenset({"ل", "من", "علي", "الي", "ب", "باسم", "في", "عن", "اسم"})
_PARTS = frozenset({"people", "unit", "group", "force", "vehicle"})
_SITED = frozenset({"office", "court", "force", "aid", "activist", "ministry", "monitor", "medium"})
_OF_PLACE = frozenset(
    {"اهالي", "سكان", "ابناء", "اهل", "قاطنو", "قاطني", "نازحي", "لاجيي", "نازحو", "مهجري", "شيوخ"}
)
_NAMED = frozenset({"ngo", "company", "party", "medium"})
_OFFICES = frozenset({"ministry", "office", "ngo", "authority", "court"})


def linked(reader: Reads, g: Growing) -> bool:
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


def joined(reader: Reads, g: Growing) -> bool:
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
        loose = cat == "force" and not g.made.definite and not g.full
        if g.cls != "source" and (loose or not (g.depth == 0 and cat in _SITED)):
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
                g.source = "outlet" if g.made.cat == "office" and medial(w, end) else g.source
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
    listed = g.cls == "people" and word.startswith("و") and g.at in w.places
    if not g.full or not (listed or (word.startswith("وال") and len(word) > 5)) or g.inner:
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


def medial(w: Words, at: int) -> bool:
    """True for the adjective of a press office or media centre."""
    return any(h.entry.attrs.get("tells") == "outlet" for h in w.of("source_adj", at))
