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

_UNNAMED = frozenset({"anonymous", "correspondent", "local_source", "witness", "official"})
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
        """A chain as a small drawing, from the origin to the report: the signs are for the eye, the words
        between them for the ear."""
        if not links:
            return tag(
                "p", self.node(self.named(report), "outlet own"), " ", self.own_voice(), class_="chain"
            )
        return tag(
            "p",
            self.way([self.teller_node(links[-1], origin=True), *self.onward(report, links)]),
            class_="chain",
        )

    def onward(self, report: Report, links: tuple[Link, ...]) -> list[Html]:
        """The nodes behind the origin: who passed it on, at the end the report."""
        passed = [self.teller_node(link, origin=False) for link in reversed(links[:-1])]
        return [*passed, self.node(self.named(report), "outlet")]

    def way(self, nodes: list[Html]) -> Html:
        """Nodes with the line between them."""
        between = tag("span", tag("span", f" {self.w('passed_to')} ", class_="vh"), class_="line")
        inside = nodes[0]
        for node in nodes[1:]:
            inside = join([inside, between, node])
        return inside

    def teller_node(self, link: Link, *, origin: bool) -> Html:
        """A teller: the origin a filled disc, one whom nobody names an open one."""
        unnamed = link.concept is None and link.kind in _UNNAMED
        kind = ("origin unnamed" if unnamed else "origin") if origin else "passed"
        return self.node(tag("bdi", link.name, title=labels.label(self.w, "source_kinds", link.kind)), kind)

    def node(self, name: Html, kind: str) -> Html:
        """A knot of a chain."""
        return tag("span", tag("span", class_="knot", aria_hidden="true"), name, class_=f"node {kind}")

    def own_voice(self) -> Html:
        """The mark of a report that speaks for itself."""
        return tag("span", self.w("own_voice"), class_="kind")

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
        return join([self.name_of_report(report), " ", self.number(report)])

    def name_of_report(self, report: Report | str) -> Html:
        """A report's outlet."""
        return tag("bdi", shown_name(self.at.reports[report] if isinstance(report, str) else report, self.w))

    def number(self, report: Report) -> Html:
        """A report's number, linked to its text."""
        number = self.at.number[report.id]
        label = self.w("report_n", n=number)
        return tag("a", self.w.numerals(str(number)), href=f"#r{number}", class_="number", aria_label=label)

    def quoted(self, words: str, language: str | None) -> Html:
        """Words between quotation marks of their own direction, kept to themselves."""
        shown = clip(visible(words), _QUOTE)
        return tag("bdi", f"«{shown}»" if right_to_left(shown) else self.w.quote(shown), lang=language)

    def quote(self, report: Report, span: Span, kind: str) -> Html:
        """Words of a report, linked to where they stand in it."""
        raw = report.text[span.start : span.end]
        return self.words_link(report, span, kind, self.quoted(raw, report.language))

    def words_link(self, report: Report, span: Span, kind: str, shown: Html, class_: str = "quote") -> Html:
        """Anything that leads to words of a report."""
        number = self.at.number[report.id]
        return tag(
            "a",
            shown,
            href=f"#r{number}",
            class_=class_,
            data_range=self.ranges.add(f"t{number}", report.text, span, kind),
            title=self.w("show_words", n=number),
        )


def class_name(name: str) -> str:
    """A word of the records as a class name: letters and hyphens only."""
    return "".join(c if c.isascii() and c.isalpha() else "-" for c in name)
