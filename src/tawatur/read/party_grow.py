"""A phrase grown word by word: quoted names, adjectives, and what joined to its head belongs to it."""

from __future__ import annotations

from tawatur.codebook import bodies
from tawatur.language.lexicon import Hit
from tawatur.read.party_growing import Growing, Reads
from tawatur.read.party_joined import joined, linked, medial
from tawatur.read.party_stops import STOPS
from tawatur.read.party_words import Phrase, Words, is_plural


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
        elif kind != "a" or not (linked(reader, g) or _more(reader, g)):
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
        g.shares,
    )


def _more(reader: Reads, g: Growing) -> bool:
    """An adjective; behind a common noun also a preposition or a genitive that belongs to it."""
    if reader.words.stops(g.at):
        return False
    return _adjoined(reader, g) or (g.hit is not None and joined(reader, g))


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
    elif g.cls == "head" and g.made.cat == "office" and not g.concept and medial(w, g.at):
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
