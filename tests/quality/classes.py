# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How large the classes are, whatever files they are spread over.

A class that is cut into several sources has short files and as many ideas as before. So all that
makes it up counts together: its declaration, and each definition of a member in whatever source."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import tree

DECLARATION = re.compile(r"(?:class|struct)(?: \w+::)? (\w+)(?: final)?(?: :.*)?$")
MEMBER = re.compile(r"(?:^|[\s*&>])(\w+)::(?:\w+::)*(?:~?\w+|operator[^(]*)\(")


@dataclass
class Class:
    lines: int = 0
    functions: int = 0
    files: set[Path] = field(default_factory=set)

    def add(self, lines: int, file: Path) -> None:
        self.lines += lines
        self.files.add(file)


def blocks(text: str):
    """What stands at the left margin: each block as what leads to its brace, and its lines in all."""
    lines = text.split("\n")
    head: list[str] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if line.startswith("{") and head:
            first = i
            while not lines[i].startswith("}") and i + 1 < len(lines):
                i += 1
            yield "\n".join(head), len(head) + i - first + 1
            head = []
        elif not line or line[0] in "}#/" or line.endswith(";") or line.startswith("namespace"):
            head = []
        else:
            head.append(line)
        i += 1


def classes(root: Path) -> dict[tuple[str, str], Class]:
    """The classes of the project's own folders that a header declares, by folder and name."""
    sizes: dict[tuple[str, str], Class] = {}
    declared: set[tuple[str, str]] = set()
    for name in tree.sources(root):
        if name.parts[0] not in tree.LAYERS:
            continue
        for head, lines in blocks((root / name).read_text("utf-8")):
            declaration = DECLARATION.match(head)
            member = declaration or MEMBER.search(head)
            if not member:
                continue
            key = (name.parts[0], member[1])
            found = sizes.setdefault(key, Class())
            found.add(lines, name)
            if declaration and name.suffix == ".h":
                declared.add(key)
            elif not declaration:
                found.functions += 1
    return {key: found for key, found in sizes.items() if key in declared}
