"""Who depends on whom, for the page: trees of reports with what changed on the way."""

from __future__ import annotations

from tawatur.model import Edge, Variant
from tawatur.show.dossier import IncidentView
from tawatur.show.markup import Html, tag
from tawatur.show.phrases import changes, effect, made_from
from tawatur.show.pieces import Pieces
from tawatur.show.reports import side_by_side
from tawatur.show.tree import Branch, forest
from tawatur.show.words import day
from tawatur.values import Span


class Kinship(Pieces):
    """Makes the trees of one page."""

    def families(self, view: IncidentView, element: str) -> Html:
        """The trees of an incident's reports."""
        return self.trees(forest(view.reports, self.at), element)

    def trees(self, branches: tuple[Branch, ...], element: str) -> Html:
        """Who depends on whom."""
        return tag(
            "ul",
            *(self.branch(b, f"{element}-{n}") for n, b in enumerate(branches, 1)),
            class_="tree",
        )

    def branch(self, tree: Branch, element: str) -> Html:
        """A report, how it was made, what changed, and below it those made from it."""
        w, report = self.w, self.at.reports[tree.report]
        told: list[str] = []
        if tree.edge:
            told = [
                made_from(w, tree.edge, self.at),
                w("share", n=round(100 * tree.edge.share)),
            ]
            if tree.edge.direction != "unknown":
                told.append(w.find(f"direction.{tree.edge.direction}") or tree.edge.direction)
        elif not tree.copies:
            told = [w("independent")]
        if tree.also:
            told.append(
                f"{w('also_from')} " + w.join([f"[{self.at.number.get(e.origin, '?')}]" for e in tree.also])
            )
        return tag(
            "li",
            tag("p", self.named(report), tag("span", f" · {day(w, report.published)}", class_="kind")),
            tag("p", w.join(told), class_="how") if told else None,
            tag("p", tag("bdi", tree.edge.why, lang="en"), class_="why")
            if tree.edge and tree.edge.why
            else None,
            self.variants(tree.edge) if tree.edge and tree.edge.variants else None,
            side_by_side(tree.edge, w, self.at, self.ranges, f"v{element}") if tree.edge else None,
            self.trees(tree.copies, element) if tree.copies else None,
        )

    def variants(self, edge: Edge) -> Html:
        """What changed on the way, a row each."""
        w, (telling, harmless) = self.w, changes(edge)
        heads = tag("tr", *(tag("th", w(h), scope="col") for h in ("before", "after", "effect")))
        folded = [
            tag("summary", w.count("harmless", len(harmless))),
            self.changes_table(edge, harmless, heads),
        ]
        return tag(
            "div",
            self.changes_table(edge, telling, heads) if telling else None,
            tag("details", *folded) if harmless else None,
            class_="changes",
        )

    def changes_table(self, edge: Edge, variants: tuple[Variant, ...], heads: Html) -> Html:
        """Variants as rows: before, after, and what the change does."""
        rows = [
            tag(
                "tr",
                tag("td", self.changed(edge.origin, variant.before, variant.before_span)),
                tag("td", self.changed(edge.copy, variant.after, variant.after_span)),
                tag("td", self.effect(variant)),
            )
            for variant in variants
        ]
        return tag("table", tag("thead", heads), tag("tbody", *rows))

    def changed(self, report: str, words: str | None, span: Span | None) -> Html:
        """One side of a variant, linked to its place where that is known."""
        if words is None:
            return tag("span", self.w("nothing"), class_="kind")
        if span is None or report not in self.at.reports:
            return self.quoted(words, None)
        return self.quote(self.at.reports[report], span, "changed")

    def effect(self, variant: Variant) -> Html:
        """What a variant does."""
        return tag("bdi", effect(self.w, variant.effect))
