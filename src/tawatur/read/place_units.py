"""Places as they are told: a name with its sign word, a list of villages, a countryside, a country's land."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.language.lexicon import Hit
from tawatur.language.text import Text
from tawatur.places.gazetteer import Spot
from tawatur.places.geometry import NEAR_KM
from tawatur.read.place_areas import (
    parts_by_nisba,
    read_countryside,
    read_land,
    read_the_countryside,
    take_direction,
)
from tawatur.read.place_names import (
    Item,
    beside_known,
    item_at,
    named_by_site,
    next_item,
    open_quote,
    past_nisba,
    take_adjective,
)
from tawatur.read.place_page import Page, Unit, spot_where
from tawatur.read.place_scan import Candidate
from tawatur.values import Where

# Sites that lie near the town that they are named after: within NEAR_KM of its edge.
_SITES_NEAR = frozenset(
    ("airport", "base", "bridge", "crossing", "prison", "camp", "camps", "port", "field", "dam")
)
_NAMED_ALONE = frozenset(("airport", "base", "camp", "quarter"))  # "قاعدة البكارة", later "البكارة"
_KEPT_IN_NAME = frozenset(("site", "district", "governorate", "region"))


def read_units(page: Page) -> list[Unit]:
    """The units by position."""
    for end in sorted(page.signs.ending):
        sign = page.signs.sign(end)
        if sign is None or sign.first in page.taken or sign.first in page.by_first:
            continue  # "مطار دمشق الدولي", "جبل سنجار": the sign word is part of a known name
        if sign.first and sign.end - sign.first == 1 and _is_fragment(page.text, sign.first - 1):
            continue  # "ق تل", "ك تلة": a word that was cut in two
        over = page.signs.cover.get(sign.first)
        if over is None or not (over[2] == "place_not" or (over[0] <= sign.first and sign.end < over[1])):
            read_signed(page, sign)
    for c in page.by_first.values():
        if c.first not in page.taken:
            read_bare(page, c)
    page.units += _told_apart(page)
    page.units += beside_known(page)
    page.units += parts_by_nisba(page)
    page.units += _told_again(page)
    page.units.sort(key=lambda u: (u.first, -u.end))
    return page.units


def read_bare(page: Page, c: Candidate) -> None:
    """A known name without a sign word."""
    spot = page.chosen[c.name]
    if c.name in page.gazetteer.doubtful and page.is_far(spot, c.end):
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
        take_direction(page, unit, None)
    elif spot.kind == "site":
        take_adjective(page, unit)
    page.add(unit)


def read_signed(page: Page, sign: Hit) -> None:
    """A sign word with the name or names behind it."""
    takes, kind = sign.entry.attrs.get("takes", ""), sign.entry.concept
    if kind == "road" or takes == "none":
        return
    if takes == "nisba":
        read_land(page, sign)
        return
    at = open_quote(page, sign.end)
    at = past_nisba(page, at)
    if kind == "countryside" and "ال" in sign.lead:
        read_the_countryside(page, sign)
        return
    if kind == "countryside":
        read_countryside(page, sign, at)
        return
    several = takes in ("list", "two", "listed")
    if several and page.text.words[at : at + 1] == ("(",):
        at += 1  # "قرى (الرشادية وحجارة)"
    group = len(page.units) if several else -1
    if takes == "number":
        read_numbered(page, sign, at)
        return
    # "مناطق عين البيضة ومفرق الزوية": a word that names begin with says that one follows.
    unknown = takes not in ("known", "listed") or (
        takes == "listed" and page.class_at(at, "place_stops", "head")
    )
    wants = takes if takes in ("definite", "named", "article") else ""
    item = item_at(page, at, unknown, wants) or (named_by_site(page, sign, at) if kind == "site" else None)
    first_item = True
    count = 0
    while item is not None:
        read_place(page, sign, item, first_item, group)
        count += 1
        if not several or (count == 2 and takes == "two"):
            return
        first_item = False
        item = next_item(page, item[1])


def read_numbered(page: Page, sign: Hit, at: int) -> None:
    """ "اللواء 93": a base named by its unit."""
    if at < len(page.text) and page.text.kinds[at] == "d":
        unit = Unit(
            sign.first,
            at + 1,
            sign.first,
            at + 1,
            sign.lead,
            None,
            "site",
            page.home,
            None,
            "none",
            sign.entry.by,
        )
        unit.sign = "unit"
        unit.lead = unit.lead.replace("ال", "")
        page.add(unit)


def read_place(page: Page, sign: Hit, item: Item, with_sign: bool, group: int) -> None:
    """One name behind its sign word: what the two together mean."""
    at, end, c, lead = item
    concept, kind = sign.entry.attrs["id"], sign.entry.concept
    spot = page.chosen[c.name] if c is not None else None
    if spot is not None and kind == "governorate":
        spot = page.governorate_of(spot) or spot
    where: Where | None = None
    basis, by = "none", sign.entry.by
    if kind == "site" and spot is not None and spot.kind != "site":
        if concept in _SITES_NEAR and spot.kind in ("settlement", "governorate"):
            where = Where(spot.lat, spot.lon, min(spot.extent_km, 15.0) + NEAR_KM)
            basis = "computed"
        country = page.country_near(at) if page.is_far(spot, end) else spot.country
        if concept == "quarters" and c is not None and c.name not in page.gazetteer.doubtful:
            where, basis = spot_where(spot), "gazetteer"  # "أحياء حلب": somewhere in it
        spot = None
    elif spot is not None and (page.is_far(spot, end) or _is_namesake(page, spot, kind)):
        country, spot = page.country_near(at), None
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
        country = page.country_near(at)
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
    unit.joined = unit.lead.startswith("و")
    if whole:
        take_adjective(page, unit)
    elif with_sign:
        unit.lead = ""
    page.add(unit)


def _is_fragment(text: Text, at: int) -> bool:
    """True for a letter that a short word behind it was cut from ("ك تلة"); behind a lost mark of doubling a
    letter stands alone too ("حر ر بلدة")."""
    short = len(text.words[at + 1].removesuffix("ه")) < 4 and text.words[at + 1] not in _WHOLE
    return text.kinds[at] == "a" and len(text.words[at]) == 1 and text.words[at] != "و" and short


_WHOLE = frozenset(("بلده", "قريه"))


def _is_namesake(page: Page, spot: Spot, kind: str) -> bool:
    """ "منطقة صلاح الدين" in a report from Libya: a quarter, not the governorate of another country."""
    return kind in ("district", "settlement") and spot.kind == "governorate" and spot.country != page.home


def _told_apart(page: Page) -> list[Unit]:
    """ "المشفى الوطني", "المطار العسكري", "الأحياء الشرقية": a noun that its adjective makes one place."""
    found: list[Unit] = []
    for first in sorted(page.signs.nouns):
        at = first + 1
        if first in page.taken or at in page.taken or at >= len(page.text):
            continue
        signs = page.hits.of("place_signs", first)
        sign = next((h for h in signs if h.lead.endswith("ال") and not h.tail), None)
        if sign is None or sign.end != at or sign.entry.concept not in ("site", "settlement"):
            continue
        bearing = next((h for h in page.signs.bearings.get(at, ()) if "ال" in h.lead), None)
        if bearing is None and not page.class_at(at, "place_stops", "adjective"):
            continue
        end = bearing.end if bearing is not None else at + 1
        lead = sign.lead.replace("ال", "")
        unit = Unit(first, end, first, end, lead, None, "site", page.home, None, "none", sign.entry.by)
        unit.sign = sign.entry.attrs["id"]
        page.add_taken(unit)
        found.append(unit)
    return found


def _told_again(page: Page) -> list[Unit]:
    """Villages that only a sign word made known, named again without it: "في قرية مراط ... إلى مراط"."""
    text = page.text
    known: dict[str, tuple[Unit, tuple[str, ...]]] = {}
    for unit in page.units:
        named = unit.kind == "settlement" or (unit.kind == "site" and unit.sign in _NAMED_ALONE)
        if unit.spot is not None or not named or unit.basis != "none":
            continue
        first = unit.name_first
        if unit.kind == "site":
            first += 1  # behind its sign word
        words = text.words[first : unit.name_end]
        if words and len(words[0]) > 3 and text.kinds[first : unit.name_end] == "a" * len(words):
            known.setdefault(
                words[0].removeprefix(unit.lead) if first == unit.first else words[0], (unit, words)
            )
    if not known:
        return []
    written = {f"{lead}{word}": (lead, *told) for word, told in known.items() for lead in _LEADS}
    found: list[Unit] = []
    for i, word in enumerate(text.words):
        if word not in written or i in page.taken:
            continue
        lead, unit, words = written[word]
        end = i + len(words)
        governed = bool(lead.strip("وف")) or "preposition" in page.signs.links.get(i - 1, "")
        if text.words[i + 1 : end] == words[1:] and (governed or end in page.signs.bearings):
            again = replace(
                unit, first=i, end=end, name_first=i, name_end=end, lead=lead, sign=None, group=-1
            )
            page.taken.update(range(i, end))
            found.append(again)
    return found


_LEADS = ("", "و", "ب", "ل", "وب", "ول")
