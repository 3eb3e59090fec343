"""The sentences of verdicts told again in the language of the interface, with values named and days written
out.

A comparison keeps its sentence in English; the row that it was made from says what stands in its slots.
"""

from __future__ import annotations

import re
from functools import cache

from tawatur.show import labels
from tawatur.show.tellers import shown_origin
from tawatur.show.words import Words
from tawatur.tables import read_tsv

_SLOT = re.compile(r"\{(\w+)\}")
_VALUES = frozenset({"one", "other", "one_bearing", "other_bearing"})


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Each row as the pattern of its English sentence, its English and its Arabic."""
    found: list[tuple[re.Pattern[str], str, str]] = []
    for row in read_tsv("codebook", "verdict_words.tsv", required=("id", "en", "ar")):
        parts = _SLOT.split(row["en"])
        pattern = "".join(_group(part) if n % 2 else re.escape(part) for n, part in enumerate(parts))
        found.append((re.compile(pattern), row["en"], row["ar"]))
    return tuple(found)


def _group(slot: str) -> str:
    """What stands in a slot; a value may end with the place that it is told by, in brackets of its own."""
    told_by = r"(?: \((?:[\d.]+ km )?(?:[NSEW]{1,2} )?of [^()]+\))?" if slot in ("one", "other") else ""
    return f"(?P<{slot}>.+?{told_by})"


def retold(w: Words, sentence: str) -> str | None:
    """The sentence, or two of them, in the interface's language; None where no row made it."""
    told: list[str] = []
    rest = sentence
    while rest:
        for pattern, english, arabic in _rows():
            match = _whole(pattern, rest)
            if match:
                template = arabic if w.ui == "ar" else english
                slots = {name: _slot(w, name, value) for name, value in match.groupdict().items()}
                told.append(template.format(**slots))
                rest = rest[match.end() :].lstrip()
                break
        else:
            return None
    return " ".join(told) or None


def _whole(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match to the end, else the shortest from the start."""
    return pattern.fullmatch(text) or pattern.match(text)


def _slot(w: Words, name: str, value: str) -> str:
    if name in _VALUES:
        known = w.find(f"bearing.{value}")
        return known or labels.value(w, value.replace(" ", "_")) if _is_id(value) else labels.value(w, value)
    own = w("own_voice")
    return w.join([shown_origin(part, own) for part in value.split(", ")])


def _is_id(value: str) -> bool:
    return value.isascii() and value.replace(" ", "").isalpha()
