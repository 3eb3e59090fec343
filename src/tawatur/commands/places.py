"""`tawatur places`: gazetteers of one's own."""

from __future__ import annotations

import argparse

from tawatur.commands.inputs import say
from tawatur.commands.output import emit

NAME = "places"
HELP = "add a gazetteer of your own, or list those added"
ABOUT = """\
Adds a table of places to those that the program knows: a GeoNames dump, or an OCHA administrative table
(CSV with name_ar, lat, lon). It is kept in the user's data folder (TAWATUR_DATA) and used from then on;
the same table added again replaces the one before. See docs/add-places.md."""
EXAMPLES = ("tawatur places add SY.txt", "tawatur places add syria-communities.csv", "tawatur places list")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="take in tables of places")
    add.add_argument("files", nargs="+", metavar="FILE")
    actions.add_parser("list", help="the tables taken in so far")


def run(told: argparse.Namespace) -> int:
    """Takes in the tables, or lists those taken in; 0, 1 where some were refused, 2 where all were."""
    if told.action == "list":
        from tawatur.places.gazetteer import data_folder

        emit("".join(f"{path}\n" for path in sorted(data_folder().glob("*.tsv"))))
        return 0
    from tawatur.errors import InputError
    from tawatur.places.add import add_file

    refused = 0
    for name in told.files:
        try:
            say(f"{name}: {add_file(name)} places taken in")
        except InputError as wrong:
            say(str(wrong))
            refused += 1
    return 0 if not refused else 1 if refused < len(told.files) else 2
