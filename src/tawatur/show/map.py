"""The map of an incident, drawn here: land, borders, and every position of the place with its area.

Mercator, so that a circle on the ground is one on the map; north is up in both languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan, cos, degrees, exp, log, pi, radians, tan

from tawatur.places import base
from tawatur.places.gazetteer import load
from tawatur.show.markup import Html, join, tag
from tawatur.show.outlines import Box, cut_line, cut_ring, outlines
from tawatur.show.plain import clip, right_to_left
from tawatur.show.whereabouts import Apart, Spot
from tawatur.show.words import Words
from tawatur.values import EARTH_KM

WIDE, HIGH = 800, 500  # the drawing's units; at this width one is a pixel of the screen
_WIDEST_AREA = 150.0  # km; a larger area doesn't decide how much of the world is shown
_LEAST_KM = 90.0  # the map is never narrower: nothing that it is drawn from is so exact
_AROUND = 0.6  # of the window, drawn on every side of it, for who moves or widens it
_TOWNS, _UNITS, _PAIRS = 9, 14, 4
Rectangle = tuple[float, float, float, float]
Taken = list[Rectangle]
_KM_A_DEGREE = 2 * pi * EARTH_KM / 360


@dataclass(frozen=True, slots=True)
class View:
    """How degrees become units of the drawing. `scale` is units a degree of longitude."""

    west: float
    top: float
    scale: float

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """A point of the drawing."""
        return (lon - self.west) * self.scale, (self.top - _up(lat)) * self.scale

    def radius(self, lat: float, km: float) -> float:
        """A distance on the ground, in units."""
        return km / (_KM_A_DEGREE * cos(radians(lat))) * self.scale

    def box(self, around: float) -> Box:
        """The window in degrees, with a part of itself around it."""
        dx, dy = WIDE * around / self.scale, HIGH * around / self.scale
        return Box(
            self.west - dx,
            max(-85.0, _down(self.top - HIGH / self.scale - dy)),
            self.west + WIDE / self.scale + dx,
            min(85.0, _down(self.top + dy)),
        )


def view_of(found: Sequence[Spot]) -> View | None:
    """The window that holds the positions and their references, None where no position has coordinates."""
    placed = [s for s in found if s.at]
    narrow = [s for s in placed if s.at and s.at.uncertainty_km <= _WIDEST_AREA] or placed
    points: list[tuple[float, float, float]] = []
    for spot in narrow:
        if spot.at:
            points.append((spot.at.lon, spot.at.lat, min(spot.at.uncertainty_km, 2 * _WIDEST_AREA)))
        if spot.reference:
            points.append((spot.reference[2], spot.reference[1], 4.0))
    if not points:
        return None
    west = min(x - _wide(y, km) for x, y, km in points)
    east = max(x + _wide(y, km) for x, y, km in points)
    south = min(_up(y - km / _KM_A_DEGREE) for _, y, km in points)
    north = max(_up(y + km / _KM_A_DEGREE) for _, y, km in points)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    least = _wide(_down(middle_y), _LEAST_KM)
    span = max((east - west) * 1.25, (north - south) * 1.25 * WIDE / HIGH, least)
    scale = WIDE / span
    return View(middle_x - span / 2, middle_y + span * HIGH / WIDE / 2, scale)


def draw(w: Words, found: Sequence[Spot], pairs: Sequence[Apart], view: View, title: Html) -> Html:
    """The drawing; `title` says in words what it shows."""
    box = view.box(_AROUND)
    taken: Taken = []
    areas = [_area(view, s) for s in found if s.at]
    marks = [_mark(view, s, taken) for s in found if s.at and _inside(view, s)]
    references = [_reference(view, s, taken) for s in found if s.at and s.reference]
    lines = [_apart(w, view, p, taken) for p in pairs[:_PAIRS]]
    return tag(
        "svg",
        title,
        tag("g", *_land(w, view, box, taken), class_="land"),
        tag("g", *areas, *references, *lines, *_towns(w, view, found, taken), *marks),
        viewBox=f"0 0 {WIDE} {HIGH}",
        class_="map",
        role="img",
        preserveAspectRatio="xMidYMid slice",
    )


def kilometres_wide(view: View) -> float:
    """How many km the window's width is, at its middle."""
    lat = _down(view.top - HIGH / view.scale / 2)
    return WIDE / view.scale * _KM_A_DEGREE * cos(radians(lat))


def _land(w: Words, view: View, box: Box, taken: Taken) -> Iterable[Html | None]:
    told = outlines()
    shown = view.box(0)
    for country in told.countries:
        rings = [r for ring in country.rings if (r := cut_ring(ring, box))]
        if rings:
            yield tag("path", d="".join(_path(view, r) + "Z" for r in rings), class_="country")
    units = [stretch for line in told.units for stretch in cut_line(line, box)]
    if units:
        yield tag("path", d="".join(_path(view, line) for line in units), class_="unit")
    for country in told.countries:
        rings = [r for ring in country.rings if (r := cut_ring(ring, shown))]
        name = country.ar if w.ui == "ar" else country.en
        if rings and country.id and name:
            largest = max(rings, key=lambda r: max(p[0] for p in r) - min(p[0] for p in r))
            lon = sum(p[0] for p in largest) / len(largest)
            lat = sum(p[1] for p in largest) / len(largest)
            yield _label(name, *view.point(lon, lat), "state", taken, size=14.0, tries=((0, 0, "middle"),))


def _path(view: View, line: Sequence[tuple[float, float]]) -> str:
    """Path data relative from point to point, in tenths of a unit."""
    told: list[str] = []
    last: tuple[float, float] | None = None
    for lon, lat in line:
        x, y = (round(v, 1) for v in view.point(lon, max(-85.0, min(85.0, lat))))
        if last is None:
            told.append(f"M{x:g} {y:g}l")
        elif abs(x - last[0]) + abs(y - last[1]) < 0.5:
            continue
        else:
            told.append(f"{round(x - last[0], 1):g} {round(y - last[1], 1):g}")
        last = (x, y)
    return " ".join(told)


def _area(view: View, spot: Spot) -> Html | None:
    if spot.at is None:
        return None
    x, y = view.point(spot.at.lon, spot.at.lat)
    r = max(view.radius(spot.at.lat, spot.at.uncertainty_km), 3.0)
    wide = " wide" if spot.at.uncertainty_km > _WIDEST_AREA else ""
    return tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r:.1f}", class_=f"area{wide}")


def _mark(view: View, spot: Spot, taken: Taken) -> Html | None:
    if spot.at is None:
        return None
    x, y = view.point(spot.at.lon, spot.at.lat)
    x, y = _freed(x, y, taken)
    name = spot.place.name if spot.place and spot.place.relative is None else ""
    label = _label(clip(name, 24), x, y, "spot-name", taken, size=13.0, off=13.0) if name else None
    letter = tag(
        "g",
        tag("circle", r=10),
        tag("text", spot.letter, y=4, text_anchor="middle"),
        class_="still",
    )
    return tag("g", label, tag("g", letter, transform=f"translate({x:.1f} {y:.1f})", class_="mark"))


def _freed(x: float, y: float, taken: Taken) -> tuple[float, float]:
    """The point, or one beside it where a mark stands there already."""
    for dx, dy in (
        (0, 0),
        (22, 0),
        (-22, 0),
        (0, 22),
        (0, -22),
        (22, 22),
        (-22, 22),
        (44, 0),
        (-44, 0),
        (0, 44),
    ):
        square = (x + dx - 10, y + dy - 10, x + dx + 10, y + dy + 10)
        if not any(_overlap(square, other) for other in taken if other[2] - other[0] == 20.0):
            taken.append((square[0], square[1], square[0] + 20.0, square[3]))
            return x + dx, y + dy
    return x, y


def _apart(w: Words, view: View, pair: Apart, taken: Taken) -> Html | None:
    if pair.one.at is None or pair.other.at is None:
        return None
    a = view.point(pair.one.at.lon, pair.one.at.lat)
    b = view.point(pair.other.at.lon, pair.other.at.lat)
    told = w("map.apart", km=f"{pair.km:.0f}", bearing=w(f"bearing.{pair.side}"))
    parts = ((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for t in (0.5, 0.35, 0.65, 0.22, 0.78))
    tries = (_label(told, x, y, "apart-name", taken, size=12.0, off=4.0) for x, y in parts)
    label = next((found for found in tries if found), None)
    return tag(
        "g",
        tag("line", x1=f"{a[0]:.1f}", y1=f"{a[1]:.1f}", x2=f"{b[0]:.1f}", y2=f"{b[1]:.1f}", class_="apart"),
        label,
    )


def _reference(view: View, spot: Spot, taken: Taken) -> Html | None:
    if spot.at is None or spot.reference is None:
        return None
    name, lat, lon = spot.reference
    x, y = view.point(lon, lat)
    a = view.point(spot.at.lon, spot.at.lat)
    cross = tag("path", d="M-6 0H6M0 -6V6", class_="still cross")
    return tag(
        "g",
        tag("line", x1=f"{x:.1f}", y1=f"{y:.1f}", x2=f"{a[0]:.1f}", y2=f"{a[1]:.1f}", class_="told-from"),
        tag("g", cross, transform=f"translate({x:.1f} {y:.1f})"),
        _label(name, x, y, "reference-name", taken, size=12.0, off=9.0),
    )


def _towns(w: Words, view: View, found: Sequence[Spot], taken: Taken) -> Iterable[Html | None]:
    """The largest towns and the units of the first level that have room, for orientation."""
    box = view.box(-0.02)
    named = {s.place.name for s in found if s.place} | {s.reference[0] for s in found if s.reference}
    inside = [
        s
        for s in load().spots
        if s.kind == "settlement" and box.west < s.lon < box.east and box.south < s.lat < box.north
    ]
    inside.sort(key=lambda s: (-s.population, s.id))
    shown = 0
    for town in inside[:40]:
        if shown == _TOWNS or town.population < 20_000:
            break
        if town.name in named:
            continue
        x, y = view.point(town.lon, town.lat)
        label = _label(town.name if w.ui == "ar" else town.latin, x, y, "town", taken, size=11.0, off=5.0)
        if label:
            shown += 1
            dot = tag("circle", r=2, class_="still")
            yield tag("g", tag("g", dot, transform=f"translate({x:.1f} {y:.1f})"), label, class_="town")
    units = 0
    for unit in base.own():
        if unit.kind == "governorate" and box.west < unit.lon < box.east and box.south < unit.lat < box.north:
            name = unit.names[0] if w.ui == "ar" else unit.latin
            x, y = view.point(unit.lon, unit.lat)
            label = _label(
                name, x, y, "unit-name", taken, size=11.0, tries=((0, 0, "middle"), (0, 22, "middle"))
            )
            if label and units < _UNITS:
                units += 1
                yield label


def _label(
    text: str,
    x: float,
    y: float,
    class_: str,
    taken: Taken,
    *,
    size: float,
    off: float = 0.0,
    tries: Sequence[tuple[float, float, str]] | None = None,
) -> Html | None:
    """A text at or beside the point where no other stands, None where there is no room in the window."""
    long = len(text) * size * 0.55
    places = tries or (
        (off, 0, "start"),
        (-off, 0, "end"),
        (0, -off - size * 0.7, "middle"),
        (0, off + size * 0.7, "middle"),
    )
    for dx, dy, anchor in places:
        left = x + dx - {"start": 0.0, "middle": long / 2, "end": long}[anchor]
        rectangle = (left, y + dy - size * 0.7, left + long, y + dy + size * 0.7)
        fits = left > 2 and left + long < WIDE - 2 and rectangle[1] > 8 and rectangle[3] < HIGH - 26
        if fits and not any(_overlap(rectangle, other) for other in taken):
            taken.append(rectangle)
            rtl = right_to_left(text)
            turned = {"start": "end", "end": "start", "middle": "middle"}[anchor] if rtl else anchor
            written = tag(
                "text",
                text,
                x=f"{dx:g}",
                y=f"{dy + size * 0.33:.1f}",
                text_anchor=turned,
                direction="rtl" if rtl else "ltr",
                class_=f"still {class_}",
            )
            return tag("g", written, transform=f"translate({x:.1f} {y:.1f})")
    return None


def _overlap(a: Rectangle, b: Rectangle) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _inside(view: View, spot: Spot) -> bool:
    if spot.at is None:
        return False
    x, y = view.point(spot.at.lon, spot.at.lat)
    return 0 <= x <= WIDE and 0 <= y <= HIGH


def _wide(lat: float, km: float) -> float:
    """A distance as degrees of longitude at that latitude."""
    return km / (_KM_A_DEGREE * max(0.05, cos(radians(lat))))


def _up(lat: float) -> float:
    return degrees(log(tan(pi / 4 + radians(max(-85.0, min(85.0, lat))) / 2)))


def _down(y: float) -> float:
    return degrees(2 * atan(exp(radians(y))) - pi / 2)


def scale_bar(w: Words, view: View) -> Html:
    """A stretch of so many km, as a part of the map's width."""
    whole = kilometres_wide(view)
    km = max((n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if n <= whole / 4), default=1)
    return tag(
        "svg",
        tag("line", x1="0", x2=f"{100 * km / whole:.2f}%", y1="15", y2="15"),
        tag("text", join([str(km), " ", w("km")]), x="0", y="10"),
        class_="scale-bar",
        data_km=f"{whole:.1f}",
        data_unit=w("km"),
        aria_hidden="true",
        width="100%",
        height="20",
    )
