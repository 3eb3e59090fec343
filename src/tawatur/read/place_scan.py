"""Where names of the gazetteer stand in a text, and what beside them says that a place is meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tawatur.language.hits import Hit, Hits
from tawatur.language.text import Text
from tawatur.places.base import NEAR
from tawatur.places.gazetteer import Gazetteer

OPENING = frozenset("\"“«'(‘")
_COMMAS = frozenset("،,/-–و")


TOWN = 20_000  # people from which a doubtful name counts behind "in" or "from"


class Candidate(NamedTuple):
    """A gazetteer name at tokens `first` to `end`; `lead` its proclitics, `numbers` its places."""

    first: int
    end: int
    lead: str
    name: str
    numbers: tuple[int, ...]


@dataclass
class Signs:
    """The place lexicon's hits of one text by position: what ends before a token, what starts at one."""

    hits: Hits
    ending: dict[int, list[Hit]] = field(default_factory=dict)  # signs and links, by the token behind them
    starting: dict[int, Hit] = field(default_factory=dict)  # the same by first token
    heads: dict[int, str] = field(default_factory=dict)  # words that make a name part of another, likewise
    bearings: dict[int, list[Hit]] = field(default_factory=dict)  # by first token
    bearing_ends: dict[int, Hit] = field(default_factory=dict)
    nisbas: dict[int, Hit] = field(default_factory=dict)
    cover: dict[int, tuple[int, int, str]] = field(default_factory=dict)  # longer hits of other rows
    links: dict[int, str] = field(default_factory=dict)  # fillers, ground and anaphors, by their token
    nouns: set[int] = field(default_factory=set)  # sign words with or without an article, by first token
    common: set[int] = field(default_factory=set)  # tokens that are a sign word or a direction themselves

    def sign(self, at: int) -> Hit | None:
        """The place sign that ends before token `at`."""
        return next((h for h in self.ending.get(at, ()) if h.entry.cls == "place_signs"), None)

    def link(self, at: int) -> Hit | None:
        """The place link that ends before token `at`."""
        return next((h for h in self.ending.get(at, ()) if h.entry.cls == "place_links"), None)


# Classes of other tables whose phrases may hold a place without being a name of something else.
_TRANSPARENT = ("place_", "date_", "num_", "event", "cue", "toll", "sense")


_SORTED = ("place_signs", "place_links", "place_bearings", "place_nisbas", "place_heads")


def sort_hits(hits: Hits) -> Signs:
    """The hits that say something about places, by what is asked of them."""
    signs = Signs(hits)
    for cls in _SORTED:
        for first, here in hits.all_of(cls).items():
            for hit in here:
                _sort_place_hit(signs, first, hit, cls)
    for hit in hits.long:
        cls = hit.entry.cls
        if (cls == "place_not" and not hit.tail) or not cls.startswith(_TRANSPARENT):
            _cover(signs, hit.first, hit.end, cls)
    for first, here in hits.all_of("place_not").items():
        if any(hit.end - first == 1 and not hit.tail for hit in here):
            signs.cover.setdefault(first, (first, first + 1, "place_not"))
    return signs


def _sort_place_hit(signs: Signs, first: int, hit: Hit, cls: str) -> None:
    if hit.tail:
        if cls == "place_signs" and hit.entry.attrs["id"] == "nouns":
            signs.nouns.add(first)  # "منزله جنوب العاصمة"
        return
    if cls == "place_links" and hit.entry.concept.startswith(("filler", "ground", "again", "preposition")):
        known = signs.links.get(first, "")
        signs.links[first] = f"{known} {hit.entry.concept}"
        return
    if cls == "place_signs" and hit.entry.concept not in ("border", "land", "road"):
        signs.nouns.add(first)
    if (
        cls in ("place_signs", "place_links", "place_bearings")
        and hit.end - first == 1
        and "ال" not in hit.lead
    ):
        signs.common.add(first)
    if cls in ("place_signs", "place_links"):
        definite = "ال" in hit.lead or hit.lead.endswith("لل")
        if (
            not definite
            or hit.entry.attrs["id"] in ("city", "land", "border", "countryside", "unit")
            or cls == "place_links"
        ):
            signs.ending.setdefault(hit.end, []).append(hit)
            signs.starting.setdefault(first, hit)
    elif cls == "place_bearings":
        here = signs.bearings.setdefault(first, [])
        here.append(hit)
        here.sort(key=lambda h: -h.end)
        before = signs.bearing_ends.get(hit.end)
        if before is None or before.first > first:
            signs.bearing_ends[hit.end] = hit
    elif cls == "place_nisbas":
        signs.nisbas.setdefault(first, hit)
    elif cls == "place_heads" and "ال" not in hit.lead:
        signs.heads[hit.end] = hit.entry.concept


def _cover(signs: Signs, first: int, end: int, cls: str) -> None:
    for token in range(first, end):
        known = signs.cover.get(token)
        if known is None or known[1] - known[0] < end - first:
            signs.cover[token] = (first, end, cls)


def candidates(text: Text, gazetteer: Gazetteer, signs: Signs) -> list[Candidate]:
    """The longest gazetteer name at every token, none inside another or inside a longer other name."""
    found: list[Candidate] = []
    words, kinds, names = text.words, text.kinds, gazetteer.names
    size, past = len(words), 0
    for i, starts in enumerate(gazetteer.all_starts(words)):
        if not starts or i < past or kinds[i] != "a":
            continue
        best: Candidate | None = None
        for start in starts:
            if len(start.base) < 5 and start.lead and start.lead[-1] in "فك":
                continue  # "فرقة": not ف + رقة
            for length in start.lengths:
                if best is not None and length <= best.end - best.first:
                    break
                end = i + length
                if end > size or (length > 1 and kinds[i:end] != "a" * length):
                    continue
                name = start.base if length == 1 else " ".join((start.base, *words[i + 1 : end]))
                numbers = names.get(name)
                if numbers:
                    if best and best.end == end and best.name not in gazetteer.doubtful:
                        break
                    if best and best.end == end and name in gazetteer.doubtful:
                        break
                    best = Candidate(i, end, start.lead, name, tuple(numbers))
                    break
        if best is None or _inside_other(best, signs) or (best.end - i == 1 and i in signs.common):
            continue
        found.append(best)
        past = best.end
    return found


def _inside_other(c: Candidate, signs: Signs) -> bool:
    over = signs.cover.get(c.first)
    if over is None:
        return False
    first, end, cls = over
    longer = end - first > c.end - c.first
    return first <= c.first and c.end <= end and (longer or cls == "place_not")


def meant(text: Text, found: list[Candidate], gazetteer: Gazetteer, signs: Signs) -> list[Candidate]:
    """The candidates that the words beside them show to be places."""
    doubtful = gazetteer.doubtful
    firm: dict[int, bool] = {}
    ends: dict[int, int] = {}
    signed_names: set[str] = set()
    for n, c in enumerate(found):
        at = _before(text, c.first)
        strong = not c.lead and _has_sign(signs, at)
        if strong:
            signed_names.add(c.name)
        head = signs.heads.get(at) or signs.heads.get(c.first)
        surname = head and not strong and not (c.lead and "و" not in c.lead)
        if surname or (c.first and _clock_behind(text, c)):
            firm[n] = False
        elif strong:
            firm[n] = True
        elif c.name not in doubtful:
            firm[n] = not _other_sense(text, c, at, signs)
        else:
            firm[n] = False
            if _countries_by(c, gazetteer) and _governed(c, at, signs) and not head:
                firm[n] = True  # "في سورية": without a preposition it is the adjective
            elif c.name not in gazetteer.strict and head is None and _coordinated(text, c, ends):
                firm[n] = True
        if firm[n]:
            ends[c.end] = n
    spoken = {gazetteer.spots[i].country for n, c in enumerate(found) if firm[n] for i in c.numbers[:1]}
    spoken.update(hit.entry.concept for hit in signs.nisbas.values())
    for n, c in enumerate(
        found
    ):  # the same name again, before a firm one in a list, or a town of the country
        if firm[n] or c.name not in doubtful or c.name in gazetteer.strict:
            continue
        at = _before(text, c.first)
        if signs.heads.get(at) or not _governed(c, at, signs):
            continue
        if c.name in signed_names or _leads_list(text, n, found, firm) or _town_of(c, spoken, gazetteer):
            firm[n] = True
    return [c for n, c in enumerate(found) if firm[n]]


def _town_of(c: Candidate, countries: set[str], gazetteer: Gazetteer) -> bool:
    """True for a name that a town of some size bears in a country that the text speaks of."""
    for spot in (gazetteer.spots[n] for n in c.numbers):
        if spot.population >= 25 * TOWN:
            return True
        if len(c.name) > 3 and spot.population >= TOWN and spot.country in NEAR and spot.country in countries:
            return True
    return False


def _countries_by(c: Candidate, gazetteer: Gazetteer) -> bool:
    return any(gazetteer.spots[n].kind == "country" for n in c.numbers)


def _clock_behind(text: Text, c: Candidate) -> bool:
    """ "الساعة 17:01 (مكة المكرمة)": the town gives a time zone."""
    first = c.first
    return (
        first > 1
        and text.words[first - 1] in "(،,"
        and text.kinds[first - 2] == "d"
        and c.end < len(text)
        and text.words[c.end] == ")"
        and first > 3
        and text.words[first - 3] == ":"
    ) or text.words[first - 1] in ("بتوقيت", "توقيت")


def _before(text: Text, first: int) -> int:
    """The token at which what stands before a name ends: quotation marks and brackets are passed over."""
    while first > 0 and text.kinds[first - 1] == "p" and text.words[first - 1] in OPENING:
        first -= 1
    return first


def _has_sign(signs: Signs, at: int) -> bool:
    sign = signs.sign(at)
    if sign is not None and sign.entry.attrs.get("takes") != "nisba":
        return True
    bearing = signs.bearing_ends.get(at)
    if bearing is not None and "ال" not in bearing.lead:
        return True
    link = signs.link(at)
    return link is not None and link.entry.concept in ("near", "around", "off")


def _other_sense(text: Text, c: Candidate, at: int, signs: Signs) -> bool:
    """True where the words are someone's name or an outlet's."""
    if c.first in signs.nisbas and c.first and text.words[c.first - 1].startswith("ال"):
        return True  # "العائلة المالكة السعودية"
    other = ""
    for hit in signs.hits.get(c.first, ()) if c.end == c.first + 1 else ():
        if hit.end == c.end and not hit.tail and not hit.entry.cls.startswith(_TRANSPARENT):
            other = hit.entry.cls
    return other in ("outlet", "outlets", "media") and not _governed(c, at, signs)


def _governed(c: Candidate, at: int, signs: Signs) -> bool:
    """True with a preposition before the name, attached or not."""
    if c.lead and c.lead.lstrip("وف")[:1] in ("ب", "ل"):
        return True
    return "preposition" in signs.links.get(at - 1, "")


def _coordinated(text: Text, c: Candidate, ends: dict[int, int]) -> bool:
    """True right behind a firm place with "and", a comma or a dash between."""
    if c.lead.startswith("و") and c.first in ends:
        return True
    at = c.first - 1
    if at > 0 and text.words[at] in _COMMAS and at in ends:
        return not c.lead or c.lead.startswith("و")
    return False


def _leads_list(text: Text, n: int, found: list[Candidate], firm: dict[int, bool]) -> bool:
    if n + 1 >= len(found) or not firm[n + 1]:
        return False
    c, after = found[n], found[n + 1]
    if after.first == c.end and after.lead.startswith("و"):
        return True
    return after.first == c.end + 1 and text.words[c.end] in "،,"
