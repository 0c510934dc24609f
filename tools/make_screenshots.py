"""Take the screenshots in `docs/shots/`: `python tools/make_screenshots.py` (needs chromium and playwright).

The sample page, the same stories set as a PDF, and a thousand made-up articles, at 1280 and 390 pixels, light and dark.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from newsstats.archive.sample import make
from newsstats.corpus.read import read
from newsstats.report.build import build_report

ROOT = Path(__file__).parents[1]
SHOTS = ROOT / "docs" / "shots"
HEIGHT = 3000
"""Pixels of a page that are shown at most."""
ARTICLES = 1000


def sources(folder: Path) -> dict[str, Path]:
    """Name → input of each report."""
    sys.path.insert(0, str(ROOT / "tests"))
    from newsroom import STORIES
    from typesetter import Set, Sheet, pdf_of

    pdf = folder / "2024-05-06.pdf"
    stories = [Set(headline, paragraphs) for headline, paragraphs in STORIES[:6]]
    pdf.write_bytes(pdf_of([Sheet([stories[:3], stories[3:]])], page=(1052, 500)))
    issues = folder / "issues"
    make(issues, ARTICLES // 4, characters=700)
    table = folder / "articles.jsonl"
    articles = [article for file in sorted(issues.rglob("*.txt")) for article in read(file)][:ARTICLES]
    with table.open("w", encoding="utf-8") as stream:
        for n, article in enumerate(articles):
            row = {"id": f"n{n}", "title": article.headline, "body": article.text, "date": article.published, "paper": article.outlet}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    return {"sample": ROOT / "data" / "issues" / "changji-2024-11-29-retold.txt", "pdf": pdf, "articles": table}


def main() -> None:
    from PIL import Image
    from playwright.sync_api import sync_playwright

    SHOTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for name, source in sources(Path(work)).items():
            index = build_report(source, Path(work) / f"report-{name}")
            for width in (1280, 390):
                for scheme in ("light", "dark"):
                    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
                    page = context.new_page()
                    page.goto(index.as_uri())
                    file = SHOTS / f"{name}-{width}-{scheme}.png"
                    page.screenshot(path=file, full_page=True)
                    context.close()
                    shot = Image.open(file).convert("RGB")
                    shot.crop((0, 0, shot.width, min(shot.height, HEIGHT))).quantize(64).save(file, optimize=True)
                    print(file.name)
        browser.close()


if __name__ == "__main__":
    main()
