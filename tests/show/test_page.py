"""The page holds what the dossier says, asks nothing of any server, and gives no report a way in."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model import Brief, Report
from tawatur.show import page
from tawatur.show.ranges import utf16

EN = page.render(sample.brief(), "en")
AR = page.render(sample.brief(), "ar")


class Elements(HTMLParser):
    """Start tags with their attributes, the text of every element with an id, and the data block."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.children: dict[str, int] = {}
        self._open: list[tuple[str, str | None]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for _, known in self._open:
            if known:
                self.children[known] = self.children.get(known, 0) + 1
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self._open.append((tag, dict(attrs).get("id")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, known in self._open:
            if known:
                self.texts[known] = self.texts.get(known, "") + data


def data(text: str) -> list[tuple[str, int, int, str]]:
    return [tuple(row) for row in json.loads(Elements(text).texts["data"])["ranges"]]


def test_language_and_direction_are_declared() -> None:
    assert Elements(EN).tags[0] == ("html", {"lang": "en", "dir": "ltr"})
    assert Elements(AR).tags[0] == ("html", {"lang": "ar", "dir": "rtl"})


def test_the_page_is_marked_as_internal() -> None:
    assert "internal: holds names" in EN
    assert "داخلي: يحوي أسماء" in AR


@pytest.mark.parametrize("text", [EN, AR])
def test_nothing_is_loaded_and_only_the_page_s_own_script_may_run(text: str) -> None:
    elements = Elements(text)
    assert {tag for tag, _ in elements.tags}.isdisjoint({"link", "img", "iframe", "object", "form", "base"})
    assert not any("src" in attrs or "srcset" in attrs for _, attrs in elements.tags)
    assert not any(name.startswith("on") or name == "style" for _, attrs in elements.tags for name in attrs)
    policy = next(a["content"] for t, a in elements.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        f"default-src 'none'; style-src '{page.digest(page.joined(*page.STYLES))}'; "
        f"script-src '{page.digest(page.joined(*page.SCRIPTS))}'; base-uri 'none'; form-action 'none'"
    )
    assert "@import" not in text
    assert "url(" not in page.joined(*page.STYLES)


@pytest.mark.parametrize("text", [EN, AR])
def test_hostile_text_stays_text(text: str) -> None:
    elements = Elements(text)
    scripts = [attrs for tag, attrs in elements.tags if tag == "script"]
    assert scripts == [{"type": "application/json", "id": "data"}, {}]
    assert not any(tag in ("b", "i", "img") for tag, _ in elements.tags)
    assert "alert(1)</script>" not in text
    assert not any("javascript" in (attrs.get("href") or "") for _, attrs in elements.tags)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)


def test_report_text_is_one_piece_of_text_and_every_range_covers_its_words() -> None:
    elements = Elements(EN)
    for number, report in enumerate(sample.brief().reports, 1):
        assert f"t{number}" not in elements.children
        assert len(elements.texts[f"t{number}"]) == len(report.text)
    rows = data(EN)
    for number, shown in _links(EN):
        element, start, end, _ = rows[number]
        units = elements.texts[element].encode("utf-16-le")
        words = units[2 * start : 2 * end].decode("utf-16-le")
        assert shown.strip("«»“”") == words or "U+" in shown


def _links(text: str) -> list[tuple[int, str]]:
    found = re.findall(r'<a [^>]*class="quote"[^>]*data-range="(\d+)"[^>]*><bdi[^>]*>(.*?)</bdi></a>', text)
    assert len(found) > 20
    return [(int(number), html.unescape(words)) for number, words in found]


def test_ranges_behind_signs_of_two_units_are_counted_as_a_browser_counts() -> None:
    text = sample.HOSTILE.text
    at = text.index("انفجرت")
    start, end = next((s, e) for el, s, e, kind in data(EN) if el == "t6" and kind == "value")
    assert start == at + 1  # one helicopter before it
    assert end - start == len("انفجرت عبوة ناسفة")


def test_every_value_links_to_its_words() -> None:
    value = EN[EN.index('<p class="value"><bdi dir="ltr">3</bdi>') :]
    link = re.search(r'data-range="(\d+)"', value)
    assert link
    element, start, end, kind = data(EN)[int(link[1])]
    assert (element, kind) == ("t5", "value")
    assert sample.LOCAL.text[start:end] == "ثلاثة معتقلين"


def test_originals_stand_beside_their_copies_with_what_changed() -> None:
    assert "Original and copy side by side" in EN
    kinds = {kind for _, _, _, kind in data(EN)}
    assert {"before", "after", "said", "value", "flag"} <= kinds


def test_links_inside_the_page_lead_somewhere() -> None:
    elements = Elements(EN)
    ids = [a["id"] for _, a in elements.tags if a.get("id")]
    assert len(ids) == len(set(ids))
    for _, attrs in elements.tags:
        href = attrs.get("href") or ""
        if href.startswith("#"):
            assert href[1:] in ids
        elif href:
            assert href.startswith("https://")


def test_the_same_brief_gives_the_same_page() -> None:
    assert page.render(sample.brief(), "en") == EN


def test_an_empty_brief_is_said_to_be_empty() -> None:
    text = page.render(Brief((), (), (), (), ()), "en")
    assert "No report was given" in text
    assert "The reports" not in text


@given(st.text(), st.text())
def test_any_report_makes_a_page_that_closes_every_element(text: str, name: str) -> None:
    report = Report(name, text, name, title=text, url=text, language=name)
    made = page.render(Brief((report,), (), (), (), ()), "ar")
    made.encode("utf-8")
    elements = Elements(made)
    assert [a.get("id") for t, a in elements.tags if t == "script"] == ["data", None]
    assert len(elements.texts.get("t1", "")) == len(text)


@given(st.text(), st.integers(0, 50))
def test_utf16_offsets_are_those_of_the_encoding(text: str, offset: int) -> None:
    head = text[:offset].encode("utf-16-le", "surrogatepass")
    assert utf16(text, [offset])[0] == len(head) // 2


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed")
def test_the_script_runs_under_the_page_s_policy(tmp_path: Path) -> None:
    path = tmp_path / "dossier.html"
    path.write_text(EN, "utf-8")
    shown = subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--enable-logging=stderr",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Content Security Policy" not in shown.stderr
    assert "Uncaught" not in shown.stderr
    assert 'id="told"' in shown.stdout
