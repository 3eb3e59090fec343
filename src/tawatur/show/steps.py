"""A toll as it was told over time: one mark a step, from the lowest to the highest that the words allow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawatur.compare.grade import Step
from tawatur.compare.told import count_of
from tawatur.show import labels
from tawatur.show.islands import isolated
from tawatur.show.markup import Html, join, tag
from tawatur.show.pieces import Pieces
from tawatur.show.tellers import shown_origin
from tawatur.show.timeline import tick_name
from tawatur.show.words import day
from tawatur.values import Count

_HIGH, _TOP, _FOOT = 130, 18, 22


def steps(p: Pieces, told: Sequence[Step]) -> Html | None:
    """The drawing with its list; None where nothing was told anew on another day."""
    dated = [s for s in told if s.day]
    if len({s.day for s in dated}) < 2 or len({s.value for s in dated}) < 2:
        return None
    w = p.w
    rows = [
        tag(
            "li",
            day(w, s.day),
            w("colon"),
            " ",
            tag("strong", labels.value(w, s.value)),
            " (",
            isolated(_origin(p, s), w.ui),
            ")",
        )
        for s in dated
    ]
    return tag(
        "figure",
        _drawing(p, dated),
        tag("figcaption", w("steps.key")),
        tag("ol", *rows, class_="steps-list"),
        class_="steps",
    )


def _origin(p: Pieces, step: Step) -> str:
    return shown_origin(step.origin, p.w("own_voice"))


def _drawing(p: Pieces, told: Sequence[Step]) -> Html:
    w = p.w
    counts = [count_of(s.value) for s in told]
    most = max(max(c.low, c.high or c.low) for c in counts) or 1
    by_day: dict[date, list[tuple[Step, Count]]] = {}
    for step, count in zip(told, counts, strict=True):
        if step.day:
            by_day.setdefault(step.day, []).append((step, count))
    first = min(by_day)
    room = _room(sorted(by_day))
    marks: list[Html] = []
    last_of: dict[str, tuple[float, float]] = {}
    lines: list[Html] = []
    for when, found in sorted(by_day.items()):
        for n, (step, count) in enumerate(sorted(found, key=lambda f: (f[1].low, f[0].origin))):
            x = room[when] + (n - (len(found) - 1) / 2) * min(7.0, 60 / max(1, len(found) * len(by_day)))
            x = 100 - x if w.ui == "ar" else x
            low, high = _at(count.low, most), _at(most if count.high is None else count.high, most)
            marks.append(_mark(p, x, low, high, count, step.value))
            if step.origin in last_of:
                lines.append(
                    tag(
                        "line",
                        x1=f"{last_of[step.origin][0]:.2f}%",
                        y1=f"{last_of[step.origin][1]:.1f}",
                        x2=f"{x:.2f}%",
                        y2=f"{low:.1f}",
                        class_="step",
                    )
                )
            last_of[step.origin] = (x, low)
        x = 100 - room[when] if w.ui == "ar" else room[when]
        marks.append(
            tag(
                "text",
                tick_name(w, when, first if when != first else None),
                x=f"{x:.2f}%",
                y=_HIGH - 4,
                class_="day",
            )
        )
    base = tag("line", x1="0", x2="100%", y1=_HIGH - _FOOT, y2=_HIGH - _FOOT, class_="base")
    return tag(
        "svg", base, *lines, *marks, width="100%", height=_HIGH, class_="steps-drawing", aria_hidden="true"
    )


def _room(found: Sequence[date]) -> dict[date, float]:
    """The middle of each day as a part of the width: true to time, yet never closer than a share of it."""
    whole = max(1, (found[-1] - found[0]).days)
    even = 1 / max(1, len(found) - 1)
    placed: dict[date, float] = {}
    for n, when in enumerate(found):
        true = (when - found[0]).days / whole
        placed[when] = 10 + 80 * (0.5 * true + 0.5 * n * even)
    return placed


def _at(value: float, most: float) -> float:
    return _TOP + (_HIGH - _FOOT - _TOP - 4) * (1 - value / most)


def _mark(p: Pieces, x: float, low: float, high: float, count: Count, value: str) -> Html:
    at = f"{x:.2f}%"
    shapes = [tag("circle", cx=at, cy=f"{low:.1f}", r="4.5", class_="told")]
    if count.high is None or count.high > count.low:
        shapes.append(
            tag(
                "line",
                x1=at,
                x2=at,
                y1=f"{low:.1f}",
                y2=f"{high:.1f}",
                class_="open" if count.high is None else "range",
            )
        )
    return join(
        [*shapes, tag("text", p.w.numerals(value), x=at, y=f"{min(low, high) - 7:.1f}", class_="value")]
    )
