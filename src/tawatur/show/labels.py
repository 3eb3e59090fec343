"""Names of the codebook's ids in the interface's language, and values written out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import yaml

from tawatur.model import Place, Time, Toll
from tawatur.show.words import Words, days
from tawatur.tables import iter_files, package_data, parse_tsv

_ID = re.compile(r"[a-z][a-z0-9]*(?:[_.][a-z0-9]+)*\Z")
_GROUPS = {"roles": "role", "measures": "attribute", "source_kinds": "kind"}
_COUNT = re.compile(r"~?\d+(?:\+|-\d+)?\Z")
_OFFSET = re.compile(r"(?:(\d+(?:\.\d+)?) km)? ?([NESW]{1,2})? of (.+)\Z")
_NAMED_OFFSET = re.compile(r"^(.+) \((.+)\)$")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s*(?:/|\.\.|–|to)\s*(\d{4}-\d\d-\d\d))?\Z")


@cache
def _codebook() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Every id that has names, by the codebook file (YAML or TSV) that it stands in."""
    found: dict[str, dict[str, Mapping[str, str]]] = {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    folder = package_data("codebook")
    for file in iter_files(folder, ".yaml"):
        rows = yaml.load(file.read_text("utf-8"), loader)
        cells = rows.items() if isinstance(rows, dict) else ()
        found[file.name.removesuffix(".yaml")] = {str(key): row for key, row in cells if _is_named(row)}
    for file in iter_files(folder, ".tsv"):
        table = parse_tsv(file.read_text("utf-8"), f"codebook/{file.name}")
        named = {row.get("id"): row.cells for row in table if row.get("id") and _is_named(row.cells)}
        found.setdefault(file.name.removesuffix(".tsv"), {}).update(named)
    return found


def _is_named(row: object) -> bool:
    return isinstance(row, Mapping) and bool(row.get("en"))


def label(w: Words, section: str, key: str) -> str:
    """The name of an id. `section` is a codebook file ("events", "roles", "measures" ...); an id that neither
    it nor the interface's words know is shown with blanks for underscores."""
    cells = _codebook().get(section, {}).get(key)
    if cells:
        return str(cells.get(w.ui) or cells["en"])
    return w.find(f"{_GROUPS.get(section, section)}.{key}") or key.replace("_", " ")


def attribute(w: Words, key: str) -> str:
    """The heading of an attribute: the interface's own, else the measure's or role's of the codebook."""
    known = w.find(f"attribute.{key}")
    if known:
        return known
    for section in ("measures", "roles"):
        if key in _codebook().get(section, {}):
            return label(w, section, key).capitalize()
    return key.replace("_", " ").capitalize()


def value(w: Words, written: str) -> str:
    """A position's value for a reader: days written out, ids named, all else as it stands."""
    dates = _DAYS.match(written)
    if dates:
        try:
            first = date.fromisoformat(dates[1])
            return days(w, first, date.fromisoformat(dates[2]) if dates[2] else first)
        except ValueError:
            return written
    if _COUNT.match(written):
        return w.numerals(written)
    offset = _OFFSET.match(written)
    if offset:
        return _offset(w, offset)
    named = _NAMED_OFFSET.match(written)
    if named and (offset := _OFFSET.match(named[2])):
        return f"{named[1]} ({_offset(w, offset)})"
    if not _ID.match(written):
        return _named(w, written)
    plain = w.find(f"value.{written}")  # "no" is an answer before it is Norway's code
    if plain:
        return plain
    for section, table in _codebook().items():
        if written in table:
            return label(w, section, written)
    for group in ("polarity", "stance", "kind", "role", "part"):
        known = w.find(f"{group}.{written}")
        if known:
            return known
    return written.replace("_", " ")


def event(w: Words, key: str) -> str:
    """An event type with a capital at its head."""
    name = label(w, "events", key)
    return name[:1].upper() + name[1:]


def time(w: Words, when: Time) -> str:
    """When an event was, with the part of the day."""
    written = days(w, when.first, when.last)
    if when.part:
        written += " " + (w.find(f"part.{when.part}") or when.part.replace("_", " "))
    return written


def place(w: Words, where: Place) -> str:
    """Where an event was: the name, or the distance and bearing from the place that it is told by."""
    near = where.relative
    if near is None:
        return where.name
    bearing = w.find(f"bearing.{near.bearing}") or near.bearing if near.bearing else None
    km = f"{near.distance_km:g}" if near.distance_km is not None else None
    if km and bearing:
        told = w("offset", km=km, bearing=bearing, of=near.of)
    elif km:
        told = w("offset.near", km=km, of=near.of)
    elif bearing:
        told = w("offset.side", bearing=bearing, of=near.of)
    else:
        return where.name
    if km and km in where.name:
        return where.name  # "نحو 10 كيلومترات داخل ..." says it itself
    return told if where.name in ("", near.of) else f"{where.name} ({told})"


@cache
def _bodies_by_english() -> Mapping[str, str]:
    return {str(row["en"]): key for key, row in _codebook().get("bodies", {}).items()}


def _named(w: Words, written: str) -> str:
    """A body that the comparison wrote by its English name ("Syria", "Syria: coordination")."""
    head, colon, tail = written.partition(": ")
    body = _bodies_by_english().get(head)
    if body is None:
        return written
    return label(w, "bodies", body) + (colon + value(w, tail) if colon else "")


def _offset(w: Words, told: re.Match[str]) -> str:
    """A place that the comparison wrote as "60 km S of X", in words of the interface."""
    km, side, of = told.groups()
    bearing = w.find(f"bearing.{side}") if side else None
    if km and bearing:
        return w("offset", km=km, bearing=bearing, of=of)
    if km:
        return w("offset.near", km=km, of=of)
    return w("offset.side", bearing=bearing or "", of=of)


def toll(w: Words, number: Toll) -> str:
    """A number as an interval in words: "about 60", "at least 10", "20 to 99"."""
    if number.high is None:
        written = w("up", n=number.low)
    elif number.low == number.high:
        written = w.numerals(str(number.low))
    else:
        written = w("to", low=number.low, high=number.high)
    return w("about", n=written) if number.approximate else written
