"""`tawatur places`: gazetteers of one's own."""

from __future__ import annotations

import argparse

from tawatur.commands.inputs import say

NAME = "places"
HELP = "add a gazetteer of your own, or list those added"
ABOUT = """\
Adds a table of places to those that the program knows: a GeoNames dump, an OCHA administrative table, or a
CSV or TSV file with columns name, lat, lon. It is kept in the user's data folder and read from then on."""
EXAMPLES = ("tawatur places add syria-communities.csv", "tawatur places list")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="take in a table of places")
    add.add_argument("file", metavar="FILE")
    actions.add_parser("list", help="the tables taken in so far")


def run(told: argparse.Namespace) -> int:
    """Takes in the table or lists those taken in."""
    from tawatur import places

    say(f"{places} {told}")
    return 0
