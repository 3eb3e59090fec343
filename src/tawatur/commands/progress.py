"""A count of what was done, on a terminal and for long work only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

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


class Counting:
    """A count of what was done: called with each number, shown as a bar on a terminal after 1.5 seconds."""

    def __init__(self, what: str, total: int | None) -> None:
        self.count = 0
        self._what, self._total = what, total
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __call__(self, more: int) -> None:
        self.count += more
        self.stage(self._what, self.count, self._total)

    def stage(self, what: str, done: int, total: int | None) -> None:
        """Shows what goes on, and how much of it is done."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=what, completed=done, total=total)
        elif sys.stderr.isatty() and time.monotonic() - self._began > _PATIENCE:
            from rich import progress
            from rich.console import Console

            self._bar = progress.Progress(
                progress.TextColumn("{task.description}"),
                progress.BarColumn(),
                progress.MofNCompleteColumn(),
                progress.TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._bar.start()
            self._task = self._bar.add_task(what, total=total, completed=done)

    def __enter__(self) -> Counting:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
