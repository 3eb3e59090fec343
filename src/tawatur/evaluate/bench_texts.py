"""Reports made for measuring speed: any number, all different, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from tawatur.model import Report
from tawatur.tables import read_tsv

WORDS = 300
_WEEKDAYS = ("الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت")
_MONTHS = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)


def made(count: int, seed: int = 1) -> Iterator[Report]:
    """`count` reports of about 300 words: a dateline and sentences in an order of their own, with places and
    bodies of the codebook, numbers and days in their slots."""
    dice = random.Random(seed)
    dateline, *sentences = (
        row["text"] for row in read_tsv("evaluate", "bench_texts.tsv", required=("id", "text"))
    )
    places = [
        r.get("names_ar").split("|")[0]
        for r in read_tsv("codebook", "admin.tsv")
        if r["kind"] == "governorate"
    ]
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
            words += told.count(" ") + 1
            if words >= WORDS:
                break
        yield Report(f"bench-{number}", "\n\n".join(parts), slots["outlet"], published, language="ar")
