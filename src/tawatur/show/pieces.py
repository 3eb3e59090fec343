"""The small pieces of the page: a chain, a report's name, words that lead to their place."""

from __future__ import annotations

from tawatur.model import Edge, Link, Report
from tawatur.show import labels
from tawatur.show.dossier import shown_name
from tawatur.show.index import Index
from tawatur.show.markup import Html, join, tag
from tawatur.show.phrases import kind_of
from tawatur.show.plain import clip, right_to_left, visible
from tawatur.show.ranges import Ranges
from tawatur.show.words import Words
from tawatur.values import Span

_QUOTE = 400  # code points of a quotation before it is cut; the report itself is beside it


class Pieces:
    """Makes the pieces of one page; every quotation gets a range in `ranges`."""

    def __init__(self, w: Words, at: Index, ranges: Ranges) -> None:
        self.w = w
        self.at = at
        self.ranges = ranges

    def part(self, title: str, *children: Html | None) -> Html | None:
        """A part with its heading, None where nothing is in it."""
        inside = [c for c in children if c is not None]
        return tag("section", tag("h3", self.w(title)), *inside, class_=f"part {title}") if inside else None

    def chain(self, report: Report, links: tuple[Link, ...]) -> Html:
        """A chain as "outlet ← agency ← official"; the sign is for the eye, the word "from" for the ear."""
        arrow = join(
            [
                " ",
                tag("span", self.w.arrow, class_="arrow", aria_hidden="true"),
                tag("span", self.w("from"), class_="vh"),
                " ",
            ]
        )
        names: list[Html] = [self.named(report)]
        for link in links:
            names.append(tag("bdi", link.name, title=labels.label(self.w, "source_kinds", link.kind)))
        inside = names[0]
        for name in names[1:]:
            inside = join([inside, arrow, name])
        return tag("p", inside, class_="chain")

    def copies(self, title: str, edges: tuple[Edge, ...]) -> Html | None:
        """The copies in a line, each with its kind."""
        shown = [
            join([self.named(self.at.reports[e.copy]), f" ({kind_of(self.w, e)})"])
            for e in edges
            if e.copy in self.at.reports
        ]
        comma = self.w.join(["", ""])
        return tag("p", f"{self.w(title)}: ", join(shown, comma), class_="copies") if shown else None

    def named(self, report: Report) -> Html:
        """A report by its outlet, linked to its text by its number."""
        number = self.at.number[report.id]
        return join(
            [
                tag("bdi", shown_name(report, self.w)),
                " ",
                tag("a", str(number), href=f"#r{number}", class_="number"),
            ]
        )

    def quoted(self, words: str, language: str | None) -> Html:
        """Words between quotation marks of their own direction, kept to themselves."""
        shown = clip(visible(words), _QUOTE)
        return tag("bdi", f"«{shown}»" if right_to_left(shown) else self.w.quote(shown), lang=language)

    def quote(self, report: Report, span: Span, kind: str) -> Html:
        """Words of a report, linked to where they stand in it."""
        number = self.at.number[report.id]
        raw = report.text[span.start : span.end]
        return tag(
            "a",
            self.quoted(raw, report.language),
            href=f"#r{number}",
            class_="quote",
            data_range=self.ranges.add(f"t{number}", report.text, span, kind),
            title=self.w("show_words", n=number),
        )


def class_name(name: str) -> str:
    """A word of the records as a class name: letters and hyphens only."""
    return "".join(c if c.isascii() and c.isalpha() else "-" for c in name)
