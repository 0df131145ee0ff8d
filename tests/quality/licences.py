# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file says whose it is and under which licence, as reuse.software lays it down: in its first
lines, in a FILE.license beside it, or by an annotation of REUSE.toml. Each licence named is in LICENSES/."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import tree

COPYRIGHT = re.compile(r"SPDX-FileCopyrightText: \S")
LICENCE = re.compile(r"SPDX-License-Identifier: ([\w.+-]+)")


def annotations(root: Path) -> list[dict]:
    settings = root / "REUSE.toml"
    return tomllib.loads(settings.read_text("utf-8"))["annotations"] if settings.is_file() else []


def annotated(name: Path, rules: list[dict]) -> list[str]:
    """The licences that REUSE.toml gives the file."""
    found = []
    for rule in rules:
        patterns = rule["path"] if isinstance(rule["path"], list) else [rule["path"]]
        if any(fnmatch(str(name), pattern) for pattern in patterns):
            found.append(rule["SPDX-License-Identifier"])
    return found


def head(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(1000).decode("utf-8", "replace")


def check(root: Path) -> list[str]:
    rules = annotations(root)
    found = []
    for name in tree.files(root):
        if name.parts[0] == "LICENSES" or name.suffix == ".license":
            continue
        beside = root / (str(name) + ".license")
        text = head(beside if beside.is_file() else root / name)
        licences = LICENCE.findall(text)[:1] if COPYRIGHT.search(text) else annotated(name, rules)
        if not licences:
            found.append(f"{name}: no copyright or no licence")
        found += [f"{name}: LICENSES/{licence}.txt is missing" for licence in licences
                  if not (root / "LICENSES" / f"{licence}.txt").is_file()]
    return found


if __name__ == "__main__":
    tree.finish(check)
