"""JSON and JSON lines: what is bad is told with its line, the rest goes on."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import InputError
from tawatur.gather import records
from tawatur.gather.draft import Defaults, Found, Note
from tawatur.gather.records import Result


def lines(raw: bytes) -> list[Result]:
    return list(records.read_lines(io.BufferedReader(io.BytesIO(raw)), "f.jsonl", Defaults()))  # type: ignore[arg-type]


def texts(results: list[Result]) -> list[str]:
    return [r.report.text for r in results if isinstance(r, Found)]


def test_a_bad_line_is_named_and_the_rest_goes_on() -> None:
    good = json.dumps({"text": "نص", "extra": 1}, ensure_ascii=False)
    results = lines("\n".join([good, "{bad", "", "[1]", '{"body": "x"}', good, "7"]).encode())
    assert texts(results) == ["نص", "نص"]
    wheres = [r.where for r in results if isinstance(r, InputError)]
    assert wheres == ["f.jsonl:2", "f.jsonl:4", "f.jsonl:5", "f.jsonl:7"]
    assert [r.where for r in results if isinstance(r, Found)] == ["f.jsonl:1", "f.jsonl:6"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1256"])
def test_lines_in_other_encodings(encoding: str) -> None:
    row = json.dumps({"text": "قالت الشرطة إن اثنين قتلا"}, ensure_ascii=False)
    assert texts(lines(f"{row}\n{row}\n".encode(encoding))) == ["قالت الشرطة إن اثنين قتلا"] * 2


def test_a_line_over_the_limit_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LINE_LIMIT", 1000)
    good = b'{"text": "x"}'
    results = lines(b"\n".join([good, b'{"text": "' + b"y" * 5000 + b'"}', good]))
    assert texts(results) == ["x", "x"]
    assert [str(r.where) for r in results if isinstance(r, InputError)] == ["f.jsonl:2"]


def test_a_text_of_ten_megabytes_is_refused_alone() -> None:
    results = lines(b'{"text": "' + b"y" * 10_000_000 + b'"}\n{"text": "x"}\n')
    assert isinstance(results[0], InputError)
    assert "5 MB" in str(results[0])
    assert texts(results) == ["x"]


def test_an_empty_stream_is_told() -> None:
    with pytest.raises(InputError, match="empty"):
        lines(b"\n\n")


@pytest.mark.parametrize(
    "raw", [b"[" * 100_000, b'{"a": ' * 50_000, b"1" * 10_000, b'{"text": NaN}', b"\xff\xfe\x00"]
)
def test_hostile_lines_are_told(raw: bytes) -> None:
    assert all(isinstance(r, InputError) for r in lines(raw))


def test_a_file_holds_one_report_or_a_list() -> None:
    one = {"text": "أ", "title": None}
    assert texts(records.read(json.dumps(one).encode(), "f.json", Defaults())) == ["أ"]
    results = records.read(json.dumps([one, 3, one]).encode(), "f.json", Defaults())
    assert texts(results) == ["أ", "أ"]
    assert [r.where for r in results if isinstance(r, InputError)] == ["f.json[2]"]


def test_json_lines_under_the_wrong_name_lead_to_the_right_one() -> None:
    with pytest.raises(InputError, match=r"f\.json:2.*\.jsonl"):
        records.read(b'{"text": "a"}\n{"text": "b"}', "f.json", Defaults())


def test_a_day_that_is_none_is_a_note() -> None:
    results = lines(b'{"text": "x", "published": "3/4/2025"}')
    assert isinstance(results[0], Note)
    assert texts(results) == ["x"]


def test_half_letters_of_json_escapes_are_made_whole() -> None:
    (text,) = texts(lines(rb'{"text": "a\ud83d b"}'))
    assert text == "a\ufffd b"


@given(st.binary(max_size=300))
def test_any_bytes_are_told_or_taken(raw: bytes) -> None:
    try:
        results = lines(raw)
    except InputError:  # an empty one
        return
    assert all(isinstance(result, (Found, Note, InputError)) for result in results)
