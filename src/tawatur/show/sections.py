"""The parts of the page, from an incident's headline to the failures."""

from __future__ import annotations

from tawatur.model import Brief, Edge, Flag, Link, Report, Variant
from tawatur.show import labels
from tawatur.show.dossier import IncidentView, Point, PositionView, Teller, background, shown_name
from tawatur.show.index import Index
from tawatur.show.markup import Html, join, tag
from tawatur.show.phrases import effect, flag_sentence, kind_of, made_from, marks, verdict_sentence
from tawatur.show.plain import clip, right_to_left, visible
from tawatur.show.ranges import Ranges
from tawatur.show.reports import side_by_side
from tawatur.show.tree import Branch, forest
from tawatur.show.voices import Told, Voice, by_chain
from tawatur.show.words import Words, day
from tawatur.values import Span

_QUOTE = 400  # code points of a quotation before it is cut; the report itself is beside it


class Sections:
    """Makes the parts of one page; every quotation gets a range in `ranges`."""

    def __init__(self, w: Words, at: Index, ranges: Ranges) -> None:
        self.w = w
        self.at = at
        self.ranges = ranges

    def contents(self, views: tuple[IncidentView, ...]) -> Html:
        """Links to the incidents."""
        return tag(
            "nav",
            tag(
                "ol",
                *(tag("li", tag("a", self.headline(view), href=f"#i{n}")) for n, view in enumerate(views, 1)),
            ),
            aria_label=self.w("contents"),
        )

    def headline(self, view: IncidentView) -> Html:
        """What, where and when."""
        return join([view.event, tag("bdi", view.place), view.date], " · ")

    def incident(self, view: IncidentView, number: int, of: int) -> Html:
        """One incident whole."""
        w = self.w
        sums = [w.count("reports", len(view.reports)), w.count("origins", view.origins)]
        sums += [w.count("copies", len(view.copies))] if view.copies else []
        disputed = [w(f"disputed.{head}") for head in view.disputed]
        return tag(
            "section",
            tag("p", w("incident", n=number, of=of), class_="kicker") if of > 1 else None,
            tag("h2", self.headline(view), id=f"i{number}-title"),
            tag("p", w.join(disputed), class_="disputed") if disputed else None,
            tag("p", " · ".join(sums), class_="sums"),
            *(tag("p", f"{w('joined')}: ", tag("bdi", why), class_="why") for why in view.why),
            self.part("positions", *(self.point(p) for p in view.points)),
            self.part("voices", *(self.voice(v) for v in view.voices)),
            self.part("families", self.trees(forest(view.reports, self.at), f"i{number}")),
            self.part("flags", self.flags(view) if view.flags else None),
            id=f"i{number}",
            class_="incident",
            aria_labelledby=f"i{number}-title",
        )

    def part(self, title: str, *children: Html | None) -> Html | None:
        """A part with its heading, None where nothing is in it."""
        inside = [c for c in children if c is not None]
        return tag("section", tag("h3", self.w(title)), *inside, class_=f"part {title}") if inside else None

    def point(self, point: Point) -> Html:
        """An attribute with its verdict and positions."""
        w = self.w
        verdict = w.find(f"verdict.{point.verdict}") or point.verdict
        about = join([" (", tag("bdi", labels.value(w, point.about)), ")"]) if point.about else None
        return tag(
            "section",
            tag(
                "h4",
                labels.attribute(w, point.attribute),
                about,
                " ",
                tag("span", verdict, class_=f"verdict {_safe_class(point.verdict)}"),
            ),
            tag("p", verdict_sentence(w, point), class_="why"),
            tag("div", *(self.position(p) for p in point.positions), class_="positions-row"),
            class_="point",
        )

    def position(self, position: PositionView) -> Html:
        """A value with its counts and tellers."""
        w = self.w
        sums = w.join([w.count("origin", len(position.origins)), w.count("reports", len(position.reports))])
        return tag(
            "div",
            tag("p", tag("bdi", labels.value(w, position.value)), class_="value"),
            tag("p", sums, class_="sums"),
            tag("ul", *(self.teller(t) for t in position.tellers)),
            class_="position",
        )

    def teller(self, teller: Teller) -> Html:
        """A chain, the words it rests on, and the copies that carry it on."""
        w, report = self.w, self.at.reports[teller.report]
        arose = w("arose", edge=made_from(w, teller.made_from, self.at)) if teller.made_from else None
        return tag(
            "li",
            self.chain(report, teller.links),
            *(self.quote(report, quote.span, "value") for quote in teller.quotes),
            tag("p", arose, class_="arose") if arose else None,
            self.copies("copied_in", teller.taken_over),
        )

    def voice(self, voice: Voice) -> Html:
        """A speaker and what it is said to have said."""
        w = self.w
        return tag(
            "section",
            tag(
                "h4",
                tag("bdi", voice.link.name),
                " ",
                tag("span", labels.label(w, "sources", voice.link.kind), class_="kind"),
            ),
            tag("p", w("arose", edge=made_from(w, voice.made_from, self.at)), class_="arose")
            if voice.made_from
            else None,
            *(self.told(group) for group in by_chain(voice)),
            self.copies("repeated_in", voice.repeated),
            class_="voice",
        )

    def told(self, group: tuple[Told, ...]) -> Html:
        """The statements that reach one report through one chain."""
        first = group[0].statement
        report = self.at.reports[first.report]
        return tag(
            "div",
            self.chain(report, first.chain),
            tag(
                "ul",
                *(
                    tag(
                        "li",
                        self.quote(report, one.statement.content, "said"),
                        *(join([" ", tag("span", mark, class_="mark")]) for mark in marks(self.w, one)),
                        class_=f"stance {_safe_class(one.statement.stance)}",
                    )
                    for one in group
                ),
            ),
            class_="told",
        )

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
                kind_of(w, tree.edge),
                w("share", n=round(100 * tree.edge.share)),
                w.find(f"direction.{tree.edge.direction}") or tree.edge.direction,
            ]
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
        w = self.w
        heads = tag("tr", *(tag("th", w(h), scope="col") for h in ("before", "after", "effect")))
        rows = [
            tag(
                "tr",
                tag("td", self.changed(edge.origin, variant.before, variant.before_span)),
                tag("td", self.changed(edge.copy, variant.after, variant.after_span)),
                tag("td", self.effect(variant)),
            )
            for variant in edge.variants
        ]
        return tag("div", tag("table", tag("thead", heads), tag("tbody", *rows)), class_="scroll")

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

    def flags(self, view: IncidentView) -> Html:
        """What the texts themselves show, by report."""
        return tag("ul", *(self.flag(self.at.reports[report], flag) for report, flag in view.flags))

    def flag(self, report: Report, flag: Flag) -> Html:
        """A flag with its words."""
        return tag(
            "li",
            self.named(report),
            ": ",
            tag("bdi", flag_sentence(self.w, flag)),
            *(join([" ", self.quote(report, span, "flag")]) for span in flag.spans),
        )

    def background(self, brief: Brief) -> Html | None:
        """Events told beside the incidents, a line each."""
        w = self.w
        rows = []
        for claim in background(brief, self.at):
            report = self.at.reports[claim.report]
            parts: list[str | None] = [labels.event(w, claim.event)]
            parts += [w(f"polarity.{claim.polarity}")] if claim.polarity != "asserted" else []
            parts.append(tag("bdi", labels.place(w, claim.place)) if claim.place else w("unknown_place"))
            parts.append(labels.time(w, claim.time) if claim.time else w("unknown_date"))
            rows.append(tag("li", join(parts, " · "), " ", self.quote(report, claim.trigger, "value")))
        return self.part("background", tag("ul", *rows) if rows else None)

    def failures(self, brief: Brief) -> Html | None:
        """What could not be read, and what to do about it."""
        rows = [tag("li", tag("bdi", f.where), ": ", tag("bdi", f.why, lang="en")) for f in brief.failures]
        return self.part("failures", tag("ul", *rows) if rows else None)

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
            names.append(tag("bdi", link.name, title=labels.label(self.w, "sources", link.kind)))
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


def _safe_class(name: str) -> str:
    """A word of the records as a class name: letters and hyphens only."""
    return "".join(c if c.isascii() and c.isalpha() else "-" for c in name)
