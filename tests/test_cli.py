"""The program as the shell sees it: what is printed where, and the exit codes."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tawatur import desk
from tawatur.cli import main
from tawatur.commands import inputs
from tawatur.model import Reading, Report

EXAMPLES = Path(__file__).parents[1] / "examples"
HASAKAH = str(EXAMPLES / "hasakah")
Capture = pytest.CaptureFixture[bytes]


def reading(report: Report) -> Reading:
    """A reading that costs nothing, for tests of what is around it."""
    if "fault" in report.text:
        raise RuntimeError("no such luck")
    return Reading(report.id, "test", "ar", (), (), (), ())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading replaced by one that finds nothing."""
    monkeypatch.setattr("tawatur.read.read", reading)


def run(capture: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capture.readouterr()
    return code, out.decode(), err.decode()


def test_brief_shows_the_dossier_and_writes_the_page(capfdbinary: Capture, tmp_path: Path) -> None:
    page = tmp_path / "dossier.html"
    code, out, err = run(capfdbinary, "brief", HASAKAH, "--html", str(page), "--ui", "en")
    assert code == 0
    assert "الحسكة" in out
    assert "\x1b[" not in out  # no colour in a pipe
    assert str(page) in err
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")


def test_brief_in_arabic(capfdbinary: Capture) -> None:
    code, out, _ = run(capfdbinary, "brief", HASAKAH, "--ui", "ar")
    assert code == 0
    assert "الأخبار" in out


def test_several_processes_give_the_same_bytes(capfdbinary: Capture) -> None:
    alone = run(capfdbinary, "read", str(EXAMPLES), "--jobs", "1")
    together = run(capfdbinary, "read", str(EXAMPLES), "--jobs", "2")
    assert alone == together
    assert alone[1].count("\n") == 16


def test_trace_as_a_page_lays_the_copy_beside_its_original(capfdbinary: Capture, tmp_path: Path) -> None:
    page = tmp_path / "copies.html"
    code, _, _ = run(capfdbinary, "trace", HASAKAH, "--html", str(page), "--ui", "en")
    made = page.read_text("utf-8")
    assert code == 0
    assert "<h1>Who depends on whom</h1>" in made
    assert "Original and copy side by side" in made
    assert "No incident" not in made


def test_trace_names_the_reprint(capfdbinary: Capture) -> None:
    code, out, _ = run(capfdbinary, "trace", HASAKAH)
    assert code == 0
    assert "family 1" in out
    assert "verbatim" in out
    code, out, _ = run(capfdbinary, "trace", HASAKAH, "--json")
    assert any(edge["kind"] == "verbatim" for family in json.loads(out) for edge in family["edges"])


def test_explain_shows_rows(capfdbinary: Capture) -> None:
    code, out, _ = run(capfdbinary, "explain", f"{HASAKAH}/02-khabur.md", "--ui", "en")
    assert code == 0
    assert ".tsv" in out


def test_explain_same_gives_the_evidence_for_and_against(capfdbinary: Capture, tmp_path: Path) -> None:
    rows = [
        {"id": "one", "text": "قتل خمسة جنود بانفجار عبوة ناسفة في كركوك يوم 5 آذار 2024."},
        {"id": "two", "text": "انفجرت عبوة ناسفة في كركوك يوم 5 آذار 2024 وقتلت خمسة جنود."},
        {"id": "far", "text": "قصف الطيران سوقا في صنعاء يوم 7 أيار 2019."},
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    code, out, _ = run(capfdbinary, "explain", str(path), "--same", "one", "two", "--ui", "en")
    assert code == 0
    assert ": one incident" in out
    assert "the same place" in out
    code, out, _ = run(capfdbinary, "explain", str(path), "--same", "one", "far", "--ui", "en")
    assert code == 0
    assert "not one incident" in out
    assert "km apart" in out


def test_standard_input(capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch, quick: None) -> None:
    pipe = io.TextIOWrapper(io.BufferedReader(io.BytesIO("قتل اثنان في كركوك.".encode())))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", pipe)
    code, out, err = run(capfdbinary, "read", "-", "--outlet", "وكالة", "--published", "2025-01-02")
    assert (code, err) == (0, "")
    assert json.loads(out)["language"] == "ar"


def test_a_bad_report_is_told_and_the_rest_goes_on(capfdbinary: Capture, tmp_path: Path, quick: None) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "1", "text": "x"}\n{bad\n{"text": "fault"}\n{"id": "4", "text": "x"}\n'
    )
    code, out, err = run(capfdbinary, "read", str(tmp_path))
    assert code == 1
    assert [json.loads(line)["report"] for line in out.splitlines()] == ["1", "4"]
    assert "a.jsonl:2: invalid JSON" in err
    assert "a.jsonl:3: reading it failed (RuntimeError: no such luck)" in err


def test_a_fault_is_raised_for_those_who_look_for_it(
    tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("fault")
    monkeypatch.setenv("TAWATUR_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["read", str(tmp_path)])


def test_nothing_read_is_2(capfdbinary: Capture, tmp_path: Path, quick: None) -> None:
    code, out, err = run(capfdbinary, "brief", str(tmp_path / "no.txt"), str(tmp_path))
    assert (code, out) == (2, "")
    assert "no such file" in err
    assert "no reports in this folder" in err
    assert "nothing could be read" in err


def test_a_page_that_cannot_be_written_is_told(capfdbinary: Capture, tmp_path: Path) -> None:
    page = tmp_path / "none" / "d.html"
    code, _, err = run(capfdbinary, "brief", f"{HASAKAH}/01-rafid.md", "--html", str(page))
    assert code == 2
    assert str(page) in err


def test_without_a_verb_help_is_shown(capfdbinary: Capture) -> None:
    code, out, err = run(capfdbinary)
    assert (code, out) == (2, "")
    assert "brief" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["brief"],
        ["nonsense"],
        ["read", "x", "--published", "3/4/2025"],
        ["read", "x", "--jobs", "0"],
        ["schema", "x"],
    ],
)
def test_a_command_line_that_makes_no_sense_is_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


def test_version(capfdbinary: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capfdbinary.readouterr().out.startswith(b"tawatur 0.")


def test_an_interruption_is_quiet(capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(desk, "read_each", interrupted)
    assert run(capfdbinary, "read", HASAKAH) == (130, "", "")


def test_the_language_of_messages_follows_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    for locale, ui in (("ar_IQ.UTF-8", "ar"), ("de_DE.UTF-8", "en"), ("", "en")):
        monkeypatch.setenv("LANG", locale)
        assert inputs._language() == ui


def program(*arguments: str, **more: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tawatur", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more
    )


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom tawatur.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'tawatur.read', 'tawatur.gather', 'msgspec', 'rich', 'yaml', 'babel', 'rapidfuzz'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert b"examples:" in done.stdout


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Police said two men were held."}\n' * 3000)
    run = program("read", str(tmp_path), "--jobs", "1")
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    said = run.stderr.read()
    run.stderr.close()
    assert run.wait(60) == 141
    assert b"Traceback" not in said
    assert b"Error" not in said


@pytest.mark.skipif(os.name == "nt", reason="there Ctrl-C goes another way")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_quietly(jobs: str) -> None:
    run = program("read", "-", "--jobs", jobs, stdin=subprocess.PIPE, start_new_session=True)
    assert run.stdin is not None
    assert run.stdout is not None
    assert run.stderr is not None
    line = b'{"text": "Police said two men were held."}\n'
    run.stdin.write(line * 200)
    run.stdin.flush()
    run.stdout.readline()  # it is at work
    os.killpg(run.pid, signal.SIGINT)
    run.stdin.close()
    run.stdout.read()
    said = run.stderr.read()
    assert run.wait(60) == 130
    assert b"Traceback" not in said
    run.stdout.close()
    run.stderr.close()


def test_a_pipe_is_read_as_it_comes(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """No report waits for the last one: an endless stream can be read."""
    from tawatur.gather import Found

    taken = 0

    def endless() -> Any:
        nonlocal taken
        while True:
            taken += 1
            yield Found("f", Report(str(taken), "x"))

    results = desk.read_each(endless(), jobs=1)
    next(results)
    assert taken < 5
