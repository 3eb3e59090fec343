"""What a person types or meets that can't be: told with its place and the next step, and nothing is harmed."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tawatur.cli import main
from tawatur.evaluate.server import Server

EXAMPLES = str(Path(__file__).parents[2] / "examples")
TEXT = "أعلنت الشرطة، الخميس، القبض على مطلوبين اثنين جنوب الموصل."
Capture = pytest.CaptureFixture[bytes]


def run(capture: Capture, *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capture.readouterr()
    return code, out.decode(), err.decode()


@pytest.fixture
def own(place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: Capture) -> str:
    """An archive with one report."""
    monkeypatch.setenv("TAWATUR_ARCHIVE", place)
    (tmp_path / "a.md").write_text(f"---\nid: one\n---\n{TEXT}", "utf-8")
    assert run(capfdbinary, "add", str(tmp_path / "a.md"))[0] == 0
    return place


def test_fields_that_postgresql_cannot_hold_stop_no_import(
    own: str, capfdbinary: Capture, tmp_path: Path
) -> None:
    reports = [
        {"id": "a\0b", "title": "x\0y", "outlet": "o\0", "url": "http://x\0", "text": TEXT + "\0"},
        {"id": "".join(chr(0x4E00 + n * 7 % 20000) for n in range(2500)), "text": TEXT + " 2"},
        {
            "id": "run",
            "text": "قتل " + "".join(chr(0x627 + n * n % 19) for n in range(9000)) + " خمسة في بغداد",
        },
    ]
    source = tmp_path / "odd.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in reports))
    code, _, err = run(capfdbinary, "add", str(source))
    assert (code, "3 new" in err) == (0, True), err
    code, _, err = run(capfdbinary, "add", str(source))
    assert (code, "0 new, 3 known" in err) == (0, True), err
    assert run(capfdbinary, "show", "a b")[0] == 0
    assert run(capfdbinary, "verify")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("find", "\udcff"),
        ("find", "--actor", "\udcff"),
        ("find", "--outlet", ""),
        ("incidents", "--event", "\udcff"),
        ("show", "\udcff"),
        ("show", ""),
        ("decide", "note", "one", "\udcff"),
        ("decide", "note", "one", " "),
        ("decide", "accept", "one#c1", "--by", "\udcff"),
        ("undo", "--note", "\udcff"),
        ("verify", "--head", ""),
        ("verify", "--head", "xyz"),
    ],
)
def test_arguments_that_are_no_words(own: str, capfdbinary: Capture, arguments: tuple[str, ...]) -> None:
    code, out, err = run(capfdbinary, *arguments)
    assert (code, out) == (2, "")
    assert f"tawatur {arguments[0]}" in err
    assert "error: argument" in err
    assert "fault of the program" not in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("find", "*"), "no word in this"),
        (("find", "--event", "nosuch"), "no event type"),
        (("incidents", "--from", "2025-12-31", "--to", "2025-01-01"), "before --from"),
        (("decide", "correct", "one#c1", "--set", "injured=5"), "killed"),
        (("decide", "correct", "one#c1", "--set", "=5"), "NAME=VALUE"),
        (("decide", "correct", "one#c1", "--set", "killed=99999999999999999999999"), "write 5"),
        (("decide", "same", "one#c1", "one#c1"), "one and the same"),
        (("decide", "edge", "one", "one"), "one and the same"),
        (("undo",), "tawatur decide list"),
        (("undo", "7"), "tawatur decide list"),
        (("show", "one", "--html", "x.html"), "--html writes incidents"),
        (("show", "nosuch"), "tawatur find"),
        (("dump", "-"), "name one"),
        (("dump", "/"), "name one"),
        (("dump", "/nowhere/a.zip"), "/nowhere/a.zip: No such file or directory; check"),
        (("find", "x", "--archive", "mysql://a:secret@b/c"), "postgresql://user@host/database"),
        (
            ("find", "x", "--archive", "postgresql://a:secret@b:port/c"),
            "postgresql://user@host:port/database",
        ),
    ],
)
def test_each_says_where_and_what_next(
    own: str, capfdbinary: Capture, arguments: tuple[str, ...], told: str
) -> None:
    code, out, err = run(capfdbinary, *arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert "secret" not in err
    assert run(capfdbinary, "decide", "list")[1] == ""


def test_what_waits_is_told_where_nothing_is_found(own: str, capfdbinary: Capture) -> None:
    assert run(capfdbinary, "add", EXAMPLES, "--no-read")[0] == 0
    code, _, err = run(capfdbinary, "incidents", "--verdict", "contested")
    assert code == 1
    assert "16 of its reports wait to be read (tawatur update)" in err


def test_an_id_that_holds_the_sign_of_claims(own: str, capfdbinary: Capture, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(f"---\nid: a#c1\n---\n{TEXT} ", "utf-8")
    assert run(capfdbinary, "add", str(tmp_path / "b.md"))[0] == 0
    assert "a#c1#c1" in run(capfdbinary, "show", "a#c1")[1]
    assert run(capfdbinary, "decide", "accept", "a#c1#c1")[0] == 0
    assert run(capfdbinary, "decide", "note", "a#c1", "x")[0] == 0
    listed = run(capfdbinary, "decide", "list", "--json")[1].splitlines()
    assert [json.loads(line)["subject"][0]["report"] for line in listed] == ["a#c1", "a#c1"]


def test_a_dump_whose_rows_do_not_fit_is_named(own: str, capfdbinary: Capture, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    assert run(capfdbinary, "dump", str(good))[0] == 0
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, content * 2 if entry.filename == "tables/log.jsonl" else content)
    code, _, err = run(capfdbinary, "load", str(bad), "--archive", str(tmp_path / "other.sqlite"))
    assert code == 2
    assert f"{bad}: its rows don't fit" in err
    assert run(capfdbinary, "load", str(good), "--archive", str(tmp_path / "other.sqlite"))[0] == 0


def test_a_damaged_page_is_told_in_a_line(capfdbinary: Capture, tmp_path: Path) -> None:
    place = tmp_path / "a.sqlite"
    assert run(capfdbinary, "add", EXAMPLES, "--archive", str(place))[0] == 0
    with sqlite3.connect(place) as connection:
        page, size = connection.execute(
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_master WHERE name = 'names'"
        ).fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with place.open("r+b") as file:
        file.seek(page * size - 3072)
        file.write(bytes(range(256)) * 12)
    code, out, err = run(capfdbinary, "verify", "--archive", str(place))
    assert (code, out) == (1, "")
    assert "***" not in err
    assert err.count("\n") == 1


def test_a_path_with_signs_of_an_address_is_a_path(capfdbinary: Capture, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    place = tmp_path / "wh?at#1%20.sqlite"
    assert run(capfdbinary, "add", str(tmp_path / "a.txt"), "--archive", str(place))[0] == 0
    assert place.exists()


def as_user(server: Server, database: str, rights: str) -> str:
    """The address of the database for an account with these rights on its tables, which it doesn't own."""
    plain = server.address(database)
    engine = create_engine(
        plain.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    name = f"user_{database}"
    with engine.connect() as connection:
        connection.execute(text(f"CREATE ROLE {name} LOGIN"))
        connection.execute(text(f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {name}"))
    engine.dispose()
    return plain.replace("tawatur@", f"{name}@")


@pytest.fixture
def team(server: Server, capfdbinary: Capture) -> tuple[str, str]:
    """A database with an archive: its name, and its address for the owner."""
    address = server.database()
    assert run(capfdbinary, "add", EXAMPLES, "--archive", address)[0] == 0
    return str(make_url(address).database), address


def test_a_reader_of_a_team_archive(
    team: tuple[str, str], server: Server, capfdbinary: Capture, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    reader = as_user(server, team[0], "SELECT")
    for verb in (
        ["find", "داعش"],
        ["incidents"],
        ["verify"],
        ["dump", str(tmp_path / "d.zip")],
        ["add", EXAMPLES],
    ):
        assert run(capfdbinary, *verb, "--archive", reader)[0] == 0
    for verb in (["add", str(tmp_path / "a.txt")], ["update"], ["decide", "note", "24a836241a33ac57", "x"]):
        code, _, err = run(capfdbinary, *verb, "--archive", reader)
        assert code == 2
        assert "this account may not do that" in err
        assert err.count("\n") == 1, "the driver's own noise"


def test_a_writer_that_does_not_own_the_tables(
    team: tuple[str, str], server: Server, capfdbinary: Capture, tmp_path: Path
) -> None:
    writer = as_user(server, team[0], "SELECT, INSERT, UPDATE, DELETE")
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": f"m{n}", "text": f"{n} {TEXT}"}) + "\n" for n in range(1001)))
    code, _, err = run(capfdbinary, "add", str(many), "--no-read", "--archive", writer)
    assert (code, "1001 new" in err) == (0, True), err


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("/archive_", "/nosuch_"), "its owner makes it with createdb"),
        (("host=/", "host=/nowhere/"), "check the address and that the server runs"),
        (("?host", "?password=secret&host"), "there is no archive"),
    ],
)
def test_a_server_that_cannot_be_used(
    server: Server, capfdbinary: Capture, change: tuple[str, str], told: str
) -> None:
    code, _, err = run(capfdbinary, "find", "x", "--archive", server.database().replace(*change))
    assert code == 2
    assert told in err
    assert "secret" not in err


def test_a_server_that_dies_between_two_batches(
    team: tuple[str, str], capfdbinary: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tawatur.commands import add

    address = team[1]
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": f"m{n}", "text": f"{n} {TEXT}"}) + "\n" for n in range(60)))
    monkeypatch.setattr(add, "BATCH", 20)
    before = add._batches

    def dying(told: object, counted: object):  # type: ignore[no-untyped-def]
        for number, batch in enumerate(before(told, counted)):  # type: ignore[arg-type]
            if number == 2:
                with engine.connect() as connection:
                    connection.execute(
                        text(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                        )
                    )
            yield batch

    monkeypatch.setattr(add, "_batches", dying)
    code, _, err = run(capfdbinary, "add", str(many), "--archive", address)
    assert code == 2
    assert "the connection to the database was lost" in err
    assert "Run the same again when the server is back" in err
    monkeypatch.undo()
    engine.dispose()
    code, _, err = run(capfdbinary, "add", str(many), "--archive", address)
    assert (code, "20 new, 40 known" in err) == (0, True), err
