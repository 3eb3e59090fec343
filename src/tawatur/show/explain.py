"""How a report was read: every sentence, what was found in it, and the row behind each find."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.language.text import tokenize
from tawatur.model import Claim, Reading, Report, Spans, Statement
from tawatur.show import labels
from tawatur.show.dossier import shown_name
from tawatur.show.plain import clip, island, one_line, visible
from tawatur.show.sheet import Sheet
from tawatur.show.words import Words, day, words
from tawatur.values import Span

_WIDTH = 100


def render(report: Report, reading: Reading, ui: str = "en", color: bool = False) -> str:
    """The text sentence by sentence; under each what was found in it, and `by` which row or rule."""
    w = words(ui)
    sheet = Sheet(_WIDTH, color)
    sheet.text(w("explain"), style="bold")
    shown = [island(shown_name(report, w)), day(w, report.published), island(report.id)]
    sheet.text(" · ".join(shown))
    sheet.text(f"{w('made_with')} {one_line(reading.made_with)}", style="dim")
    if not (reading.mentions or reading.statements or reading.claims or reading.flags):
        sheet.gap()
        sheet.text(w("no_reading"))
    for start, end in _sentences(report.text):
        sheet.gap()
        sheet.text(one_line(report.text[start:end]), style="bold")
        for mention in reading.mentions:
            if start <= mention.span.start < end:
                parts = [mention.kind, mention.concept or "", mention.value or ""]
                told = " ".join(one_line(p) for p in parts if p)
                _row(sheet, w, f"{_words(report, w, mention.span)} {told}", mention.by, "    ")
        for statement in reading.statements:
            if start <= statement.cue_span.start < end:
                _statement(sheet, w, report, statement)
        for claim in reading.claims:
            if start <= claim.trigger.start < end:
                _claim(sheet, w, report, claim)
        for flag in reading.flags:
            if flag.spans and start <= flag.spans[0].start < end:
                why = one_line(flag.why)
                _row(sheet, w, f"{w('flag')} {flag.code}: {why}", flag.by, "  ! ", "red")
    for flag in reading.flags:
        if not flag.spans:
            _row(sheet, w, f"{w('flag')} {flag.code}: {one_line(flag.why)}", flag.by, "  ! ", "red")
    return str(sheet)


def _sentences(raw: str) -> Iterator[tuple[int, int]]:
    """The sentences as spans; together they cover every word of the text."""
    text = tokenize(raw)
    starts = [text.starts[first] for first, _ in text.sentences]
    for number, start in enumerate(starts):
        yield (start if number else 0), (starts[number + 1] if number + 1 < len(starts) else len(raw))
    if not starts and raw:
        yield 0, len(raw)


def _statement(sheet: Sheet, w: Words, report: Report, statement: Statement) -> None:
    stance = w.find(f"stance.{statement.stance}") or statement.stance
    marks = [statement.scope, stance, *([w("direct")] if statement.direct else [])]
    head = (
        f"{w('statement')} {one_line(statement.id)} ({w.join(marks)}) {_words(report, w, statement.cue_span)}"
    )
    _row(sheet, w, head, statement.by, "  > ", "green")
    between = " عن " if w.ui == "ar" else " ← "
    chain = between.join(
        f"{island(link.name)} ({labels.label(w, 'sources', link.kind)})" for link in statement.chain
    )
    sheet.text(f"{w('chain')}: {chain or w('told_by_report')}", "      ")
    sheet.text(f"{w('content')}: {_words(report, w, statement.content)}", "      ")


def _claim(sheet: Sheet, w: Words, report: Report, claim: Claim) -> None:
    marks = [w(f"polarity.{claim.polarity}")]
    marks += [w("main_mark")] if claim.main else []
    marks += [w("background_mark")] if claim.background else []
    marks += [f"{w('statement')} {one_line(claim.statement)}"] if claim.statement else []
    marks += [f"{w('same_as')} {one_line(claim.same_as)}"] if claim.same_as else []
    event = labels.label(w, "events", claim.event)
    trigger = _words(report, w, claim.trigger)
    head = f"{w('claim')} {one_line(claim.id)}: {event} ({w.join(marks)}) {trigger}"
    _row(sheet, w, head, claim.by, "  * ", "yellow")
    if claim.time:
        told = [labels.time(w, claim.time), w.find(f"basis.{claim.time.basis}") or claim.time.basis]
        told += [one_line(claim.time.why)] if claim.time.why else []
        told += [] if claim.time.certain else [w("certain.no")]
        _row(sheet, w, _value(report, w, "time", w.join(told), claim.time.spans), claim.time.by, "      ")
    for place in claim.places:
        told = [island(labels.place(w, place)), place.role, w.find(f"basis.{place.basis}") or place.basis]
        if place.lat is not None and place.lon is not None:
            told.append(f"{place.lat:.2f} {place.lon:.2f}")
            told.append(w("within", n=f"{place.uncertainty_km or 0:g}"))
        _row(sheet, w, _value(report, w, "place", w.join(told), place.spans), place.by, "      ")
    for role in claim.roles:
        named = f"{labels.label(w, 'roles', role.role)} {island(role.name)}"
        named += f" = {role.concept}" if role.concept else ""
        _row(sheet, w, _value(report, w, "role", named, role.spans), role.by, "      ")
    for toll in claim.counts:
        told_count = f"{labels.label(w, 'measures', toll.what)} {labels.toll(w, toll)}"
        told_count += f" ({island(toll.who)})" if toll.who else ""
        _row(sheet, w, _value(report, w, "toll", told_count, toll.spans), toll.by, "      ")


def _value(report: Report, w: Words, kind: str, told: str, spans: Spans) -> str:
    quoted = " ".join(_words(report, w, s) for s in spans)
    return f"{w(kind)}: {told} {quoted}".rstrip()


def _row(sheet: Sheet, w: Words, text: str, by: str, indent: str, style: str = "") -> None:
    sheet.text(f"{text} [{w('by')} {one_line(by)}]", indent, style=style)


def _words(report: Report, w: Words, span: Span) -> str:
    return w.quote(island(clip(visible(report.text[span.start : span.end]), 160)))
