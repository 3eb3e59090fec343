"""The command line: `tawatur VERB`. Each verb is a file in commands/; this one answers to the shell.

Exit codes: 0 all went well, 1 some reports failed, 2 nothing could be done, 130 interrupted.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence

from tawatur import __version__
from tawatur.commands import COMMANDS
from tawatur.errors import TawaturError

_ABOUT = """\
Reads conflict news, Arabic first: what is said to have happened, who says so through whom,
who copied whom, and where independent origins agree or contradict each other."""
_EXAMPLES = """\
examples:
  tawatur brief examples --html dossier.html   what a folder of reports amounts to
  tawatur explain report.txt                   one report, every value with the words it rests on
  tawatur read reports.jsonl > readings.jsonl  one reading a line
  curl -s URL | tawatur brief -                from a pipe

Reports are .txt .md .html .htm .json .jsonl files, folders of them, or - for standard input.
Exit codes: 0 all read, 1 some reports failed, 2 nothing could be read, 130 interrupted.
TAWATUR_CACHE names the cache folder, NO_COLOR turns colours off, TAWATUR_DEBUG=1 shows where faults are."""

_STEPS = {
    errno.ENOENT: "check the name",
    errno.ENOTDIR: "check the name",
    errno.EISDIR: "name a file",
    errno.EACCES: "check who may read and write there",
    errno.EROFS: "name a place that can be written to",
    errno.ENOSPC: "make room, and run the same again",
    errno.EDQUOT: "make room, and run the same again",
}


def parser() -> argparse.ArgumentParser:
    """The parser with all verbs."""
    top = argparse.ArgumentParser(
        "tawatur", description=_ABOUT, epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="version", version=f"tawatur {__version__}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    for command in COMMANDS:
        verb = verbs.add_parser(
            command.NAME,
            help=command.HELP,
            description=command.ABOUT,
            epilog="examples:\n" + "\n".join(f"  {line}" for line in command.EXAMPLES),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_arguments(verb)
        verb.set_defaults(run=command.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one run of the program."""
    top = parser()
    told = top.parse_args(arguments)
    if told.verb is None:
        top.print_help(sys.stderr)
        return 2
    try:
        code: int = told.run(told)
        sys.stdout.flush()
        return code
    except TawaturError as fault:
        print(f"tawatur: {fault}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has gone (`| head`). What is still buffered must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as fault:
        place = f"{fault.filename}: " if fault.filename else ""
        step = _STEPS.get(fault.errno or 0, "")
        print(f"tawatur: {place}{fault.strerror or fault}{step and '; '}{step}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        from tawatur.desk import debugging

        if debugging():
            raise
        print(f"tawatur: a fault of the program ({type(fault).__name__}: {fault})", file=sys.stderr)
        print("tawatur: please report it with what TAWATUR_DEBUG=1 shows", file=sys.stderr)
        return 2
