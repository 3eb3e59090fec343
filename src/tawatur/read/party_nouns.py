"""Phrases with a common noun at their head, and whether the noun alone names a party."""

from __future__ import annotations

from functools import cache

from tawatur.language.lexicon import Hit
from tawatur.language.text import fold
from tawatur.read.party_grow import grow
from tawatur.read.party_growing import Reads
from tawatur.read.party_joined import medial
from tawatur.read.party_stops import STOPS
from tawatur.read.party_words import ADJECTIVES, MARKS, Phrase, Words, is_definite, lead_of, number_of

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
_NEWS = frozenset({"عن", "تفيد", "تتحدث", "تشير", "تقول", "توكد"})  # what news and reports do


def noun(reader: Reads, hit: Hit, depth: int) -> Phrase | None:
    """The phrase of a head noun, None where the noun alone names no party."""
    w, cls, attrs = reader.words, hit.entry.cls, hit.entry.attrs
    if cls == "people" and depth == 0 and (modifies(w, hit) or _qualifies(w, hit) or _kind_of_event(w, hit)):
        return None
    if cls == "head" and _is_subject(w, hit.end):
        return None
    if hit.end < w.size and w.words[hit.end] in _folded(attrs.get("unless", "")):
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


def _kind_of_event(w: Words, hit: Hit) -> bool:
    """True for the second word of "هجوم انتحاري", which says what kind of event it was."""
    return hit.entry.concept == "suicide" and any(
        h.entry.cls == "event" and h.entry.attrs.get("pos") == "n" and h.end > hit.first
        for h in w.hits.get(hit.first - 1, ())
    )


def _is_subject(w: Words, at: int) -> bool:
    """True for persons in the nominative, who are no genitive of the noun before them: "تجمع المتظاهرون"."""
    return at < w.size and w.words[at].endswith("ون") and any(True for _ in w.of("people", at))


def modifies(w: Words, hit: Hit) -> bool:
    """True for a word like العسكري where it stands as an adjective behind a noun with its article."""
    before = w.words[hit.first - 1] if hit.first else ""
    return (
        is_definite(hit, w.words[hit.first])
        and before.startswith(("ال", "وال", "بال", "لل"))
        and before not in STOPS
        and any(h.entry.cls in ADJECTIVES and h.end == hit.end for h in w.hits[hit.first])
    )


def _qualifies(w: Words, hit: Hit) -> bool:
    """True for a word like عسكري as an adjective of a noun: "تصعيد عسكري", "دعمها العسكري"."""
    at = hit.first - 1
    if at < 0 or hit.lead not in ("", "ال") or hit.tail or w.kinds[at] != "a":
        return False
    if not any(h.entry.cls in ADJECTIVES and h.end == hit.end for h in w.hits[hit.first]):
        return False
    before = w.words[at]
    if w.words[hit.first].startswith("ال"):
        return len(before) > 4 and before.endswith(("ها", "هم")) and before not in STOPS
    if hit.entry.attrs.get("number") != "one" or before.startswith("ال") or before.endswith(("هم", "هن")):
        return False
    if before in STOPS or (before.endswith("ه") and w.words[hit.first][-1] not in "ها"):
        return False
    known = (h.entry.cls for h in w.hits.get(at, ()))
    return w.names.is_plain(before) and not any(cls.startswith(_GOVERN) for cls in known)


_GOVERN = ("event", "cue", "toll", "light", "num_", "people", "head", "title", "result", "date_")


@cache
def _folded(forms: str) -> frozenset[str]:
    return frozenset(fold(form) for form in forms.split("|")) if forms else frozenset()


def _enough(w: Words, hit: Hit, made: Phrase) -> bool:
    """Some nouns name a party only with something that tells which one, or beside a verb of telling."""
    needs = hit.entry.attrs.get("needs", "")
    if not needs or (hit.tail and needs != "strict"):
        return True
    if needs == "nisba":
        return bool(made.country)
    told = w.told(made.first) or w.tells(made.end)
    if needs == "strict":
        if made.lead.endswith("ب") and not made.definite:
            return False  # "بقوة": strongly
        needs = "sure"
        if made.end == hit.end and not told:
            return False
    if needs == "told":
        news = made.end < w.size and w.words[made.end] in _NEWS
        return told or news or (made.lead.endswith("ل") and w.told_near(made.first, 8))
    if needs == "medial":
        inside = range(hit.end, made.end)
        named = any(w.words[k] in MARKS or w.kinds[k] == "l" or medial(w, k) for k in inside)
        return told or named or bool(made.concept) or any(p.cat == "medium" for p in made.inner)
    if needs == "near":
        return bool(made.country or made.inner) or told
    if needs == "sure" and made.end > hit.end and not (made.inner or made.concept or made.country):
        behind = w.words[hit.end]
        return not behind.startswith("ال") or (bool(w.adjective(hit.end, True)) and made.definite)
    return made.end > hit.end or (made.definite and (told or needs == "sure"))
