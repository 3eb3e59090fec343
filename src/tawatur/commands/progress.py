"""A count of what was done, on a terminal and for long work only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_PATIENCE = 1.5  # seconds before anything is shown


def watched(items: Iterable[T], what: str) -> Iterator[T]:
    """The same items; after 1.5 seconds a running count stands on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    began = time.monotonic()
    bar = None
    done = 0
    try:
        for item in items:
            yield item
            done += 1
            if bar is None and time.monotonic() - began > _PATIENCE:
                from rich import progress
                from rich.console import Console

                bar = progress.Progress(
                    progress.SpinnerColumn(),
                    progress.TextColumn("{task.description} {task.completed}"),
                    progress.TimeElapsedColumn(),
                    console=Console(stderr=True),
                    transient=True,
                )
                bar.start()
                task = bar.add_task(what, total=None, completed=done)
            elif bar is not None:
                bar.update(task, completed=done)
    finally:
        if bar is not None:
            bar.stop()
