"""One verb a file: NAME, HELP, ABOUT, EXAMPLES, add_arguments(parser), run(args) -> exit code.

The modules import what they need inside `run`: `tawatur --help` must not load a lexicon.
"""

from tawatur.commands import (
    add,
    brief,
    decide,
    dump,
    evaluate,
    explain,
    export,
    find,
    incidents,
    load,
    places,
    read,
    schema,
    show,
    trace,
    undo,
    update,
    verify,
)

COMMANDS = (
    *(brief, read, explain, trace, export),
    *(add, find, incidents, show, decide, undo, update, verify, dump, load),
    *(evaluate, places, schema),
)
