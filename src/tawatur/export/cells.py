"""Rows with the evidence for every cell, and how they are written.

Cells are data, never formulas: a spreadsheet would run a cell that starts with = + - @ or a tab, so such a
cell gets an apostrophe before it. CSV starts with a byte-order mark, without which spreadsheets show Arabic
as symbols.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from tawatur.model import Brief
from tawatur.values import Span

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Evidence = tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a format: `cells` by column, and the reports and spans that a cell rests on."""

    id: str
    cells: Mapping[str, str]
    evidence: Mapping[str, Evidence]


def as_csv(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """The rows as CSV with a header, RFC 4180 line ends and a byte-order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(row.cells.get(column, "")) for column in columns])
    return BOM + out.getvalue()


def safe(cell: str) -> str:
    """The cell so that no spreadsheet runs it; numbers with a sign stay numbers."""
    if cell.startswith(_FORMULA) and not _is_number(cell):
        return "'" + cell
    return cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def as_evidence(brief: Brief, rows: Sequence[Row]) -> str:
    """JSON lines, one a cell with evidence: row, column, value, and the quoted words with report and span."""
    texts = {r.id: r.text for r in brief.reports}
    lines = []
    for row in rows:
        for column, held in row.evidence.items():
            words = [
                {
                    "report": report,
                    "span": [span.start, span.end],
                    "words": texts[report][span.start : span.end],
                }
                for report, span in held
                if report in texts
            ]
            cell = {"row": row.id, "column": column, "value": row.cells.get(column, ""), "rests_on": words}
            lines.append(msgspec.json.encode(cell).decode())
    return "".join(line + "\n" for line in lines)
