"""Places told from other places: the rules of rules/places.tsv matched, and tied to what they tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from tawatur.language.hits import Hits
from tawatur.language.rules import Match, Matcher, Scene
from tawatur.language.text import Text, fold
from tawatur.model import Relative
from tawatur.places.geometry import at_distance, beside, between, part_of
from tawatur.read.place_distance import Distance
from tawatur.read.place_heads import heads_before, lead_at, noun_before
from tawatur.read.place_page import Unit
from tawatur.read.place_scan import Signs
from tawatur.tables import read_tsv
from tawatur.values import Span, Where, distance_km

_AREAS = frozenset(("country", "governorate", "region"))
_AGAIN = {
    "again.settlement": ("settlement",),
    "again.governorate": ("governorate", "region"),
    "again.country": ("country",),
    "again.site": ("site",),
}


@cache
def _first_words(measured: bool) -> frozenset[str]:
    """The words that a rule can start with, with and without "and" before them; those of rules with a distance
    only where the text has some (`measured`)."""
    found: set[str] = set()
    for row in read_tsv("language", "ar", "rules", "places.tsv", required=("id", "pattern")):
        first = row["pattern"].split()[0]
        if not measured and "#dist" in row["pattern"] and "#dist?" not in row["pattern"]:
            continue
        if first[0] not in "<#" and "=" not in first and "+" not in first:
            found.update(fold(word) for word in first.split("|"))
    return frozenset(found | {f"و{word}" for word in found})


class Told(msgspec.Struct):
    """What a rule told of a unit; `new` where the phrase itself is the only name that the place has."""

    unit: Unit
    relative: Relative | None
    where: Where | None
    by: str
    new: bool = False


def relate(
    text: Text,
    hits: Hits,
    signs: Signs,
    units: list[Unit],
    distances: Mapping[int, Distance],
    matcher: Matcher,
) -> dict[int, Told]:
    """What is told of each unit by its id(); units that are measured from are marked as references."""
    starts = set(signs.bearings) | set(distances)
    starts.update(h.first for here in signs.ending.values() for h in here if h.entry.concept in _STARTERS)
    words = _first_words(bool(distances))
    starts.update(i for i, word in enumerate(text.words) if word in words)
    if not starts:
        return {}
    at_first: dict[int, Unit] = {}
    for unit in units:
        if unit.role in ("site", "area"):
            at_first.setdefault(unit.first, unit)
    reader = _Reader(text, hits, signs, units, at_first, distances, matcher)
    last = 0
    for i in sorted(starts):
        if i < last:
            continue
        match = matcher.at(reader.scene, i)
        if match is not None and reader.take(match):
            last = match.end
    return reader.told


def _set_right(unit: Unit, of: Unit, where: Where | None) -> None:
    """Another place of the same name is not meant: "the village of Rabia near Tal Hamis" lies by Tal Hamis, and
    the gazetteer's Rabia on the coast is no point for it."""
    known = unit.where
    if known is None or where is None or unit.kind != "settlement" or unit.spot is None:
        return
    apart = distance_km(known.lat, known.lon, where.lat, where.lon)
    if apart > known.uncertainty_km + where.uncertainty_km + _FAR_KM:
        unit.spot, unit.where, unit.country, unit.basis = None, None, of.country, "none"


_FAR_KM = 40.0
_STARTERS = frozenset(("road", "near", "around", "off", "between"))


class _Reader:
    def __init__(
        self,
        text: Text,
        hits: Hits,
        signs: Signs,
        units: list[Unit],
        at_first: dict[int, Unit],
        distances: Mapping[int, Distance],
        matcher: Matcher,
    ) -> None:
        self.text, self.signs, self.units = text, signs, units
        self.at_first, self.distances = at_first, distances
        self.ends = {u.end: u for u in units}
        self.told: dict[int, Told] = {}
        self.scene = Scene(text, hits, {"dist": self._dist, "ref": self._ref, "also": self._also})

    def _dist(self, i: int) -> Sequence[int]:
        d = self.distances.get(i)
        return (d.end,) if d else ()

    def _ref(self, i: int) -> Sequence[int]:
        unit = self.at_first.get(self._behind_quote(i))
        if unit is not None:
            return () if unit.joined or unit.lead.startswith("ف") else (unit.end,)
        return (i + 1,) if self._anaphor(i) is not None else ()

    def _also(self, i: int) -> Sequence[int]:
        unit = self.at_first.get(i)
        return (unit.end,) if unit is not None else ()

    def _anaphor(self, i: int) -> Unit | None:
        """ "شرق المدينة": the last place of that kind named before."""
        if i >= len(self.text):
            return None
        again = self.signs.links.get(i, "")
        kinds = next((kinds for concept, kinds in _AGAIN.items() if concept in again), None)
        if kinds is None:
            return None
        before = (u for u in reversed(self.units) if u.end <= i and u.kind in kinds)
        return next((u for u in before if u.group < 0 and u.role != "dateline"), None)

    def _behind_quote(self, i: int) -> int:
        """ "جنوب "مدينة دير الزور": a stray quotation mark before the name is passed over."""
        return i + 1 if i < len(self.text) and self.text.words[i] in '"“«' else i

    def _unit_at(self, span: tuple[int, int]) -> Unit | None:
        return self.at_first.get(self._behind_quote(span[0])) or self._anaphor(span[0])

    def take(self, match: Match) -> bool:
        """Ties a match to its places. False where it tells nothing."""
        slots, gives = match.slots, match.rule.gives["gives"]
        of = self._unit_at(slots["of"])
        if of is None:
            return False
        distance = self.distances.get(slots["dist"][0]) if "dist" in slots else None
        bearing = self._bearing(slots.get("bear"), match)
        if bearing is not None and self._is_adjective(match):
            return False
        if gives in ("between", "road"):
            to = self._unit_at(slots["to"])
            return to is not None and to is not of and self._between(match, gives, of, to)
        if gives in ("near", "around", "off"):
            return self._near(match, gives, of)
        if gives == "inside":
            return self._inside(match, of, distance)
        return self._from(match, of, bearing, distance)

    def _bearing(self, slot: tuple[int, int] | None, match: Match) -> str | None:
        first = slot[0] if slot else match.first
        here = self.signs.bearings.get(first)
        if not here:
            return None
        end = slot[1] if slot else None
        hit = next((h for h in here if end is None or h.end == end), here[0])
        return hit.entry.concept

    def _is_adjective(self, match: Match) -> bool:
        """ "ريف إدلب الجنوبي | وحماة": a definite direction is a noun only before "of" (إلى الشرق من)."""
        slot = match.slots.get("bear")
        first, end = slot or (match.first, match.first + 1)
        words = self.text.words
        definite = "ال" in words[first][:3] and words[first] not in ("الي",)
        after_noun = first > match.first  # "الضفة الشرقية للنهر"
        return (
            definite and not after_noun and first < match.slots["of"][0] == end and "dist" not in match.slots
        )

    def _relative(self, of: Unit, km: float | None, bearing: str | None, match: Match) -> Relative:
        first, end = of.name_first, of.name_end
        start = self.text.inner_start(first, len(of.lead))
        name = self.text.raw[start : self.text.ends[end - 1]]
        return Relative(
            name, km, bearing, (self.text.span(match.first, match.end), Span(start, self.text.ends[end - 1]))
        )

    def _from(self, match: Match, of: Unit, bearing: str | None, distance: Distance | None) -> bool:
        if bearing is None and distance is None:
            return False
        area = of.kind in _AREAS and of.sign != "countryside"
        if distance is None and (area or of.sign == "countryside"):
            return self._part(match, of, bearing)
        where = None
        if of.where is not None:
            if distance is None:
                where = beside(of.where, bearing)
            else:
                where = at_distance(of.where, bearing, distance.km, about=distance.about)
        relative = self._relative(of, distance.km if distance else None, bearing, match)
        heads = heads_before(self.text, self.signs, self.units, self.ends, match.first, of)
        heads = heads or self._inside_noun(match.first)
        of.reference = of.reference or self._is_named(match)
        for head in heads:
            if distance is not None:  # a side alone is told of what lies a day's drive off, too
                _set_right(head, of, where)
            self.told.setdefault(id(head), Told(head, relative, where, match.rule.by))
        if heads:
            return True
        if distance is not None and self._goes_on(match.first):
            of.reference = True
            return True
        if distance is None and of.spot is not None and of.kind != "settlement":
            self._new(match, of, None, where, "area")
        else:
            self._new(match, of, relative, where, "relative")
        return True

    def _goes_on(self, first: int) -> bool:
        """ "35 كيلومترا جنوبي حمص، و112 كيلومترا شمال دمشق": the same place measured once more."""
        words, at = self.text.words, first
        while at and words[at - 1] in ("،", ",", "و"):
            at -= 1
        return "و" in words[at:first] and at in self.ends and self.ends[at].reference

    def _is_named(self, match: Match) -> bool:
        """False for "the town", which stands for a place named before: that mention is no reference."""
        return self._behind_quote(match.slots["of"][0]) in self.at_first

    def _inside_noun(self, first: int) -> list[Unit]:
        """ "قرية ملوك سراي جنوب ...": the village whose name was read only in part."""
        noun = noun_before(self.text, self.signs, first)
        if noun is None:
            return []
        inside = [u for u in self.units if noun[0] <= u.first < first and u.basis == "none" and not u.spot]
        for unit in inside[-1:]:
            unit.end = unit.name_end = noun[1]
        return inside[-1:]

    def _part(self, match: Match, of: Unit, bearing: str | None) -> bool:
        """ "شمال شرقي سوريا": a part of the place itself. Behind a place it only says where that lies."""
        if bearing is None:
            return False
        if any(u.end == match.first for u in self.units) and of.kind == "country":
            return True
        where = part_of(of.where, bearing) if of.where is not None else None
        self._new(match, of, None, where, "area")
        return True

    def _inside(self, match: Match, of: Unit, distance: Distance | None) -> bool:
        if distance is None or of.kind not in ("country", "region"):
            return False
        relative = self._relative(of, distance.km, None, match)
        heads = heads_before(self.text, self.signs, self.units, self.ends, match.first, of)
        of.reference = True
        for head in heads:
            self.told.setdefault(id(head), Told(head, relative, None, match.rule.by))
        if not heads:
            self._new(match, of, relative, None, "relative")
        return True

    def _near(self, match: Match, gives: str, of: Unit) -> bool:
        heads = (
            []
            if self.text.words[match.first].startswith("و")
            else heads_before(self.text, self.signs, self.units, self.ends, match.first, of)
        )
        where = beside(of.where, None) if of.where is not None and of.kind not in ("country",) else None
        relative = self._relative(of, None, None, match)
        if heads and gives == "near":
            of.reference = True
            for head in heads:
                _set_right(head, of, where)
                self.told.setdefault(id(head), Told(head, relative, where, match.rule.by))
            return True
        if of.kind == "country" or of.sign == "border":
            return True
        if gives == "near" and self._site_before(match.first):
            self._new(match, of, relative, where, "relative")  # "قاعدة جوية قرب العاصمة"
            return True
        of.where = where or of.where
        if of.basis == "gazetteer":
            of.basis = "computed"
        return True

    def _site_before(self, first: int) -> bool:
        """True for a base, checkpoint or house without a name; a village without one is where its town is."""
        noun = noun_before(self.text, self.signs, first)
        signs = self.scene.hits.of("place_signs", noun[0]) if noun is not None else ()
        return any(h.entry.concept == "site" for h in signs)

    def _between(self, match: Match, gives: str, of: Unit, to: Unit) -> bool:
        """Two settlements with ground between them; "an agreement between Damascus and Ankara" is none."""
        if of.kind == "country" or to.kind == "country":
            return False
        if gives == "between" and not self._ground_before(match.first):
            return False
        where = between(of.where, to.where) if of.where is not None and to.where is not None else None
        heads = (
            heads_before(self.text, self.signs, self.units, self.ends, match.first, of)
            if gives == "between"
            else []
        )
        for head in heads:
            self.told.setdefault(
                id(head), Told(head, self._relative(of, None, None, match), where, match.rule.by)
            )
        of.reference = to.reference = True
        if not heads:
            self._new(match, of, None, where, "site" if gives == "road" else "relative")
        return True

    def _ground_before(self, first: int) -> bool:
        at = max(0, first - 3)
        return any("ground" in self.signs.links.get(i, "") for i in range(at, first)) or first in self.ends

    def _new(self, match: Match, of: Unit, relative: Relative | None, where: Where | None, role: str) -> None:
        first, name_end = match.first, match.end
        noun = noun_before(self.text, self.signs, first) if relative is not None else None
        name_first = first
        if noun is not None:
            told_by_place = relative is not None and (relative.bearing or relative.distance_km)
            # "قرية صغيرة قرب تل حميس": without the other place the words name nothing
            name_first, name_end = noun if told_by_place else (noun[0], match.end)
            first = min(first, name_first)
        lead = lead_at(self.signs, name_first)
        kind = "region" if role == "area" else "site" if role == "site" else "relative"
        unit = Unit(
            first,
            match.end,
            name_first,
            name_end,
            lead,
            None,
            kind,
            of.country,
            where,
            "computed" if where else "none",
            match.rule.by,
            role=role,
        )
        self.told[id(unit)] = Told(unit, relative, where, match.rule.by, True)
