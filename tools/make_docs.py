"""Write `docs/tables.md`, `docs/architecture.svg` and the table in `docs/checks.md` from the code: `python tools/make_docs.py`.

`docs/tables.md` lists every table with its columns; the picture shows the rooms and which of them imports which;
`docs/checks.md` lists the relations that are looked for.
"""

from __future__ import annotations

import ast
from pathlib import Path

from newsstats import schema
from newsstats.archive.tables import FROM_CORPUS, OF_ISSUE, TABLES, meanings
from newsstats.checks.registry import PAGE_RELATIONS, RELATIONS
from newsstats.corpus.issue import Issue

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "newsstats"
FLOORS = (
    ("errors", "extras", "settings", "output", "version", "data", "lang", "schema"), ("text", "numbers"), ("observations", "words"), ("names", "layout", "topics"),
    ("findings", "checks", "ledger"), ("readers",), ("corpus",), ("archive", "charts"), ("notebook", "report"), ("lab", "verify", "cli"),
)  # fmt: skip
"""Rooms from the ground up; those of one floor stand beside each other in the order in which they may import."""
MADE = {
    "terms": (schema.TERMS, "One row a group and word: `corpus.terms()`."),
    "keyness": (schema.KEYNESS, "One row a group and word: `corpus.keyness()`."),
    "concordance": (schema.CONCORDANCE, "One row a place: `corpus.concordance()`."),
    "collocations": (schema.COLLOCATIONS, "One row a pair: `corpus.collocations()`."),
    "ngrams": (schema.NGRAMS, "One row a run of words: `corpus.ngrams()`."),
    "dispersion": (schema.DISPERSION, "One row a word: `corpus.dispersion()`."),
    "diversity": (schema.DIVERSITY, "One row a group: `corpus.diversity()`."),
    "positions": (schema.POSITIONS, "One row a place: `corpus.positions(words)`."),
    "network": ({**schema.NETWORK_LINKS, **schema.NETWORK_WORDS}, "One row a pair, or a word: `corpus.network().links` and `.words`."),
    "correspondence": (schema.CORRESPONDENCE, "One row a group or word: `corpus.correspondence()`."),
    "bursts": (schema.BURSTS, "One row a burst: `corpus.bursts()`."),
    "places": (schema.PLACES, "One row a prefecture or province: `corpus.places()`."),
    "coded": (schema.CODED, "One row a place that makes a coding rule true: `corpus.coded(rules)`."),
    "codes": (schema.CODES, "One row a group and code: `corpus.codes(rules)`."),
    "factors": (schema.FACTORS, "One row a topic that nobody named: `corpus.factors()`."),
    "similar": (schema.SIMILAR, "One row an article: `corpus.similar(article_id)`."),
    "topics": (schema.TOPICS, "One row a group and topic: `corpus.topics()`."),
    "series": (schema.SERIES, "One row a subject and period: `corpus.series()`."),
    "indicators": (schema.INDICATORS, "One row a variable and way of telling it: `corpus.indicators()`."),
    "contradictions": (schema.CONTRADICTIONS, "One row a pair of reports: `corpus.contradictions()`."),
    "growths": (schema.GROWTHS, "One row a printed growth beside its levels: `corpus.growths()`."),
    "outcomes": (schema.OUTCOMES, "One row a planned figure beside an actual one: `corpus.outcomes()`."),
    "biography": (schema.BIOGRAPHY, "One row a fact of a project or goal: `corpus.biography()`."),
    "doubts": (schema.DOUBTS, "One row a story of a page: `issue.doubts`."),
    "lines": (schema.LINES, "One row a line of a page (issues only); the spans tile the source."),
    "notes": (schema.NOTES, "One row a thing that could not be read as it stands: `corpus.notes`."),
}


def tables() -> str:
    """The tables as Markdown."""
    out = ["# Tables", "", "Written by `python tools/make_docs.py` from `newsstats.schema` and `data/columns.toml`.", ""]
    held = {name: (table.schema, table.description) for name, table in Issue.registry().items()}
    for name, (columns, description) in {**held, **MADE}.items():
        out += [f"## {name}", "", description, "", "| column | dtype | meaning |", "| --- | --- | --- |"]
        out += [f"| `{column}` | {kind} | {schema.meaning(name, column)} |" for column, kind in columns.items()]
        out.append("")
    kept = ", ".join(f"`{name}`" for name in TABLES)
    out += ["## In an archive", "", f"{kept}; every row begins with the issue that it belongs to. What is more than in a corpus:", ""]
    out += ["| table | column | dtype | meaning |", "| --- | --- | --- | --- |"]
    for name, kept_columns in TABLES.items():
        known = {**Issue.registry()[name].schema, **(OF_ISSUE if name != "articles" else {})} if name in FROM_CORPUS else {}
        said = meanings(name)
        out += [f"| `{name}` | `{column}` | {kind} | {said[column]} |" for column, kind in kept_columns.items() if column not in known]
    out.append("")
    return "\n".join(out)


def room_of(path: Path) -> str:
    """The room that a file stands in."""
    parts = path.relative_to(SOURCE).parts
    return parts[0].removesuffix(".py")


def imports() -> set[tuple[str, str]]:
    """`(room, room that it imports)` of all imports in all files."""
    found = set()
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "newsstats":
                below = node.module.split(".")[1:2] or [alias.name for alias in node.names]
                found |= {(room_of(path), name) for name in below if name != room_of(path)}
    return found


def picture() -> str:
    """The rooms as SVG: a floor a row, the ground at the bottom, a line from each room to what it imports from the floors below."""
    places: dict[str, tuple[int, int]] = {}
    width, height, left = 132, 68, 20
    for floor, rooms in enumerate(FLOORS):
        names = ("ground",) if floor == 0 else rooms
        for n, name in enumerate(names):
            places[name] = (left + 150 + n * (width + 150), 30 + (len(FLOORS) - 1 - floor) * height)
    ground = set(FLOORS[0])
    arrows = {(a, b) for a, b in imports() if a in places and b in places and b not in ground}
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {30 + len(FLOORS) * height}" font-family="sans-serif" font-size="14">',
        "<title>The rooms of newsstats and what they import</title>",
        '<rect width="100%" height="100%" fill="#fffdf9"/>',
    ]
    for a, b in sorted(arrows):
        (x1, y1), (x2, y2) = places[a], places[b]
        if y1 < y2:
            out.append(
                f'<path d="M{x1 + width / 2} {y1 + 36} C{x1 + width / 2} {y1 + 70} {x2 + width / 2} {y2 - 40} {x2 + width / 2} {y2}" fill="none" stroke="#a9b0ba"/>'
            )
        elif y1 == y2:
            first, second = sorted((x1, x2))
            out.append(f'<path d="M{first + width} {y1 + 18} L{second} {y1 + 18}" stroke="#a9b0ba"/>')
    for name, (x, y) in places.items():
        label = "errors settings data lang schema …" if name == "ground" else name
        wide = 430 if name == "ground" else width
        out.append(f'<rect x="{x}" y="{y}" width="{wide}" height="36" rx="6" fill="#e8f0f8" stroke="#1257c4"/>')
        out.append(f'<text x="{x + wide / 2}" y="{y + 23}" text-anchor="middle" fill="#1b1f24">{label}</text>')
    return "\n".join([*out, "</svg>", ""])


def relations(text: str) -> str:
    """A text with the table of relations between its two marks."""
    listed = [(k.name, k.needs, k.find.__module__.rpartition(".")[2]) for k in RELATIONS]
    listed += [(k.name, k.needs, k.find.__module__.rpartition(".")[2]) for k in PAGE_RELATIONS]
    rows = [f"| {name} | {needs} | `{file}.py` |" for name, needs, file in sorted(listed)]
    begin, end = "<!-- relations -->", "<!-- /relations -->"
    head, _, rest = text.partition(begin)
    _, _, tail = rest.partition(end)
    return "\n".join([head + begin, "| kind | what a text must print | file |", "| --- | --- | --- |", *rows, end]) + tail


def main() -> None:
    """Write the three files."""
    checks = ROOT / "docs" / "checks.md"
    checks.write_text(relations(checks.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    (ROOT / "docs" / "tables.md").write_text(tables(), encoding="utf-8", newline="\n")
    (ROOT / "docs" / "architecture.svg").write_text(picture(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
