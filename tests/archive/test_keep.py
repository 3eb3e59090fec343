"""Reports in the archive: each once, with its bytes, its versions side by side."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from archive.sample import TEXT, add, arrival, report
from tawatur.archive import Archive, blobs, reports
from tawatur.archive.packing import pack, sha, unpack
from tawatur.archive.reports import keep
from tawatur.archive.schema import blobs as contents
from tawatur.archive.schema import log
from tawatur.archive.schema import reports as stored
from tawatur.archive.verify import Fault, Verified, verify


def test_a_report_comes_back_as_it_was(archive: Archive) -> None:
    one = report(url="https://example.org/1", retrieved="2025-12-19T08:00:00Z")
    raw = "<html>…</html>".encode()
    (kept,) = keep(archive, [arrival(one, raw)])
    assert (kept.id, kept.version, kept.how) == ("r1", 1, "new")
    with archive.reading() as connection:
        found = reports.load(connection, [kept.n])[kept.n]
        assert found.report == one
        assert found.source == "r1.txt"
        assert blobs.load(connection, [sha(raw)])[sha(raw)] == raw


def test_the_same_again_changes_nothing(archive: Archive) -> None:
    some = [report("a"), report("b", "نص آخر"), report("c", url="https://example.org/c")]
    add(archive, *some)
    before = state(archive)
    assert [k.how for k in add(archive, *some)] == ["known"] * 3
    assert [k.how for k in add(archive, some[1], some[1])] == ["known"] * 2
    assert state(archive) == before


def state(archive: Archive) -> tuple[int, int, int]:
    with archive.reading() as connection:
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (stored, contents, log)
        ]
    return counts[0], counts[1], counts[2]


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(archive: Archive) -> None:
    add(archive, report())
    (kept,) = add(archive, report(text=TEXT + " وأصيب ثالث."))
    assert (kept.id, kept.version, kept.how) == ("r1", 2, "version")
    with archive.reading() as connection:
        first, second = reports.versions(connection, "r1")
        assert first.report.text == TEXT
        assert first.replaced == second.n
        assert second.report.text.endswith("ثالث.")
        assert reports.count(connection) == 1
    assert [k.how for k in add(archive, report())] == ["known"]  # the first version again is no third


def test_versions_in_one_batch(archive: Archive) -> None:
    kept = add(archive, report(text="1"), report(text="2"), report(text="1"), report(text="3"))
    assert [(k.version, k.how) for k in kept] == [(1, "new"), (2, "version"), (1, "known"), (3, "version")]
    assert isinstance(list(verify(archive))[-1], Verified)


def test_an_address_makes_a_version_where_the_id_comes_from_the_bytes(archive: Archive) -> None:
    add(archive, report("digest1", url="https://example.org/1"))
    changed = report("digest2", "نص مصحح", url="https://example.org/1")
    (kept,) = add(archive, changed)
    assert (kept.id, kept.version) == ("digest1", 2)
    assert [k.how for k in add(archive, changed)] == ["known"]


def test_one_id_of_two_outlets_is_two_reports(archive: Archive) -> None:
    add(archive, report("1", outlet="أ"))
    other = report("1", "خبر لا صلة له", outlet="ب")
    assert [k.id for k in add(archive, other)] == ["1~2"]
    assert [(k.id, k.how) for k in add(archive, other)] == [("1~2", "known")]


def test_one_text_of_two_outlets_is_two_reports_and_one_content(archive: Archive) -> None:
    kept = add(archive, report("a", outlet="أ"), report("b", outlet="ب"))
    assert [k.how for k in kept] == ["new", "new"]
    assert state(archive)[1] == 1


def test_a_text_takes_next_to_nothing_beside_its_bytes() -> None:
    text = " ".join(f"كلمة{n}" for n in range(300)).encode()
    raw = b'{"text": "' + text + b'", "outlet": "x"}'
    first, second = blobs.rows_of(raw, text)
    assert second["base"] == first["sha"]
    assert len(second["data"]) < len(text) / 20
    assert unpack(second["data"], raw) == text


def test_a_report_without_anything_but_text(archive: Archive) -> None:
    bare = report("x", outlet=None, published=None, title=None, language=None)
    add(archive, bare)
    with archive.reading() as connection:
        (found,) = reports.versions(connection, "x")
    assert found.report == bare
    assert found.report.published is None


def test_days_and_strange_words_survive(archive: Archive) -> None:
    odd = report("i'd \"%_~\\", "a\x00b\u202e\U0001f4a3'; DROP TABLE reports; --", published=date(1, 1, 1))
    if not archive.sqlite:
        assert add(archive, odd)[0].how == "new"
    else:
        add(archive, odd)
    with archive.reading() as connection:
        (found,) = reports.versions(connection, odd.id)
    assert found.report == odd
    assert isinstance(list(verify(archive))[-1], Verified)


@given(st.binary(max_size=2000), st.binary(max_size=2000))
def test_packing_gives_back_what_it_was_given(content: bytes, base: bytes) -> None:
    assert unpack(pack(content, base), base) == content
    assert unpack(pack(content)) == content


def test_tidying_waits_for_no_reader(archive: Archive) -> None:
    add(archive, report())
    with archive.reading() as connection:
        connection.execute(select(stored.c.n)).all()
        if not archive.sqlite:
            connection.execute(text("SELECT count(*) FROM find")).scalar()
        began = time.monotonic()
        archive.tidy(grown=True)
        assert time.monotonic() - began < 30
    archive.tidy(grown=True)
    assert not [f for f in verify(archive) if isinstance(f, Fault)]
