"""`make bench`: reports a second on one core, the share of each step, and two well-known tools beside it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence

from tawatur.evaluate.bench_command import run
from tawatur.evaluate.bench_texts import made
from tawatur.model import Report

_WARM = 20  # reports read before the clock starts: the lexicons are loaded by the first
_SLOW_SAMPLE = 20
_TURN = 100  # reports that the two take in turns, so that a slower minute of the machine meets both


def measure(count: int) -> Iterator[str]:
    """The lines of the table."""
    reports = list(made(max(1, count)))
    words = [len(report.text.split()) for report in reports]
    yield f"{len(reports)} made reports, {sum(words) / len(words):.0f} words each, one core"
    from tawatur.read import read

    for report in reports[:_WARM]:
        read(report)
    tokenizer = _spacy(reports[:_WARM])
    works: dict[str, Callable[[Report], object]] = {"tawatur: the whole reading": read}
    if tokenizer:
        works["spaCy, blank ar: tokenising alone"] = tokenizer
    seconds = dict.fromkeys(works, 0.0)
    for start in range(0, len(reports), _TURN):
        for name, work in works.items():
            seconds[name] += _seconds(work, reports[start : start + _TURN])
    for name, taken in seconds.items():
        yield _row(name, len(reports), taken)
    if tokenizer:
        own, other = seconds.values()
        yield f"  reading takes {own / other:.1f} times the tokenising"
    else:
        yield '  (spaCy is not installed: pip install "tawatur[bench]")'
    yield from _steps(reports[:200])
    yield from _dateparser(reports[:_SLOW_SAMPLE])
    yield from _linearity(reports)


def _seconds(work: Callable[[Report], object], reports: Sequence[Report]) -> float:
    """The processor time that the work on each report takes, which other programs on the machine don't
    lengthen. Nothing is kept, as when reports are read from a pipe and written to one."""
    began = time.process_time()
    for report in reports:
        work(report)
    return time.process_time() - began


def _row(name: str, count: int, seconds: float) -> str:
    return f"  {name:<44} {count / max(seconds, 1e-9):9.1f} reports/s  {1000 * seconds / count:8.2f} ms each"


def _steps(reports: Sequence[Report]) -> Iterator[str]:
    """The share of each step of reading."""
    from tawatur.read import timed

    total: dict[str, float] = {}
    for report in reports:
        for step, seconds in timed(report).items():
            total[step] = total.get(step, 0.0) + seconds
    whole = sum(total.values()) or 1.0
    for step, seconds in sorted(total.items(), key=lambda item: -item[1]):
        each = 1000 * seconds / len(reports)
        yield f"    {step:<42} {100 * seconds / whole:9.1f} %          {each:8.2f} ms each"


def _spacy(warming: Sequence[Report]) -> Callable[[Report], object] | None:
    """spaCy's Arabic tokeniser, None where it isn't installed."""
    try:
        import spacy
    except ImportError:
        return None
    tokenizer = spacy.blank("ar").tokenizer
    for report in warming:
        tokenizer(report.text)
    return lambda report: tokenizer(report.text)


def _dateparser(reports: Sequence[Report]) -> Iterator[str]:
    try:
        from dateparser.search import search_dates
    except ImportError:
        yield '  (dateparser is not installed: pip install "tawatur[bench]")'
        return
    search_dates(reports[0].text, languages=["ar"])
    seconds = _seconds(lambda report: search_dates(report.text, languages=["ar"]), reports)
    yield _row(f"dateparser: dates alone, {len(reports)} reports", len(reports), seconds)


def _linearity(reports: Sequence[Report]) -> Iterator[str]:
    """Texts of 1, 2, 4, 8 times the length: the time a word must stay the same, in every step."""
    from tawatur.read import timed

    yield "  time a word as a report grows:"
    base: dict[str, float] = {}
    for times in (1, 2, 4, 8):
        joined = "\n\n".join(report.text for report in reports[: 10 * times])
        long = Report("long", joined, published=reports[0].published, language="ar")
        words = len(joined.split())
        tries = sorted((timed(long) for _ in range(3)), key=lambda seconds: sum(seconds.values()))
        each = {step: 1e6 * seconds / words for step, seconds in tries[0].items()}
        base = base or each
        grown = [step for step in each if each[step] > 1.5 * base[step] and each[step] > 1]
        slow = f"  grown: {', '.join(grown)}" if grown else ""
        whole = sum(each.values())
        yield f"    {words:>6} words {whole:8.1f} µs {whole / sum(base.values()):6.2f} of the shortest{slow}"


if __name__ == "__main__":
    sys.exit(run("bench", __doc__, measure))
