"""Rows of the codebook's YAML files as records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import yaml

from tawatur.errors import DataError
from tawatur.tables import package_data

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML built without libyaml is ten times slower and no less right
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

T = TypeVar("T")


def load_rows(name: str, make: Callable[..., T]) -> Mapping[str, T]:
    """The file's rows by id. Raises DataError with all rows that lack a field or have one too many."""
    rows = yaml.load(package_data("codebook", name).read_text("utf-8"), Loader)
    made: dict[str, T] = {}
    faults: list[str] = []
    for key, cells in rows.items():
        try:
            made[key] = make(id=key, **cells)
        except TypeError as wrong:
            faults.append(f"codebook/{name}: {key}: {wrong}")
    if faults:
        raise DataError(faults)
    return made
