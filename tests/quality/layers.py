# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""app -> ui -> report -> model -> stores: an include may only point to the right.

stores/ is Qt Core (a backend's source may use Qt Network and Qt SQL), model/ and report/ are Qt Core, and
so is app/ but for app/window/: the verbs know of no window. Includes of ours are rooted at the source
folder, so that the direction shows.
"""

import re
import subprocess
from functools import cache
from pathlib import Path

import tree

BELOW = {
    "stores": {"stores"},
    "model": {"model", "stores"},
    "report": {"report", "model", "stores"},
    "ui": {"ui", "report", "model", "stores"},
    "app": {"app", "report", "model", "stores"},
    "app/window": {"app", "ui", "report", "model", "stores"},
}
QT_MODULES = {
    "stores": {"QtCore", "QtNetwork", "QtSql"},
    "model": {"QtCore"},
    "report": {"QtCore"},
    "app": {"QtCore"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')


@cache
def qt_folder() -> Path:
    """Where Qt keeps its headers: one folder for each module."""
    for qmake in ("qmake6", "/usr/lib/qt6/bin/qmake"):
        try:
            answer = subprocess.run([qmake, "-query", "QT_INSTALL_HEADERS"], check=True, capture_output=True)
            return Path(answer.stdout.decode().strip())
        except (OSError, subprocess.CalledProcessError):
            continue
    raise SystemExit("no qmake6: the module of a Qt header cannot be told")


@cache
def qt_module(header: str) -> str | None:
    """The Qt module that <header> belongs to; None if it is not Qt's."""
    if header.startswith("Qt") and "/" in header:
        return header.split("/")[0]
    if header.startswith("Qsci/"):
        return "Qsci"
    homes = sorted(qt_folder().glob("Qt*/" + header)) if "/" not in header else []
    return homes[0].parent.name if homes else None


def layer_of(name: Path) -> str:
    return "app/window" if name.parts[:2] == ("app", "window") else name.parts[0]


def fault(layer: str, quoted: str | None, angled: str | None, root: Path) -> str | None:
    """What is wrong with one include of a file in `layer`; None if nothing is."""
    if quoted and not quoted.endswith(".moc"):
        if quoted.split("/")[0] in tree.LAYERS and quoted.split("/")[0] not in BELOW[layer]:
            return f"{layer}/ must not know {quoted}"
        if not (root / quoted).is_file():
            return f'"{quoted}" is not rooted at the source folder'
    if angled and layer in QT_MODULES:
        module = qt_module(angled)
        if module and module not in QT_MODULES[layer]:
            return f"{layer}/ must not use {module} (<{angled}>)"
    return None


def check(root: Path) -> list[str]:
    found = []
    for name in tree.sources(root):
        if name.parts[0] not in tree.LAYERS:
            continue
        for number, line in enumerate((root / name).read_text("utf-8").splitlines(), 1):
            include = INCLUDE.match(line)
            wrong = include and fault(layer_of(name), include[1], include[2], root)
            if wrong:
                found.append(f"{name}:{number}: {wrong}")
    return found


if __name__ == "__main__":
    tree.finish(check)
