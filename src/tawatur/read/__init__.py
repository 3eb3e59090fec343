"""From one report to its reading: the whole trip on one screen. Pure; knows no store, screen or network."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from tawatur.language import pack
from tawatur.language.text import tokenize
from tawatur.model import Flag, Reading, Report, Statement
from tawatur.places.gazetteer import load as load_gazetteer
from tawatur.read.claims import find_claims
from tawatur.read.dates import find_dates
from tawatur.read.flags import find_flags
from tawatur.read.language import language_of
from tawatur.read.made_with import made_with
from tawatur.read.mentions import find_mentions
from tawatur.read.number_words import figures
from tawatur.read.numbers import find_numbers
from tawatur.read.parties import find_parties
from tawatur.read.places import find_places
from tawatur.read.scan import Scan, gather_scan
from tawatur.read.statements import Said, find_statements


def read(report: Report) -> Reading:
    """What the report says. A text in a language without rows is returned unread, with a flag that says so."""
    return _read(report, {})


def timed(report: Report) -> dict[str, float]:
    """Seconds a step, by name of step."""
    seconds: dict[str, float] = {}
    _read(report, seconds)
    return seconds


def _read(report: Report, seconds: dict[str, float]) -> Reading:
    clock = _Clock(seconds)
    language = language_of(report.text)
    if language.code != "ar":
        return Reading(report.id, made_with(), language.code, (), (), (), language.flags)
    scan, said, date_flags = gathered(report, clock.lap)
    statements = tuple(_statement(scan, one, report.id, n) for n, one in enumerate(said, 1))
    claims = tuple(find_claims(scan, said, report.id, [s.id for s in statements]))
    clock.lap("claims")
    flags = (*date_flags, *find_flags(scan, statements, claims))
    mentions = find_mentions(scan)
    clock.lap("flags and mentions")
    return Reading(report.id, made_with(), "ar", mentions, statements, claims, flags)


def gathered(
    report: Report, lap: Callable[[str], None] = lambda step: None
) -> tuple[Scan, list[Said], tuple[Flag, ...]]:
    """What the scanners find in an Arabic report, the statements in it, and the flags of its dates: all that
    claims are made from."""
    ar = pack.load("ar")
    text = tokenize(report.text)
    lap("tokenize")
    hits = ar.lexicon.find(text)
    lap("lexicon")
    found = figures(text, hits)
    numbers = find_numbers(text, hits, found=found)
    lap("numbers")
    dates = find_dates(text, hits, report.published, found=found)
    lap("dates")
    places = find_places(text, hits, load_gazetteer(), numbers)
    lap("places")
    parties = find_parties(text, hits, {p.first: p.end for p in places})
    lap("parties")
    scan = gather_scan(text, hits, parties, numbers, dates.mentions, places)
    said = find_statements(scan)
    lap("statements")
    return scan, said, tuple(dates.flags)


def _statement(scan: Scan, said: Said, report: str, number: int) -> Statement:
    text = scan.text
    start, end = said.content
    content = text.span(start, max(end, start + 1))
    return Statement(
        f"{report}#s{number}",
        report,
        tuple(one.link for one in said.chain),
        said.word,
        text.span(*said.cue),
        content,
        said.direct,
        said.scope,
        said.stance,
        said.by,
    )


class _Clock:
    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds
        self._last = perf_counter()

    def lap(self, step: str) -> None:
        now = perf_counter()
        self._seconds[step] = self._seconds.get(step, 0.0) + now - self._last
        self._last = now
