"""For the record: what the page was made with and from."""

from __future__ import annotations

import hashlib

from tawatur import __version__
from tawatur.model import Brief, Report
from tawatur.show.dossier import shown_name
from tawatur.show.islands import isolated
from tawatur.show.markup import Html, tag
from tawatur.show.outlines import outlines
from tawatur.show.pieces import Pieces


def record(p: Pieces, brief: Brief, made: str | None, masked: tuple[str, ...]) -> Html | None:
    """The versions, the digests of the reports, when the page was made (if told), and what was masked."""
    if not brief.reports:
        return None
    w = p.w
    used = sorted({reading.made_with for reading in brief.readings})
    rows = [
        (w("record.program"), tag("bdi", f"tawatur {__version__}")),
        (w("record.made_with"), tag("bdi", " ".join(used) or "–", class_="digest")),
        (w("record.collection"), tag("bdi", collection_digest(brief.reports), class_="digest")),
        (w("record.made"), isolated(made, w.ui) if made else tag("span", w("record.made.none"))),
        (w("record.masked"), tag("span", w.join(list(masked)) if masked else w("record.masked.none"))),
        (w("record.map"), tag("bdi", outlines().notice, lang="en", dir="ltr")),
    ]
    return p.part(
        "record",
        tag(
            "dl",
            *(tag("div", tag("dt", name), tag("dd", told)) for name, told in rows),
            class_="record-facts",
        ),
        tag("details", tag("summary", w("record.digests")), _reports(p, brief), class_="record-reports"),
    )


def _reports(p: Pieces, brief: Brief) -> Html:
    w = p.w
    heads = tag(
        "tr", *(tag("th", w(f"record.{h}"), scope="col") for h in ("report", "id", "published", "sha256"))
    )
    rows = [
        tag(
            "tr",
            tag("td", tag("bdi", shown_name(r, w)), " ", p.number(r)),
            tag("td", tag("bdi", r.id)),
            tag("td", r.published.isoformat() if r.published else "–"),
            tag("td", tag("bdi", digest(r), class_="digest")),
        )
        for r in brief.reports
    ]
    table = tag("table", tag("thead", heads), tag("tbody", *rows))
    return tag("div", table, class_="scroll", tabindex=0, role="group", aria_label=w("record.digests"))


def digest(report: Report) -> str:
    """The SHA-256 of a report's raw text in UTF-8, by which anyone can check that it wasn't changed."""
    return hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()


def collection_digest(reports: tuple[Report, ...]) -> str:
    """The SHA-256 over the digests of all reports, sorted: the same for any order of input."""
    lines = sorted(f"{r.id} {digest(r)}\n" for r in reports)
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
