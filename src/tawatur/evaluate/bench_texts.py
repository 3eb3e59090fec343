"""Reports made for measuring speed: any number, all different, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from tawatur.model import Report
from tawatur.tables import read_tsv

WORDS = 300
VOCABULARY = 60_000  # different words in 2,000 real reports of 300 words, measured on crawled news
FILLER = 26
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_WEEKDAYS = ("الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت")
_MONTHS = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)


def vocabulary(size: int) -> tuple[list[str], list[float]]:
    """`size` made words, and the running sum of how often each is used: the n-th about 1/n as often as the
    first (Zipf)."""
    dice = random.Random(1)
    words: dict[str, None] = {}
    while len(words) < size:
        word = "".join(dice.choices(_LETTERS, k=dice.choice((3, 4, 4, 5, 5, 6, 7))))
        words[word if dice.random() < 0.6 else "ال" + word] = None
    return list(words), list(accumulate(1 / (n + 3) for n in range(size)))


def governorates() -> list[str]:
    """The Arabic names of the codebook's governorates."""
    rows = read_tsv("codebook", "admin.tsv")
    return [row.get("names_ar").split("|")[0] for row in rows if row["kind"] == "governorate"]


def made(count: int, seed: int = 1) -> Iterator[Report]:
    """`count` reports of about 300 words: a dateline and sentences in an order of their own, with places and
    bodies of the codebook, numbers and days in their slots; and behind every second sentence one of made-up
    words, so that the vocabulary is as rich as that of news (a tokeniser that keeps the words it has seen
    looks eight times as fast on a poor one)."""
    dice = random.Random(seed)
    words_known, weights = vocabulary(VOCABULARY)
    dateline, *sentences = (
        row["text"] for row in read_tsv("evaluate", "bench_texts.tsv", required=("id", "text"))
    )
    places = governorates()
    bodies: dict[str, list[str]] = {}
    for row in read_tsv("codebook", "bodies.tsv"):
        if row.get("ar") and "{" not in row["ar"]:
            bodies.setdefault(row["kind"], []).append(row["ar"])
    for number in range(count):
        published = date(2015, 1, 1) + timedelta(dice.randrange(3650))
        when = published - timedelta(dice.randrange(20))
        slots = {
            "gov": dice.choice(places),
            "force": dice.choice(bodies["state_force"]),
            "group": dice.choice(bodies["armed_group"]),
            "agency": dice.choice(bodies["agency"]),
            "outlet": dice.choice(bodies["outlet"]),
        }
        parts = [dateline.format(**slots)]
        words = 0
        for sentence in dice.sample(sentences, len(sentences)):
            told = sentence.format(
                **slots,
                n=dice.randrange(3, 11),
                n2=dice.randrange(11, 90),
                km=dice.randrange(5, 90),
                weekday=dice.choice(_WEEKDAYS),
                date=f"{when.day} {_MONTHS[when.month - 1]}",
            )
            parts.append(told)
            if len(parts) % 2:
                filler = dice.choices(words_known, cum_weights=weights, k=FILLER)
                parts.append(" ".join(filler) + ".")
                told = f"{told} {parts[-1]}"
            words += told.count(" ") + 1
            if words >= WORDS:
                break
        yield Report(f"bench-{number}", "\n\n".join(parts), slots["outlet"], published, language="ar")
