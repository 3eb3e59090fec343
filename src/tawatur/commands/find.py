"""`tawatur find`: reports by words and filters."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tawatur.commands.archived import add_archive, add_filters, count, filters, opened, say_rest
from tawatur.commands.inputs import text
from tawatur.commands.output import colored, emit, emit_json

if TYPE_CHECKING:
    from tawatur.model import Report

NAME = "find"
HELP = "reports in the archive that hold these words, with filters"
ABOUT = """\
Lists the reports that hold every word, newest first. Words are compared without marks and clitics, the forms
of alef, ya and ta marbuta made one: محمد finds مُحَمَّد, أسفرت finds وأسفرت. Words in quotation marks must follow
one another. Filters on place, event and actor must be met by one claim of the report."""
EXAMPLES = (
    "tawatur find داعش الحسكة",
    "tawatur find '\"التحالف الدولي\"' --from 2025-12-01 --to 2025-12-31",
    "tawatur find إنزال --near الحسكة --km 80 --verdict contested",
    "tawatur find --outlet 'وكالة الرافد للأنباء' --json",
)
_BEFORE, _AFTER = 60, 110  # code points shown around the words found


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WORDS",
        type=text,
        help="words that the report holds; without: all reports",
    )
    add_filters(parser, "published")
    add_archive(parser)
    parser.add_argument("--limit", metavar="N", type=count, default=20, help="reports shown (default: 20)")
    parser.add_argument("--json", action="store_true", help="the reports as JSON, one a line")


def run(told: argparse.Namespace) -> int:
    """Prints the reports found; 0, 1 where there is none."""
    from tawatur.archive import forms
    from tawatur.archive.search import find
    from tawatur.errors import TawaturError

    written = " ".join(told.words)
    if written.strip() and not forms.query(written).words:
        raise TawaturError(f"{written}: there is no word in this; leave it out to list all reports")
    with opened(told) as archive, archive.reading() as connection:
        found = find(connection, written, filters(told), told.limit)
        for hit in found.hits:
            if told.json:
                emit_json({"version": hit.found.version, "span": hit.span, "report": hit.found.report})
            else:
                emit(_lines(hit.found.report, hit.span))
        say_rest(connection, len(found.hits), found.total, "nothing found")
    return 0 if found.hits else 1


def _lines(report: Report, span: tuple[int, int] | None) -> str:
    from tawatur.show.plain import island, one_line

    day = report.published.isoformat() if report.published else "no date"
    head = f"{report.id}  {day}  {island(one_line(report.outlet or '-'))}"
    title = f"\n  {island(one_line(report.title))}" if report.title else ""
    start, end = span or (0, 0)
    before = report.text[max(0, start - _BEFORE) : start]
    after = report.text[end : end + _AFTER]
    word = report.text[start:end]
    shown = f"{one_line(before)} {_strong(one_line(word))}{one_line(after[:1])}{one_line(after[1:])}"
    if after[:1].isspace():
        shown = f"{one_line(before)} {_strong(one_line(word))} {one_line(after)}"
    return f"{head}{title}\n  … {island(shown.strip())} …\n"


def _strong(word: str) -> str:
    return f"\x1b[1m{word}\x1b[0m" if colored() and word else word
