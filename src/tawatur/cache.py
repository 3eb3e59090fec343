"""Indexes that take a second to build are built once and kept in the user's cache folder (XDG)."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


def folder() -> Path:
    """The cache folder: `TAWATUR_CACHE` where set, else the platform's own."""
    told = os.environ.get("TAWATUR_CACHE")
    if told:
        return Path(told)
    from platformdirs import user_cache_path

    return user_cache_path("tawatur")


def cached(name: str, digest: str, shape: type[T], build: Callable[[], T]) -> T:
    """What `build` returns, read from the cache where a file of the same digest stands there.

    A damaged or unwritable cache is no error: the index is built and used. The file is written beside and
    moved into place, so that two processes can't see half of one.
    """
    path = folder() / f"{name}-{digest[:16]}.msgpack"
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(path.read_bytes(), type=shape)
    built = build()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(handle, "wb") as out:
            out.write(msgspec.msgpack.encode(built))
        os.replace(beside, path)
    return built
