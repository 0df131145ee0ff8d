# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each figure of docs/limits.md is that of the constant in the sources."""

import re
from pathlib import Path

import tree

PAGE = Path("docs/limits.md")
ROW = re.compile(r"^\| (?!What |---)(.*) \| ([\d,]+)[^|]* \| `([^`]+)` `([^`]+)` \|$")


def value(text: str, name: str) -> int | None:
    found = re.search(rf"\b{name}\s*=\s*([\d'\s*()A-Za-z]+);", text)
    if not found:
        return None
    product = 1
    for factor in re.findall(r"(?<![A-Za-z])\d[\d']*", re.sub(r"q?u?int\d+|LL|UL", "", found[1])):
        product *= int(factor.replace("'", ""))
    return product


def check(root: Path) -> list[str]:
    if not (root / PAGE).is_file():
        return []
    found = []
    for number, line in enumerate((root / PAGE).read_text("utf-8").splitlines(), start=1):
        if not line.startswith("| ") or line.startswith(("| What ", "|---")):
            continue
        row = ROW.match(line)
        if not row or not (root / row[3]).is_file():
            found.append(f"{PAGE}:{number}: names no figure of the sources: {line}")
            continue
        there = value((root / row[3]).read_text("utf-8"), row[4])
        if there != int(row[2].replace(",", "")):
            found.append(f"{PAGE}:{number}: {row[4]} of {row[3]} is {there}")
    return found


if __name__ == "__main__":
    tree.finish(check)
