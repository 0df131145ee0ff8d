# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No kind of store is named outside stores/: what the others know of one comes from its own
description (stores/backend.h), so that a new kind is a folder and a row in the catalogue."""

import re
from pathlib import Path

import tree

DESCRIPTION = re.compile(r"BackendInfo \w+Backend\(\)\n\{(.*?)^\}", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"\.(scheme|kind|label|opens)\s*=.*?\"([^\"]+)\"\)[,}]", re.DOTALL)
INCLUDE = re.compile(r'#\s*include "stores/(\w+)/')
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def named(root: Path) -> tuple[set[str], set[str], set[str]]:
    """The schemes, the words and the folders of the kinds that stores/ describes."""
    schemes: set[str] = set()
    words: set[str] = set()
    folders: set[str] = set()
    for name in tree.sources(root):
        if name.parts[0] != "stores" or name.suffix != ".cpp":
            continue
        for description in DESCRIPTION.finditer((root / name).read_text("utf-8")):
            folders.add(name.parts[1])
            for field, text in FIELD.findall(description[1]):
                (schemes if field == "scheme" else words).add(text)
    return schemes, words, folders


def names_kind(line: str, schemes: set[str], words: set[str]) -> bool:
    if line.lstrip().startswith("//"):
        return False  # an example in a comment
    for literal in LITERAL.findall(line):
        if any(word in literal for word in words):
            return True
        if any(literal.startswith(scheme + ":") or (literal == scheme and "scheme" in line) for scheme in schemes):
            return True
    return False


def check(root: Path) -> list[str]:
    schemes, words, folders = named(root)
    found = []
    for name in tree.sources(root):
        if name.parts[0] not in ("model", "report", "ui", "app"):
            continue
        for number, line in enumerate((root / name).read_text("utf-8").split("\n"), 1):
            include = INCLUDE.match(line)
            if (include and include[1] in folders) or (not include and names_kind(line, schemes, words)):
                found.append(f"{name}:{number}: names a kind of store: {line.strip()}")
    return found


if __name__ == "__main__":
    tree.finish(check)
