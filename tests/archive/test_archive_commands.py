"""The verbs of the archive as the shell sees them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tawatur.cli import main

EXAMPLES = str(Path(__file__).parents[2] / "examples")
Capture = pytest.CaptureFixture[bytes]
TEXT = "أعلنت الشرطة، الخميس، القبض على مطلوبين اثنين جنوب الموصل."


def run(capture: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capture.readouterr()
    return code, out.decode(), err.decode()


@pytest.fixture(autouse=True)
def own(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive of each test."""
    monkeypatch.setenv("TAWATUR_ARCHIVE", place)
    monkeypatch.setenv("NO_COLOR", "1")


def test_from_files_to_a_dossier(capfdbinary: Capture, tmp_path: Path) -> None:
    code, _, err = run(capfdbinary, "add", EXAMPLES)
    assert code == 0
    assert "16 new" in err
    code, _, err = run(capfdbinary, "add", EXAMPLES)
    assert (code, "0 new, 16 known" in err) == (0, True)
    code, out, err = run(capfdbinary, "find", "داعش", "--limit", "2")
    assert code == 0
    assert out.count("\n  …") == 2
    assert "the first 2 of" in err
    code, out, _ = run(capfdbinary, "incidents", "--event", "ied_explosion")
    assert code == 0
    incident = out.splitlines()[-1].split()[0]
    code, out, _ = run(capfdbinary, "show", incident, "--ui", "en", "--html", str(tmp_path / "d.html"))
    assert code == 0
    assert "Incident 1 of 1" in out
    assert (tmp_path / "d.html").exists()
    code, out, _ = run(capfdbinary, "show", incident[:12], "--json")
    assert [i["id"] for i in json.loads(out)["incidents"]] == [incident]
    code, out, _ = run(capfdbinary, "verify")
    assert (code, "16 versions of reports" in out) == (0, True)
    head = out.split()[-1]
    assert run(capfdbinary, "verify", "--head", head)[0] == 0
    assert run(capfdbinary, "verify", "--head", "ab" * 32)[0] == 1


def test_a_changed_report_shows_its_difference(capfdbinary: Capture, tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    head = "---\nid: one\npublished: 2025-12-18\noutlet: وكالة\n---\n"
    source.write_text(head + TEXT, "utf-8")
    assert run(capfdbinary, "add", str(source))[0] == 0
    source.write_text(head + TEXT.replace("اثنين", "ثلاثة"), "utf-8")
    code, _, err = run(capfdbinary, "add", str(source))
    assert (code, "1 in a new version" in err) == (0, True)
    code, out, _ = run(capfdbinary, "show", "one", "--text")
    assert code == 0
    assert "- اثنين" in out
    assert "+ ثلاثة" in out
    assert "one#c1" in out
    assert out.rstrip().endswith("الموصل.")


def test_decisions(capfdbinary: Capture, tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(f"---\nid: one\npublished: 2025-12-18\n---\n{TEXT}", "utf-8")
    assert run(capfdbinary, "add", str(source))[0] == 0
    code, _, err = run(capfdbinary, "decide", "accept", "one#c1", "--by", "ليلى", "--note", "رأيت الفيديو")
    assert (code, "decision 1" in err) == (0, True)
    code, out, _ = run(capfdbinary, "decide", "list")
    assert "ليلى" in out
    assert "رأيت الفيديو" in out
    args = ("correct", "one#c1", "--set", "killed=5", "--set", "time=2025-12-17", "--set", "place=الرقة")
    assert run(capfdbinary, "decide", *args)[0] == 0
    out = run(capfdbinary, "show", "one")[1]
    assert "2025-12-17" in out
    assert "الرقة" in out
    assert run(capfdbinary, "undo")[0] == 0
    assert "2025-12-17" not in run(capfdbinary, "show", "one")[1]
    assert run(capfdbinary, "undo", "2")[0] == 2
    assert run(capfdbinary, "decide", "note", "one", "كلمة")[0] == 0
    assert run(capfdbinary, "decide", "reject", "one#c1")[0] == 0
    assert "one#c1 " not in run(capfdbinary, "show", "one")[1]
    assert run(capfdbinary, "verify")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("decide", "accept", "none#c1"), "no report"),
        (("decide", "same", "incident-x", "incident-y"), "no claim or incident"),
        (("show", "none"), "no report or incident"),
        (("find", "x", "--near", "لا مكان بهذا الاسم"), "no place of that name"),
        (("find", "x", "--near", "91,200"), "write degrees"),
        (("undo",), "no decision to undo"),
    ],
)
def test_what_makes_no_sense_is_told(
    capfdbinary: Capture, arguments: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    run(capfdbinary, "add", str(tmp_path / "a.txt"), "--no-read")
    code, _, err = run(capfdbinary, *arguments)
    assert code == 2
    assert told in err


@pytest.mark.parametrize(
    "value", ["event=nothing", "killed=many", "time=18/12", "polarity=so", "killed", "killed=4..2"]
)
def test_values_that_are_none_are_refused(capfdbinary: Capture, value: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nid: one\n---\n{TEXT}", "utf-8")
    run(capfdbinary, "add", str(tmp_path / "a.md"))
    code, _, err = run(capfdbinary, "decide", "correct", "one#c1", "--set", value)
    assert code == 2
    assert "--set" in err
    assert run(capfdbinary, "decide", "list")[1] == ""


def test_storing_first_and_reading_later(capfdbinary: Capture) -> None:
    assert run(capfdbinary, "add", EXAMPLES, "--no-read")[0] == 0
    assert run(capfdbinary, "incidents")[0] == 1
    code, _, err = run(capfdbinary, "update")
    assert (code, "16 reports brought up to date" in err) == (0, True)
    assert run(capfdbinary, "incidents")[0] == 0
    assert "0 reports brought" in run(capfdbinary, "update")[2]


def test_nothing_to_add(capfdbinary: Capture, tmp_path: Path) -> None:
    assert run(capfdbinary, "add", str(tmp_path / "none"))[0] == 2


def test_dump_and_load(capfdbinary: Capture, tmp_path: Path) -> None:
    run(capfdbinary, "add", EXAMPLES)
    name = str(tmp_path / "dump.zip")
    code, out, _ = run(capfdbinary, "dump", name)
    assert code == 0
    code, again, _ = run(capfdbinary, "load", name, "--archive", str(tmp_path / "other.sqlite"))
    assert (code, again) == (0, out)
    assert run(capfdbinary, "load", name)[0] == 2
    assert os.path.exists(name)


def test_help_loads_no_database(capfdbinary: Capture) -> None:
    import subprocess
    import sys

    code = "import sys; from tawatur.cli import parser; parser(); print('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"


def test_loading_what_is_no_dump_makes_no_archive(
    capfdbinary: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.zip").write_text("no zip")
    for name in ("a.zip", "missing.zip"):
        target = tmp_path / "new.sqlite"
        code, _, err = run(capfdbinary, "load", str(tmp_path / name), "--archive", str(target))
        assert code == 2
        assert name in err
        assert not target.exists()
