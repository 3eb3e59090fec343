"""`python -m tawatur.evaluate SET PATH`: the measures without the command line program around them."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from tawatur.errors import TawaturError
from tawatur.evaluate import SETS, render, run


def main(arguments: list[str] | None = None) -> int:
    """0 when the figures were printed, 2 when the set could not be taken in."""
    parser = argparse.ArgumentParser(prog="python -m tawatur.evaluate")
    parser.add_argument("set", choices=SETS)
    parser.add_argument("path")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--only", metavar="MEASURE", help="faults of this measure alone")
    parser.add_argument("--among", metavar="FILE")
    parser.add_argument("--reuse", metavar="FILE")
    told = parser.parse_args(arguments)
    try:
        result = run(told.set, told.path, errors=told.errors, among=told.among, reuse=told.reuse)
    except TawaturError as fault:
        print(fault, file=sys.stderr)
        return 2
    if told.only:
        result = replace(result, faults=tuple(f for f in result.faults if f.measure == told.only))
    print(render(result, told.json))
    return 0


if __name__ == "__main__":
    sys.exit(main())
