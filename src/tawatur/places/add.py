"""Places that the user brings: GeoNames dumps and OCHA administrative tables."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from tawatur.errors import InputError
from tawatur.places.base import Raw, arabic_names, extent_of
from tawatur.places.gazetteer import data_folder, load

_GEONAMES_COLUMNS = 19
# GeoNames feature codes that a report can mean: populated places, administrative units, sites.
_KINDS = {"PPL": "settlement", "ADM1": "governorate", "ADM2": "district", "ADM3": "district"}
_EXTENTS = {"governorate": 80.0, "district": 25.0, "site": 3.0}  # km, where the dump gives none
_SITES = frozenset(
    [
        "AIRB",
        "AIRF",
        "AIRP",
        "AIRH",
        "MILB",
        "DAM",
        "BDG",
        "MNMT",
        "MT",
        "MTS",
        "HLL",
        "RGN",
        "CMP",
        "OILF",
        "OILR",
        "PRT",
        "CSTM",
        "BCHS",
    ]
)


def add_file(path: str | Path) -> int:
    """How many places of the file were taken in; they are found from the next load on.

    Takes GeoNames dumps (tab separated, the 19 columns of allCountries.txt; places that have an Arabic name
    are kept) and OCHA tables (CSV with a header that has name_ar, lat and lon). Raises InputError for
    anything else, and for a table without a single usable place.
    """
    source = Path(path)
    try:
        with source.open(encoding="utf-8-sig") as lines:
            first = lines.readline()
    except (OSError, UnicodeDecodeError) as wrong:
        raise InputError(
            str(source), f"can't be read ({wrong})", "give a GeoNames dump or a CSV in UTF-8"
        ) from None
    if first.count("\t") == _GEONAMES_COLUMNS - 1:
        raws = list(_geonames(source))
    elif "name_ar" in first and "lat" in first and "lon" in first:
        raws = list(_ocha(source))
    else:
        raise InputError(
            f"{source}:1",
            "neither a GeoNames dump (19 columns parted by tabs) nor a table with name_ar, lat, lon",
            "see docs/add-places.md",
        )
    if not raws:
        raise InputError(str(source), "no place with an Arabic name and a point", "see docs/add-places.md")
    _store(source.stem, raws)
    load.cache_clear()
    return len(raws)


def _store(stem: str, raws: list[Raw]) -> None:
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join("\t".join(str(cell) for cell in _cells(raw)) + "\n" for raw in raws)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    safe = "".join(c if c.isalnum() else "-" for c in stem)[:40]
    for old in folder.glob(f"{safe}.*.tsv"):  # the same table again replaces the one before
        old.unlink()
    (folder / f"{safe}.{digest}.tsv").write_text(text, encoding="utf-8")


def _cells(raw: Raw) -> tuple[object, ...]:
    return (raw.id, "|".join(raw.names), *raw[2:])


def read_added(path: Path) -> Iterator[Raw]:
    """The places of a stored file."""
    for line in path.read_text("utf-8").splitlines():
        c = line.split("\t")
        yield Raw(
            c[0],
            tuple(c[1].split("|")),
            c[2],
            c[3],
            c[4],
            c[5],
            float(c[6]),
            float(c[7]),
            float(c[8]),
            int(c[9]),
            c[10],
        )


def _point(lat: str, lon: str) -> tuple[float, float] | None:
    try:
        point = float(lat), float(lon)
    except ValueError:
        return None
    return point if -90 <= point[0] <= 90 and -180 <= point[1] <= 180 else None


def _clean(text: str) -> str:
    return " ".join(text.replace("|", " ").split())


def _geonames(path: Path) -> Iterator[Raw]:
    with path.open(encoding="utf-8-sig") as lines:
        for line in lines:
            c = line.rstrip("\n").split("\t")
            if len(c) != _GEONAMES_COLUMNS:
                continue
            code = c[7]
            kind = _KINDS.get(code) or ("settlement" if c[6] == "P" else "site" if code in _SITES else "")
            point = _point(c[4], c[5])
            names = arabic_names([_clean(n) for n in (c[1], *c[3].split(","))])
            if not kind or not point or not names:
                continue
            people = int(c[14]) if c[14].isdigit() else 0
            identity = f"geonames:{c[0]}"
            yield Raw(
                identity,
                names,
                _clean(c[1]),
                kind,
                c[8],
                f"{c[8]}.{c[10]}" if c[10] else "",
                *point,
                _EXTENTS.get(kind) or extent_of(people),
                people,
                f"{path.name}:{c[0]}",
            )


def _written(name: str) -> list[str]:
    """The names of a cell: two parted by "_" or "/", a unit behind "-" or in brackets left out."""
    parts = name.replace("/", "_").split("_")
    return [_clean(part.partition("-")[0].partition("(")[0]) for part in parts]


def _ocha(path: Path) -> Iterator[Raw]:
    """A row a place. The country is the head of its P-code; the governorate is matched by its Arabic name."""
    governorates = {
        (s.country, name): s.admin
        for s in load().spots
        if s.kind == "governorate" and s.admin
        for name in (s.name,)
    }
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            point = _point(row.get("lat") or "", row.get("lon") or "")
            names = arabic_names(_written(row.get("name_ar") or ""))
            code = row.get("pcode") or row.get("admin3_pcode") or row.get("admin1_pcode") or ""
            units = [row.get(f"admin{n}_pcode") or "" for n in (1, 2, 3)]
            country = next((u[:2] for u in (*units, code) if u[:2].isalpha() and len(u) > 2), "")
            if not point or not names:
                continue
            identity = f"ocha:{code}"
            governorate = (row.get("admin1_ar") or "").removeprefix("مدينة ")
            yield Raw(
                identity,
                names,
                _clean(row.get("name_en") or ""),
                "settlement",
                country,
                governorates.get((country, governorate), ""),
                *point,
                extent_of(0),
                0,
                f"{path.name}:{code}",
            )
