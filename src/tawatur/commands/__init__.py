"""One verb a file: NAME, HELP, ABOUT, EXAMPLES, add_arguments(parser), run(args) -> exit code.

The modules import what they need inside `run`: `tawatur --help` must not load a lexicon.
"""

from tawatur.commands import brief, evaluate, explain, export, places, read, schema, trace

COMMANDS = (brief, read, explain, trace, export, evaluate, places, schema)
