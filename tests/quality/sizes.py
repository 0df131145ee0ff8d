# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the C++ files are and how large the classes, and which have certainly grown a second idea.

The feel we aim at is 50 to 80 lines for a header and 100 to 200 for a source; the limits below are
where a file has to be divided. A class has the limit of a source, whatever sources it is cut into:
a file more makes it no smaller."""

import sys
from pathlib import Path
from statistics import quantiles

import tree
from classes import classes

LIMITS = {".h": 200, ".cpp": 450}
TEST_LIMIT = 700
CLASS_LIMIT = 450
# What is larger, and must not grow.
LARGE_CLASSES = {
    ("model", "StoreSession"): 490,
    ("stores", "Scanner"): 505,  # one pass over the bytes, whose steps share where it stands
    ("stores", "TreeIndex"): 460,
}


def length(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def limit(name: Path) -> int:
    return TEST_LIMIT if name.parts[0] == "tests" else LIMITS[name.suffix]


def report(root: Path) -> list[str]:
    """One line a folder and kind: how many files, and their median, 90th percentile and longest."""
    groups: dict[tuple[str, str], list[int]] = {}
    for name in tree.sources(root):
        groups.setdefault((name.parts[0], name.suffix), []).append(length(root / name))
    lines = ["folder    kind   files  median  p90  longest"]
    for (folder, kind), sizes in sorted(groups.items()):
        tenths = quantiles(sizes, n=10, method="inclusive") if len(sizes) > 1 else sizes * 9
        lines.append(f"{folder:9} {kind:5} {len(sizes):6} {tenths[4]:7.0f} {tenths[8]:4.0f} {max(sizes):8}")
    return lines


def largest_classes(root: Path) -> list[str]:
    """One line for each of the largest classes: its lines, and in how many functions and files."""
    largest = sorted(classes(root).items(), key=lambda item: -item[1].lines)[:10]
    return ["class                       lines  functions  files"] + [
        f"{'/'.join(name):27} {found.lines:5} {found.functions:10} {len(found.files):6}" for name, found in largest]


def long_files(root: Path) -> list[str]:
    sizes = ((name, length(root / name)) for name in tree.sources(root))
    return [f"{name}: {lines} lines, more than {limit(name)}" for name, lines in sizes if lines > limit(name)]


def large_classes(root: Path) -> list[str]:
    found = []
    for name, size in sorted(classes(root).items()):
        most = LARGE_CLASSES.get(name, CLASS_LIMIT)
        if size.lines > most:
            found.append(f"class {'/'.join(name)}: {size.lines} lines, more than {most}")
    return found


def check(root: Path) -> list[str]:
    return long_files(root) + large_classes(root)


if __name__ == "__main__":
    print("\n".join(report(Path.cwd()) + largest_classes(Path.cwd())), file=sys.stdout)
    tree.finish(check)
