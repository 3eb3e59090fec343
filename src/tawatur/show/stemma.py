"""Who depends on whom as one drawing: origins, the reports that have it from them, and the copies of those.

A family stands in one frame, whatever its size: ten sites with one post look like one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.show.dossier import IncidentView, shown_name
from tawatur.show.markup import Html, tag
from tawatur.show.phrases import kind_of
from tawatur.show.pieces import Pieces
from tawatur.show.plain import clip, right_to_left
from tawatur.show.tellers import Tellers
from tawatur.show.tree import Branch, forest
from tawatur.show.words import Words

WIDE = 760
_ORIGIN, _REPORT, _STEP = 250, 330, 26  # columns and the step of a copy to the side, in units
_ROW, _SMALL, _GAP, _HEAD = 30, 23, 14, 34
_NAME, _COPY = 30, 36  # code points of a name before it is cut


@dataclass(frozen=True, slots=True)
class Row:
    """A report at its height; `depth` 0 is the head of its family, `under` the height of what it was made
    from."""

    branch: Branch
    depth: int
    y: float
    under: float | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A family between two heights."""

    rows: tuple[Row, ...]
    top: float
    bottom: float


def stemma(p: Pieces, view: IncidentView, tellers: Tellers, element: str) -> Html:
    """The drawing in a box that scrolls on a narrow screen, with its key."""
    w = p.w
    order = _families(forest(view.reports, p.at), tellers)
    frames = _frames(order)
    keys = list(
        dict.fromkeys(k for tree in order for r in _below(tree) for k in tellers.behind.get(r.report, ()))
    )
    high = max([f.bottom for f in frames] + [_HEAD + len(keys) * _SMALL]) + 10
    heights = _origin_heights(keys, frames, tellers, high)
    drawn = tag(
        "svg",
        tag("title", w("stemma.title"), id=f"{element}-stemma"),
        *_heads(w),
        *(_frame(w, f) for f in frames),
        *_ways(w, frames, heights, tellers),
        *(_origin(w, tellers.origins[k].name, tellers.origins[k].kind, heights[k]) for k in keys),
        *(_report(p, row, tellers) for f in frames for row in f.rows),
        viewBox=f"0 0 {WIDE} {high:.0f}",
        width=WIDE,
        height=f"{high:.0f}",
        class_="stemma",
        role="group",
        aria_labelledby=f"{element}-stemma",
    )
    box = tag("div", drawn, class_="scroll", tabindex=0, role="group", aria_label=w("stemma.title"))
    return tag("figure", box, tag("figcaption", w("stemma.key")), class_="stemma-figure")


def _families(trees: Iterable[Branch], tellers: Tellers) -> list[Branch]:
    """The trees, those with the same first origin beside each other, the largest group first."""
    trees = list(trees)
    groups: dict[str, list[Branch]] = {}
    for tree in trees:
        keys = [k for r in _below(tree) for k in tellers.behind.get(r.report, ())]
        groups.setdefault(keys[0] if keys else f"~{tree.report}", []).append(tree)
    sized = sorted(groups.values(), key=lambda g: -sum(len(list(_below(t))) for t in g))
    return [tree for group in sized for tree in group]


def _below(tree: Branch) -> Iterable[Branch]:
    yield tree
    for copy in tree.copies:
        yield from _below(copy)


def _frames(trees: Iterable[Branch]) -> list[Frame]:
    found: list[Frame] = []
    y = float(_HEAD)
    for tree in trees:
        top = y
        rows: list[Row] = []

        def put(branch: Branch, depth: int, under: float | None, at: float, rows: list[Row] = rows) -> float:
            high = _SMALL if depth else _ROW
            middle = at + high / 2
            rows.append(Row(branch, depth, middle, under))
            at += high
            for copy in branch.copies:
                at = put(copy, depth + 1, middle, at)
            return at

        y = put(tree, 0, None, y)
        found.append(Frame(tuple(rows), top, y))
        y += _GAP
    return found


def _origin_heights(keys: list[str], frames: list[Frame], tellers: Tellers, high: float) -> dict[str, float]:
    """Each origin near the middle of the reports that have it, none on another."""
    wanted: list[tuple[float, str]] = []
    for key in keys:
        at = [row.y for f in frames for row in f.rows if key in tellers.behind.get(row.branch.report, ())]
        wanted.append((sum(at) / len(at), key))
    wanted.sort()
    placed: dict[str, float] = {}
    last = _HEAD - _SMALL / 2
    for n, (y, key) in enumerate(wanted):
        room = high - 10 - (len(wanted) - n) * _SMALL + _SMALL / 2
        last = max(min(y, room), last + _SMALL)
        placed[key] = last
    return placed


def _x(w: Words, x: float) -> str:
    """A place across, mirrored in Arabic."""
    return f"{WIDE - x if w.ui == 'ar' else x:.1f}"


def _text(w: Words, words: str, x: float, y: float, class_: str, *, end: bool = False) -> Html:
    """A text that begins at `x` (or ends there), as the interface reads."""
    rtl = right_to_left(words)
    starts = (not end) == (rtl == (w.ui == "ar"))
    return tag(
        "text",
        words,
        x=_x(w, x),
        y=f"{y + 4.5:.1f}",
        text_anchor="start" if starts else "end",
        direction="rtl" if rtl else "ltr",
        class_=class_,
    )


def _heads(w: Words) -> Iterable[Html]:
    yield _text(w, w("stemma.origins"), _ORIGIN - 16, 10, "column", end=True)
    yield _text(w, w("stemma.reports"), _REPORT + 16, 10, "column")


def _frame(w: Words, frame: Frame) -> Html | None:
    if len(frame.rows) < 2:
        return None
    left = _REPORT - 14
    x = WIDE - WIDE + 0.0 if w.ui == "ar" else float(left)
    return tag(
        "rect",
        x=f"{x + (2 if w.ui == 'ar' else 0):.1f}",
        y=f"{frame.top - 3:.1f}",
        width=f"{WIDE - left - 2:.1f}",
        height=f"{frame.bottom - frame.top + 6:.1f}",
        rx=8,
        class_="family",
    )


def _ways(w: Words, frames: list[Frame], heights: dict[str, float], tellers: Tellers) -> Iterable[Html]:
    for frame in frames:
        at_head: set[str] = set()
        for row in frame.rows:
            for key in tellers.behind.get(row.branch.report, ()):
                if key in at_head:
                    continue  # a copy has it from its original
                at_head.add(key)
                x = _REPORT + row.depth * _STEP - 8
                a, b = _x(w, _ORIGIN), _x(w, x)
                m1, m2 = _x(w, _ORIGIN + 40), _x(w, _REPORT - 50)
                y1, y2 = f"{heights[key]:.1f}", f"{row.y:.1f}"
                yield tag("path", d=f"M{a} {y1}C{m1} {y1} {m2} {y2} {b} {y2}", class_="way")


def _origin(w: Words, name: str, kind: str, y: float) -> Html:
    shown = clip(name, _NAME)
    return tag(
        "g",
        tag("title", f"{name} ({w.find(f'kind.{kind}') or kind})"),
        tag(
            "circle",
            cx=_x(w, _ORIGIN),
            cy=f"{y:.1f}",
            r=5,
            class_="origin unnamed" if _unnamed(name, kind) else "origin",
        ),
        _text(w, shown, _ORIGIN - 14, y, "name", end=True),
    )


def _unnamed(name: str, kind: str) -> bool:
    """True for a teller whom nobody names: its name carries the outlet that it spoke to."""
    return kind in ("anonymous", "correspondent", "local_source", "witness") or name.endswith(")")


def _report(p: Pieces, row: Row, tellers: Tellers) -> Html:
    w, report = p.w, p.at.reports[row.branch.report]
    number = p.at.number[report.id]
    x = _REPORT + row.depth * _STEP
    shapes: list[Html] = []
    edge = row.branch.edge
    if row.under is not None:
        up = x - _STEP + 5
        shapes.append(
            tag(
                "path",
                d=f"M{_x(w, up)} {row.under + 7:.1f}V{row.y:.1f}H{_x(w, x - 5)}",
                class_="hang unsure" if edge and edge.direction == "unknown" else "hang",
            )
        )
    own = report.id in tellers.own_voice and row.depth == 0
    size = 10 if row.depth == 0 else 7
    left = float(_x(w, x)) - size / 2
    shapes.append(
        tag(
            "rect",
            x=f"{left:.1f}",
            y=f"{row.y - size / 2:.1f}",
            width=size,
            height=size,
            class_="report own" if own else "report",
        )
    )
    told = clip(shown_name(report, w), _COPY - 2 * row.depth)
    mark = f"[{w.numerals(str(number))}] "
    label = _text(w, told, x + 14, row.y, "name" if row.depth == 0 else "name copy")
    count = _text(w, mark.strip(), WIDE - 12, row.y, "count", end=True)
    what = kind_of(w, edge) if edge else None
    title = tag("title", f"{mark}{shown_name(report, w)}" + (f": {what}" if what else ""))
    return tag("a", title, *shapes, label, count, href=f"#r{number}")
