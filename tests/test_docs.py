"""What is said of the program is what it does."""

import argparse
import re
from pathlib import Path

import pytest

from tawatur import __version__
from tawatur.cli import parser
from tawatur.commands import COMMANDS

ROOT = Path(__file__).parents[1]


def verbs() -> dict[str, argparse.ArgumentParser]:
    (actions,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(actions.choices)


def test_every_verb_stands_in_the_docs_with_an_example() -> None:
    docs = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for verb in verbs():
        assert f"## tawatur {verb}\n" in docs
        assert re.search(rf"^    tawatur {verb} ", docs, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: str(c.NAME))
def test_every_help_shows_examples_that_parse(command: object, capsys: pytest.CaptureFixture[str]) -> None:
    name: str = command.NAME  # type: ignore[attr-defined]
    with pytest.raises(SystemExit) as stop:
        parser().parse_args([name, "--help"])
    assert stop.value.code == 0
    shown = capsys.readouterr().out
    assert "examples:" in shown
    assert f"tawatur {name} " in shown


def test_commands_in_the_docs_parse() -> None:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for line in re.findall(r"^(?: {4}|\$ )tawatur (.+)$", page.read_text("utf-8"), re.MULTILINE):
            words = re.split(r"\s+[|<>#]|\s{2,}", line)[0].split()
            if "--help" not in words and "--version" not in words and words[0] in verbs():
                parser().parse_args(words)


def test_the_changelog_has_a_place_for_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "[Unreleased]" in changes or f"[{__version__}]" in changes


def test_files_that_the_docs_name_exist() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))):
        for name in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / name).exists(), f"{page.name} names {name}"


def test_the_docs_name_every_number_that_can_be_set() -> None:
    from tawatur.compare.says_how_many import MEASURES

    page = (ROOT / "docs" / "keep-an-archive.md").read_text("utf-8")
    named = re.search(r"the numbers ([^.]*), written", page)
    assert named is not None
    assert set(re.split(r",\s+|\s+and\s+", named[1])) == MEASURES
