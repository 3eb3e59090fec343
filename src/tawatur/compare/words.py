"""The sentences of verdicts, as rows with slots."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import Formatter

from tawatur.errors import DataError
from tawatur.tables import read_tsv


@cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    faults: list[str] = []
    for row in read_tsv("codebook", "verdict_words.tsv", required=("id", "en", "ar")):
        slots = [{name for _, name, _, _ in Formatter().parse(row[ui]) if name} for ui in ("en", "ar")]
        if slots[0] != slots[1]:
            faults.append(f"{row.at}: en and ar hold other slots")
        found[row["id"]] = row.cells
    if faults:
        raise DataError(faults)
    return found


def sentence(row: str, ui: str = "en", **slots: str) -> str:
    """The row's sentence in a language of the interface (en, ar), its slots filled."""
    return _rows()[row][ui].format(**slots)
