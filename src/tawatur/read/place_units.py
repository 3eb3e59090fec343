"""Places as they are told: a name with its sign word, a list of villages, a countryside, a country's land."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawatur.language.lexicon import Hit
from tawatur.language.text import Text, fold
from tawatur.places.gazetteer import Gazetteer, Spot
from tawatur.places.geometry import NEAR_KM, countryside, part_of
from tawatur.read.place_scan import OPENING, Candidate, Signs
from tawatur.values import Where

_SITES_NEAR = frozenset(
    ["airport", "base", "bridge", "crossing", "prison", "camp", "camps", "port", "field", "dam"]
)
_KEPT_IN_NAME = frozenset(("site", "district", "governorate", "region"))
_IN_NAMES = frozenset(
    "mountain valley farm bridge river hamlet building".split()
)  # "قرية تل ..", "حي جسر .."
_REAL_LINKS = frozenset("near around between inside off".split())
_REACH = 12  # tokens
_COMMA = frozenset("،,")
_CLOSING = frozenset("\"”»')’")


@dataclass
class Unit:
    """A place in the making: tokens `first` to `end` with its sign word, `name_first` to `name_end` the name."""

    first: int
    end: int
    name_first: int
    name_end: int
    lead: str
    spot: Spot | None
    kind: str
    country: str | None
    where: Where | None
    basis: str
    by: str
    sign: str | None = None
    reference: bool = False
    role: str = "site"
    name: str | None = None
    joined: bool = False  # begins with "and"
    measured: tuple[int, int, str] | None = None  # tokens of the place that it is a side of, and which side
    group: int = -1  # units of one list share it


def spot_where(spot: Spot) -> Where:
    """The point of a gazetteer place with its extent."""
    return Where(spot.lat, spot.lon, spot.extent_km)


class UnitReader:
    """Makes the units of one text."""

    def __init__(
        self,
        text: Text,
        hits: Mapping[int, Sequence[Hit]],
        signs: Signs,
        gazetteer: Gazetteer,
        firm: Sequence[Candidate],
        chosen: Mapping[str, Spot],
        shown: Mapping[str, float],
    ) -> None:
        self.text, self.hits, self.signs, self.gazetteer = text, hits, signs, gazetteer
        self.by_first = {c.first: c for c in firm}
        self.chosen = chosen
        self.shown = shown
        self.home = max(sorted(shown), key=shown.__getitem__, default=None)  # spoken of most
        self.taken: set[int] = set()
        self.units: list[Unit] = []

    def read(self) -> list[Unit]:
        """The units by position."""
        for end in sorted(self.signs.ending):
            sign = self.signs.sign(end)
            if sign is None or sign.first in self.taken or sign.first in self.by_first:
                continue  # "مطار دمشق الدولي", "جبل سنجار": the sign word is part of a known name
            if sign.first and _is_fragment(self.text, sign.first - 1):
                continue  # "ق تل", "ك تلة": a word that was cut in two
            over = self.signs.cover.get(sign.first)
            if over is None or over[2] != "place_not":
                self._signed(sign)
        for c in self.by_first.values():
            if c.first not in self.taken:
                self._bare(c)
        self.units += self._parts_by_nisba()
        self.units.sort(key=lambda u: (u.first, -u.end))
        return self.units

    # -- one name ----------------------------------------------------------------------------------------

    def _bare(self, c: Candidate) -> None:
        spot = self.chosen[c.name]
        if c.name in self.gazetteer.doubtful and self._is_far(spot, c.end):
            return
        unit = Unit(
            c.first,
            c.end,
            c.first,
            c.end,
            c.lead,
            spot,
            spot.kind,
            spot.country,
            spot_where(spot),
            "gazetteer",
            spot.by,
        )
        if spot.kind == "governorate" and c.name.startswith(("ريف ", "الريف ")):
            self._direction_behind(unit, None)
        elif spot.kind == "site":
            self._adjective_behind(unit)
        self._add(unit)

    def _signed(self, sign: Hit) -> None:
        takes, kind = sign.entry.attrs.get("takes", ""), sign.entry.concept
        if kind == "road" or takes == "none":
            return
        if takes == "nisba":
            self._land(sign)
            return
        at = self._open(sign.end)
        at = self._past_nisba(at)
        if kind == "countryside" and "ال" in sign.lead:
            self._the_countryside(sign)
            return
        if kind == "countryside":
            self._countryside(sign, at)
            return
        several = takes in ("list", "two", "listed")
        group = len(self.units) if several else -1
        if takes == "number":
            self._numbered(sign, at)
            return
        item = self._item(at, takes not in ("known", "listed"), takes == "definite")
        first_item = True
        count = 0
        while item is not None:
            self._place(sign, item, first_item, group)
            count += 1
            if not several or (count == 2 and takes == "two"):
                return
            first_item = False
            item = self._next_item(item[1])

    def _open(self, at: int) -> int:
        text = self.text
        while (
            at < len(text) and text.kinds[at] == "p" and text.words[at] in OPENING and text.words[at] != "("
        ):
            at += 1
        return at

    def _past_nisba(self, at: int) -> int:
        """ "العاصمة السورية دمشق": the adjective between the sign word and the name."""
        return at + 1 if at in self.signs.nisbas and at + 1 in self.by_first else at

    def _numbered(self, sign: Hit, at: int) -> None:
        """ "اللواء 93": a base named by its unit."""
        if at < len(self.text) and self.text.kinds[at] == "d":
            unit = Unit(
                sign.first,
                at + 1,
                sign.first,
                at + 1,
                sign.lead,
                None,
                "site",
                self.home,
                None,
                "none",
                sign.entry.by,
            )
            unit.sign = "unit"
            unit.lead = unit.lead.replace("ال", "")
            self._add(unit)

    def _item(
        self, at: int, unknown: bool, definite: bool = False
    ) -> tuple[int, int, Candidate | None, str] | None:
        """A name at token `at`: (first, end, candidate or None, proclitics)."""
        c = self.by_first.get(at)
        if c is not None and not c.lead:
            return at, c.end, c, ""
        if not unknown or (at < len(self.text) and self.text.words[at].startswith("و")):
            return None
        end = self._unknown_end(at, 0)
        if end and definite and end - at == 1 and not self.text.words[at].startswith("ال"):
            quoted = at > 0 and self.text.words[at - 1] in OPENING
            if not quoted and self.text.words[at].endswith("ه"):
                return None  # "منطقة سكنية", "محطة معالجة": an adjective or a common noun
        return (at, end, None, "") if end else None

    def _next_item(self, at: int) -> tuple[int, int, Candidate | None, str] | None:
        text = self.text
        if at < len(text) and text.kinds[at] == "p" and text.words[at] in _CLOSING:
            at += 1
        if at >= len(text):
            return None
        if text.words[at] in _COMMA:
            behind = self._open(at + 1)
            return self._item(behind, True) or self._with_and(behind)
        if text.words[at] == "و":
            return self._item(self._open(at + 1), True)
        return self._with_and(at)

    def _with_and(self, at: int) -> tuple[int, int, Candidate | None, str] | None:
        text = self.text
        c = self.by_first.get(at)
        if c is not None and c.lead == "و":
            return at, c.end, c, "و"
        if at < len(text) and text.words[at].startswith("و") and len(text.words[at]) > 3:
            end = self._unknown_end(at, 1)
            return (at, end, None, "و") if end else None
        return None

    def _unknown_end(self, at: int, skip: int) -> int:
        """The token behind a name that no gazetteer knows, 0 where the words there can't be one."""
        text = self.text
        if at >= len(text) or text.kinds[at] != "a":
            return 0
        is_head = self._class_at(at, "place_stops", "head")
        if len(text.words[at]) - skip < 3 and not is_head:
            return 0
        if at in self.taken or not self._may_be_name(at, bool(skip)):
            return 0
        if text.words[at].startswith(("لل", "لا", "بال", "كال")) and not skip:
            return 0
        end = at + 1
        word = text.words[at][skip:]
        if end < len(text) and text.kinds[end] == "a":
            after = text.words[end]
            definite = after.startswith("ال") and not word.startswith("ال")
            given = self._class_at(at, "place_heads", "given") and not self._class_at(end, "place_signs")
            tail = self._class_at(end, "place_stops", "tail") and not self._leads_place(end)
            if tail or ((is_head or definite or given) and self._may_be_name(end, False)):
                end += 1
            elif is_head:
                return 0
        elif is_head:
            return 0
        return end

    def _leads_place(self, at: int) -> bool:
        """ "الخريطة غربي دير الزور": the direction belongs to what follows."""
        after = at + 1
        return after in self.by_first or any(h.entry.cls == "place_signs" for h in self.hits.get(after, ()))

    def _may_be_name(self, at: int, with_and: bool) -> bool:
        for hit in self.hits.get(at, ()):
            if with_and != hit.lead.startswith("و") and hit.lead:
                continue
            cls = hit.entry.cls
            if cls == "place_stops" and hit.entry.concept == "stop":
                return False
            if cls.startswith(
                ("event", "cue", "date_", "toll", "place_links", "place_bearings", "place_signs")
            ):
                if (
                    cls == "place_signs"
                    and hit.lead.lstrip("وف") == ""
                    and hit.entry.attrs["id"] in _IN_NAMES
                ):
                    continue  # "قرية تل ..", "حي جبل .."
                return False
            if cls == "place_nisbas":
                return False
        return True

    def _class_at(self, at: int, cls: str, concept: str | None = None) -> bool:
        return any(h.entry.cls == cls and concept in (None, h.entry.concept) for h in self.hits.get(at, ()))

    def _place(
        self, sign: Hit, item: tuple[int, int, Candidate | None, str], with_sign: bool, group: int
    ) -> None:
        at, end, c, lead = item
        concept, kind = sign.entry.attrs["id"], sign.entry.concept
        spot = self.chosen[c.name] if c is not None else None
        if spot is not None and kind == "governorate":
            spot = self.governorate_of(spot) or spot
        where: Where | None = None
        basis, by = "none", sign.entry.by
        if kind == "site" and spot is not None and spot.kind != "site":
            if concept in _SITES_NEAR and spot.kind in ("settlement", "governorate"):
                where = Where(spot.lat, spot.lon, min(spot.extent_km, 15.0) + NEAR_KM)
                basis = "computed"
            country = self._country_near(at) if self._is_far(spot, end) else spot.country
            if concept == "quarters" and c is not None and c.name not in self.gazetteer.doubtful:
                where, basis = spot_where(spot), "gazetteer"  # "أحياء حلب": somewhere in it
            spot = None
        elif spot is not None and self._is_far(spot, end):
            country, spot = self._country_near(at), None
        elif spot is not None:
            country = spot.country
            where, basis, by = spot_where(spot), "gazetteer", spot.by
            if kind in ("district", "governorate") and spot.kind == "settlement":
                wider = 15.0 if kind == "district" else 60.0
                where = Where(spot.lat, spot.lon, max(spot.extent_km, wider))
            elif kind == "settlement":
                kind = spot.kind if spot.kind == "country" else "settlement"
            else:
                kind = spot.kind
        else:
            country = self._country_near(at)
        whole = with_sign and kind in _KEPT_IN_NAME and group < 0
        unit = Unit(
            sign.first if with_sign else at,
            end,
            sign.first if whole else at,
            end,
            sign.lead if whole or with_sign else lead,
            spot,
            kind,
            country,
            where,
            basis,
            by,
            concept,
            group=group,
        )
        if whole:
            self._adjective_behind(unit)
        elif with_sign:
            unit.lead = ""
        self._add(unit)

    def _country_near(self, at: int) -> str | None:
        """The country of the nearest named place within a line's reach, else the one that is spoken of most."""
        near = [
            (abs(first - at), first, c)
            for first, c in self.by_first.items()
            if first != at and abs(first - at) <= _REACH and c.name not in self.gazetteer.doubtful
        ]
        return self.chosen[min(near)[2].name].country if near else self.home

    def _adjective_behind(self, unit: Unit) -> None:
        """ "مطار منغ العسكري", "مطار دمشق الدولي": the adjective belongs to the name of a site."""
        text, end = self.text, unit.end
        if unit.kind == "site" and end < len(text):
            if text.words[end] in '"”»' and end + 1 < len(text):
                end += 1
            if self._class_at(end, "place_stops", "adjective"):
                unit.end = unit.name_end = end + 1

    def _is_far(self, spot: Spot, end: int = 0) -> bool:
        """A village told with its sign word is not a namesake in a country that the report doesn't speak of."""
        if spot.kind != "settlement" or self.home is None or spot.country == self.home:
            return False
        nisba = self.signs.nisbas.get(end)
        if nisba is not None and nisba.entry.concept == spot.country:
            return False
        return spot.population < 20_000 or (spot.population < 100_000 and spot.country not in self.shown)

    # -- areas -------------------------------------------------------------------------------------------

    def _countryside(self, sign: Hit, at: int) -> None:
        """ "ريف حلب الشمالي", "ريفي إدلب الجنوبي وحماة الشمالي", "ريف مدينة البوكمال"."""
        inner = next((h for h in self.hits.get(at, ()) if h.entry.cls == "place_signs" and not h.tail), None)
        at = self._open(inner.end) if inner is not None and inner.end in self.by_first else at
        c = self.by_first.get(at)
        if c is None or c.lead:
            return
        first = True
        group = len(self.units)
        while c is not None:
            start = sign.first if first else c.first
            lead = sign.lead if first else c.lead
            spot = self.chosen[c.name]
            unit = Unit(
                start,
                c.end,
                start,
                c.end,
                lead,
                spot,
                "region",
                spot.country,
                None,
                "computed",
                spot.by,
                "countryside",
            )
            unit.group = group
            unit.role = "area"
            directed = self._direction_behind(unit, spot)
            if not first and not directed and sign.entry.attrs["id"] != "countrysides":
                return
            self._add(unit)
            first = False
            after = self.by_first.get(unit.end)
            c = after if after is not None and after.lead == "و" else None

    def _the_countryside(self, sign: Hit) -> None:
        """ "الريف الشمالي لمدينة السويداء", "الريف الشمالي": of the governorate named last."""
        hit = next((h for h in self.signs.bearings.get(sign.end, ()) if _definite(h, self.text)), None)
        if hit is None:
            return
        end, base = hit.end, None
        after = next(
            (h for h in self.hits.get(end, ()) if h.entry.cls == "place_signs" and h.lead == "ل"), None
        )
        c = self.by_first.get(after.end if after is not None else end)
        if c is not None and (after is not None or c.lead == "ل"):
            base, end = self.chosen[c.name], c.end
        else:
            named = [c for c in self.by_first.values() if c.first < sign.first]
            spots = [self.chosen[c.name] for c in sorted(named, reverse=True)]
            base = next((s for s in spots if s.country == self.home and self.governorate_of(s)), None)
        unit = Unit(
            sign.first,
            end,
            sign.first,
            hit.end,
            "",
            base,
            "region",
            self.home,
            None,
            "computed",
            sign.entry.by,
        )
        unit.lead = sign.lead.replace("ال", "")
        unit.sign, unit.role = "countryside", "area"
        if c is not None and base is not None and c.end == end:
            unit.measured = (c.first, c.end, hit.entry.concept)
        governorate = self.governorate_of(base) if base is not None else None
        if base is not None and governorate is not None:
            unit.where = countryside(spot_where(base), spot_where(governorate), hit.entry.concept)
            unit.spot = None
        if unit.where is None:
            unit.basis = "none"
        self._add(unit)

    def _direction_behind(self, unit: Unit, spot: Spot | None) -> bool:
        """Takes a definite direction behind a countryside into it; gives the ground that it covers."""
        bearing: str | None = None
        hit = next(
            (h for h in self.signs.bearings.get(unit.end, ()) if "ال" in h.lead or _definite(h, self.text)),
            None,
        )
        if hit is not None:
            bearing = hit.entry.concept
            unit.end = unit.name_end = hit.end
        base = spot or unit.spot
        if base is None:
            return hit is not None
        unit.role = "area"
        unit.basis = "computed" if (spot is not None or bearing) else unit.basis
        governorate = self.governorate_of(base)
        if base.kind == "country":
            unit.where = None
        elif governorate is None:
            around = Where(base.lat, base.lon, max(base.extent_km, 25.0))
            unit.where = part_of(around, bearing) if bearing else around
        else:
            unit.where = countryside(spot_where(base), spot_where(governorate), bearing)
        return hit is not None

    def governorate_of(self, spot: Spot) -> Spot | None:
        """The governorate that a place is the capital of, or itself; None for others."""
        if spot.kind == "governorate":
            return spot
        for number in self.gazetteer.names.get(fold(spot.name), ()):
            other = self.gazetteer.spots[number]
            if other.kind == "governorate" and other.admin == spot.admin:
                return other
        return None

    def _land(self, sign: Hit) -> None:
        """ "الأراضي السورية", "الحدود السورية العراقية"."""
        nisba = self.signs.nisbas.get(sign.end)
        if nisba is None:
            return
        end = nisba.end
        country = self._country(nisba.entry.concept)
        border = sign.entry.concept == "border"
        if border:
            at = end + 1 if end < len(self.text) and self.text.words[end] in "-–/" else end
            second = self.signs.nisbas.get(at)
            end = second.end if second is not None else end
        where = None if border or country is None else spot_where(country)
        unit = Unit(
            sign.first,
            end,
            sign.first,
            end,
            sign.lead.replace("ال", "") if "ال" in sign.lead else sign.lead,
            None if border else country,
            "region" if border else "country",
            nisba.entry.concept,
            where,
            "gazetteer" if where else "none",
            sign.entry.by,
            sign.entry.concept,
        )
        unit.role = "area"
        self._add(unit)

    def _parts_by_nisba(self) -> Iterator[Unit]:
        """ "الشمال السوري", "الجنوب اللبناني"."""
        for first, here in self.signs.bearings.items():
            hit = here[0]
            nisba = self.signs.nisbas.get(hit.end)
            if first in self.taken or nisba is None or "ال" not in hit.lead or "ال" not in nisba.lead:
                continue
            before = self.text.words[first - 1] if first else ""
            if before.startswith("ال") and not hit.lead.startswith(("ب", "ل")):
                continue  # "المعبر الشمالي السوري": an adjective of something else
            country = self._country(nisba.entry.concept)
            if country is None:
                continue
            unit = Unit(
                first,
                nisba.end,
                first,
                nisba.end,
                hit.lead.replace("ال", ""),
                country,
                "region",
                country.country,
                part_of(spot_where(country), hit.entry.concept),
                "computed",
                hit.entry.by,
            )
            unit.role = "area"
            self.taken.update(range(first, nisba.end))
            yield unit

    def _country(self, code: str) -> Spot | None:
        return self.gazetteer.get(code.lower())

    def _add(self, unit: Unit) -> None:
        self.taken.update(range(unit.first, unit.end))
        unit.joined = self.text.words[unit.first].startswith("و")
        self.units.append(unit)


def _is_fragment(text: Text, at: int) -> bool:
    return text.kinds[at] == "a" and len(text.words[at]) == 1 and text.words[at] != "و"


def _definite(hit: Hit, text: Text) -> bool:
    return "ال" in text.words[hit.first][:3]
