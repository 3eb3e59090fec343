"""Where: the places of a text, each with the words it rests on, a point and an uncertainty.

Names come from the gazetteer and from sign words (village, quarter, airport ...); grammar gives places that
are told from others ("60 km south of X"). One decision per name per report.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from tawatur.language import pack
from tawatur.language.hits import Hit, Hits
from tawatur.language.text import Text
from tawatur.model import Place, Relative
from tawatur.places.gazetteer import Gazetteer, Spot
from tawatur.read.numbers import NumberMention
from tawatur.read.place_choose import choose
from tawatur.read.place_distance import find_distances
from tawatur.read.place_page import Page, Unit
from tawatur.read.place_relative import Told, relate
from tawatur.read.place_scan import Candidate, candidates, meant, sort_hits
from tawatur.read.place_units import read_units
from tawatur.values import Span


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at tokens `first` to `end` (its sign word included).

    `role`: site, relative (told only from another place), area, demonym (a country's adjective; no place
    of an event), dateline. `reference`: another place is measured from it.
    """

    first: int
    end: int
    place: Place
    role: str
    reference: bool


def find_places(
    text: Text,
    hits: Hits,
    gazetteer: Gazetteer,
    numbers: Sequence[NumberMention] | None = None,
) -> list[PlaceMention]:
    """The places of a text by position. `hits` are the lexicon's by first token. Never raises for any text.

    `numbers` are the text's, where they have been found already: distances are read from them.
    """
    signs = sort_hits(hits)
    found = candidates(text, gazetteer, signs)
    firm = meant(text, found, gazetteer, signs)
    signed = {}
    for c in firm:
        sign = signs.sign(c.first)
        if sign is not None:
            signed[c.name] = sign.entry.attrs["id"]
    chosen = choose(firm, signed, signs, gazetteer)
    shown = _countries(firm, chosen, signs.nisbas, gazetteer.doubtful)
    units = read_units(Page(text, hits, signs, gazetteer, firm, chosen, shown))
    told = relate(
        text, hits, signs, units, find_distances(text, hits, numbers), pack.load("ar").rules("places")
    )
    beside: dict[int, list[Unit]] = {}
    for unit in units:
        beside.setdefault(text.sentence_of(unit.first)[0], []).append(unit)
    mentions = [_mention(text, unit, told.get(id(unit)), beside) for unit in units]
    mentions += [_demonym(text, hit, gazetteer) for hit in signs.nisbas.values()]
    mentions += [_mention(text, t.unit, t, beside) for t in told.values() if t.new]
    return sorted(_told_elsewhere(mentions), key=lambda m: (m.first, -m.end))


def _told_elsewhere(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions, each with what another mention of the same name tells of where the place lies."""
    told = {m.place.name: m.place for m in mentions if m.place.relative is not None and m.role == "site"}
    if not told:
        return mentions
    return [
        replace(m, place=_lying(m.place, told[m.place.name]))
        if m.role == "site" and m.place.relative is None and m.place.name in told
        else m
        for m in mentions
    ]


def _lying(place: Place, other: Place) -> Place:
    """The place with the other's relative position, and its point where it has none of its own."""
    if place.lat is not None:
        return replace(place, relative=other.relative)
    return replace(
        place,
        relative=other.relative,
        lat=other.lat,
        lon=other.lon,
        uncertainty_km=other.uncertainty_km,
        basis=other.basis,
    )


def _countries(
    firm: Sequence[Candidate], chosen: Mapping[str, Spot], nisbas: Mapping[int, Hit], doubtful: Container[str]
) -> dict[str, float]:
    """How much each country is spoken of: by its places, less by its adjectives and doubtful names."""
    shown: dict[str, float] = {}
    for c in firm:
        country = chosen[c.name].country
        shown[country] = shown.get(country, 0.0) + (0.25 if c.name in doubtful else 1.0)
    for hit in nisbas.values():
        shown[hit.entry.concept] = shown.get(hit.entry.concept, 0.0) + 0.5
    return shown


def _span(text: Text, first: int, end: int, lead: str) -> Span:
    start = text.inner_start(first, len(lead)) if lead else text.starts[first]
    return Span(min(start, text.ends[end - 1]), text.ends[end - 1])


def _mention(text: Text, unit: Unit, told: Told | None, beside: Mapping[int, Sequence[Unit]]) -> PlaceMention:
    """The mention of a unit; `beside` are the units of each sentence, by its first token."""
    span = _span(text, unit.name_first, unit.name_end, unit.lead)
    name = text.of(span)
    if unit.lead.endswith("ل") and name.startswith("ل"):  # "للرقة" -> "الرقة"
        name = "ا" + name
    role = unit.role
    if role == "site" and _is_dateline(text, unit):
        role = "dateline"
    relative = None
    if unit.measured is not None:
        of_first, of_end, bearing = unit.measured
        of = _span(text, of_first, of_end, "ل" if text.words[of_first].startswith("ل") else "")
        relative = Relative(text.of(of), None, bearing, (text.span(unit.first, unit.end),))
    where, basis, by = unit.where, unit.basis, unit.by
    if told is not None:
        relative = told.relative
        if where is None and told.where is not None:
            where, basis, by = told.where, "computed", told.by
    place = Place(
        name,
        unit.spot.id if unit.spot else None,
        unit.kind,
        unit.country,
        where.lat if where else None,
        where.lon if where else None,
        where.uncertainty_km if where else None,
        relative,
        "context" if _is_context(text, unit, beside) else "main",
        basis,
        (span,),
        by,
    )
    return PlaceMention(unit.first, unit.end, place, role, unit.reference)


def _is_context(text: Text, unit: Unit, beside: Mapping[int, Sequence[Unit]]) -> bool:
    """True for a wider unit beside a finer place of the same country in the same sentence."""
    rank = _RANK.get(unit.kind, 0)
    if rank == 0:
        return False
    return any(
        other is not unit
        and not other.reference
        and other.country == unit.country
        and _RANK.get(other.kind, 0) < rank
        for other in beside.get(text.sentence_of(unit.first)[0], ())
    )


_RANK = {"country": 3, "governorate": 2, "region": 1}


def _is_dateline(text: Text, unit: Unit) -> bool:
    """A place at the head of a line or behind a bar, with a bracket, a dash, a colon or a date behind it."""
    first, end = unit.first, unit.end
    if unit.lead or unit.sign or end >= len(text):
        return False
    before = text.words[first - 1] if first else "\n"
    if not (first == 0 or (text.kinds[first - 1] in "npd" and before not in "(،,\"“'")):
        return False
    if text.sentence_of(first)[0] < first - 60 or first > 150:
        return False
    after = text.words[end]
    if after in (":", "(", "|", "–"):
        return True
    if after == "-":
        return before in "\n|:-" or first == 0
    return text.kinds[end] == "d"


def _demonym(text: Text, hit: Hit, gazetteer: Gazetteer) -> PlaceMention:
    country = gazetteer.get(hit.entry.concept.lower())
    lead = hit.lead.replace("ال", "")
    span = _span(text, hit.first, hit.end, lead)
    place = Place(
        text.of(span),
        country.id if country else None,
        "country",
        hit.entry.concept,
        country.lat if country else None,
        country.lon if country else None,
        country.extent_km if country else None,
        None,
        "context",
        "gazetteer",
        (span,),
        hit.entry.by,
    )
    return PlaceMention(hit.first, hit.end, place, "demonym", False)


__all__ = ["PlaceMention", "Relative", "find_places"]
