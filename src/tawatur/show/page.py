"""The dossier as one self-contained page: no request leaves it, and no report can put anything into it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from tawatur.model import Brief
from tawatur.show.dossier import incidents
from tawatur.show.index import Index, index
from tawatur.show.markup import Html, json_script, tag
from tawatur.show.ranges import Ranges
from tawatur.show.record import record
from tawatur.show.reports import reports
from tawatur.show.sections import Sections
from tawatur.show.tree import forest
from tawatur.show.words import Words, words
from tawatur.tables import package_data

STYLES = ("page.css", "drawings.css", "print.css")
SCRIPTS = ("page.js", "map.js", "margin.js")


def render(
    brief: Brief, ui: str, *, made: str | None = None, masked: tuple[str, ...] = (), digits: str = "latn"
) -> str:
    """The page in "ar" or "en". `made` says when it was made (no clock is asked), `masked` what was masked
    before, `digits` what numbers are written in (latn, arab, arabext).

    Raises ValueError for another `ui` or other digits.
    """
    w, at, ranges = words(ui, digits), index(brief), Ranges()
    sections = Sections(w, at, ranges, brief)
    views = incidents(brief, at, w)
    traced = bool(brief.families) and not views  # families are all that there is to show
    body: list[Html | None] = [sections.incident(view, n, len(views)) for n, view in enumerate(views, 1)]
    if not brief.reports:
        body.append(tag("p", w("empty"), class_="empty"))
    elif traced:
        body.append(_families(sections, brief, at))
    elif not views:
        body.append(tag("p", w("no_incident"), class_="empty"))
    body += [sections.background(brief), sections.failures(brief), record(sections, brief, made, masked)]
    sums = [] if traced else [w.count("incidents", len(views))]
    sums.append(w.count("reports", len(brief.reports)))
    pane = reports(sections) if brief.reports else None
    title = w("families") if traced else w("dossier")
    return _document(
        w,
        title,
        tag(
            "header",
            tag("p", tag("strong", w("internal")), " ", w("internal.why"), class_="banner", role="note"),
            tag("a", w("skip"), class_="skip", href="#reports") if pane else None,
            tag("p", "Tawatur · تواتر", class_="name"),
            tag("h1", title),
            tag("p", " · ".join(sums), class_="sums"),
            sections.contents(views) if len(views) > 1 else None,
        ),
        tag("div", tag("main", *body), pane, class_="sheet"),
        tag("button", w("back"), id="back", type="button", hidden=True),
        tag("p", id="told", class_="vh", aria_live="polite"),
        json_script(
            {"ranges": ranges.rows, "shown": w("report_shown"), "unmarked": w("no_highlight")}, "data"
        ),
    )


def _families(sections: Sections, brief: Brief, at: Index) -> Html:
    """Who depends on whom among all reports, where no incident is told of them: what `trace` shows."""
    trees = forest(tuple(report.id for report in brief.reports), at)
    return tag("section", sections.trees(trees, "f"), class_="incident", aria_label=sections.w("families"))


def _document(w: Words, title: str, *body: Html | None) -> str:
    style, script = joined(*STYLES), joined(*SCRIPTS)
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Html('<meta name="referrer" content="no-referrer">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="robots" content="noindex, noarchive">'),
        tag("title", f"Tawatur: {title}"),
        Html(f"<style>{style}</style>"),
    )
    page = tag(
        "html", head, tag("body", *body, Html(f"<script>{script}</script>")), lang=w.ui, dir=w.direction
    )
    return f"<!doctype html>\n{page}\n"


def joined(*names: str) -> str:
    """Style sheets or scripts one after the other: the page has one of each."""
    return "\n".join(map(asset, names))


@cache
def asset(name: str) -> str:
    """A style sheet or script of the page."""
    return package_data("show", "assets", name).read_text("utf-8")


def digest(text: str) -> str:
    """The hash by which the page's policy lets this one text run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
