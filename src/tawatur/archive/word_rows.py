"""In how many scenes each word stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zlib import crc32

from sqlalchemy import Connection, bindparam, select, update

from tawatur.archive.blobs import fill, where_in
from tawatur.archive.schema import words


def count_words(connection: Connection, change: Mapping[str, int]) -> None:
    """Adds to the counts of words, or takes from them."""
    wanted = {word: by for word, by in change.items() if by}
    known = word_counts(connection, wanted)
    new, changed = [], []
    for word, by in sorted(wanted.items()):
        scenes = max(0, known.get(word, 0) + by)
        row = {"word": word, "scenes": scenes, "check": word_check(word, scenes)}
        if word in known:
            changed.append({"w": word, "s": scenes, "k": row["check"]})
        else:
            new.append(row)
    fill(connection, words, new)
    if changed:
        connection.execute(
            update(words)
            .where(words.c.word == bindparam("w"))
            .values(scenes=bindparam("s"), check=bindparam("k")),
            changed,
        )


def word_check(word: str, scenes: int) -> int:
    """The check number of a row of `words`."""
    return crc32(f"{word} {scenes}".encode())


def word_counts(connection: Connection, wanted: Iterable[str]) -> dict[str, int]:
    """In how many scenes each word stands; words of none are left out."""
    rows = where_in(connection, select(words.c.word, words.c.scenes), words.c.word, wanted)
    return dict(rows)
