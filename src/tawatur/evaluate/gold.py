"""Annotated sets as they stand in their files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from tawatur.errors import InputError
from tawatur.model import Report

T = TypeVar("T")


class Relative(msgspec.Struct, frozen=True):
    """A place given from another: "60 km south of X"."""

    of: str | None = None
    distance_km: float | None = None
    bearing: str | None = None


class Place(msgspec.Struct, frozen=True):
    """A place of an event: main, reference or context."""

    surface: str
    role: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    relative: Relative | None = None


class Actor(msgspec.Struct, frozen=True):
    """A party of an event: actor, partner, target, victim, detainee or other."""

    surface: str
    role: str


class Count(msgspec.Struct, frozen=True):
    """A number told of an event."""

    what: str
    low: int
    surface: str
    high: int | None = None
    who: str | None = None


class Event(msgspec.Struct, frozen=True):
    """An event as annotated; `date` is a day, a month or a year."""

    type: str
    main: bool
    trigger: str
    polarity: str
    date: str | None = None
    date_phrase: str | None = None
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    counts: tuple[Count, ...] = ()


class Attribution(msgspec.Struct, frozen=True):
    """Who is said to have said what begins with `anchor`; the chain runs outermost to innermost."""

    chain: tuple[str, ...]
    kind: str
    cue: str
    anchor: str
    quote: bool


class Told(msgspec.Struct, frozen=True):
    """One annotated report of the `reports` set."""

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    is_incident: bool = True
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    def report(self) -> Report:
        """The report as the program gets to see it."""
        return Report(self.id, self.text, self.outlet, day(self.published), language=self.language)


def day(told: str | None) -> date | None:
    """The day of a `YYYY-MM-DD`, None for nothing."""
    return date.fromisoformat(told) if told else None


def load(path: Path, shape: type[T]) -> list[T]:
    """The rows of a `.jsonl` file. Raises InputError with file and line for a row of another shape."""
    if not path.is_file():
        raise InputError(str(path), "no such file", "give the annotated file or folder")
    rows: list[T] = []
    decoder = msgspec.json.Decoder(shape)
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append(decoder.decode(line))
        except msgspec.DecodeError as fault:
            raise InputError(f"{path}:{number}", str(fault), "see docs/measures.md for the format") from None
    return rows
