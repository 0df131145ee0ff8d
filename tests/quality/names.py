# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every type has a name of its own.

Two types of one name in one namespace are one type to the linker, which takes the functions that the
compiler makes for either (destructors, copies) for both. Nothing warns as long as no source sees both."""

import re
from collections import defaultdict
from pathlib import Path

import tree

TYPE = re.compile(r"(?:class|struct|union|enum|enum class)(?: \[\[\w+\]\])? (\w+)(?: final)?(?: : [^;]*)?(?: \{.*)?$")
BEGIN = re.compile(r"namespace(?: ([\w:]+))? \{$")


def types(text: str):
    """What is defined at the left margin, as (namespace, name); what is in an unnamed one is its source's own."""
    spaces: list[str] = []
    lines = text.split("\n")
    for line, following in zip(lines, lines[1:] + [""]):
        if begin := BEGIN.match(line):
            spaces.append(begin[1] or "")
        elif line.startswith("} // namespace"):
            spaces.pop()
        elif (found := TYPE.match(line)) and (following == "{" or "{" in line) and "" not in spaces:
            yield "::".join(spaces), found[1]


def check(root: Path) -> list[str]:
    places = defaultdict(list)
    for name in tree.sources(root):
        if name.parts[0] in tree.LAYERS:
            for found in types((root / name).read_text("utf-8")):
                places[found].append(name)
    return [f"{files[1]}: {name} is a type of {files[0]}, too" for (_, name), files in places.items() if len(files) > 1]


if __name__ == "__main__":
    tree.finish(check)
