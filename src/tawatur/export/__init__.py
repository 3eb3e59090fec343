"""Exporting: one file a format, and the table of them. An exporter is (columns, rows, evidence)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tawatur.export import acled
from tawatur.export.cells import Row
from tawatur.model import Brief


@dataclass(frozen=True, slots=True)
class Exporter:
    """A codebook format: its `columns` in file order and the function that makes its rows of a brief."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Brief], list[Row]]


EXPORTERS: Mapping[str, Exporter] = {
    "acled": Exporter("acled", acled.COLUMNS, acled.rows),
}
