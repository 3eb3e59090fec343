"""Rows of data with their file and line, so that a fault is told where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from tawatur.errors import DataError


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a TSV table. `at` names it for messages and evidence: "ar/lexicon/actors.tsv:81"."""

    at: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def get(self, column: str, default: str = "") -> str:
        """The cell, or `default` where the table has no such column or the cell is empty."""
        return self.cells.get(column) or default


def package_data(*parts: str) -> Traversable:
    """A file or folder inside the installed package."""
    place: Traversable = files("tawatur")
    for part in parts:
        place = place / part
    return place


def parse_tsv(text: str, at: str, required: tuple[str, ...] = ()) -> list[Row]:
    """The rows of a table: first line the column names, `#` lines and empty lines passed over.

    Raises DataError with every fault of the table at once (too many cells, an empty required cell, a missing
    column).
    """
    lines = text.split("\n")
    columns: list[str] = []
    rows: list[Row] = []
    faults: list[str] = []
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = [c.strip() for c in cells]
            faults += [f"{at}:{number}: no column {c!r}" for c in required if c not in columns]
            continue
        if len(cells) > len(columns):
            faults.append(f"{at}:{number}: {len(cells)} cells in a table of {len(columns)} columns")
            continue
        row = Row(f"{at}:{number}", dict(zip(columns, (c.strip() for c in cells), strict=False)))
        faults += [f"{at}:{number}: nothing in column {c!r}" for c in required if not row.get(c)]
        rows.append(row)
    if faults:
        raise DataError(faults)
    return rows


def read_tsv(*parts: str, required: tuple[str, ...] = ()) -> list[Row]:
    """The rows of a table inside the package; `parts` is its path there."""
    name = "/".join(parts[-3:] if parts[:1] == ("language",) else parts)
    return parse_tsv(package_data(*parts).read_text("utf-8"), name.removeprefix("language/"), required)


def add_to_digest(whole: hashlib._Hash, folder: Traversable) -> None:
    """Adds every file of code and data in the folder and below it, in order of name."""
    for item in sorted(folder.iterdir(), key=lambda f: f.name):
        if item.is_dir():
            if item.name != "__pycache__":
                add_to_digest(whole, item)
        elif item.name.endswith((".py", ".tsv", ".yaml")):
            whole.update(item.name.encode())
            whole.update(item.read_bytes())


def iter_files(folder: Traversable, suffix: str) -> Iterator[Traversable]:
    """The files of a package folder that end with `suffix`, in order of name."""
    yield from sorted((f for f in folder.iterdir() if f.name.endswith(suffix)), key=lambda f: f.name)
