# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every type has a name of its own, and so has what stands in the unnamed namespaces of one layer.

Two types of one name in one namespace are one type to the linker, which takes the functions that the
compiler makes for either (destructors, copies) for both. Nothing warns as long as no source sees both.
Sources of a layer are compiled together, in batches that differ from preset to preset: what one of them
calls its own is seen by the others. Those that are listed as ALONE are left out."""

import re
from collections import defaultdict
from pathlib import Path

import tree

TYPE = re.compile(r"(?:class|struct|union|enum|enum class)(?: \[\[\w+\]\])? (\w+)(?: final)?(?: : [^;]*)?(?: \{.*)?$")
BEGIN = re.compile(r"namespace(?: ([\w:]+))? \{$")
CONSTANT = re.compile(r"(?:static |constexpr |const )+[^=({]*?[ >*&](\w+)(?:\[\])?\s*(?:=|\{|\(|;)")
FUNCTION = re.compile(r"[\w:<>,*& ]*?[ *&](\w+)\(([^)]*)")
ALONE = re.compile(r"\bALONE ([^)]*?)(?:\bHEADERS\b|\bSOURCES\b|\))")


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


def parameters(text: str) -> str:
    """The types of the parameters of a function, as one word for each."""
    names = [part.split("=")[0].replace("const ", "").strip() for part in text.split(",") if part.strip()]
    return ", ".join(re.sub(r"[ &*]+\w*$", "", name) for name in names)


def own_names(text: str):
    """What a source has at the left margin of its unnamed namespaces: types, constants, functions that are no members."""
    spaces: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if begin := BEGIN.match(line):
            spaces.append(begin[1] or "")
        elif line.startswith("} // namespace"):
            spaces.pop()
        elif "" not in spaces or not line or line[0] in " }#/{" or line.endswith(":") or line.startswith(("template", "using", "Q_")):
            continue
        elif found := TYPE.match(line):
            if lines[number + 1 : number + 2] == ["{"] or "{" in line:
                yield found[1]
        elif found := CONSTANT.match(line):
            yield found[1]
        elif found := FUNCTION.match(head := " ".join(part.strip() for part in lines[number : number + 4])):
            if f"::{found[1]}(" not in head:
                yield f"{found[1]}({parameters(found[2])})"


def alone(root: Path) -> set[Path]:
    return {name.parent / word for name in tree.files(root) if name.name == "CMakeLists.txt"
            for words in ALONE.findall((root / name).read_text("utf-8")) for word in words.split()}


def check(root: Path) -> list[str]:
    places = defaultdict(list)
    own = defaultdict(list)
    left_out = alone(root)
    for name in tree.sources(root):
        if name.parts[0] not in tree.LAYERS:
            continue
        text = (root / name).read_text("utf-8")
        for found in types(text):
            places[found].append(name)
        if name.suffix == ".cpp" and name not in left_out:
            for found in set(own_names(text)):
                own[name.parts[0], found].append(name)
    return [f"{files[1]}: {name} is a type of {files[0]}, too" for (_, name), files in places.items() if len(files) > 1] + \
        [f"{files[1]}: {name} is a name of {files[0]}, too" for (_, name), files in own.items() if len(files) > 1]


if __name__ == "__main__":
    tree.finish(check)
