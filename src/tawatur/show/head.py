"""The head of an incident: what, where and when in one sentence, and how well each attribute stands."""

from __future__ import annotations

from itertools import groupby

from tawatur.compare.grade import Figure, Grade, name_of
from tawatur.show import labels
from tawatur.show.dossier import IncidentView, Point
from tawatur.show.islands import isolated
from tawatur.show.markup import Html, join, tag
from tawatur.show.pieces import Pieces, class_name
from tawatur.show.plain import clip

_VALUES = 4  # of an attribute that the overview names before it only counts the rest
_AXES = ("time", "place", "responsibility", "label")


def sentence(p: Pieces, view: IncidentView) -> Html:
    """What, where and when."""
    w = p.w
    return isolated(w("headline", event=view.event, place=view.place, date=view.date), w.ui)


def sums(p: Pieces, view: IncidentView) -> Html:
    """How many origins, reports and copies."""
    w = p.w
    told = [w.count("origins", view.origins), w.count("reports", len(view.reports))]
    told += [w.count("copies", len(view.copies))] if view.copies else []
    return tag("p", " · ".join(told), class_="sums")


def overview(p: Pieces, view: IncidentView, element: str) -> Html | None:
    """The attributes by verdict, contested ones first, each with its values and a way to its positions."""
    if not view.points:
        return None
    w = p.w
    numbered = list(enumerate(view.points, 1))
    rows: list[Html] = []
    for verdict, group in groupby(numbered, key=lambda pair: pair[1].verdict):
        shown = [_attribute(p, point, f"{element}-p{n}", verdict) for n, point in group]
        rows.append(
            tag(
                "div",
                tag("dt", w.find(f"verdict.{verdict}") or verdict, class_=f"verdict {class_name(verdict)}"),
                *(tag("dd", one) for one in shown),
            )
        )
    return tag("dl", *rows, class_="overview")


def _attribute(p: Pieces, point: Point, target: str, verdict: str) -> Html:
    w = p.w
    name = attribute_name(p, point)
    link = tag("a", name, href=f"#{target}")
    values = [isolated(clip(v.value, 40), w.ui) for v in point.positions[:_VALUES]]
    more = len(point.positions) - len(values)
    if more:
        values.append(tag("span", f"+{more}", class_="kind"))
    between = f" {w('or')} " if verdict in ("contested", "denied") else w.join(["", ""])
    return join([link, w("colon"), " ", join(values, between)])


def attribute_name(p: Pieces, point: Point) -> Html:
    """The attribute, with the group counted where there is one."""
    w = p.w
    about = join([" (", isolated(labels.value(w, point.about), w.ui), ")"]) if point.about else None
    return join([labels.attribute(w, point.attribute), about])


def axes(p: Pieces, told: Grade) -> Html:
    """The axes of the grade, each apart, and the label they suggest."""
    ui = p.w.ui
    rows = [
        tag(
            "div",
            tag("dt", _capital(name_of(f"axis.{axis}", ui))),
            tag("dd", name_of(getattr(told, axis), ui)),
        )
        for axis in _AXES
    ]
    rows += [_figure(p, figure) for figure in told.figures if figure.about is None]
    return tag("dl", *rows, class_="axes")


def _figure(p: Pieces, figure: Figure) -> Html:
    w = p.w
    if figure.high is None:
        told = w("up", n=figure.low)
    elif figure.low == figure.high:
        told = w.numerals(str(figure.low))
    else:
        told = w("to", low=figure.low, high=figure.high)
    if figure.best is not None and figure.low != figure.high:
        told = w.join([told, w("figure.best", n=figure.best)])
    return tag("div", tag("dt", labels.attribute(w, figure.what)), tag("dd", told))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
