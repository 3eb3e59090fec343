"""The reports as they were published, each text in one piece, and originals beside their copies."""

from __future__ import annotations

from tawatur.model import Edge, Reading, Report
from tawatur.show.dossier import shown_name
from tawatur.show.index import Index
from tawatur.show.islands import isolated
from tawatur.show.markup import Html, tag, web_address
from tawatur.show.phrases import flag_sentence, made_from
from tawatur.show.pieces import Pieces
from tawatur.show.plain import clip, visible
from tawatur.show.ranges import Ranges
from tawatur.show.words import Words, day

_NOTE = 60  # code points of a speaker's name in the margin


def reports(p: Pieces) -> Html:
    """All reports with their texts; what values, statements and flags rest on is marked."""
    w, at = p.w, p.at
    return tag(
        "section",
        tag("h2", w("reports"), id="reports-title"),
        tag(
            "p",
            *(
                tag("span", w(f"legend.{kind}"), class_=f"legend {kind}")
                for kind in ("value", "said", "flag")
            ),
            class_="legends",
        ),
        tag("p", w("no_highlight"), id="unmarked", hidden=True),
        *(_report(report, p) for report in at.reports.values()),
        id="reports",
        class_="reports",
        tabindex=0,
        aria_labelledby="reports-title",
    )


def _report(report: Report, p: Pieces) -> Html:
    w, at, ranges = p.w, p.at, p.ranges
    number = at.number[report.id]
    reading = at.readings.get(report.id)
    for statement in reading.statements if reading else ():
        ranges.add(f"t{number}", report.text, statement.content, "said")
    for flag in reading.flags if reading else ():
        for span in flag.spans:
            ranges.add(f"t{number}", report.text, span, "flag")
    address = web_address(report.url)
    link = tag("a", w("open_source"), href=address, rel="noreferrer noopener") if address else None
    return tag(
        "article",
        tag(
            "p",
            tag("span", str(number), class_="number"),
            " ",
            tag("bdi", shown_name(report, w)),
            " · ",
            day(w, report.published),
            " · " if link else None,
            link,
            class_="source",
        ),
        tag("h3", report.title, **_language(report)) if report.title else None,
        *(tag("p", made_from(w, edge, at), class_="made") for edge in at.made_from.get(report.id, ())),
        tag("div", text_block(report, f"t{number}"), notes(report, reading, p), class_="beside"),
        id=f"r{number}",
    )


def notes(report: Report, reading: Reading | None, p: Pieces) -> Html | None:
    """What stands in the margin: who speaks where, how far the words go on, and what is wrong in the text."""
    if reading is None:
        return None
    w = p.w
    found: list[tuple[int, Html]] = []
    for statement in reading.statements:
        if not statement.chain:
            continue
        marks = [w("continued")] if statement.scope == "continued" else []
        marks += [w("direct")] if statement.direct else []
        if statement.stance != "said":
            marks.append(w.find(f"stance.{statement.stance}") or statement.stance)
        said = tag("span", " · ".join(marks), class_="kind") if marks else None
        name = tag("bdi", clip(visible(statement.chain[-1].name), _NOTE))
        link = p.words_link(report, statement.content, "said", name, "note")
        found.append((statement.content.start, tag("li", link, " " if said else None, said)))
    for flag in reading.flags:
        for span in flag.spans[:1]:
            link = p.words_link(report, span, "flag", isolated(flag_sentence(w, flag), w.ui), "note")
            found.append((span.start, tag("li", tag("span", "⚑ ", aria_hidden="true"), link, class_="fault")))
    found.sort(key=lambda one: one[0])
    return tag("ol", *(note for _, note in found), class_="notes", aria_label=w("notes")) if found else None


def text_block(report: Report, element: str) -> Html:
    """A report's text in one piece; the ranges over it are laid on by the browser."""
    return tag("div", report.text, id=element, class_="text", tabindex=-1, **_language(report))


def side_by_side(edge: Edge, w: Words, at: Index, ranges: Ranges, element: str) -> Html | None:
    """Original and copy beside each other with what changed marked in both; None where nothing is marked."""
    original, copy = at.reports.get(edge.origin), at.reports.get(edge.copy)
    if original is None or copy is None or not edge.variants:
        return None
    for variant in edge.variants:
        if variant.before_span:
            ranges.add(f"{element}o", original.text, variant.before_span, "before")
        if variant.after_span:
            ranges.add(f"{element}c", copy.text, variant.after_span, "after")
    return tag(
        "details",
        tag("summary", w("sidebyside")),
        tag(
            "div",
            *(
                tag(
                    "div",
                    tag("p", f"{w(title)}: ", tag("bdi", shown_name(report, w)), class_="source"),
                    text_block(report, f"{element}{side}"),
                )
                for title, report, side in (("original", original, "o"), ("copy", copy, "c"))
            ),
            class_="pair",
        ),
    )


def _language(report: Report) -> dict[str, str | None]:
    return {
        "lang": report.language,
        "dir": "rtl" if (report.language or "").split("-")[0] in ("ar", "fa", "he", "ku", "ur") else "auto",
    }
