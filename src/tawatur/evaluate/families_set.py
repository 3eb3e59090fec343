"""The set `families` as annotated: its reports, which of them depend on each other, what changed on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import msgspec

from tawatur.errors import InputError
from tawatur.evaluate import gold
from tawatur.model import Report

Pair = frozenset[str]

LOOKALIKES = ("independent", "shared_quote", "near_miss")


class Version(msgspec.Struct, frozen=True):
    """One report of the set, or of the pool around it. `kind` says how it stands to its base."""

    id: str
    text: str
    base: str = ""
    kind: str = ""
    outlet: str | None = None
    published: str | None = None

    def report(self) -> Report:
        """The report as the program gets to see it."""
        return Report(self.id, self.text, self.outlet, gold.day(self.published))


class Change(msgspec.Struct, frozen=True):
    """A change from origin to copy; `before` None for an addition, `after` None for an omission."""

    effect: str
    before: str | None = None
    after: str | None = None


class Link(msgspec.Struct, frozen=True):
    """A copy, what it was made from, and what changed."""

    copy: str
    origin: str
    kind: str
    variants: tuple[Change, ...] = ()

    @property
    def pair(self) -> Pair:
        """Both ids, without direction."""
        return frozenset((self.copy, self.origin))


class Group(msgspec.Struct, frozen=True):
    """The reports written on one base, and which of them depend on each other."""

    base: str
    dependent_groups: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The set as annotated; `pool` are other reports traced along, `reuse` true pairs between the two."""

    versions: tuple[Version, ...]
    links: tuple[Link, ...]
    groups: tuple[Group, ...]
    pool: tuple[Version, ...] = ()
    reuse: frozenset[Pair] = frozenset()

    def reports(self) -> tuple[Report, ...]:
        """All reports, those of the set first."""
        return tuple(v.report() for v in (*self.versions, *self.pool))

    def dependent(self) -> frozenset[Pair]:
        """The pairs within the dependent groups."""
        return frozenset(
            frozenset(two) for g in self.groups for ids in g.dependent_groups for two in combinations(ids, 2)
        )

    def lookalikes(self) -> Iterator[tuple[str, Version]]:
        """The reports that only look like copies of a base, each behind the id of the base."""
        bases = {v.base: v.id for v in self.versions if v.kind == "base"}
        return ((bases[v.base], v) for v in self.versions if v.kind in LOOKALIKES and v.base in bases)


def load(folder: Path, among: str | None = None, reuse: str | None = None) -> Known:
    """The set in a folder with reports.jsonl, families.jsonl and groups.jsonl. Raises InputError.

    A line of `reuse` names a report of the set and one of the pool; it holds for all that depend on that
    report of the set.
    """
    versions = tuple(gold.load(folder / "reports.jsonl", Version))
    groups = tuple(gold.load(folder / "groups.jsonl", Group))
    inside = {v.id for v in versions}
    pool = [v for v in gold.load(Path(among), Version) if v.id not in inside] if among else []
    return Known(
        versions,
        tuple(gold.load(folder / "families.jsonl", Link)),
        groups,
        tuple(pool),
        _reuse(Path(reuse), groups, inside) if reuse else frozenset(),
    )


def _reuse(path: Path, groups: tuple[Group, ...], inside: set[str]) -> frozenset[Pair]:
    if not path.is_file():
        raise InputError(str(path), "no such file", "give a file with two ids a line, a tab between")
    pairs: set[Pair] = set()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 2:
            raise InputError(f"{path}:{number}", "one id only", "give two ids with a tab between")
        one, other = cells[0].strip(), cells[1].strip()
        if one not in inside:
            one, other = other, one
        kin = {i for g in groups for ids in g.dependent_groups if one in ids for i in ids} | {one}
        pairs |= {frozenset((a, other)) for a in kin}
    return frozenset(pairs)
