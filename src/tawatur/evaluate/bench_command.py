"""The command line that the benchmarks of reading, tracing and linking share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence


def run(
    name: str,
    about: str | None,
    measure: Callable[[int], Iterable[str]],
    arguments: Sequence[str] | None = None,
) -> int:
    """0, when the lines of `measure` are printed as they come; --reports says for how many reports at most."""
    parser = argparse.ArgumentParser(prog=f"python -m tawatur.evaluate.{name}", description=about)
    parser.add_argument(
        "--reports", type=int, default=2000, metavar="N", help="how many at most (default: %(default)s)"
    )
    for line in measure(parser.parse_args(arguments).reports):
        print(line, flush=True)
    return 0
