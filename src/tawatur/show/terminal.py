"""The dossier for a terminal: plain lines, Arabic in logical order."""

from __future__ import annotations

from tawatur.model import Brief, Edge, Link
from tawatur.show import labels
from tawatur.show.dossier import IncidentView, Point, Teller, background, incidents, shown_name
from tawatur.show.index import Index, index
from tawatur.show.phrases import changes, effect, flag_sentence, kind_of, made_from, marks, verdict_sentence
from tawatur.show.plain import clip, island, one_line, visible
from tawatur.show.sheet import Sheet
from tawatur.show.tree import Branch, forest
from tawatur.show.voices import Voice, by_chain
from tawatur.show.words import Words, day, words

_QUOTE = 180  # code points of a quotation before it is cut: two lines of a terminal
_MARKED = {"contested": "red", "denied": "red", "agreed": "green"}


def render(brief: Brief, ui: str, width: int = 100, color: bool = False) -> str:
    """The dossier in lines of at most `width` cells, in "ar" or "en". Raises ValueError for another `ui`."""
    w, at = words(ui), index(brief)
    sheet = Sheet(max(40, width), color)
    if not brief.reports and not brief.failures:
        return w("empty") + "\n"
    page = _Dossier(sheet, w, at)
    views = incidents(brief, at, w)
    if not views and brief.reports:
        sheet.text(w("no_incident"))
    for number, view in enumerate(views, 1):
        page.incident(view, number, len(views))
    page.background(brief)
    page.reports()
    if brief.failures:
        sheet.heading(w("failures"))
        for failure in brief.failures:
            sheet.text(f"{one_line(failure.where)}: {one_line(failure.why)}", "  - ")
    return str(sheet)


class _Dossier:
    """The parts of the dossier, written on one sheet."""

    def __init__(self, sheet: Sheet, w: Words, at: Index) -> None:
        self.sheet = sheet
        self.w = w
        self.at = at

    def incident(self, view: IncidentView, number: int, of: int) -> None:
        """One incident, from its headline to the flags of its reports."""
        w, sheet = self.w, self.sheet
        sheet.rule()
        sheet.text(w("incident", n=number, of=of), style="dim")
        sheet.text(" · ".join(self.name(p) for p in (view.event, view.place, view.date)), style="bold")
        for head in view.disputed:
            sheet.text(f"({w(f'disputed.{head}')})", style="red")
        sums = [w.count("reports", len(view.reports)), w.count("origins", view.origins)]
        if view.copies:
            sums.append(w.count("copies", len(view.copies)))
        if view.contested:
            sums.append(w.count("contested", view.contested))
        sheet.text(" · ".join(sums))
        for reason in view.why:
            sheet.text(f"{w('joined')}: {self.name(reason)}", "  ", style="dim")
        if view.points:
            sheet.heading(w("positions"))
        for point in view.points:
            self.point(point)
        if view.voices:
            sheet.heading(w("voices"))
        for voice in view.voices:
            self.voice(voice)
        sheet.heading(w("families"))
        for tree in forest(view.reports, self.at):
            self.branch(tree, "  ", "  ")
        if view.flags:
            sheet.heading(w("flags"))
        for report, flag in view.flags:
            raw = self.at.reports[report].text
            sheet.text(f"{self.outlet(report)}: {flag_sentence(w, flag)}", "  - ")
            for span in flag.spans:
                self.quote(raw[span.start : span.end], "      ")

    def point(self, point: Point) -> None:
        """One attribute: its verdict, then each position with its chains and words."""
        w, sheet = self.w, self.sheet
        title = labels.attribute(w, point.attribute)
        if point.about:
            title += f" ({self.name(labels.value(w, point.about))})"
        verdict = w.find(f"verdict.{point.verdict}") or point.verdict
        sheet.gap()
        sheet.text(f"{title}: {verdict}", "  ", style=_MARKED.get(point.verdict, "bold"))
        sheet.text(verdict_sentence(w, point), "  ", style="dim")
        for position in point.positions:
            sums = w.join(
                [w.count("origin", len(position.origins)), w.count("reports", len(position.reports))]
            )
            sheet.text(f"{self.name(position.value)}  ({sums})", "    = ", style="bold")
            for teller in position.tellers:
                self.teller(teller)

    def teller(self, teller: Teller) -> None:
        """A chain with its words, and the copies that carry them on."""
        w, raw = self.w, self.at.reports[teller.report].text
        line = f"{self.chain(teller.report, teller.links)} [{self.at.number[teller.report]}]"
        if teller.made_from:
            line += f" — {w('arose', edge=self.edge(teller.made_from))}"
        self.sheet.text(line, "      ")
        for quote in teller.quotes:
            self.quote(raw[quote.span.start : quote.span.end], "        ")
        self.copies(w("copied_in"), teller.taken_over, "        ")

    def voice(self, voice: Voice) -> None:
        """A speaker with the statements put into its mouth."""
        w, sheet = self.w, self.sheet
        kind = labels.label(w, "source_kinds", voice.link.kind)
        sheet.gap()
        sheet.text(f"{self.name(voice.link.name)} ({kind})", "  ", style="bold")
        if voice.made_from:
            sheet.text(w("arose", edge=self.edge(voice.made_from)), "    ", style="yellow")
        for told in by_chain(voice):
            first = told[0].statement
            raw = self.at.reports[first.report].text
            sheet.text(f"{self.chain(first.report, first.chain)} [{self.at.number[first.report]}]", "    ")
            for one in told:
                shown = self.words(raw[one.statement.content.start : one.statement.content.end])
                told_of = marks(w, one)
                sheet.text(shown + (f" — {w.join(told_of)}" if told_of else ""), "      ")
        self.copies(w("repeated_in"), voice.repeated, "    ")

    def branch(self, tree: Branch, first: str, rest: str) -> None:
        """A report of a family, its variants, and below it the reports made from it."""
        w, sheet = self.w, self.sheet
        line = w.join([self.outlet(tree.report), day(w, self.at.reports[tree.report].published)])
        if tree.edge:
            parts = [
                made_from(w, tree.edge, self.at),
                w("share", n=round(100 * tree.edge.share)),
            ]
            if tree.edge.direction != "unknown":
                parts.append(w.find(f"direction.{tree.edge.direction}") or tree.edge.direction)
            line += f" — {w.join(parts)}"
        elif not tree.copies:
            line += f" — {w('independent')}"
        if tree.also:
            line += f"; {w('also_from')} " + w.join(
                [f"[{self.at.number.get(e.origin, '?')}]" for e in tree.also]
            )
        sheet.text(line, first, rest)
        below = rest + ("│    " if tree.copies else "     ")
        telling, harmless = changes(tree.edge) if tree.edge else ((), ())
        for variant in telling:
            sheet.text(f"{w('before')}: {self.words(variant.before)}", below)
            sheet.text(
                f"{w('after')}: {self.words(variant.after)} — {self.name(effect(w, variant.effect))}", below
            )
        if harmless:
            sheet.text(w.count("harmless", len(harmless)), below)
        for number, copy in enumerate(tree.copies, 1):
            last = number == len(tree.copies)
            self.branch(copy, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))

    def background(self, brief: Brief) -> None:
        """Events told beside the incidents, a line each."""
        claims = background(brief, self.at)
        if claims:
            self.sheet.heading(self.w("background"))
        for claim in claims:
            parts = [labels.event(self.w, claim.event)]
            if claim.polarity != "asserted":
                parts.append(self.w(f"polarity.{claim.polarity}"))
            parts.append(labels.place(self.w, claim.place) if claim.place else self.w("unknown_place"))
            parts.append(labels.time(self.w, claim.time) if claim.time else self.w("unknown_date"))
            shown = " · ".join(self.name(p) for p in parts)
            self.sheet.text(f"{shown} [{self.at.number[claim.report]}]", "  - ")

    def reports(self) -> None:
        """The list of the reports, with what each was made from."""
        if self.at.reports:
            self.sheet.heading(self.w("reports"))
        for report in self.at.reports.values():
            line = self.w.join([self.name(shown_name(report, self.w)), day(self.w, report.published)])
            if report.title:
                line += f" · {self.name(report.title)}"
            self.sheet.text(line, f"  [{self.at.number[report.id]}] ")
            for edge in self.at.made_from.get(report.id, ()):
                self.sheet.text(self.edge(edge), "      ", style="dim")
            if report.url:
                self.sheet.text(one_line(report.url), "      ", style="dim")

    def chain(self, report: str, links: tuple[Link, ...]) -> str:
        """A chain as "outlet ← agency ← official"; in Arabic with عن, which no screen can turn about."""
        names = [shown_name(self.at.reports[report], self.w), *(link.name for link in links)]
        between = " عن " if self.w.ui == "ar" else " ← "
        return between.join(self.name(n) for n in names)

    def copies(self, title: str, edges: tuple[Edge, ...], indent: str) -> None:
        """The copies in a line, each with its kind."""
        shown = [f"{self.outlet(e.copy)} ({kind_of(self.w, e)})" for e in edges if e.copy in self.at.reports]
        if shown:
            self.sheet.text(f"{title}: {self.w.join(shown)}", indent, style="dim")

    def edge(self, edge: Edge) -> str:
        """What a report was made from: "rewrite of [2]"."""
        return made_from(self.w, edge, self.at)

    def outlet(self, report: str) -> str:
        """A report by its outlet and number."""
        return f"{self.name(shown_name(self.at.reports[report], self.w))} [{self.at.number[report]}]"

    def quote(self, text: str, indent: str) -> None:
        """Words of a report, cut where they go on for long."""
        self.sheet.text(self.words(text), indent)

    def words(self, text: str | None) -> str:
        """Quoted words, or the sign that there are none."""
        if text is None:
            return self.w("nothing")
        return self.w.quote(self.name(clip(visible(text), _QUOTE)))

    def name(self, text: str) -> str:
        """A name or value from outside, harmless on a line of this language."""
        return one_line(text) if self.w.ui == "ar" else island(text)
