"""Files named and files in folders, in one order whatever the order of the arguments."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tawatur.errors import InputError
from tawatur.gather.draft import Note


class Source(NamedTuple):
    """A file to read, and its name as messages give it."""

    where: str
    path: Path


def walk(paths: Sequence[str], kinds: Collection[str]) -> Iterator[Source | InputError | Note]:
    """The files of the given kinds (".txt" ...), sorted by path, each once however often it is named.

    Folders are searched with all below them, links followed but no folder entered twice, hidden names left
    out. A file of another kind is an InputError where it is named, and counted in one Note where a folder
    holds it. A path that is missing or unreadable, and a folder without reports, are InputErrors.
    """
    found: dict[str, Source] = {}
    troubles: list[InputError | Note] = []
    for name in sorted(set(paths)):
        path = Path(name)
        where = shown(path)
        if path.is_dir():
            files, more = _below(path, kinds)
            troubles += more
            for file in files:
                found.setdefault(_real(file), Source(shown(file), file))
        elif not os.path.lexists(path):
            troubles.append(InputError(where, "there is no such file or folder", "check the name"))
        elif not path.is_file():
            why = "this is a link that leads nowhere, or no ordinary file"
            troubles.append(InputError(where, why, "use - to read from a pipe"))
        elif path.suffix.lower() not in kinds:
            kind = path.suffix or "no ending"
            known = ", ".join(sorted(kinds))
            troubles.append(
                InputError(where, f"a file of this kind ({kind}) can't be read", f"known: {known}")
            )
        else:
            found.setdefault(_real(path), Source(where, path))
    yield from sorted([*found.values(), *troubles], key=lambda item: (item.where, str(item)))


def shown(path: Path) -> str:
    """The path as it can be printed: a name that is not UTF-8 has its bad bytes replaced."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _known(kinds: Collection[str]) -> str:
    return ", ".join(sorted(kinds))


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _below(folder: Path, kinds: Collection[str]) -> tuple[list[Path], list[InputError | Note]]:
    files: list[Path] = []
    others: list[str] = []
    troubles: list[InputError | Note] = []

    def unreadable(error: OSError) -> None:
        where = shown(Path(str(error.filename)))
        troubles.append(InputError(where, f"{error.strerror}", "check who may read this folder"))

    seen: set[str] = {_real(folder)}
    for here, folders, names in os.walk(folder, onerror=unreadable, followlinks=True):
        kept = []
        for name in sorted(folders):
            real = _real(Path(here, name))
            if not name.startswith(".") and real not in seen:
                seen.add(real)
                kept.append(name)
        folders[:] = kept
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith("."):
                continue
            if path.suffix.lower() in kinds and (path.is_file() or path.is_symlink()):
                files.append(path)
            else:
                others.append(name)
    where = shown(folder)
    if others:
        some = ", ".join(shown(Path(name)) for name in others[:3]) + (" ..." if len(others) > 3 else "")
        plural = "file" if len(others) == 1 else "files"
        troubles.append(Note(where, f"{len(others)} {plural} of other kinds passed over: {some}"))
    if not files:
        known = ", ".join(sorted(kinds))
        troubles.append(
            InputError(where, "no reports in this folder", f"put files in it that end with {known}")
        )
    return files, troubles
