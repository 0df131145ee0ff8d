# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each promise of docs/promises.md names tests that hold it, and they are there."""

import re
from pathlib import Path

import tree

PROMISES = Path("docs/promises.md")
ROW = re.compile(r"^\| (?!Promise |---)(.*) \| (.*) \|$")
TEST = re.compile(r"`([\w.]+)::(\w+)`")


def names(root: Path) -> set[tuple[str, str]]:
    """(test, function) of all tests, as they are called in the document."""
    found = set()
    for name in tree.files(root):
        if name.parts[0] != "tests":
            continue
        if name.suffix == ".cpp" and name.stem.startswith("tst_"):
            functions = re.findall(r"\bvoid (?:\w+::)?(\w+)\(\)", (root / name).read_text("utf-8"))
            found |= {(name.stem.removeprefix("tst_"), function) for function in functions}
        elif name.suffix == ".py":
            functions = re.findall(r"\bdef (\w+)\(", (root / name).read_text("utf-8"))
            found |= {(name.name, function) for function in functions}
    return found


def check(root: Path) -> list[str]:
    if not (root / PROMISES).is_file():
        return []
    known = names(root)
    found = []
    for number, line in enumerate((root / PROMISES).read_text("utf-8").splitlines(), start=1):
        row = ROW.match(line)
        if not row:
            continue
        tests = TEST.findall(row[2])
        if not tests:
            found.append(f"{PROMISES}:{number}: no test holds it: {row[1]}")
        found += [f"{PROMISES}:{number}: there is no {test}::{function}"
                  for test, function in tests if (test, function) not in known]
    return found


if __name__ == "__main__":
    tree.finish(check)
