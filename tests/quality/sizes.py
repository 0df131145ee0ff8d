# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the C++ files are, and which have certainly grown a second idea.

The feel we aim at is 50 to 80 lines for a header and 100 to 200 for a source; the limits below are
where a file has to be divided."""

import sys
from pathlib import Path
from statistics import quantiles

import tree

LIMITS = {".h": 200, ".cpp": 450}
TEST_LIMIT = 700


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


def check(root: Path) -> list[str]:
    sizes = ((name, length(root / name)) for name in tree.sources(root))
    return [f"{name}: {lines} lines, more than {limit(name)}" for name, lines in sizes if lines > limit(name)]


if __name__ == "__main__":
    print("\n".join(report(Path.cwd())), file=sys.stdout)
    tree.finish(check)
