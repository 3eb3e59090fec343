"""The part of the page that shows where an incident happened: the map, and the same as a list."""

from __future__ import annotations

from tawatur.show.dossier import IncidentView
from tawatur.show.islands import isolated
from tawatur.show.map import draw, kilometres_wide, scale_bar, view_of
from tawatur.show.markup import Html, join, tag
from tawatur.show.pieces import Pieces
from tawatur.show.whereabouts import PLACES, Apart, Spot, apart, spots

_PAIRS = 12  # of places that exclude each other, before the list says no more than the map


def where(p: Pieces, view: IncidentView, element: str) -> Html | None:
    """The map with its list, None where no place is told. `element` is the incident's id on the page."""
    point = next((one for one in view.points if one.attribute in PLACES), None)
    if point is None:
        return None
    found = spots(point, view.claims, p.w.ui)
    pairs = apart(found)
    return p.part(
        "where",
        _figure(p, found, pairs, element),
        tag("ol", *(_spot(p, spot) for spot in found), class_="spots"),
        _pairs(p, pairs),
    )


def _figure(p: Pieces, found: tuple[Spot, ...], pairs: tuple[Apart, ...], element: str) -> Html | None:
    w, view = p.w, view_of(found)
    if view is None:
        return None
    told = w.join([f"{s.letter} {s.position.value}" for s in found if s.at])
    buttons = tag(
        "div",
        *(
            tag(
                "button",
                sign,
                type="button",
                data_zoom=key,
                aria_label=w(f"map.{key}"),
                title=w(f"map.{key}"),
            )
            for key, sign in (("in", "+"), ("out", "−"), ("whole", "⤢"))
        ),
        class_="zoom",
        hidden=True,
    )
    title = tag("title", w("map.title", told=told), id=f"{element}-map")
    return tag(
        "figure",
        tag(
            "div",
            draw(w, found, pairs, view, title),
            scale_bar(w, view),
            class_="map-frame",
            tabindex=0,
            role="group",
            aria_label=w("map.help"),
            data_km=f"{kilometres_wide(view):.1f}",
        ),
        buttons,
        tag("figcaption", w("map.key")),
        class_="map-figure",
    )


def _spot(p: Pieces, spot: Spot) -> Html:
    """A position in words: what the map shows of it, and the words that it rests on."""
    w = p.w
    facts = [w.count("origin", len(spot.position.origins))]
    if spot.at:
        facts.append(w("map.at", lat=f"{spot.at.lat:.2f}", lon=f"{spot.at.lon:.2f}"))
        facts.append(w("within", n=f"{spot.at.uncertainty_km:.0f}"))
    else:
        facts.append(w("map.none"))
    if spot.place and spot.at and spot.place.basis != "none":
        facts.append(w.find(f"basis.{spot.place.basis}") or spot.place.basis)
    quote = next((q for t in spot.position.tellers for q in t.quotes), None)
    return tag(
        "li",
        tag("span", spot.letter, class_="letter"),
        tag(
            "div",
            tag("p", isolated(spot.position.value, w.ui), class_="place-name"),
            tag("p", join([tag("bdi", f) for f in facts], " · "), class_="sums"),
            p.quote(p.at.reports[quote.report], quote.span, "value") if quote else None,
        ),
    )


def _pairs(p: Pieces, pairs: tuple[Apart, ...]) -> Html | None:
    if not pairs:
        return None
    w = p.w
    rows = [
        tag(
            "li",
            w(
                "map.pair",
                one=pair.one.letter,
                other=pair.other.letter,
                km=f"{pair.km:.0f}",
                bearing=w(f"bearing.{pair.side}"),
                degrees=f"{pair.bearing:.0f}",
            ),
        )
        for pair in pairs[:_PAIRS]
    ]
    return tag("div", tag("h4", w("map.pairs")), tag("ul", *rows), class_="pairs")
