"""How fast an archive is: `make bench`, or `python -m tawatur.evaluate.bench_archive --reports 100000`.

The reports are made: about 300 words, two sentences that tell events among words of a made vocabulary whose
frequencies fall as those of a language do, every twentieth an edited copy of an earlier one.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median, quantiles

import msgspec
from sqlalchemy import text

from tawatur.archive import Archive, listing, open_archive, search
from tawatur.archive.filters import Filters, Near
from tawatur.archive.reports import Arrival, keep
from tawatur.archive.reports import count as held
from tawatur.evaluate.bench_texts import made
from tawatur.keeping import take_up
from tawatur.model import Report

WORDS = 250  # of the made vocabulary, beside some 50 of the sentences that tell events
VOCABULARY = 40_000
BATCH = 500
_LETTERS = "ابتجحخدرزسشصطعغفقكلمنهوي"


def main() -> int:
    """Prints the figures of a store."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--reports", type=int, default=100_000)
    told.add_argument("--read", type=int, help="of them read, traced, linked and compared (default: all)")
    told.add_argument("--jobs", type=int)
    told.add_argument("--postgres", action="store_true", help="in a PostgreSQL server started for it")
    told.add_argument(
        "--keep", metavar="FOLDER", help="where the archive is made, and left; one cut short is gone on with"
    )
    args = told.parse_args()
    folder = Path(args.keep or tempfile.mkdtemp(prefix="tawatur-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if args.postgres:
            from tawatur.evaluate.server import Server

            server = Server(durable=True)
            try:
                lines(server.database(), args)
            finally:
                server.stop()
        else:
            lines(str(folder / "archive.sqlite"), args)
    finally:
        if not args.keep:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def lines(place: str, args: argparse.Namespace) -> None:
    """Prints what is measured of the archive made at `place`."""
    count: int = args.reports
    say(f"{count:,} reports in {'PostgreSQL' if args.postgres else 'SQLite'}")
    began = time.perf_counter()
    with open_archive(place, create=True) as archive:
        say(f"making the archive: {1000 * (time.perf_counter() - began):.0f} ms")
        size = adding(archive, count)
        archive.tidy(grown=True)
        finding(archive)
        read = count if args.read is None else args.read
        reading(archive, read, args.jobs)
        opening(place)
        sizes(archive, place, size)
        listed(archive)
        finding(archive)
        newcomers(archive, count)


def say(line: str) -> None:
    """A line at once, however long the next takes."""
    print(line, flush=True)


def adding(archive: Archive, count: int) -> int:
    """Stores the reports without reading; the size of their texts in bytes."""
    with archive.reading() as connection:
        there = held(connection)
    source = texts(count)
    size = stored = 0
    for report in islice(source, there):
        size += len(report.text.encode())
    if there:
        say(f"{there:,} reports are there already")
    seconds = spent = 0.0
    while batch := [as_line(r) for r in islice(source, BATCH)]:
        size += sum(len(a.report.text.encode()) for a in batch)
        began, before = time.perf_counter(), time.process_time()
        keep(archive, batch)
        seconds += time.perf_counter() - began
        spent += time.process_time() - before
        stored += len(batch)
        if stored % 20_000 == 0 and there + stored < count:
            say(f"  {stored:,} added, {stored / seconds:,.0f} reports/s, {1000 * spent / stored:.2f} ms each")
    if not stored:
        return size
    say(
        f"adding without reading: {stored / seconds:,.0f} reports/s ({1000 * spent / stored:.2f} ms of this"
        f" process each), {size / (there + stored):,.0f} bytes of text each"
    )
    return size


def as_line(report: Report) -> Arrival:
    """The report as if from a line of a .jsonl file."""
    return Arrival("made.jsonl", report, msgspec.json.encode(report))


def reading(archive: Archive, count: int, jobs: int | None) -> None:
    """Reads, traces, links and compares as many as wait, up to `count`."""
    with archive.writing() as connection:
        connection.execute(text("DELETE FROM work WHERE report > :n"), {"n": count})
    done: list[int] = []
    began = last = time.perf_counter()
    stages: list[tuple[str, float, float]] = []

    def stage(what: str, ready: int, of: int) -> None:
        nonlocal last
        now = time.perf_counter()
        if not stages or stages[-1][0] != what:
            if stages:
                say(f"  {stages[-1][0]}: {now - stages[-1][1]:.0f} s ({busy() - stages[-1][2]:.0f} s of CPU)")
            stages.append((what, now, busy()))
        if now - last > 60:
            last = now
            say(f"  {what} {ready:,} of {of:,}, {now - began:.0f} s since the beginning")

    before = busy()
    failures = sum(1 for _ in take_up(archive, jobs=jobs, progress=done.append, stage=stage))
    stage("", 0, 0)
    seconds = time.perf_counter() - began
    if sum(done):
        say(
            f"reading, tracing, linking {sum(done):,}: {sum(done) / seconds:.1f} reports/s, {seconds:.0f} s"
            f" ({1000 * (busy() - before) / sum(done):.1f} ms of CPU each, all processes);"
            f" {failures} failed; {getrusage(RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB of memory"
        )


def busy() -> float:
    """Seconds of CPU of this process and of those it started that have ended."""
    return sum(getrusage(who).ru_utime + getrusage(who).ru_stime for who in (RUSAGE_SELF, RUSAGE_CHILDREN))


def opening(place: str) -> None:
    """Opening in a process that runs, and in a new one."""

    def work() -> None:
        with open_archive(place) as archive, archive.reading() as connection:
            connection.execute(text("SELECT 1"))

    code = f"from tawatur.archive import open_archive; open_archive({place!r}).close()"
    whole = timed(lambda: subprocess.run([sys.executable, "-c", code], check=True), 5)
    say(f"opening: {shown(timed(work, 9))}; with the start of Python {shown(whole)}")


def sizes(archive: Archive, place: str, size: int) -> None:
    """The archive against the texts in it."""
    if archive.sqlite:
        with archive.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            each = connection.exec_driver_sql("PRAGMA page_size").scalar()
        whole = int(pages or 0) * int(each or 0)
    else:
        with archive.reading() as connection:
            whole = int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    say(f"size: {whole / 1e6:,.0f} MB for {size / 1e6:,.0f} MB of text, {whole / size:.2f} times")


def finding(archive: Archive) -> None:
    """Queries of one to three words, common and rare, some with filters."""
    dice = random.Random(4)
    words, weights = vocabulary()
    telling = ("داعش", "القوات", "اعتقال", "انفجار", "غارة", "بغداد", "قتل", "الموصل", "مصدر")
    seconds = []
    for number in range(200):
        asked = dice.choices(words, cum_weights=weights, k=dice.randrange(1, 4))
        if number % 3 == 0:
            asked = [dice.choice(telling), *asked[:1]]
        if number % 10 == 0:
            asked = [dice.choice(telling)]
        chosen = Filters()
        if number % 4 == 0:
            chosen = Filters(first=made_day(dice, 2015), last=made_day(dice, 2022))
        if number % 7 == 0:
            chosen = replace(chosen, near=Near(36.34, 43.13, 60))
        if number % 11 == 0:
            chosen = replace(chosen, actor=dice.choice(("القوات", "تنظيم", "الجيش", "is")))
        began = time.perf_counter()
        with archive.reading() as connection:
            search.find(connection, " ".join(asked), chosen)
        seconds.append(time.perf_counter() - began)
    say(f"find: {shown(seconds)}")


def listed(archive: Archive) -> None:
    """Incidents by day, place, event, party and verdict."""
    dice = random.Random(5)
    seconds = []
    total = 0
    for number in range(70):
        chosen = (
            Filters(first=made_day(dice, 2015), last=made_day(dice, 2022)),
            Filters(near=Near(33.3, 44.4, 50)),
            Filters(event="air_strike", first=made_day(dice, 2016)),
            Filters(actor="is"),
            Filters(verdict="contested"),
            Filters(origin="وزارة الدفاع", near=Near(36.3, 43.1, 200)),
            Filters(actor=dice.choice(("القوات", "تنظيم", "الجيش", "شرطة"))),
        )[number % 7]
        began = time.perf_counter()
        with archive.reading() as connection:
            total += listing.list_incidents(connection, chosen).total
        seconds.append(time.perf_counter() - began)
    with archive.reading() as connection:
        there = connection.execute(text("SELECT count(*) FROM incidents")).scalar()
    say(f"incidents, of {there:,}: {shown(seconds)}")


def newcomers(archive: Archive, count: int) -> None:
    """One report added at a time: stored, read, traced, linked and compared."""
    seconds, spent = [], []
    for report in islice(texts(count + 40), count, count + 40):
        began, before = time.perf_counter(), time.process_time()
        keep(archive, [as_line(report)])
        list(take_up(archive, jobs=1))
        seconds.append(time.perf_counter() - began)
        spent.append(time.process_time() - before)
    say(f"adding one report, all done: {shown(seconds[1:])}; CPU of this process: {shown(spent[1:])}")


def timed(work: Callable[[], object], times: int) -> list[float]:
    """The seconds that the work takes, each time."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return seconds


def shown(seconds: list[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    high = quantiles(seconds, n=20)[-1]
    return f"median {1000 * median(seconds):.1f} ms, 95% {1000 * high:.1f} ms"


def made_day(dice: random.Random, year: int) -> date:
    """A day of that year or the next two."""
    return date(year, 1, 1) + timedelta(dice.randrange(1000))


def vocabulary() -> tuple[list[str], list[float]]:
    """Made words, and the running sum of how often each is used: the n-th 1/n as often as the first."""
    dice = random.Random(1)
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        word = "".join(dice.choices(_LETTERS, k=dice.choice((3, 4, 4, 5, 5, 6, 7))))
        words[word if dice.random() < 0.6 else "ال" + word] = None
    return list(words), list(accumulate(1 / (n + 3) for n in range(VOCABULARY)))


def texts(count: int) -> Iterator[Report]:
    """The reports, the same ones for the same count."""
    words, weights = vocabulary()
    dice = random.Random(2)
    earlier: list[Report] = []
    for number, base in enumerate(made(count)):
        if number % 20 == 19 and earlier:
            yield _copied(dice.choice(earlier), base, dice)
            continue
        paragraphs = base.text.split("\n\n")[:3]
        filler = dice.choices(words, cum_weights=weights, k=WORDS)
        for start in range(0, WORDS, 25):
            paragraphs.append(" ".join(filler[start : start + 25]) + ".")
        one = replace(base, text="\n\n".join(paragraphs), title=" ".join(filler[:6]))
        if number % 7 == 0:
            earlier = [*earlier[-200:], one]
        yield one


def _copied(one: Report, base: Report, dice: random.Random) -> Report:
    """An edited copy: every tenth word another, published later by another outlet."""
    told = [w if dice.random() > 0.1 or "\n" in w else "آخر" for w in one.text.split(" ")]
    later = one.published + timedelta(dice.randrange(3)) if one.published else None
    return replace(base, text=" ".join(told), published=later, title=one.title)


if __name__ == "__main__":
    sys.exit(main())
