"""Bytes made small, and what they are known by."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable

import msgspec

WINDOW = 32_768
"""What zlib looks back over: a longer base is of no use."""
_RAW = -15  # no header and no checksum: every content is checked by its SHA-256


class DamagedError(ValueError):
    """Stored bytes that can't be unpacked."""


def sha(content: bytes) -> bytes:
    """The SHA-256 of the content, 32 bytes."""
    return hashlib.sha256(content).digest()


def seal(*parts: object) -> bytes:
    """The SHA-256 of plain values (None, numbers, strings, lists of them), the same in every store."""
    return sha(msgspec.json.encode(parts))


def checked(number: int) -> str:
    """The number as it is written where nothing else seals it, with a check number behind it."""
    return f"{number} {zlib.crc32(str(number).encode())}"


def unchecked(written: str) -> int | None:
    """The number that `checked` wrote, None for anything else."""
    number = written.partition(" ")[0]
    return int(number) if number.isdecimal() and checked(int(number)) == written else None


def integers(numbers: Iterable[int]) -> str:
    """An array of numbers as PostgreSQL reads it."""
    return f"{{{','.join(map(str, numbers))}}}"


def pack(content: bytes, base: bytes = b"") -> bytes:
    """The content compressed; against `base`, which unpacking then needs too."""
    if base:
        work = zlib.compressobj(6, zlib.DEFLATED, _RAW, 9, zlib.Z_DEFAULT_STRATEGY, base[-WINDOW:])
    else:
        work = zlib.compressobj(6, zlib.DEFLATED, _RAW, 9)
    return work.compress(content) + work.flush()


def unpack(packed: bytes, base: bytes = b"") -> bytes:
    """What `pack` was given. Raises DamagedError for other bytes."""
    work = zlib.decompressobj(_RAW, base[-WINDOW:]) if base else zlib.decompressobj(_RAW)
    try:
        content = work.decompress(packed)
    except zlib.error as wrong:
        raise DamagedError(str(wrong)) from wrong
    if not work.eof or work.unused_data:
        raise DamagedError("cut short or with bytes behind its end")
    return content
