"""Areas: countrysides, a country's land and borders, its north and south."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.language.lexicon import Hit
from tawatur.language.text import Text
from tawatur.places.gazetteer import Spot
from tawatur.places.geometry import countryside, part_of
from tawatur.read.place_names import open_quote
from tawatur.read.place_page import Page, Unit, spot_where
from tawatur.values import Where


def read_countryside(page: Page, sign: Hit, at: int) -> None:
    """ "ريف حلب الشمالي", "ريفي إدلب الجنوبي وحماة الشمالي", "ريف مدينة البوكمال"."""
    inner = next((h for h in page.hits.of("place_signs", at) if not h.tail), None)
    at = open_quote(page, inner.end) if inner is not None and inner.end in page.by_first else at
    c = page.by_first.get(at)
    if c is None or c.lead:
        return
    first = True
    group = len(page.units)
    while c is not None:
        start = sign.first if first else c.first
        lead = sign.lead if first else c.lead
        spot = page.chosen[c.name]
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
        directed = take_direction(page, unit, spot)
        if not first and not directed and sign.entry.attrs["id"] != "countrysides":
            return
        page.add(unit)
        first = False
        after = page.by_first.get(unit.end)
        c = after if after is not None and after.lead == "و" else None


def read_the_countryside(page: Page, sign: Hit) -> None:
    """ "الريف الشمالي لمدينة السويداء", "الريف الشمالي": of the governorate named last."""
    hit = next((h for h in page.signs.bearings.get(sign.end, ()) if _definite(h, page.text)), None)
    if hit is None:
        return
    end, base = hit.end, None
    after = next((h for h in page.hits.of("place_signs", end) if h.lead == "ل"), None)
    c = page.by_first.get(after.end if after is not None else end)
    if c is not None and (after is not None or c.lead == "ل"):
        base, end = page.chosen[c.name], c.end
    else:
        named = [c for c in page.by_first.values() if c.first < sign.first]
        spots = [page.chosen[c.name] for c in sorted(named, reverse=True)]
        base = next((s for s in spots if s.country == page.home and page.governorate_of(s)), None)
    unit = Unit(
        sign.first,
        end,
        sign.first,
        hit.end,
        "",
        base,
        "region",
        page.home,
        None,
        "computed",
        sign.entry.by,
    )
    unit.lead = sign.lead.replace("ال", "")
    unit.sign, unit.role = "countryside", "area"
    if c is not None and base is not None and c.end == end:
        unit.measured = (c.first, c.end, hit.entry.concept)
    governorate = page.governorate_of(base) if base is not None else None
    if base is not None and governorate is not None:
        unit.where = countryside(spot_where(base), spot_where(governorate), hit.entry.concept)
        unit.spot = None
    if unit.where is None:
        unit.basis = "none"
    page.add(unit)


def take_direction(page: Page, unit: Unit, spot: Spot | None) -> bool:
    """Takes a definite direction behind a countryside into it; gives the ground that it covers."""
    bearing: str | None = None
    hit = next(
        (h for h in page.signs.bearings.get(unit.end, ()) if "ال" in h.lead or _definite(h, page.text)),
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
    governorate = page.governorate_of(base)
    if base.kind == "country":
        unit.where = None
    elif governorate is None:
        around = Where(base.lat, base.lon, max(base.extent_km, 25.0))
        unit.where = part_of(around, bearing) if bearing else around
    else:
        unit.where = countryside(spot_where(base), spot_where(governorate), bearing)
    return hit is not None


def read_land(page: Page, sign: Hit) -> None:
    """ "الأراضي السورية", "الحدود السورية العراقية"."""
    border = sign.entry.concept == "border"
    nisba = page.signs.nisbas.get(sign.end)
    told = (nisba.end, nisba.entry.concept) if nisba is not None else None
    told = told or (_neighbour(page, sign.end) if border else None)
    if told is None:
        return
    end, code = told
    country = page.country(code)
    if border and nisba is not None:
        at = end + 1 if end < len(page.text) and page.text.words[end] in "-–/" else end
        second = page.signs.nisbas.get(at)
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
        code,
        where,
        "gazetteer" if where else "none",
        sign.entry.by,
        sign.entry.concept,
    )
    unit.role = "area"
    page.add(unit)


def _neighbour(page: Page, at: int) -> tuple[int, str] | None:
    """(end, ISO code) of the country of "الحدود مع تركيا", None where none stands there."""
    candidate = page.by_first.get(at + 1) if page.text.words[at : at + 1] == ("مع",) else None
    spot = page.chosen.get(candidate.name) if candidate is not None else None
    return (candidate.end, spot.country) if candidate and spot and spot.kind == "country" else None


def parts_by_nisba(page: Page) -> Iterator[Unit]:
    """ "الشمال السوري", "الجنوب اللبناني"."""
    for first, here in page.signs.bearings.items():
        hit = here[0]
        nisba = page.signs.nisbas.get(hit.end)
        if first in page.taken or nisba is None or "ال" not in hit.lead or nisba.lead != "ال":
            continue
        before = page.text.words[first - 1] if first else ""
        feminine = page.text.words[hit.end - 1].endswith("يه")
        if feminine or (before.startswith("ال") and not hit.lead.startswith(("ب", "ل"))):
            continue  # "المعبر الشمالي السوري", "قبرص الجنوبية": an adjective of something else
        country = page.country(nisba.entry.concept)
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
        page.taken.update(range(first, nisba.end))
        yield unit


def _definite(hit: Hit, text: Text) -> bool:
    return "ال" in text.words[hit.first][:3]
