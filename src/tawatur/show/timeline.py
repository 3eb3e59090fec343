"""The time line: when it happened by each account, when each report came out, and where the copies hang."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tawatur.model import Claim
from tawatur.show.dossier import IncidentView, Point, PositionView, shown_name
from tawatur.show.islands import isolated
from tawatur.show.markup import Html, join, tag
from tawatur.show.phrases import kind_of
from tawatur.show.pieces import Pieces
from tawatur.show.plain import clip
from tawatur.show.tree import Branch, forest
from tawatur.show.words import Words, day, days

_LONG = 45  # days; an account of a longer stretch doesn't decide how much time is shown
_TICKS = 6


class Axis:
    """Days as parts of a width, 0 to 100; in Arabic time runs from right to left, as the text does."""

    def __init__(self, first: date, last: date, w: Words) -> None:
        self.first, self.last, self._w = first, last, w
        self._days = max(1, (last - first).days + 1)

    def place(self, when: date, part: float = 0.5) -> float:
        """Where a day stands; `part` of the day is 0 at its start and 1 at its end. Days off the axis stand
        at its ends."""
        at = ((when - self.first).days + part) / self._days * 100
        at = min(100.0, max(0.0, at))
        return 100 - at if self._w.ui == "ar" else at

    def ticks(self) -> list[date]:
        """At most seven days to be named, evenly apart."""
        step = max(1, -(-self._days // _TICKS))
        return [self.first + timedelta(days=n) for n in range(0, self._days, step)]


def time_line(p: Pieces, view: IncidentView) -> Html | None:
    """The part of the page, None where no day is known."""
    w = p.w
    point = next((one for one in view.points if one.attribute in ("date", "when") and not one.about), None)
    accounts = [(v, told) for v in (point.positions if point else ()) if (told := _when(v, view.claims))]
    trees = forest(view.reports, p.at)
    published = [d for r in view.reports if (d := p.at.reports[r].published)]
    axis = _axis(published, [told for _, told in accounts], w)
    if axis is None:
        return None
    rows: list[Html | None] = []
    if accounts:
        rows.append(_heading(w, "time.happened", axis, point))
        rows += [_account(p, position, told, axis) for position, told in accounts]
    if published:
        rows.append(_heading(w, "time.published", axis, None))
        rows += [row for tree in trees for row in _branch(p, tree, None, 0, axis)]
    undated = [r for r in view.reports if p.at.reports[r].published is None]
    note = tag(
        "p", w("time.undated"), ": ", join(map(p.name_of_report, undated), w.join(["", ""])), class_="sums"
    )
    return p.part(
        "timeline",
        tag("div", tag("table", *_bodies(rows)), class_="time-line"),
        tag("p", w("time.key"), class_="sums"),
        note if undated else None,
    )


def _axis(published: Sequence[date], accounts: Sequence[tuple[date, date]], w: Words) -> Axis | None:
    short = [days_ for days_ in accounts if (days_[1] - days_[0]).days <= _LONG]
    known = [*published, *(d for pair in short for d in pair)] or [d for pair in accounts for d in pair]
    if not known:
        return None
    first, last = min(known), max(known)
    room = 1 if (last - first).days < 14 else (last - first).days // 12
    return Axis(first - timedelta(days=room), last + timedelta(days=room), w)


def _when(position: PositionView, claims: tuple[Claim, ...]) -> tuple[date, date] | None:
    """The days of a position, from the first claim whose words it shows."""
    quoted = {(q.report, q.span) for t in position.tellers for q in t.quotes}
    for claim in claims:
        if claim.time and any(r == claim.report and span in claim.time.spans for r, span in quoted):
            return claim.time.first, claim.time.last
    return None


def _bodies(rows: Iterable[Html | None]) -> list[Html]:
    return [tag("tbody", *rows)]


def _heading(w: Words, key: str, axis: Axis, point: Point | None) -> Html:
    verdict = tag("span", w(f"verdict.{point.verdict}"), class_=f"verdict {point.verdict}") if point else None
    ticks = axis.ticks()
    labels = [
        tag(
            "text",
            tick_name(w, tick, ticks[0] if n else None),
            x=f"{axis.place(tick):.2f}%",
            y="13",
            text_anchor="middle",
        )
        for n, tick in enumerate(ticks)
    ]
    return tag(
        "tr",
        tag("th", w(key), " ", verdict, scope="colgroup"),
        tag("td", tag("svg", *labels, class_="ticks", width="100%", height="18", aria_hidden="true")),
        class_="axis",
    )


def tick_name(w: Words, when: date, since: date | None) -> str:
    """A day of the axis: with its month where that is new."""
    if since and since.month == when.month:
        return w.numerals(str(when.day))
    return f"{w.numerals(str(when.day))} {w(f'month.{when.month}')}"


def _account(p: Pieces, position: PositionView, told: tuple[date, date], axis: Axis) -> Html:
    w = p.w
    a, b = axis.place(told[0], 0.1), axis.place(told[1], 0.9)
    bar = tag("line", x1=f"{a:.2f}%", x2=f"{b:.2f}%", y1="50%", y2="50%", class_="account")
    return tag(
        "tr",
        tag(
            "th",
            tag("span", isolated(position.value, w.ui)),
            " ",
            tag("span", w.count("origin", len(position.origins)), class_="kind"),
            scope="row",
        ),
        _track(axis, bar, days(w, *told)),
    )


def _branch(p: Pieces, tree: Branch, above: date | None, depth: int, axis: Axis) -> Iterable[Html]:
    """A report's row and those of its copies; a copy hangs on a line that begins at its original's day."""
    w, report = p.w, p.at.reports[tree.report]
    marks: list[Html] = []
    when = report.published
    if when:
        x = axis.place(when)
        if above and tree.edge:
            start = f"{axis.place(above):.2f}%"
            marks.append(tag("line", x1=start, x2=f"{x:.2f}%", y1="50%", y2="50%", class_="lag"))
            marks.append(tag("line", x1=start, x2=start, y1="0", y2="50%", class_="lag"))
        marks.append(tag("circle", cx=f"{x:.2f}%", cy="50%", r=5, class_="copied" if tree.edge else "out"))
    hook = (
        tag("span", "↳ " if w.ui == "en" else "↲ ", aria_hidden="true", class_="arrow") if tree.edge else None
    )
    kind = tag("span", f" {kind_of(w, tree.edge)}", class_="kind") if tree.edge else None
    name = join([tag("bdi", clip(shown_name(report, w), 40)), " ", p.number(report), kind])
    yield tag(
        "tr",
        tag("th", hook, name, scope="row", class_=f"depth-{min(depth, 4)}"),
        _track(axis, join(marks), day(w, when)),
    )
    for copy in tree.copies:
        yield from _branch(p, copy, when or above, depth + 1, axis)


def _track(axis: Axis, marks: Html, told: str) -> Html:
    """A row's stretch of time; what it shows stands beside it for the ear."""
    grid = [
        tag("line", x1=f"{axis.place(t):.2f}%", x2=f"{axis.place(t):.2f}%", y1="0", y2="100%", class_="grid")
        for t in axis.ticks()
    ]
    drawn = tag("svg", *grid, marks, class_="track", width="100%", height="24", aria_hidden="true")
    return tag("td", drawn, tag("span", told, class_="vh"))
