"""What the verbs share on the way out: bytes in UTF-8 whatever the locale, and what the terminal can show."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawatur.model import Brief


def emit(text: str | bytes) -> None:
    """Writes to standard output, in UTF-8 also where the locale says otherwise."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace") if isinstance(text, str) else text)
    sys.stdout.buffer.flush()


def emit_json(value: object) -> None:
    """Writes a record as one line of JSON."""
    import msgspec

    emit(msgspec.json.encode(value) + b"\n")


def write_file(name: str, text: str) -> None:
    """Writes a file whole or not at all. Raises OSError naming the file."""
    path = Path(name)
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}")
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, name) from fault
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(text.encode("utf-8", "replace"))
        os.chmod(beside, 0o666 & ~_mask())
        os.replace(beside, path)
    except OSError as fault:
        os.unlink(beside)
        raise OSError(fault.errno, fault.strerror, name) from fault


def add_html(parser: argparse.ArgumentParser) -> None:
    """--html FILE and --digits for the page."""
    parser.add_argument(
        "--html", metavar="FILE", help="write the dossier as one page that needs nothing else"
    )
    parser.add_argument(
        "--digits",
        choices=("latn", "arab", "arabext"),
        default="latn",
        help="digits of the page: 123, ١٢٣ or ۱۲۳ (default: latn)",
    )


def write_page(told: argparse.Namespace, found: Brief) -> None:
    """Writes the dossier as a page that says when it was made (UTC)."""
    from tawatur.show.page import render

    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    write_file(told.html, render(found, told.ui, made=made, digits=told.digits))


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def colored() -> bool:
    """True where standard output is a terminal and nobody asked for no colour (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The cells of a line: the terminal's, 100 for a pipe, never over 120, which no one reads with ease."""
    return min(120, shutil.get_terminal_size((100, 24)).columns)
