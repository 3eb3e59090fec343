"""The parts of the page, from an incident's headline to the failures."""

from __future__ import annotations

from tawatur.model import Brief, Flag, Report
from tawatur.show import labels
from tawatur.show.dossier import IncidentView, Point, PositionView, Teller, background
from tawatur.show.kinship import Kinship
from tawatur.show.markup import Html, join, tag
from tawatur.show.phrases import flag_sentence, made_from, marks, verdict_sentence
from tawatur.show.pieces import class_name
from tawatur.show.voices import Told, Voice, by_chain
from tawatur.show.where import where


class Sections(Kinship):
    """Makes the parts of one page, from an incident's headline to the failures."""

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
            self.reasons(view),
            self.part("positions", *(self.point(p) for p in view.points)),
            where(self, view, f"i{number}"),
            self.part("voices", *(self.voice(v) for v in view.voices)),
            self.part("families", self.families(view, f"i{number}")),
            self.part("flags", self.flags(view) if view.flags else None),
            id=f"i{number}",
            class_="incident",
            aria_labelledby=f"i{number}-title",
        )

    def reasons(self, view: IncidentView) -> Html | None:
        """Why the reports were taken for one incident, folded away: it is for who doubts it."""
        if not view.why:
            return None
        return tag(
            "details",
            tag("summary", self.w("joined")),
            tag("ul", *(tag("li", tag("bdi", why, lang="en")) for why in view.why)),
            class_="why",
        )

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
                tag("span", verdict, class_=f"verdict {class_name(point.verdict)}"),
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
            tag("p", tag("bdi", position.value), class_="value"),
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
