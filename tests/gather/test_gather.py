"""Files, folders and pipes: one order, nothing lost, everything that went wrong told."""

import io
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import InputError
from tawatur.gather import FORMATS, LINES, Found, Note, Result, gather, located
from tawatur.model import Report

KINDS = {*FORMATS, LINES}
EXAMPLES = Path(__file__).parents[2] / "examples"


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def errors(results: list[Result]) -> list[InputError]:
    return [r for r in results if isinstance(r, InputError)]


def notes(results: list[Result]) -> list[str]:
    return [r.why for r in results if isinstance(r, Note)]


def test_all_example_reports_are_taken_in() -> None:
    reports = list(gather([str(EXAMPLES)]))
    assert all(isinstance(r, Report) for r in reports)
    assert len(reports) == 16
    assert len({r.id for r in reports if isinstance(r, Report)}) == 16
    assert all(isinstance(r, Report) and r.outlet and r.published and r.title for r in reports)


def test_the_order_of_arguments_and_naming_a_file_twice_change_nothing(tmp_path: Path) -> None:
    put(tmp_path, b_txt="ب", a_txt="أ", sub__c_txt="ج")
    once = list(gather([str(tmp_path)]))
    again = list(
        gather([str(tmp_path / "sub"), str(tmp_path / "b.txt"), str(tmp_path), str(tmp_path / "a.txt")])
    )
    assert [r.text for r in once if isinstance(r, Report)] == ["أ", "ب", "ج"]
    assert {r.id for r in once if isinstance(r, Report)} == {r.id for r in again if isinstance(r, Report)}
    assert len(again) == 3


def test_equal_ids_lose_no_report(tmp_path: Path) -> None:
    put(tmp_path, a_jsonl='{"id": "x", "text": "1"}\n{"id": "x~2", "text": "2"}\n{"id": "x", "text": "3"}\n')
    put(tmp_path, b_txt="---\nid: x\n---\n4")
    results = list(located([str(tmp_path)]))
    assert [r.report.id for r in results if isinstance(r, Found)] == ["x", "x~2", "x~3", "x~4"]
    assert len(notes(results)) == 2


def test_defaults_are_given(tmp_path: Path) -> None:
    put(tmp_path, a_txt="نص")
    (got,) = gather([str(tmp_path)], outlet="وكالة", published=date(2025, 1, 1))
    assert isinstance(got, Report)
    assert (got.outlet, got.published) == ("وكالة", date(2025, 1, 1))


def test_files_of_other_kinds_are_counted_in_folders_and_refused_by_name(tmp_path: Path) -> None:
    put(tmp_path, a_txt="نص", b_docx="x", README="x", _hidden_txt="x")
    results = list(located([str(tmp_path)]))
    assert notes(results) == ["2 files of other kinds passed over: README, b.docx"]
    assert not errors(results)
    (refused,) = located([str(tmp_path / "b.docx")])
    assert isinstance(refused, InputError)
    assert ".docx" in refused.why
    assert ".jsonl" in refused.next_step


def test_what_is_missing_or_empty_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path, zero_txt="")
    found = errors(list(located([str(tmp_path / n) for n in ("no.txt", "empty", "zero.txt")])))
    assert [e.why for e in found] == [
        "no reports in this folder",
        "there is no such file or folder",
        "the file is empty",
    ]


def test_links_in_circles_end(tmp_path: Path) -> None:
    put(tmp_path, a__x_txt="نص")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    results = list(located([str(tmp_path)]))
    assert len([r for r in results if isinstance(r, Found)]) == 1
    assert [Path(e.where).name for e in errors(results)] == ["gone.txt", "self.txt"]
    (lost,) = located([str(tmp_path / "gone.txt")])
    assert isinstance(lost, InputError)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a_txt="نص", b_txt="نص")
    opened = Path.open

    def refused(self: Path, *told: Any) -> Any:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *told)

    monkeypatch.setattr(Path, "open", refused)
    results = list(located([str(tmp_path)]))
    assert [e.why for e in errors(results)] == ["Permission denied"]
    assert len([r for r in results if isinstance(r, Found)]) == 1


def test_a_large_text_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as out:
        out.truncate(50_000_000)
    (refused,) = located([str(tmp_path / "a.txt")])
    assert "50.0 MB, more than the 5 MB" in str(refused)


@pytest.mark.skipif(sys.platform == "darwin", reason="this file system takes no such names")
def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xc7\xe1.txt"
    Path(os.fsdecode(path)).write_bytes(b"")
    (refused,) = located([os.fsdecode(path)])
    str(refused).encode()


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ('{"text": "1"}\n{"text": "2"}\n', ["1", "2"]),
        ('\ufeff{"text": "1"}', ["1"]),
        ('{\n "text": "1"\n}', ["1"]),
        ('[{"text": "1"},\n {"text": "2"}]', ["1", "2"]),
        ("<html><article><p>1</p></article>", ["1"]),
        ("---\noutlet: x\n---\n1\n", ["1"]),
        ("1\n2", ["1\n2"]),
    ],
)
def test_the_kind_of_a_pipe_is_seen_from_its_start(
    raw: str, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = io.TextIOWrapper(io.BufferedReader(io.BytesIO(raw.encode())))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", pipe)
    assert [r.text for r in gather(["-"]) if isinstance(r, Report)] == texts


def test_an_empty_pipe_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(b""))))  # type: ignore[arg-type]
    (told,) = gather(["-"])
    assert isinstance(told, InputError)
    assert told.where == "standard input"


@given(st.binary(max_size=300), st.sampled_from(sorted(KINDS)))
def test_any_bytes_under_any_name_are_taken_or_told(raw: bytes, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{kind}")
        path.write_bytes(raw)
        results = list(located([str(path)]))
    assert results
    assert all(isinstance(r, (Found, Note, InputError)) for r in results)
    str(results).encode()
