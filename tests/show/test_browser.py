"""The page in a browser: its drawings, its keyboard, its print, and that no report gets anything into it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sample

from tawatur.show import page

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(os.environ.get("TAWATUR_AXE", "~/.cache/tawatur-ci/package/axe.min.js")).expanduser()
UIS = ("en", "ar")
SCHEMES = ("light", "dark")

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    found: dict[str, str] = {}
    for ui in UIS:
        path = folder / f"{ui}.html"
        path.write_text(page.render(sample.brief(), ui), "utf-8")
        found[ui] = path.as_uri()
    return found


def opened(browser: Any, address: str, width: int = 1280, scheme: str = "light", **more: Any) -> Any:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", **more
    )
    made = context.new_page()
    made.faults = []
    made.on("pageerror", lambda fault: made.faults.append(str(fault)))
    made.on("console", lambda m: made.faults.append(m.text) if m.type == "error" else None)
    made.on("dialog", lambda d: made.faults.append(d.message))
    made.on(
        "request", lambda r: made.faults.append(r.url) if not r.url.startswith(("file:", "data:")) else None
    )
    made.goto(address)
    return made


@pytest.mark.parametrize("ui", UIS)
def test_marked_text_is_as_wide_as_plain_text(browser: Any, files: dict[str, str], ui: str) -> None:
    shown = opened(browser, files[ui])
    widths = """() => [...document.querySelectorAll('#reports .text')].map(text => {
        const range = new Range(); range.selectNodeContents(text);
        return [...range.getClientRects()].map(r => [r.left, r.width]); })"""
    shown.evaluate("document.querySelectorAll('article').forEach(a => a.style.contentVisibility = 'visible')")
    marked = shown.evaluate(widths)
    assert shown.evaluate("CSS.highlights.size") > 0
    shown.evaluate("CSS.highlights.clear()")
    assert shown.evaluate(widths) == marked
    assert shown.faults == []


@pytest.mark.parametrize("ui", UIS)
def test_every_value_reaches_its_words_by_keyboard(browser: Any, files: dict[str, str], ui: str) -> None:
    shown = opened(browser, files[ui])
    values = shown.query_selector_all(".position a.quote")
    assert values
    for value in values:
        number = int(value.get_attribute("data-range"))
        value.focus()
        shown.keyboard.press("Enter")
        element, start, end, marked = shown.evaluate(
            """n => { const data = JSON.parse(document.getElementById('data').textContent);
            const [id, start, end] = data.ranges[n];
            return [id, start, end, String([...CSS.highlights.get('here')][0])]; }""",
            number,
        )
        assert shown.evaluate("document.activeElement.id") == element
        text = shown.evaluate("id => document.getElementById(id).textContent", element)
        assert text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == marked
        shown.keyboard.press("Escape")
        assert int(shown.evaluate("document.activeElement.dataset.range")) == number


@pytest.mark.parametrize("ui", UIS)
@pytest.mark.parametrize("width", [320, 390, 1024, 1920, 2560])
def test_nothing_runs_over_the_side(browser: Any, files: dict[str, str], ui: str, width: int) -> None:
    shown = opened(browser, files[ui], width)
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert shown.faults == []


@pytest.mark.parametrize("ui", UIS)
def test_the_page_is_mirrored(browser: Any, files: dict[str, str], ui: str) -> None:
    shown = opened(browser, files[ui])
    main, pane = (shown.query_selector(s).bounding_box() for s in ("main", "#reports"))
    assert (main["x"] < pane["x"]) == (ui == "en")


def test_the_map_moves_by_keyboard(browser: Any, files: dict[str, str]) -> None:
    shown = opened(browser, files["en"])
    svg, frame = shown.query_selector(".map"), shown.query_selector(".map-frame")
    before = svg.get_attribute("viewBox")
    frame.focus()
    shown.keyboard.press("+")
    near = svg.get_attribute("viewBox")
    shown.keyboard.press("ArrowRight")
    assert len({before, near, svg.get_attribute("viewBox")}) == 3
    shown.keyboard.press("0")
    assert svg.get_attribute("viewBox") == before


def test_hostile_reports_run_nothing(browser: Any, files: dict[str, str]) -> None:
    for ui in UIS:
        shown = opened(browser, files[ui])
        shown.wait_for_timeout(50)
        assert shown.faults == []
        assert shown.query_selector("img, iframe") is None


@pytest.mark.parametrize("ui", UIS)
def test_it_prints_on_a4(browser: Any, files: dict[str, str], ui: str) -> None:
    shown = opened(browser, files[ui])
    made = shown.pdf(format="A4", prefer_css_page_size=True)
    assert made.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.9" in made or b"/MediaBox [0 0 595" in made
    shown.set_viewport_size({"width": 690, "height": 980})  # A4 without its margins, at 96 dots an inch
    shown.emulate_media(media="print")
    assert shown.evaluate("document.documentElement.scrollWidth") <= 690
    assert not shown.is_visible(".zoom")


@pytest.mark.parametrize("ui", UIS)
def test_it_reads_without_scripts(browser: Any, files: dict[str, str], ui: str) -> None:
    shown = opened(browser, files[ui], java_script_enabled=False)
    target = shown.query_selector(".position a.quote").get_attribute("href")
    assert shown.query_selector(target)
    assert shown.is_visible(".map")
    assert not shown.is_visible(".zoom")


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: TAWATUR_AXE names its axe.min.js")
@pytest.mark.parametrize("ui", UIS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [390, 1600])
def test_axe_finds_no_fault(browser: Any, files: dict[str, str], ui: str, scheme: str, width: int) -> None:
    shown = opened(browser, files[ui], width, scheme, bypass_csp=True)
    shown.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    shown.evaluate(AXE.read_text("utf-8"))
    found = shown.evaluate(
        """async () => (await axe.run({runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa',
        'best-practice']})).violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))])"""
    )
    assert found == []
