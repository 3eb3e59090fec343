"""The parts of the page, from an incident's headline to the failures."""

from __future__ import annotations

from datetime import date

from tawatur.compare.grade import Step, grade
from tawatur.compare.grade import time_line as time_line_of
from tawatur.model import Brief, Flag, Report
from tawatur.show import labels
from tawatur.show.dossier import IncidentView, Point, PositionView, Teller, background
from tawatur.show.head import attribute_name, axes, overview, sentence, sums
from tawatur.show.index import Index, voice_key
from tawatur.show.islands import isolated
from tawatur.show.kinship import Kinship
from tawatur.show.markup import Html, join, tag
from tawatur.show.phrases import flag_sentence, made_from, marks, verdict_sentence
from tawatur.show.pieces import class_name
from tawatur.show.ranges import Ranges
from tawatur.show.stemma import stemma
from tawatur.show.steps import steps
from tawatur.show.tellers import Casts
from tawatur.show.timeline import time_line
from tawatur.show.voices import Told, Voice, by_chain
from tawatur.show.where import where
from tawatur.show.words import Words


class Sections(Kinship):
    """Makes the parts of one page, from an incident's headline to the failures."""

    def __init__(self, w: Words, at: Index, ranges: Ranges, brief: Brief) -> None:
        super().__init__(w, at, ranges)
        self.brief = brief
        self.days: dict[str, date | None] = {r.id: r.published for r in brief.reports}
        self.casts = Casts(brief)

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
        return sentence(self, view)

    def incident(self, view: IncidentView, number: int, of: int) -> Html:
        """One incident whole."""
        w, id_ = self.w, f"i{number}"
        record = view.record
        told = time_line_of(record, self.brief.comparisons, self.brief.readings, self.days)
        return tag(
            "section",
            tag("p", w("incident", n=number, of=of), class_="kicker") if of > 1 else None,
            tag("h2", self.headline(view), id=f"{id_}-title"),
            sums(self, view),
            overview(self, view, id_),
            axes(self, grade(record, self.brief.comparisons, self.brief.readings)),
            self.reasons(view),
            self.part(
                "positions", *(self.point(p, f"{id_}-p{n}", told) for n, p in enumerate(view.points, 1))
            ),
            where(self, view, id_),
            time_line(self, view),
            self.part(
                "families",
                stemma(self, view, self.casts.of(record), id_),
                self.families(view, id_),
            ),
            self.part("voices", *(self.voice(v) for v in view.voices)),
            self.part("flags", self.flags(view) if view.flags else None),
            id=id_,
            class_="incident",
            aria_labelledby=f"{id_}-title",
        )

    def reasons(self, view: IncidentView) -> Html | None:
        """Why the reports were taken for one incident, folded away: it is for who doubts it."""
        if not view.why:
            return None
        return tag(
            "details",
            tag("summary", self.w("joined")),
            tag(
                "ul", *(tag("li", tag("bdi", isolated(why, "en"), lang="en", dir="ltr")) for why in view.why)
            ),
            class_="why",
        )

    def point(self, point: Point, element: str, told: tuple[Step, ...]) -> Html:
        """An attribute with its verdict, its positions, and how a toll rose."""
        w = self.w
        verdict = w.find(f"verdict.{point.verdict}") or point.verdict
        own = [s for s in told if (s.what, s.about) == (point.attribute, point.about)]
        return tag(
            "section",
            tag(
                "h4",
                attribute_name(self, point),
                " ",
                tag("span", verdict, class_=f"verdict {class_name(point.verdict)}"),
            ),
            tag("p", isolated(verdict_sentence(w, point), w.ui), class_="why"),
            tag("div", *(self.position(p) for p in point.positions), class_="positions-row"),
            steps(self, own),
            id=element,
            class_="point",
            tabindex=-1,
        )

    def position(self, position: PositionView) -> Html:
        """A value with its counts and tellers, those of one origin together."""
        w = self.w
        counts = w.join([w.count("origin", len(position.origins)), w.count("reports", len(position.reports))])
        groups: dict[tuple[str, ...], list[Teller]] = {}
        for teller in position.tellers:
            groups.setdefault(voice_key(teller.links, teller.report), []).append(teller)
        return tag(
            "div",
            tag("p", tag("bdi", isolated(position.value, w.ui), dir=w.direction), class_="value"),
            tag("p", counts, class_="sums"),
            tag("ul", *(self.origin(group) for group in groups.values())),
            class_="position",
        )

    def origin(self, group: list[Teller]) -> Html:
        """An origin with the ways by which its word came: one line, or a fork."""
        if len(group) == 1 or not group[0].links:
            return tag(
                "li",
                *(join([self.chain(self.at.reports[t.report], t.links), self.resting(t)]) for t in group),
            )
        ways = [
            tag(
                "li",
                tag("p", self.way(self.onward(self.at.reports[t.report], t.links)), class_="chain"),
                self.resting(t),
            )
            for t in group
        ]
        head = tag("p", self.teller_node(group[0].links[-1], origin=True), class_="chain")
        return tag("li", head, tag("ul", *ways, class_="fork"))

    def resting(self, teller: Teller) -> Html:
        """The words that a chain's value rests on, and the copies that carry it on."""
        w, report = self.w, self.at.reports[teller.report]
        arose = w("arose", edge=made_from(w, teller.made_from, self.at)) if teller.made_from else None
        return join(
            [
                *(self.quote(report, quote.span, "value") for quote in teller.quotes),
                tag("p", arose, class_="arose") if arose else None,
                self.copies("copied_in", teller.taken_over),
            ]
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
                tag("span", labels.label(w, "source_kinds", voice.link.kind), class_="kind"),
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
                        class_=f"stance {class_name(one.statement.stance)}",
                    )
                    for one in group
                ),
            ),
            class_="told",
        )

    def flags(self, view: IncidentView) -> Html:
        """What the texts themselves show, by report."""
        return tag("ul", *(self.flag(self.at.reports[report], flag) for report, flag in view.flags))

    def flag(self, report: Report, flag: Flag) -> Html:
        """A flag with its words."""
        return tag(
            "li",
            self.named(report),
            ": ",
            isolated(flag_sentence(self.w, flag), self.w.ui),
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
            parts.append(isolated(labels.place(w, claim.place), w.ui) if claim.place else w("unknown_place"))
            parts.append(labels.time(w, claim.time) if claim.time else w("unknown_date"))
            rows.append(tag("li", join(parts, " · "), " ", self.quote(report, claim.trigger, "value")))
        return self.part("background", tag("ul", *rows) if rows else None)

    def failures(self, brief: Brief) -> Html | None:
        """What could not be read, and what to do about it."""
        rows = [tag("li", tag("bdi", f.where), ": ", tag("bdi", f.why, lang="en")) for f in brief.failures]
        return self.part("failures", tag("ul", *rows) if rows else None)
