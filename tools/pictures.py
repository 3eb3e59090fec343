"""Writes README's two pictures, dossier-en.png and dossier-ar.png, of the dossier made from examples/.

    python tools/pictures.py docs/img

Needs Debian's chromium; the fonts of the machine show in the pictures.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTH, HIGH = 1280, 900
FIRST = "document.querySelector('#i1').scrollIntoView()"


def main(folder: Path) -> None:
    """Makes the pages in both languages and takes a picture of each one's first incident."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for ui in ("en", "ar"):
            made = Path(work) / f"{ui}.html"
            command = [sys.executable, "-m", "tawatur", "brief", "examples", "--ui", ui, "--html", str(made)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            page = browser.new_page(viewport={"width": WIDTH, "height": HIGH}, color_scheme="light")
            page.goto(made.as_uri())
            page.evaluate(FIRST)
            page.wait_for_timeout(300)
            page.screenshot(path=folder / f"dossier-{ui}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
