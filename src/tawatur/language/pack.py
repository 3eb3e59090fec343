"""A language's folder of rows, loaded once: its lexicon (one index over all tables) and its rules."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tawatur.cache import cached
from tawatur.language.lexicon import Index, Lexicon, build
from tawatur.language.rules import Matcher, compile_rules
from tawatur.tables import Row, iter_files, package_data, parse_tsv, read_tsv


@dataclass(frozen=True, slots=True)
class Language:
    """A language ready to read with. `rules(name)` is the matcher over `rules/name.tsv`."""

    code: str
    lexicon: Lexicon
    rules: Callable[[str], Matcher]


def lexicon_rows(code: str) -> list[tuple[str, Row]]:
    """Every row of the language's lexicon with its class: the name of its table."""
    return [
        (table.name.removesuffix(".tsv"), row)
        for table in iter_files(package_data("language", code, "lexicon"), ".tsv")
        for row in parse_tsv(
            table.read_text("utf-8"), f"{code}/lexicon/{table.name}", required=("id", "forms")
        )
    ]


def _digest(code: str) -> str:
    whole = hashlib.sha256()
    tables = iter_files(package_data("language", code, "lexicon"), ".tsv")
    for part in (
        *tables,
        package_data("language", "clitics.py"),
        package_data("language", "hits.py"),
        package_data("language", "lexicon.py"),
        package_data("language", "inflect.py"),
        package_data("language", code, "fold.tsv"),
    ):
        whole.update(part.read_bytes())
    return whole.hexdigest()


@cache
def load(code: str) -> Language:
    """The language, its index from the cache where its rows haven't changed."""
    index = cached(f"lexicon-{code}", _digest(code), Index, lambda: build(lexicon_rows(code)))

    @cache
    def rules(name: str) -> Matcher:
        return Matcher(compile_rules(read_tsv("language", code, "rules", f"{name}.tsv")))

    return Language(code, Lexicon(index), rules)
