"""Land and borders for the map, cut to a window."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tawatur.tables import package_data

Point = tuple[float, float]
Line = tuple[Point, ...]


class Box(NamedTuple):
    """A window in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """True where the two share an area."""
        return (
            self.west < other.east
            and other.west < self.east
            and self.south < other.north
            and other.south < self.north
        )


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its names and outer rings; points are (longitude, latitude) in degrees."""

    id: str | None
    en: str
    ar: str | None
    rings: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """All that assets/outlines.json holds; `units` are the borders between first-level units."""

    notice: str
    countries: tuple[Country, ...]
    units: tuple[Line, ...]


@cache
def outlines() -> Outlines:
    """The file, read once. Made by tools/outlines.py from Natural Earth."""
    told = json.loads(package_data("show", "assets", "outlines.json").read_text("utf-8"))
    scale = float(told["scale"])
    arcs = [_unpacked(line, scale) for line in told["arcs"]]
    countries = tuple(
        Country(c["id"], c["en"], c["ar"], tuple(_ring(r, arcs) for r in c["rings"]))
        for c in told["countries"]
    )
    return Outlines(told["notice"], countries, tuple(_unpacked(line, scale) for line in told["units"]))


def _unpacked(line: str, scale: float) -> Line:
    steps = [int(step) for step in line.split()]
    x = y = 0
    found: list[Point] = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x / scale, y / scale))
    return tuple(found)


def _ring(numbers: Sequence[int], arcs: Sequence[Line]) -> Line:
    points: list[Point] = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += line[1:] if points else line
    return tuple(points)


def box_of(points: Sequence[Point]) -> Box:
    """The smallest window that holds the points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def cut_ring(ring: Line, box: Box) -> Line:
    """The part of a ring inside the window (Sutherland and Hodgman); empty where none is."""
    if not ring or not box_of(ring).meets(box):
        return ()
    points = list(ring)
    for inside, cross in _edges(box):
        kept: list[Point] = []
        for a, b in zip(points, points[1:] + points[:1], strict=True):
            if inside(a):
                kept.append(a)
            if inside(a) != inside(b):
                kept.append(cross(a, b))
        points = kept
        if not points:
            return ()
    return tuple(points)


def cut_line(line: Line, box: Box) -> tuple[Line, ...]:
    """The stretches of a line that touch the window, each with the steps by which it enters and leaves."""
    if len(line) < 2 or not box_of(line).meets(box):
        return ()
    found: list[list[Point]] = []
    open_ = False
    for a, b in pairwise(line):
        if not box_of((a, b)).meets(
            Box(box.west - 0.01, box.south - 0.01, box.east + 0.01, box.north + 0.01)
        ):
            open_ = False
            continue
        if open_:
            found[-1].append(b)
        else:
            found.append([a, b])
            open_ = True
    return tuple(tuple(stretch) for stretch in found)


def _edges(box: Box) -> tuple[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]], ...]:
    def at_x(x: float) -> Callable[[Point, Point], Point]:
        return lambda a, b: (x, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]))

    def at_y(y: float) -> Callable[[Point, Point], Point]:
        return lambda a, b: (a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y)

    return (
        (lambda p: p[0] >= box.west, at_x(box.west)),
        (lambda p: p[0] <= box.east, at_x(box.east)),
        (lambda p: p[1] >= box.south, at_y(box.south)),
        (lambda p: p[1] <= box.north, at_y(box.north)),
    )
