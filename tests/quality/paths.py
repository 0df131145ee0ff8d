# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No file holds an absolute path of the machine that it was written on."""

import re
from pathlib import Path

import tree

PATH = re.compile(r"(?<![\w.})])/(?:home|root|Users|work)/[\w.-]+")


def check(root: Path) -> list[str]:
    found = []
    for name in tree.files(root):
        data = (root / name).read_bytes()
        if b"\0" in data or name.parts[0] == "LICENSES":
            continue
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            found += [f"{name}:{number}: {path}" for path in PATH.findall(line)]
    return found


if __name__ == "__main__":
    tree.finish(check)
